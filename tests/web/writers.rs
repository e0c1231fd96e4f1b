//! The page beside programs that write the base.

use std::thread;
use std::time::Duration;

use super::Server;
use crate::support::Folder;

#[test]
fn two_hundred_requests_beside_eight_writers_are_answered_or_told_to_wait() {
    let folder = Folder::seeded();
    let server = Server::with(&folder, &["--wait", "0"]);
    for number in 0..8 {
        let text = format!(
            "# News {number}\n\nMay {}, 2024: The Harbour Trust {number} opened a museum.\n",
            number + 1
        );
        folder.write(&format!("news-{number}.md"), text);
    }
    let addresses =
        ["/", "/q/events", "/e/dojo", "/q/predictions?status=overdue", "/ask?q=systems"];
    thread::scope(|scope| {
        let folder = &folder;
        for number in 0..8 {
            scope.spawn(move || {
                folder
                    .kb(["ingest", &format!("news-{number}.md"), "--wait", "60"])
                    .run()
                    .succeeds();
            });
        }
        let server = &server;
        let asked: Vec<_> = (0..200)
            .map(|number| {
                let address = addresses[number % addresses.len()];
                scope.spawn(move || (address, server.get(address)))
            })
            .collect();
        for asked in asked {
            let (address, told) = asked.join().unwrap();
            assert!(matches!(told.status, 200 | 303 | 503), "{address}: {told:?}");
        }
    });
    let sources: Vec<serde_json::Value> =
        serde_json::from_str(&server.page("/q/sources.json")).unwrap();
    assert_eq!(sources.len(), 9);
}

#[test]
fn a_locked_base_is_told_with_when_to_ask_again() {
    let folder = Folder::seeded();
    let server = Server::with(&folder, &["--wait", "0"]);
    let writer = folder.open("kb.db");
    writer.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let response = server.get("/");
    assert_eq!((response.status, response.header("retry-after")), (503, "1"));
    writer.execute_batch("ROLLBACK").unwrap();
    server.page("/");
}

#[test]
fn a_base_that_is_replaced_or_restored_is_shown_at_once() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let sources = |server: &Server| server.page("/q/sources.json");
    let before = sources(&server);
    folder.kb(["backup", "old.db"]).run().succeeds();
    folder.write("news.md", "# News\n\nMay 3, 2024: The Harbour Trust opened a museum.\n");
    folder.kb(["ingest", "news.md"]).run().succeeds();
    assert_ne!(sources(&server), before);
    folder.kb(["restore", "old.db"]).run().succeeds();
    assert_eq!(sources(&server), before);
    let other = Folder::empty();
    other.write("news.md", "# News\n\nMay 3, 2024: The Harbour Trust opened a museum.\n");
    other.kb(["ingest", "news.md"]).run().succeeds();
    std::fs::rename(other.path("kb.db"), folder.path("kb.db")).unwrap();
    // The new file may have the length and, for a moment, the time of the old one.
    thread::sleep(Duration::from_millis(20));
    assert!(sources(&server).contains("news"));
    std::fs::remove_file(folder.path("kb.db")).unwrap();
    assert_eq!(server.get("/").status, 500);
}
