//! What elements are by their name.

use dom_query::{NodeData, NodeRef};

/// The name of an element in small letters; empty for what is none.
pub(crate) fn name(node: &NodeRef<'_>) -> String {
    node.qual_name_ref().map(|name| name.local.to_ascii_lowercase().to_string()).unwrap_or_default()
}

/// The value of an attribute; empty where it is not set.
pub(crate) fn attribute(node: &NodeRef<'_>, name: &str) -> String {
    node.attr(name).map(|value| value.to_string()).unwrap_or_default()
}

/// The letters of a text node; nothing for another node.
pub(crate) fn letters(node: &NodeRef<'_>) -> Option<String> {
    with_letters(node, str::to_owned)
}

/// What `read` makes of the letters of a text node; nothing for another node.
pub(super) fn with_letters<T>(node: &NodeRef<'_>, read: impl FnOnce(&str) -> T) -> Option<T> {
    node.query(|node| match &node.data {
        NodeData::Text { contents } => Some(read(contents)),
        _ => None,
    })
    .flatten()
}

/// Whether one of the classes of an element satisfies `is`.
pub(crate) fn has_class(node: &NodeRef<'_>, is: impl Fn(&str) -> bool) -> bool {
    attribute(node, "class").split_ascii_whitespace().any(is)
}

/// Whether it starts on a line of its own.
pub(crate) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
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
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// The level of a heading, from 1.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Whether a node is a link that stands close behind another one: menus have nothing between their words.
pub(super) fn is_behind_link(node: &NodeRef<'_>) -> bool {
    let is_link = |node: &NodeRef<'_>| node.has_name("a");
    let before = node.prev_sibling().filter(|before| is_link(node) && is_link(before));
    before.is_some_and(|before| before.attr("href") != node.attr("href"))
}
