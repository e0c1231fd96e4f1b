//! What a request may and may not do.

use super::Server;
use crate::support::Folder;

#[test]
fn only_this_machine_and_allowed_hosts_are_answered() {
    let folder = Folder::seeded();
    let server = Server::with(&folder, &["--allow-host", "kb.example.org"]);
    let status = |host| server.send("GET", "/", &[("Host", host)]).status;
    for host in [
        "localhost",
        "LOCALHOST:8765",
        "127.0.0.1",
        "[::1]:1",
        "kb.example.org",
        "KB.example.org:80",
    ] {
        assert_eq!(status(host), 200, "{host}");
    }
    for host in [
        "evil.example",
        "evil.example:8765",
        "localhost.evil.example",
        "",
        "10.0.0.1",
        "127.0.0.1.evil.example",
    ] {
        assert_eq!(status(host), 421, "{host}");
    }
    assert_eq!(server.raw("GET / HTTP/1.0\r\n\r\n").status, 421);
    let host = &server.host;
    let absolute = format!("GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n");
    assert_eq!(server.raw(&absolute).status, 421);
}

#[test]
fn an_address_beyond_this_machine_needs_a_name() {
    let folder = Folder::seeded();
    folder
        .kb(["serve", "--host", "0.0.0.0"])
        .run()
        .fails_with(2, "can be reached from other machines");
}

#[test]
fn a_page_is_only_read() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let response = server.send(method, "/q/events", &[("Content-Length", "0")]);
        assert_eq!((response.status, response.header("allow")), (405, "GET, HEAD"), "{method}");
    }
    let head = server.send("HEAD", "/", &[]);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn what_is_too_long_is_refused() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let long = "x".repeat(9_000);
    assert_eq!(server.get(&format!("/ask?q={long}")).status, 414);
    assert_eq!(server.send("GET", "/", &[("Cookie", &long)]).status, 431);
    let endless = "x".repeat(200_000);
    assert_eq!(server.send("GET", "/", &[("Cookie", &endless)]).status, 431);
}

#[test]
fn every_response_says_what_a_browser_may_do_with_it() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    for address in ["/", "/q/events.json", "/nothing", "/ask?q=x"] {
        let response = server.get(address);
        let policy = response.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none';") && !policy.contains("unsafe"),
            "{policy}"
        );
        assert_eq!(response.header("x-content-type-options"), "nosniff");
        assert_eq!(response.header("referrer-policy"), "no-referrer");
        assert_eq!(response.header("cross-origin-resource-policy"), "same-origin");
    }
    let page = server.page("/q/events?about=dojo");
    assert!(!page.contains(" style=") && !page.contains(" onclick="), "{page}");
}

#[test]
fn an_unchanged_page_is_not_sent_again() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let tag = server.get("/e/dojo").header("etag").to_owned();
    let again = server.send("GET", "/e/dojo", &[("If-None-Match", &tag)]);
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let known = format!("\"other\", W/{tag}");
    assert_eq!(server.send("GET", "/e/dojo", &[("If-None-Match", &known)]).status, 304);
    let assets = super::server::assets(&server.page("/"));
    assert_eq!(assets.len(), 2, "a style and a script");
    for (asset, most) in assets.into_iter().zip([8 * 1024, 5 * 1024]) {
        let response = server.get(&asset);
        assert!(response.header("cache-control").contains("immutable"), "{asset}");
        assert!(response.body.len() < most, "{asset}: {}", response.body.len());
    }
}

