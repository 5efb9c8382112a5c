//! Headings that were only written as short or bold lines.

use warraq_core::article::{Block, Heading, HeadingLevel, Inline, InlineContent, Mark, Marks};
use warraq_core::text::address;

use super::draft::Draft;
use super::{Hints, credits, date, furniture, lists, runs};
use crate::accepted;
use crate::office::caption;
use crate::report::{Report, WarningKind};

/// Words of the longest subhead.
const MOST_WORDS: usize = 14;
/// Words of the longest subhead that is not bold.
const MOST_PLAIN_WORDS: usize = 10;
/// Characters of the longest subhead.
const MOST_CHARS: usize = 100;
/// Words of the longest name.
const NAME_WORDS: usize = 4;
/// Words of the shortest paragraph that a short line is a subhead between.
const FEWEST_WORDS_AROUND: usize = 12;

/// Makes headings of the lines that are subheads. Where a file has headings of its own, only bold lines are meant.
pub(super) fn mark(draft: &mut Draft, hints: &Hints, report: &mut Report) {
    let parts = draft.parts();
    let has_headings =
        parts.iter().any(|part| matches!(draft.block(*part), Some(Block::Heading(_))));
    let kinds: Vec<Line> = parts.iter().map(|part| kind(draft, *part, hints)).collect();
    let all_bold = is_all_bold(draft, &parts, &kinds);
    let first_running = kinds.iter().position(|kind| *kind == Line::Running);
    for (index, part) in parts.iter().enumerate() {
        let follows =
            kinds.get(index + 1).is_some_and(|next| matches!(next, Line::Running | Line::Other));
        let is_between = index > 0
            && kinds[index - 1] == Line::Running
            && kinds.get(index + 1) == Some(&Line::Running);
        // A bold name under the headline has no text above it that it could part.
        let is_name =
            || first_running.is_none_or(|first| index <= first) && reads_as_name(draft, *part);
        let is_subhead = match kinds[index] {
            Line::Bold if !all_bold => follows && !is_name(),
            Line::Bold => is_between && !has_headings,
            // Asked last: hardly a line of a list or of verses stands between running text.
            Line::Short => is_between && !has_headings && is_short_subhead(draft, *part, hints),
            _ => false,
        };
        if is_subhead {
            make_heading(draft, *part, report);
        }
    }
}

fn reads_as_name(draft: &Draft, part: usize) -> bool {
    let text = draft.content(part).map(InlineContent::to_text).unwrap_or_default();
    text.split_whitespace().count() <= NAME_WORDS && !text.trim_end().ends_with([':', '：'])
}

/// Whether all running text is bold: then a bold line is as any other.
fn is_all_bold(draft: &Draft, parts: &[usize], kinds: &[Line]) -> bool {
    let is_bold = |part: usize| match draft.block(part) {
        Some(Block::Paragraph(paragraph)) => runs::is_bold(&paragraph.content),
        _ => false,
    };
    let pairs = parts.iter().zip(kinds);
    let mut running = pairs.filter(|(_, kind)| **kind == Line::Running).peekable();
    running.peek().is_some() && running.all(|(part, _)| is_bold(*part))
}

/// What a block is among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// A line so short that it may be a subhead.
    Short,
    /// A line that has the form of a subhead, and is bold.
    Bold,
    /// A paragraph of running text.
    Running,
    /// A paragraph that is neither.
    Neither,
    /// A list, a quote, a picture: what a subhead may stand before.
    Other,
}

fn kind(draft: &Draft, part: usize, hints: &Hints) -> Line {
    let Some(Block::Paragraph(paragraph)) = draft.block(part) else {
        return match draft.block(part) {
            Some(Block::Heading(_)) => Line::Neither,
            _ => Line::Other,
        };
    };
    let text = accepted::text(&paragraph.content);
    let words = text.split_whitespace().take(MOST_WORDS + 1).count();
    let is_running = words >= FEWEST_WORDS_AROUND || runs::is_running(&text);
    let is_bold = runs::is_bold(&paragraph.content);
    if !is_bold && !is_running && words <= MOST_PLAIN_WORDS {
        return Line::Short;
    }
    if (is_bold || is_running) && reads_as_subhead(&paragraph.content, &text, hints) {
        return match is_bold {
            true => Line::Bold,
            false if words <= MOST_PLAIN_WORDS => Line::Short,
            false => Line::Neither,
        };
    }
    if is_running && !text.contains('\n') { Line::Running } else { Line::Neither }
}

