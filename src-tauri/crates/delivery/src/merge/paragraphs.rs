//! The paragraphs of a post.

const OPEN: &str = "<!-- wp:";
const CLOSE: &str = "<!-- /wp:";
const END: &str = "-->";

/// Whether the text is made of blocks.
pub(super) fn are_blocks(text: &str) -> bool {
    text.contains(OPEN)
}

/// The outermost blocks of a text, each with what stands in it; its lines where it has no blocks.
pub(super) fn paragraphs(text: &str) -> Vec<&str> {
    if !are_blocks(text) {
        return if text.is_empty() { Vec::new() } else { text.split('\n').collect() };
    }
    let mut found = Vec::new();
    let (mut start, mut depth, mut at) = (0, 0_usize, 0);
    while let Some(next) = text[at..].find("<!-- ").map(|next| at + next) {
        let comment = &text[next..];
        let end = comment.find(END).map_or(text.len(), |end| next + end + END.len());
        let closes_itself = text[next..end].ends_with("/-->");
        if comment.starts_with(OPEN) && !closes_itself {
            depth += 1;
        } else if comment.starts_with(CLOSE) {
            depth = depth.saturating_sub(1);
        }
        let is_of_block = comment.starts_with(OPEN) || comment.starts_with(CLOSE);
        if depth == 0 && is_of_block {
            push(&mut found, &text[start..end]);
            start = end;
        }
        at = end;
    }
    push(&mut found, &text[start..]);
    found
}

/// The text of these paragraphs.
pub(super) fn joined(paragraphs: &[&str]) -> String {
    let is_blocks = paragraphs.iter().any(|one| are_blocks(one));
    paragraphs.join(if is_blocks { "\n\n" } else { "\n" })
}

fn push<'a>(found: &mut Vec<&'a str>, text: &'a str) {
    let text = text.trim();
    if !text.is_empty() {
        found.push(text);
    }
}
