//! What pages have below an article: other headlines below a label, the words it is filed under, the form for comments.

use warraq_core::article::Block;

use super::at_an_end;
use super::lists::{is_above_tags, whole};
use crate::reading::draft::{Draft, Spot};
use crate::reading::words::key;
use crate::reading::{credits, lists, runs};
use crate::report::RemovedKind;

/// Lines that are looked at, at most: what a page has below an article is shorter.
const MOST_LINES: usize = 60;
/// Headlines below one label, at most.
const MOST_HEADLINES: usize = 10;
/// Words of a line that may be another headline, at most.
const MOST_WORDS: usize = 16;
/// Words of a line that may be what a text is filed under, at most.
const MOST_TAG_WORDS: usize = 4;

/// What announces the lines below it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Related,
    Tags,
    Form,
}

/// A part of the end of a text: a line, or a block that has none.
enum Item {
    Line(Spot),
    Block(usize, Vec<String>),
}

/// Takes the labels at the end out with the short lines that belong to them. Running text ends that.
pub(super) fn remove(draft: &mut Draft) {
    let items = end(draft);
    let mut open: Option<(Label, usize)> = None;
    let mut lines = Vec::new();
    let mut blocks = Vec::new();
    for item in items {
        match item {
            Item::Line(spot) if label(&spot.text).is_some() => {
                let found = label(&spot.text);
                open = found.map(|label| (label, 0));
                lines.extend(found.map(|label| (spot, kind(label))));
            }
            // The furniture itself is taken out later, as what it is.
            Item::Line(spot) if at_an_end(&spot.text).is_some() => {}
            Item::Line(spot) => match belongs(open, std::slice::from_ref(&spot.text)) {
                Some((label, count)) => {
                    open = Some((label, count));
                    lines.push((spot, kind(label)));
                }
                None => open = None,
            },
            Item::Block(part, texts) => match belongs(open, &texts) {
                Some((label, count)) => {
                    open = Some((label, count));
                    blocks.push((part, kind(label)));
                }
                None => open = None,
            },
        }
    }
    draft.remove_each(&lines);
    for (part, kind) in blocks {
        draft.remove_part(part, kind);
    }
}

/// What stands behind the running text, in order; nothing where nothing is running text.
fn end(draft: &Draft) -> Vec<Item> {
    let mut items = Vec::new();
    for part in draft.parts().into_iter().rev() {
        let lines = draft.lines(part);
        if lines.is_empty() {
            match draft.block(part) {
                Some(Block::Divider(_)) => continue,
                Some(block @ Block::List(_)) => {
                    let texts = runs::text_of_block(block);
                    items.push(Item::Block(part, texts.lines().map(str::to_owned).collect()));
                }
                _ => return reversed(items),
            }
        }
        for spot in lines.into_iter().rev() {
            let is_running = runs::is_running(&spot.text);
            if is_running && at_an_end(&spot.text).is_none() {
                return reversed(items);
            }
            items.push(Item::Line(spot));
        }
        if items.len() > MOST_LINES {
            return Vec::new();
        }
    }
    Vec::new()
}

fn reversed(mut items: Vec<Item>) -> Vec<Item> {
    items.reverse();
    items
}

/// What a line announces that is nothing but a label.
fn label(line: &str) -> Option<Label> {
    if is_above_tags(&key(line)) {
        return Some(Label::Tags);
    }
    match whole(line) {
        Some(RemovedKind::Related) => Some(Label::Related),
        Some(RemovedKind::ReaderComments) => Some(Label::Form),
        _ => None,
    }
}

fn kind(label: Label) -> RemovedKind {
    match label {
        Label::Related => RemovedKind::Related,
        Label::Tags => RemovedKind::Surroundings,
        Label::Form => RemovedKind::ReaderComments,
    }
}