/// Whether a short line that is not bold is a subhead, where it stands between running text.
fn is_short_subhead(draft: &Draft, part: usize, hints: &Hints) -> bool {
    let Some(content) = draft.content(part) else { return false };
    let text = accepted::text(content);
    is_closed(&text) && reads_as_subhead(content, &text, hints)
}

/// Whether a line has the form of a subhead: short, open at its end, and nothing else that is short.
fn reads_as_subhead(content: &InlineContent, text: &str, hints: &Hints) -> bool {
    let text = text.trim();
    let words = text.split_whitespace().count();
    let is_text = content.as_slice().iter().all(|run| matches!(run, Inline::Text { .. }));
    let is_linked = content.as_slice().iter().all(|run| run.marks().link().is_some());
    let ends = ['.', '،', ',', '؛', ';', '۔', '…', '-', '–'];
    let is_short =
        words <= MOST_WORDS && text.chars().count() <= MOST_CHARS && text.chars().count() > 1;
    // A colon announces what follows; only bold makes it a subhead.
    let announces = text.ends_with([':', '：']) && !runs::is_bold(content);
    is_text
        && !is_linked
        && is_short
        && !text.ends_with(ends)
        && !announces
        && !is_quoted(text)
        && !holds_sentence(text)
        && text.chars().any(char::is_alphabetic)
        && !text.starts_with(['-', '•', '*', '–', '—', '·', '☎', '#', '@'])
        && address::find(text).is_empty()
        && date::find(text, text.len()).is_none()
        && caption::of_line(text).is_none()
        && lists::label(text).is_none_or(|found| !found.has_colon)
        && !furniture::is_furniture(text)
        && credits::credit(text, hints).is_none()
}

/// Whether every quotation that a line opens ends in it: else it is part of somebody's words.
fn is_closed(text: &str) -> bool {
    let count = |sign| text.matches(sign).count();
    count('“') == count('”') && count('«') == count('»') && count('"') % 2 == 0
}

/// Whether a sentence ends in a line: before its end, or at it behind a closing quotation mark.
fn holds_sentence(text: &str) -> bool {
    let ends = ['.', '۔', '…'];
    let parts = text.split_inclusive(char::is_whitespace).rev().skip(1);
    let is_end = |word: &str| {
        let word = runs::without_closing(word);
        word.ends_with(ends) && word.chars().filter(|c| c.is_alphabetic()).count() > 2
    };
    runs::without_closing(text).ends_with(ends) || parts.into_iter().any(is_end)
}

/// Whether a line is one quotation and nothing else.
fn is_quoted(text: &str) -> bool {
    [('«', '»'), ('“', '”'), ('"', '"'), ('(', ')'), ('[', ']')].iter().any(|(open, close)| {
        text.starts_with(*open) && text.ends_with(*close) && text.matches(*open).count() <= 2
    })
}

fn make_heading(draft: &mut Draft, part: usize, report: &mut Report) {
    let Some(block) = draft.block_mut(part) else { return };
    let Block::Paragraph(paragraph) = block else { return };
    let content: InlineContent = paragraph.content.as_slice().iter().map(without_strong).collect();
    report.warn(WarningKind::HeadingGuessed, content.to_text());
    *block = Block::Heading(Heading {
        attrs: paragraph.attrs.clone(),
        level: HeadingLevel::Two,
        content,
    });
}

