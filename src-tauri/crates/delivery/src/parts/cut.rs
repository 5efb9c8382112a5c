//! A text cut where its parts begin.

pub(super) const OPEN: &str = "<!-- wp:";
const CLOSE: &str = "<!-- /wp:";
const END: &str = "-->";

/// Elements that stand on their own in a text of HTML.
const BLOCKS: [&str; 22] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "figure",
    "table",
    "div",
    "section",
    "pre",
    "hr",
    "iframe",
    "form",
    "aside",
    "details",
    "video",
];

/// Whether a text is made of blocks.
fn has_blocks(text: &str) -> bool {
    text.contains(OPEN)
}

/// The outermost blocks of a post and what stands between them. A text without blocks is cut at its elements and at
/// empty lines, a frame around all of it apart.
pub(crate) fn parts(text: &str) -> Vec<&str> {
    if has_blocks(text) { blocks(text) } else { elements(unframed(text)) }
}

/// The text of these parts.
pub(crate) fn joined<T: AsRef<str>>(parts: &[T]) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    parts.join("\n\n")
}

fn blocks(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut depth, mut at) = (0, 0_usize, 0);
    while let Some(next) = text[at..].find("<!-- ").map(|next| at + next) {
        let comment = &text[next..];
        let end = comment.find(END).map_or(text.len(), |end| next + end + END.len());
        let (opens, closes) = (comment.starts_with(OPEN), comment.starts_with(CLOSE));
        if opens && depth == 0 {
            // What stands between two blocks is a part of its own.
            found.extend(elements(&text[start..next]));
            start = next;
        }
        if opens && !text[next..end].ends_with("/-->") {
            depth += 1;
        } else if closes {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 && (opens || closes) {
            push(&mut found, &text[start..end]);
            start = end;
        }
        at = end;
    }
    found.extend(elements(&text[start..]));
    found
}

/// A text of HTML without the one element around all of it.
fn unframed(text: &str) -> &str {
    let trimmed = text.trim();
    match frame(text) {
        Some((before, behind)) => &trimmed[before.len()..trimmed.len() - behind.len()],
        None => trimmed,
    }
}

/// The begin and the end of the one element around all of a text of HTML, with the space inside them; nothing where none
/// is.
pub(super) fn frame(text: &str) -> Option<(&str, &str)> {
    let trimmed = text.trim();
    let is_around_all = trimmed.starts_with("<div") && element(trimmed, "div") == trimmed.len();
    let (_, rest) = Some(trimmed).filter(|_| is_around_all)?.split_once('>')?;
    let inner = rest.strip_suffix("</div>")?;
    let begin = trimmed.len() - rest.trim_start().len();
    let end = (begin + inner.trim().len()).min(trimmed.len());
    Some((&trimmed[..begin.min(end)], &trimmed[end..]))
}

fn elements(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    // The element that is open, and how many of its name.
    let mut open: Option<(&str, usize)> = None;
    while at < text.len() {
        let rest = &text[at..];
        if open.is_none()
            && let Some(blank) = blank_line(rest)
        {
            push(&mut found, &text[start..at]);
            (start, at) = (at + blank, at + blank);
            continue;
        }
        let Some((name, is_end, length)) = tag(rest) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        match &mut open {
            None if !is_end && BLOCKS.contains(&name) => {
                push(&mut found, &text[start..at]);
                start = at;
                if name == "hr" {
                    push(&mut found, &text[start..at + length]);
                    start = at + length;
                } else {
                    open = Some((name, 1));
                }
            }
            Some((outer, depth)) if *outer == name => {
                *depth = if is_end { *depth - 1 } else { *depth + 1 };
                if *depth == 0 {
                    push(&mut found, &text[start..at + length]);
                    start = at + length;
                    open = None;
                }
            }
            _ => {}
        }
        at += length;
    }
    push(&mut found, &text[start..]);
    found
}

/// How long an element is that begins here; all the text where it never ends.
pub(super) fn element(text: &str, name: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = text[at..].find('<').map(|next| at + next) {
        let Some((other, is_end, length)) = tag(&text[next..]) else {
            at = next + 1;
            continue;
        };
        at = next + length;
        if other == name {
            depth = if is_end { depth.saturating_sub(1) } else { depth + 1 };
            if depth == 0 {
                return at;
            }
        }
    }
    text.len()
}

/// How long an empty line is that begins here, with the end of the line before it.
fn blank_line(text: &str) -> Option<usize> {
    let length = text.len() - text.trim_start().len();
    (text.starts_with(['\n', '\r']) && text[..length].matches('\n').count() > 1).then_some(length)
}

/// The tag that begins here: its name, whether it ends an element, and how long it is.
pub(crate) fn tag(text: &str) -> Option<(&str, bool, usize)> {
    let rest = text.strip_prefix('<')?;
    let (rest, is_end) = rest.strip_prefix('/').map_or((rest, false), |rest| (rest, true));
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    if name.is_empty() {
        return None;
    }
    text.find('>').map(|end| (name, is_end, end + 1))
}

fn push<'a>(found: &mut Vec<&'a str>, text: &'a str) {
    let text = text.trim();
    if !text.is_empty() {
        found.push(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_parts_with_what_stands_in_them_and_between_them() {
        let list = "<!-- wp:list -->\n<ul><!-- wp:list-item --><li>أ</li><!-- /wp:list-item --></ul>\n<!-- /wp:list -->";
        let more = "<!-- wp:more /-->";
        let text = format!("<p>قبل</p>\n\n{list}\n\n[gallery ids=\"1\"]\n\n{more}\n\nبعد");
        assert_eq!(parts(&text), ["<p>قبل</p>", list, "[gallery ids=\"1\"]", more, "بعد"]);
    }

    #[test]
    fn a_text_of_html_is_cut_at_elements_and_empty_lines() {
        let list = "<ul>\n<li>أ</li>\n\n<li>ب <ul><li>ج</li></ul></li></ul>";
        let text = format!("سطر <b>أول</b>\nيكمل\n\nفقرة\n<h2>عنوان</h2>\n{list}<hr>نهاية");
        let expected = ["سطر <b>أول</b>\nيكمل", "فقرة", "<h2>عنوان</h2>", list, "<hr>", "نهاية"];
        assert_eq!(parts(&text), expected);
        assert_eq!(
            parts("<div dir=\"rtl\">\n<p>أ</p>\n<p>ب</p>\n</div>"),
            ["<p>أ</p>", "<p>ب</p>"]
        );
        let gallery = "<div class=\"gallery\"><figure>ج</figure></div>";
        assert_eq!(parts(&format!("<div>\n<p>أ</p>\n{gallery}\n</div>")), ["<p>أ</p>", gallery]);
        let two = format!("<div>أ</div>{gallery}");
        assert_eq!(parts(&two), ["<div>أ</div>", gallery]);
        assert_eq!(parts(" \n"), Vec::<&str>::new());
        assert_eq!(parts("a < b"), ["a < b"]);
    }
}
