//! Text out of what may be HTML.

/// The text without tags, styles and scripts, character references as what they stand for,
/// white space and control characters as one space. A `<` that begins no tag is a sign like
/// others.
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
    let out = out.replace(char::is_control, " ");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands for a tag, and its length; for `<` alone if it begins none.
fn tag(text: &str) -> (String, usize) {
    let begins = |letter: char| letter.is_ascii_alphabetic() || letter == '/' || letter == '!';
    match (text[1..].chars().next().is_some_and(begins), text.find('>')) {
        (true, Some(end)) => {
            let name = text[1..end].trim_start_matches('/');
            for hidden in ["style", "script"] {
                let closing = format!("</{hidden}>");
                if text[1..end].eq_ignore_ascii_case(hidden) {
                    let length = text.to_ascii_lowercase().find(&closing);
                    return (" ".to_owned(), length.map_or(text.len(), |at| at + closing.len()));
                }
            }
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

/// The character references that texts in English and French use (HTML, "Named character
/// references").
const LETTERS: [(&str, char); 52] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("times", '×'),
    ("plusmn", '±'),
    ("frac12", '½'),
    ("shy", '\u{ad}'),
    ("agrave", 'à'),
    ("acirc", 'â'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ocirc", 'ô'),
    ("oelig", 'œ'),
    ("ugrave", 'ù'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("ouml", 'ö'),
    ("auml", 'ä'),
    ("szlig", 'ß'),
    ("ntilde", 'ñ'),
    ("Agrave", 'À'),
    ("Ccedil", 'Ç'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
];

fn letter(name: &str) -> Option<char> {
    if let Some((_, letter)) = LETTERS.iter().find(|(known, _)| *known == name) {
        return Some(*letter);
    }
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn tags_go_and_references_become_signs() {
        for (html, text) in [
            ("<p>One</p><p>two<br>three</p>", "One two three"),
            ("Caf&eacute; &amp; <b>bar</b> &#233;&#xe9; &none;", "Café & bar éé &none;"),
            ("a<style>p { color: red }</style>b\u{7}c", "a b c"),
            ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
            ("a <script", "a <script"),
        ] {
            assert_eq!(plain(html), text);
        }
    }
}
