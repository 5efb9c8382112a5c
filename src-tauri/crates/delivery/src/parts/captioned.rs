//! Pictures as old posts have them: `[caption]` around the picture and the words under it.

const OPEN: &str = "[caption ";
const CLOSE: &str = "[/caption]";

/// How long such a picture is that begins here.
pub(super) fn captioned(text: &str) -> Option<usize> {
    let end = text.strip_prefix(OPEN)?.find(CLOSE)?;
    Some(OPEN.len() + end + CLOSE.len())
}

/// How long one of the brackets around such a picture is that begins here.
pub(crate) fn caption_bracket(text: &str) -> Option<usize> {
    if text.starts_with(CLOSE) {
        return Some(CLOSE.len());
    }
    text.starts_with(OPEN).then(|| text.find(']')).flatten().map(|end| end + 1)
}

/// A text without the brackets around a picture and the words under it, which an article has too.
pub(crate) fn uncaptioned(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(OPEN) {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once(']').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out.replace(CLOSE, " ")
}
