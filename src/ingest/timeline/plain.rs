//! Text out of what may be HTML.

/// The text without tags, character references as what they stand for, white space as one
/// space. A `<` that begins no tag is a sign like others.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (shown, length) = if rest.starts_with('<') { tag(rest) } else { reference(rest) };
        out.push_str(&shown);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands for a tag, and its length; for `<` alone if it begins none.
fn tag(text: &str) -> (String, usize) {
    let begins = |letter: char| letter.is_ascii_alphabetic() || letter == '/' || letter == '!';
    match (text[1..].chars().next().is_some_and(begins), text.find('>')) {
        (true, Some(end)) => {
            let name = text[1..end].trim_start_matches('/');
            let is_block = ["p", "br", "div", "li", "blockquote", "h"]
                .iter()
                .any(|block| name.to_ascii_lowercase().starts_with(block));
            (if is_block { " " } else { "" }.to_owned(), end + 1)
        }
        _ => ("<".to_owned(), 1),
    }
}

/// What a character reference stands for, and its length; for `&` alone if it is none.
fn reference(text: &str) -> (String, usize) {
    let known = text.find(';').and_then(|end| Some((letter(&text[1..end])?, end + 1)));
    known.map_or_else(|| ("&".to_owned(), 1), |(letter, length)| (letter.to_string(), length))
}

fn letter(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn tags_go_and_references_become_signs() {
        for (html, text) in [
            ("<p>One</p><p>two<br>three</p>", "One two three"),
            ("Caf&eacute; &amp; <b>bar</b> &#233;&#xe9;", "Caf&eacute; & bar éé"),
            ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
            ("a <script", "a <script"),
        ] {
            assert_eq!(plain(html), text);
        }
    }
}
