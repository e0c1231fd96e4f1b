//! What is wrong with a proposed fact, in plain words instead of those of the JSON reader.

/// Why a line is no JSON.
pub(super) fn not_json(error: &serde_json::Error) -> String {
    if error.is_eof() {
        return "it is not JSON: it ends too early".to_owned();
    }
    format!("it is not JSON: character {} is not expected", error.column())
}

/// Why an object is no fact.
pub(super) fn not_a_fact(error: &serde_json::Error) -> String {
    let text = error.to_string().replace('`', "\"");
    if let Some(field) = text.strip_prefix("missing field ") {
        return format!("the field {field} is missing");
    }
    let expected = |kind: &str| text.strip_prefix(kind)?.split_once(", expected ");
    if let Some((field, known)) = expected("unknown field ") {
        return format!("it has no field {field}; write {}", listed(known));
    }
    if let Some((word, known)) = expected("unknown variant ") {
        return format!("{word} is unknown; write {}", listed(known));
    }
    for kind in ["invalid type: ", "invalid value: "] {
        if let Some((found, wanted)) = expected(kind) {
            return format!("{} stands where {} belongs", value(found), value(wanted));
        }
    }
    text
}

/// "one of "a", "b"" without its beginning.
fn listed(known: &str) -> &str {
    known.strip_prefix("one of ").unwrap_or(known)
}

/// A kind of value, with the value itself if it is told.
fn value(serde: &str) -> String {
    let names = [
        ("string ", "the text "),
        ("integer ", "the number "),
        ("floating point ", "the number "),
        ("boolean ", "the word "),
    ];
    for (theirs, plain) in names {
        if let Some(value) = serde.strip_prefix(theirs) {
            return format!("{plain}{value}");
        }
    }
    let kinds = [
        ("null", "nothing"),
        ("map", "an object"),
        ("sequence", "a list"),
        ("a string", "a text"),
        ("a sequence", "a list"),
        ("f64", "a number"),
        ("a boolean", "true or false"),
    ];
    let plain = kinds.into_iter().find(|(theirs, _)| *theirs == serde).map(|(_, plain)| plain);
    plain.unwrap_or(serde).to_owned()
}
