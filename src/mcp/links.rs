//! Addresses of resources: `kb://entity/dojo`, `kb://source/SLUG/3`, with `?offset=` for
//! what is longer than one answer.

/// The kinds of things that have an address.
pub(super) const KINDS: [&str; 4] = ["entity", "event", "prediction", "source"];

/// What an address names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// The tables and views.
    Schema,
    /// A thing, as `kb show` takes it, and the first of its rows.
    Thing { name: String, offset: usize },
}

/// Reads an address; none if it is not one of kb's.
pub(super) fn read(uri: &str) -> Option<Link> {
    let path = uri.strip_prefix("kb://")?;
    if path == "schema" {
        return Some(Link::Schema);
    }
    let (path, offset) = match path.split_once("?offset=") {
        Some((path, offset)) => (path, offset.parse().ok()?),
        None => (path, 0),
    };
    let (kind, rest) = path.split_once('/')?;
    let kind = KINDS.into_iter().find(|known| *known == kind)?;
    let name = match (kind, rest.split_once('/')) {
        ("source", Some((slug, number))) if is_slug(slug) => {
            format!("passage:{slug}#{}", number.parse::<u32>().ok()?)
        }
        (_, None) if is_slug(rest) => format!("{kind}:{rest}"),
        _ => return None,
    };
    Some(Link::Thing { name, offset })
}

/// Whether a text may be a slug: it needs no escaping in an address.
fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_things() {
        let thing = |name: &str, offset| Some(Link::Thing { name: name.to_owned(), offset });
        assert_eq!(read("kb://schema"), Some(Link::Schema));
        assert_eq!(read("kb://entity/dojo"), thing("entity:dojo", 0));
        assert_eq!(read("kb://source/dojo-timeline"), thing("source:dojo-timeline", 0));
        assert_eq!(read("kb://source/dojo-timeline/3"), thing("passage:dojo-timeline#3", 0));
        assert_eq!(read("kb://event/a-b?offset=50"), thing("event:a-b", 50));
        let wrong = ["file:///etc/passwd", "kb://", "kb://entity/", "kb://entity/a/b"];
        let more = ["kb://unit/watt", "kb://source/a/../b", "kb://entity/a b", "kb://source/a/x"];
        for uri in wrong.into_iter().chain(more) {
            assert_eq!(read(uri), None, "{uri}");
        }
    }
}
