//! Links of a page as links between files.

use std::collections::HashMap;

use super::address::Address;
use crate::exports::html;
use crate::web::assets;

/// The files that every page uses.
pub(super) const ASSETS: [(&str, &str); 2] = [
    ("assets/kb.css", include_str!("../assets/kb.css")),
    ("assets/site.js", include_str!("../assets/site.js")),
];

/// The attributes that hold an address. Within text a quotation mark is always escaped, so
/// that these words begin nothing else.
const ATTRIBUTES: [&str; 4] = [" href=\"", " src=\"", " action=\"", " data-complete=\""];

/// An attribute: where it begins, its name, and its value.
struct Attribute<'t> {
    at: usize,
    name: &'static str,
    value: &'t str,
}

fn attributes(text: &str) -> impl Iterator<Item = Attribute<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = &text[from..];
        let next = ATTRIBUTES.iter().filter_map(|name| Some((rest.find(name)?, *name))).min()?;
        let (at, name) = (from + next.0, next.1);
        let start = at + name.len();
        let length = text[start..].find('"')?;
        from = start + length + 1;
        Some(Attribute { at, name, value: &text[start..start + length] })
    })
}

/// The addresses that a page links to.
pub(super) fn links(text: &str) -> impl Iterator<Item = String> {
    let links = attributes(text).filter(|attribute| attribute.name == ATTRIBUTES[0]);
    links.map(|attribute| plain(attribute.value))
}

/// The page with links to files; a link to what is no file is none any more.
pub(super) fn rewritten(text: &str, page: &Address, made: &HashMap<Address, String>) -> String {
    let file = page.file();
    let up = "../".repeat(file.matches('/').count());
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for Attribute { at, name, value } in attributes(text) {
        out.push_str(&text[from..at]);
        from = at + name.len() + value.len() + 1;
        let value = plain(value);
        let there = match name {
            " data-complete=\"" => None,
            " action=\"" => Some(format!("{up}{}", Address::search(page.language()).file())),
            " src=\"" => {
                let index = format!("{up}{}/index.js", page.language().word());
                out.push_str(" src=\"");
                out.push_str(&index);
                out.push_str("\" defer></script>\n<script");
                Some(format!("{up}assets/site.js"))
            }
            _ => target(&value, page, made, &up),
        };
        if let Some(there) = there {
            out.push_str(name);
            out.push_str(&there);
            out.push('"');
        }
    }
    out.push_str(&text[from..]);
    out
}

/// Where a link leads from a page that is so far down.
fn target(link: &str, page: &Address, made: &HashMap<Address, String>, up: &str) -> Option<String> {
    if !link.starts_with('/') {
        return Some(html(link));
    }
    if link == assets::address("kb.css") {
        return Some(format!("{up}assets/kb.css"));
    }
    let file = made.get(&Address::of(link, page)?)?;
    let fragment = link.find('#').map_or("", |at| &link[at..]);
    Some(html(&format!("{up}{file}{fragment}")))
}

/// The value of an attribute as it is meant.
fn plain(value: &str) -> String {
    let mut text = value.to_owned();
    for (name, sign) in [
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&#60;", "<"),
        ("&lt;", "<"),
        ("&#62;", ">"),
        ("&gt;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ] {
        text = text.replace(name, sign);
    }
    text
}
