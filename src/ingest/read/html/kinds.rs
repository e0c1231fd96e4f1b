//! Classifies tags: blocks, invisible ones, and those whose end tag may be omitted.

/// Whether an element has no end tag.
pub(super) fn is_void(tag: &str) -> bool {
    matches!(
        tag,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element's text is never visible prose.
pub(super) fn is_unseen(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "canvas"
            | "audio"
            | "video"
            | "map"
            | "title"
            | "textarea"
            | "select"
            | "button"
            | "option"
            | "datalist"
            | "noembed"
            | "noframes"
            | "xmp"
            | "applet"
            | "progress"
            | "meter"
            | "rt"
            | "rp"
    )
}

/// Whether an element is a block, which separates the text around it.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "html"
            | "body"
            | "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "caption"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "ul"
    )
}

/// Whether an element is the page's own (`<news-body>`), which may hold its article.
pub(super) fn is_own(tag: &str) -> bool {
    tag.contains('-')
}

/// Whether a start tag closes an open element whose end tag is omitted.
pub(super) fn ends(open: &str, starts: &str) -> bool {
    match open {
        "p" => is_block(starts) || starts == "hr",
        "li" => starts == "li",
        "dt" | "dd" => matches!(starts, "dt" | "dd"),
        "td" | "th" | "caption" => {
            matches!(starts, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot")
        }
        "tr" => matches!(starts, "tr" | "tbody" | "thead" | "tfoot"),
        "tbody" | "thead" | "tfoot" => matches!(starts, "tbody" | "thead" | "tfoot"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => is_heading(starts),
        _ => false,
    }
}

/// Whether an open element stops the search for the start of an end tag.
pub(super) fn is_wall(open: &str, tag: &str) -> bool {
    match tag {
        "li" => matches!(open, "ul" | "ol" | "menu" | "table" | "td" | "th"),
        "dt" | "dd" => matches!(open, "dl" | "table" | "td" | "th"),
        "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption" => open == "table",
        "table" => false,
        _ => matches!(open, "table" | "td" | "th" | "caption"),
    }
}

pub(super) fn is_heading(tag: &str) -> bool {
    matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