/// A heading is bold as it is.
fn without_strong(run: &Inline) -> Inline {
    let Inline::Text { text, marks } = run else { return run.clone() };
    let kept = marks.as_slice().iter().filter(|mark| !matches!(mark, Mark::Strong));
    let marks = kept.fold(Marks::none(), |marks, mark| marks.with(mark.clone()));
    Inline::Text { text: text.clone(), marks }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;
    use warraq_core::article::{BlockAttrs, Paragraph};

    use super::*;

    const TEXT: &str = "زعمت بعض التقارير أن واشنطن اقترحت على قوات سوريا الديمقراطية التعاون مع النظام السوري وإنشاء غرفة عمليات.";

    /// The headings that come of these lines; one that begins with `**` is bold.
    fn headings(lines: &[&str]) -> Vec<String> {
        let mut next = 0;
        let mut ids = move || {
            next += 1;
            Ulid::from(next)
        };
        let blocks = lines.iter().map(|line| {
            let marks = if line.starts_with("**") {
                Marks::none().with(Mark::Strong)
            } else {
                Marks::none()
            };
            let mut content = InlineContent::default();
            content.push_text(line.trim_matches('*'), marks);
            Block::Paragraph(Paragraph { attrs: BlockAttrs::new(&mut ids), content })
        });
        let mut draft = Draft::new(blocks.collect());
        let mut report = Report::default();
        mark(&mut draft, &Hints::default(), &mut report);
        let blocks = draft.finish(&mut report);
        let texts = blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => {
                assert!(heading.content.as_slice().iter().all(|run| run.marks().is_empty()));
                Some(heading.content.to_text())
            }
            _ => None,
        });
        let found: Vec<String> = texts.collect();
        let said: Vec<String> = report.warnings.into_iter().map(|warning| warning.detail).collect();
        assert_eq!(found, said);
        found
    }

    #[test]
    fn a_short_line_between_running_text_is_a_subhead() {
        for line in [
            "لا انسحاب من سوريا",
            "تعزيز التعاون مع “قسد” وإنشاء قواعد جديدة في سوريا",
            "هل تنسحب واشنطن؟",
            "کشانەوە نییە",
            "Vekişîn tune",
            "تاريخ المدينة",
            "صورة من قريب",
            "نشر قوات دولية",
            "Photos of the lost",
        ] {
            assert_eq!(headings(&[TEXT, line, TEXT]), [line], "{line}");
        }
    }

    #[test]
    fn other_short_lines_are_none() {
        for line in [
            "وأضاف قائلاً:",
            "وقال “لازم يكون هناك انسحاب",
            "انتهى البيان.",
            "«لن ننسحب من سوريا»",
            "xeber24.net",
            "desk@example.org",
            "12 كانون الثاني 2024",
            "- بند أول",
            "بقلم: كاجين أحمد",
            "محمد حسن - خبر24",
            "محمد حسن – رويترز",
            "Azad Kurd – ANHA",
            "Photo: AP",
            "Foto: ANHA",
            "الصورة: رويترز",
            "وێنە: ئازاد عەلی",
            "Related:",
            "Related: Washington denies it",
            "ذات صلة:",
            "قبل ساعتين",
            "5 min read",
            "2024",
        ] {
            assert_eq!(headings(&[TEXT, line, TEXT]), [""; 0], "{line}");
        }
        assert_eq!(headings(&["لا انسحاب", TEXT]), [""; 0], "nothing before it");
        assert_eq!(headings(&[TEXT, "كاجين"]), [""; 0], "nothing behind it");
        assert_eq!(headings(&[TEXT, "سطر أول", "سطر ثان", TEXT]), [""; 0], "verses");
    }

    #[test]
    fn a_bold_line_needs_only_something_behind_it() {
        assert_eq!(headings(&["**لا انسحاب من سوريا الآن**", TEXT]), ["لا انسحاب من سوريا الآن"]);
        assert_eq!(headings(&["**كاجين أحمد**", TEXT]), [""; 0], "a name under the headline");
        assert_eq!(headings(&[TEXT, "**لا انسحاب**", TEXT]), ["لا انسحاب"]);
        assert_eq!(headings(&["**خلفية:**", TEXT, "**نهاية**"]), ["خلفية:"]);
        assert_eq!(headings(&["**سطر**", "**سطر**", "**سطر**"]), [""; 0]);
        for caption in ["**جدول 1: النازحون**", "**Table 2: Results**", "**وێنەی ٣ – ڕووبار**"]
        {
            assert_eq!(headings(&[TEXT, caption, TEXT]), [""; 0], "{caption}");
        }
    }
}