/// The label above these lines and how many stand below it with them, where they belong to it.
fn belongs(open: Option<(Label, usize)>, lines: &[String]) -> Option<(Label, usize)> {
    let (label, count) = open?;
    let count = count + lines.len();
    let fits = |line: &String| {
        let words = line.split_whitespace().count();
        let is_short = match label {
            Label::Related => (2..=MOST_WORDS).contains(&words) && count <= MOST_HEADLINES,
            Label::Tags => words <= MOST_TAG_WORDS,
            Label::Form => words <= MOST_WORDS,
        };
        is_short && !ends_as_text(line) && !is_credit(line)
    };
    lines.iter().all(fits).then_some((label, count))
}

fn ends_as_text(line: &str) -> bool {
    runs::without_closing(line).ends_with(['.', '۔', '،', ',', ':', '؛', ';'])
}

fn is_credit(line: &str) -> bool {
    credits::is_credit(line) || lists::label(line).is_some_and(|found| found.has_colon)
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;
    use warraq_core::article::{BlockAttrs, InlineContent, Paragraph};

    use super::*;

    const TEXT: &str = "أعلنت البلدية أن المحطة دخلت الخدمة صباح اليوم.";

    /// The lines that are left of these.
    fn left(lines: &[&str]) -> Vec<String> {
        let mut next = 0;
        let mut ids = move || {
            next += 1;
            Ulid::from(next)
        };
        let paragraph = |line: &&str| {
            let attrs = BlockAttrs::new(&mut ids);
            Block::Paragraph(Paragraph { attrs, content: InlineContent::plain(line) })
        };
        let mut draft = Draft::new(lines.iter().map(paragraph).collect());
        super::super::remove(&mut draft);
        draft.all_lines().into_iter().map(|spot| spot.text).collect()
    }

    #[test]
    fn lines_below_a_label_at_the_end_belong_to_it() {
        for lines in [
            &["إقرأ أيضا", "ارتفاع أسعار الخبز في القامشلي"][..],
            &["هەواڵی پەیوەندیدار", "نرخی زێڕ بەرز بووەوە"],
            &["Nûçeyên têkildar", "Zeytûna Efrînê tê dizîn"],
            &["Related Posts", "Wheat harvest begins", "Fuel shortage in Deir ez-Zor"],
            &[
                "Leave a Reply",
                "Your email address will not be published. Required fields are marked *",
            ],
            &["Leave a Reply", "Name", "Email", "Website", "Post Comment"],
            &["تعليقات", "اترك تعليقاً", "لن يتم نشر عنوان بريدك الإلكتروني.", "الاسم"],
            &["Tags: bread, Raqqa"],
            &["الكلمات المفتاحية: الحسكة، أفران"],
            &["دلالات", "قسد", "الهول"],
            &["تاگەکان", "ئابووری"],
            &["Hûn dikarin bixwînin: Zeytûna Efrînê"],
            &["انضم لقناتنا على الواتساب"],
            &["Tags", "bread", "Related", "Wheat harvest begins", "Share", "© 2024 The Post"],
        ] {
            let all = [&["عنوان", TEXT][..], lines].concat();
            assert_eq!(left(&all), ["عنوان", TEXT], "{lines:?}");
        }
    }

    #[test]
    fn text_below_a_label_stays() {
        for (lines, gone) in [
            (&["اقرأ أيضاً", "ارتفاع أسعار الخبز", TEXT][..], 1),
            (&["اقرأ أيضاً", "وعاد الناس إلى بيوتهم."], 1),
            (&["ذات صلة", "إعداد: سلمى علي"], 1),
            (&["دلالات زيارة الرئيس إلى دمشق"], 0),
            (&["تعليق المدير", "رفض الجواب"], 0),
            (&["محمد حسن", "القامشلي"], 0),
            (&["Tags help readers find a text"], 0),
        ] {
            let all = [&["عنوان", TEXT][..], lines].concat();
            assert_eq!(left(&all).len() + gone, all.len(), "{lines:?}");
        }
        let verses = ["عنوان", "سطر أول", "اقرأ أيضاً", "سطر ثان"];
        assert_eq!(left(&verses).len(), 3, "nothing is running text");
    }
}