#[test]
fn wrong_addresses_say_what_is_wrong() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    for (address, status, told) in [
        ("/q/evnts", 404, "did you mean `events`?"),
        ("/q/events?abuot=dojo", 400, "did you mean `about`?"),
        ("/q/events?period=soon", 400, "soon"),
        ("/q/events?shape=per-week", 400, "per-week"),
        ("/q/events?shape=total", 400, "total"),
        ("/q/events?skip=-1", 400, "-1"),
        ("/q/events?top=x", 400, "x"),
        ("/q/events?as_of=soon", 400, "as_of=2024-12-31"),
        ("/e/dojo?lang=de", 400, "lang=en or lang=fr"),
        ("/e/dojo.csv", 404, "no such page"),
        ("/e/nobody-here", 404, "nobody-here"),
        ("/source/dojo-timeline/9999", 404, "dojo-timeline"),
        ("/nothing", 404, "no such page"),
        ("/sql?q=select+1", 404, "no such page"),
        ("/q/events?abuot=", 400, "no parameter `abuot` (did you mean `about`?): it takes"),
        ("/q/events?abuot=dojo", 400, "q, shape, top, skip, lang, as_of"),
        ("/timeline?perod=2024", 400, "`perod` (did you mean `period`?)"),
        ("/?period=2024", 400, "no parameter `period`: it takes lang, as_of"),
        ("/index.json?period=2024", 400, "`period`"),
        ("/ask?q=events&period=2024", 400, "`period`: it takes q, lang, as_of"),
        ("/complete?phrase=dojo", 400, "`phrase`"),
        ("/feed.ics?about=dojo", 400, "no parameter `about`: it takes lang, as_of"),
        ("/feed.atom?about=dojo", 400, "`about`"),
        ("/e/dojo?lnag=fr", 400, "`lnag` (did you mean `lang`?)"),
        ("/e/dojo.json?period=2024", 400, "`period`"),
        ("/e/dojo?period=2024&lang=fr", 400, "pas de paramètre `period`: elle connaît"),
        ("/promise/first-dojo-2021?at=1%2B2", 400, "`at`"),
        ("/source/dojo-timeline/5?at=3", 400, "at=START+LENGTH"),
        ("/q/figures.ics", 404, "no such page"),
        ("/q/predictions.ics?shape=count", 404, "no such page"),
    ] {
        let response = server.get(address);
        let body = super::unescaped(&response.body);
        assert_eq!(response.status, status, "{address}: {body}");
        assert!(body.contains(told), "{address}: {body}");
    }
}

#[test]
fn sql_is_answered_if_it_is_allowed_and_only_reads() {
    let folder = Folder::seeded();
    let server = Server::with(&folder, &["--sql"]);
    assert_eq!(server.page("/sql.json?q=select+40%2B2+as+n"), "[\n{\"n\":42}\n]\n");
    let before = folder.files();
    for statement in
        ["delete+from+events", "attach+'x.db'+as+x", "select+1;+select+2", "pragma+user_version=3"]
    {
        assert_eq!(server.get(&format!("/sql?q={statement}")).status, 400, "{statement}");
    }
    assert_eq!(folder.files(), before);
}

#[test]
fn a_question_ends_at_its_time_limit() {
    let folder = Folder::seeded();
    let server = Server::with(&folder, &["--sql", "--timeout", "0.5"]);
    let endless =
        "with+recursive+n(x)+as+(select+1+union+all+select+x%2B1+from+n)+select+count(*)+from+n";
    assert_eq!(server.get(&format!("/sql?q={endless}")).status, 504);
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn a_base_that_cannot_be_read_is_told_before_anybody_asks() {
    let folder = Folder::empty();
    folder.kb(["serve"]).run().fails_with(4, "there is no base");
    folder.write("kb.db", "no base at all, but long enough to be looked at as one".repeat(20));
    folder.kb(["serve"]).run().fails_with(4, "not");
}

#[test]
fn a_signal_ends_it_cleanly() {
    let folder = Folder::seeded();
    let before = folder.files();
    let server = Server::of(&folder);
    server.page("/");
    assert_eq!(server.end(), Some(0));
    assert_eq!(folder.files(), before);
}

#[test]
fn requests_that_need_too_much_memory_together_are_answered_or_told_so() {
    let folder = Folder::seeded();
    let server = Server::with(&folder, &["--memory", "1"]);
    std::thread::scope(|scope| {
        for number in 0..24 {
            let server = &server;
            scope.spawn(move || {
                let address = format!("/q/events?period={}&about=dojo", 2019 + number % 7);
                let status = server.get(&address).status;
                assert!(matches!(status, 200 | 507), "{address}: {status}");
            });
        }
    });
    assert!(matches!(server.get("/q/systems").status, 200 | 507));
}
