//! Signs that `CommonMark` does not know and that no article has: the words they stand around stay, the signs are
//! listed.

use std::collections::HashSet;

use warraq_core::article::{Inline, InlineContent, Mark, Marks};

use crate::markup::shortcode::{Piece, pieces};
use crate::report::{RemovedKind, Report};

/// What `&nbsp;` stands for.
pub(super) const NO_BREAK_SPACE: char = '\u{a0}';

/// Bytes of the longest name of a box.
const BOX_BYTES: usize = 24;

/// A line without such signs.
pub(super) struct Plain {
    /// What is left.
    pub(super) content: InlineContent,
    /// Whether a shortcode said that it stands below a picture.
    pub(super) is_caption: bool,
}

/// `content` without shortcodes, signs of highlights and, where it may begin a quote, the sign of a box. Of `ended`
/// shortcodes it is known that they end somewhere in the file.
pub(super) fn plain(
    content: InlineContent,
    may_begin_quote: bool,
    ended: &HashSet<String>,
    report: &mut Report,
) -> Plain {
    let has_sign = |run: &Inline| matches!(run, Inline::Text { text, .. } if text.contains('[') || text.contains("=="));
    let mut is_caption = false;
    if !content.as_slice().iter().any(has_sign) {
        return Plain { content, is_caption };
    }
    let mut plain = InlineContent::default();
    for (index, run) in content.as_slice().iter().enumerate() {
        let Inline::Text { text, marks } = run else {
            plain.push(run.clone());
            continue;
        };
        let mut text = text.as_str();
        if index == 0
            && may_begin_quote
            && let Some((sign, rest)) = text.split_at_checked(sign_of_box(text))
            && !sign.is_empty()
        {
            report.remove(RemovedKind::MarkdownSign, sign.trim_end());
            text = rest;
        }
        let text = without_shortcodes(text, ended, &mut is_caption, report);
        plain.push_text(&without_highlights(&text, report), marks.clone());
    }
    Plain { content: plain, is_caption }
}

/// The bytes of the sign that a quote begins with as a box of notes: `[!NOTE]`, `[!tip]-`.
fn sign_of_box(text: &str) -> usize {
    let Some((name, _)) = text.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else {
        return 0;
    };
    let is_name = !name.is_empty()
        && name.len() <= BOX_BYTES
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    if !is_name {
        return 0;
    }
    let rest = &text["[!]".len() + name.len()..];
    let rest = rest.strip_prefix(['-', '+']).unwrap_or(rest).trim_start();
    text.len() - rest.len()
}

fn without_shortcodes(
    text: &str,
    ended: &HashSet<String>,
    is_caption: &mut bool,
    report: &mut Report,
) -> String {
    if !text.contains('[') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for piece in pieces(text, ended) {
        match piece {
            Piece::Text(text) | Piece::Embed(text) => plain.push_str(text),
            Piece::Caption(code) => {
                *is_caption = true;
                report.remove(RemovedKind::Html, code);
            }
            Piece::CaptionEnd => {}
            Piece::Unknown(code) => report.remove(RemovedKind::Html, code),
        }
    }
    plain
}

/// `text` with `==words==` as the words.
fn without_highlights(text: &str, report: &mut Report) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("==") {
        let Some(length) = highlight(&rest[start..]).filter(|_| !rest[..start].ends_with('='))
        else {
            let end =
                start + 2 + rest[start + 2..].bytes().take_while(|byte| *byte == b'=').count();
            plain.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        };
        let whole = &rest[start..start + length];
        report.remove(RemovedKind::MarkdownSign, whole);
        plain.push_str(&rest[..start]);
        plain.push_str(&whole[2..length - 2]);
        rest = &rest[start + length..];
    }
    plain + rest
}

/// The bytes of the highlight that `text` begins with: words right between two signs on either side.
fn highlight(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("==")?;
    let end = inner.find("==")?;
    let words = &inner[..end];
    let is_edge = |c: char| c.is_whitespace() || c == '=';
    let fits = !words.is_empty() && !words.starts_with(is_edge) && !words.ends_with(is_edge);
    (fits && !inner[end + 2..].starts_with('=')).then_some(end + 4)
}

/// Whether all of a line is emphasised, as captions below pictures are.
pub(super) fn is_emphasis(content: &InlineContent) -> bool {
    let is_emphasised = |run: &Inline| match run {
        Inline::Text { text, marks } => text.trim().is_empty() || marks.has("emphasis"),
        _ => run.marks().has("emphasis"),
    };
    !content.is_empty() && content.as_slice().iter().all(is_emphasised)
}

/// The same words without emphasis: below a picture it says nothing.
pub(super) fn without_emphasis(content: &InlineContent) -> InlineContent {
    let plain = |marks: &Marks| {
        let kept = marks.as_slice().iter().filter(|mark| **mark != Mark::Emphasis);
        kept.cloned().fold(Marks::none(), Marks::with)
    };
    let runs = content.as_slice().iter().map(|run| match run {
        Inline::Text { text, marks } => Inline::Text { text: text.clone(), marks: plain(marks) },
        Inline::HardBreak { marks } => Inline::HardBreak { marks: plain(marks) },
        Inline::FootnoteRef { target, marks } => {
            Inline::FootnoteRef { target: *target, marks: plain(marks) }
        }
    });
    runs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (String, Vec<String>) {
        let mut report = Report::default();
        let ended = HashSet::from(["foo".to_owned()]);
        let plain = plain(InlineContent::plain(text), true, &ended, &mut report);
        let removed = report.removed.into_iter().map(|removed| removed.text).collect();
        (plain.content.to_text(), removed)
    }

    #[test]
    fn signs_go_and_words_stay() {
        for (text, plain, removed) in [
            ("[!NOTE] تنبيه", "تنبيه", &["[!NOTE]"][..]),
            ("[!tip]- عنوان", "عنوان", &["[!tip]-"]),
            ("هذا ==مظلل== و==آخر هنا==.", "هذا مظلل وآخر هنا.", &["==مظلل==", "==آخر هنا=="]),
            ("[foo]نص[/foo] [toc]", "نص ", &["[foo]", "[/foo]", "[toc]"]),
            ("[caption id=\"a\"] صورة[/caption]", " صورة", &["[caption id=\"a\"]"]),
        ] {
            let removed = removed.iter().map(|text| (*text).to_owned()).collect();
            assert_eq!(said(text), (plain.to_owned(), removed), "{text}");
        }
    }

    #[test]
    fn other_signs_are_text() {
        for text in
            ["a == b == c", "أ ==b", "====", "==== أ ====", "[!]", "[! نص]", "نص [!NOTE]", "[1]"]
        {
            assert_eq!(said(text), (text.to_owned(), Vec::new()), "{text}");
        }
    }
}
