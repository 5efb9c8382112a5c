//! Comments of HTML: what people wrote there for one another, and what programs did for themselves.

use dom_query::{Document, NodeData, NodeRef};

use super::words;
use crate::report::{RemovedKind, Report};

/// What programs begin their comments with, in lower case.
const MARKERS: [&str; 24] = [
    "wp:",
    "/wp:",
    "more",
    "nextpage",
    "noteaser",
    "startfragment",
    "endfragment",
    "google_ad_section",
    "googleon",
    "googleoff",
    "noindex",
    "/noindex",
    "[endif]",
    "<![endif]",
    "[cdata[",
    "#include",
    "#echo",
    "#exec",
    "esi",
    "/esi",
    "saved from url",
    "strip_tags",
    "/strip_tags",
    "?xml",
];

/// The letters of a comment; none of another node.
pub(super) fn text(node: &NodeRef<'_>) -> String {
    let contents = node.query(|node| match &node.data {
        NodeData::Comment { contents } => Some(contents.to_string()),
        _ => None,
    });
    contents.flatten().unwrap_or_default()
}

/// Lists a comment that holds words.
pub(super) fn list(node: &NodeRef<'_>, report: &mut Report) {
    if node.is_comment()
        && let Some(words) = words_of(&text(node))
    {
        report.remove(RemovedKind::Hidden, words);
    }
}

/// Takes the comments that hold words out of a document whose comments were listed already.
pub(crate) fn remove_all(root: &NodeRef<'_>) {
    let holds_words = |node: &NodeRef<'_>| node.is_comment() && words_of(&text(node)).is_some();
    let comments: Vec<_> = root.descendants_it().filter(holds_words).collect();
    for comment in comments {
        comment.remove_from_parent();
    }
}

/// The words of a comment, where they are those of people.
fn words_of(comment: &str) -> Option<String> {
    let comment = comment.trim();
    if let Some(inner) = conditional(comment) {
        return of_condition(inner);
    }
    let start: String = comment.chars().take(24).flat_map(char::to_lowercase).collect();
    if MARKERS.iter().any(|marker| begins_with(&start, marker)) || is_name(comment) {
        return None;
    }
    comment.contains(char::is_alphabetic).then(|| words::collapsed(comment))
}

/// Whether a comment begins with a marker and not with a word that begins so: `more`, `Moreover …`.
fn begins_with(start: &str, marker: &str) -> bool {
    let Some(rest) = start.strip_prefix(marker) else { return false };
    let is_word = marker.ends_with(char::is_alphabetic);
    !is_word || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'')
}

/// Whether a comment is one name in plain letters, as templates mark where their parts begin and end: `.entry`,
/// `#content`, `/div`, `header-start`, `END sidebar`.
fn is_name(comment: &str) -> bool {
    let mut words = comment.split_whitespace();
    let (first, second, third) = (words.next(), words.next(), words.next());
    let is_edge = |word: &str| {
        let word = word.to_ascii_lowercase();
        matches!(word.trim_end_matches(':'), "start" | "begin" | "end" | "ends" | "/" | "close")
    };
    comment.is_ascii()
        && third.is_none()
        && (second.is_none() || first.is_some_and(is_edge) || second.is_some_and(is_edge))
}

/// What stands in a comment that only some programs read: `[if gte mso 9]>…<![endif]`.
fn conditional(comment: &str) -> Option<&str> {
    let (_, inner) = comment.strip_prefix("[if")?.split_once(']')?;
    let inner = inner.trim_start_matches('>').trim_start_matches("<!-->");
    Some(inner.strip_suffix("<![endif]").unwrap_or(inner))
}

/// The words in it that readers of some program see: its settings are none, unless they are in letters that no
/// setting has.
fn of_condition(inner: &str) -> Option<String> {
    if !inner.contains(char::is_alphabetic) {
        return None;
    }
    let document = Document::fragment(inner);
    let settings = document.select("xml, style, script, object, meta, link");
    let is_foreign = |c: char| c.is_alphabetic() && !c.is_ascii();
    let said: Vec<String> = settings
        .nodes()
        .iter()
        .map(|node| words::collapsed(&node.text()))
        .filter(|text| text.contains(is_foreign))
        .collect();
    settings.remove();
    let shown = words::of(&document.root());
    let all: Vec<String> = std::iter::once(shown)
        .chain(said)
        .filter(|text| text.contains(char::is_alphabetic))
        .collect();
    (!all.is_empty()).then(|| all.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_told_from_what_programs_did() {
        for (comment, words) in [
            (" ملاحظة للمحرر:\n راجع الرقم ", "ملاحظة للمحرر: راجع الرقم"),
            ("check this number", "check this number"),
            ("Moreover he lied", "Moreover he lied"),
            ("<p>فقرة قديمة</p>", "<p>فقرة قديمة</p>"),
            ("[if lt IE 9]><p>متصفحك قديم</p><![endif]", "متصفحك قديم"),
            ("[if gte mso 9]><xml><o:Author>سلمى</o:Author></xml><![endif]", "سلمى"),
        ] {
            assert_eq!(words_of(comment).as_deref(), Some(words), "{comment}");
        }
        for comment in [
            "more",
            "more اقرأ المزيد",
            " wp:paragraph {\"align\":\"right\"} ",
            " /wp:paragraph ",
            "StartFragment",
            "[if !supportLists]",
            "[endif]",
            "[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]",
            "[if !mso]><!",
            ".entry-content",
            "end header",
            "#container",
            "12",
            "",
        ] {
            assert_eq!(words_of(comment), None, "{comment}");
        }
    }
}
