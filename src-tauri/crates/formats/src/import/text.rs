//! Plain text: blocks between empty lines become paragraphs, a short first line the headline.

use warraq_core::article::{
    Block, BlockAttrs, Document, IdSource, Inline, InlineContent, Marks, Paragraph,
};

use super::{ImportDefaults, Imported};
use crate::report::{Report, WarningKind};

/// The longest line that is taken for a headline, in characters.
const HEADLINE_CHARS: usize = 200;
/// The longest line of a wrapped file, in characters.
const WRAPPED_CHARS: usize = 80;
/// The length that a line of a wrapped file reaches before it is broken, in characters.
const FULL_LINE_CHARS: usize = 40;

/// The article in `text`.
pub(super) fn read(
    text: &str,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
    mut report: Report,
) -> Imported {
    let mut blocks = blocks(text, &mut report);
    let wrapped = is_wrapped(&blocks);
    let mut fields = defaults.fields();
    match take_headline(&mut blocks, wrapped) {
        Some(headline) => fields.headline = headline,
        None if blocks.is_empty() => {}
        None => report.warn(WarningKind::NoHeadline, "no short first line"),
    }
    say_how_lines_were_read(&blocks, wrapped, &mut report);
    let paragraphs = blocks.iter().map(|lines| paragraph(lines, wrapped, ids)).collect();
    let body = Document::of(paragraphs, ids);
    Imported { fields, tags: Vec::new(), body, removed: report.removed, warnings: report.warnings }
}

/// The lines of every block: blocks are parted by empty lines, or each line is one where no line is empty.
fn blocks<'a>(text: &'a str, report: &mut Report) -> Vec<Vec<&'a str>> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut blocks: Vec<Vec<&str>> = lines
        .split(|line| line.is_empty())
        .filter(|block| !block.is_empty())
        .map(<[&str]>::to_vec)
        .collect();
    if let [only] = &mut blocks[..]
        && only.len() > 1
    {
        report.warn(WarningKind::LineParagraphs, "no empty line: every line is a paragraph");
        blocks = only.iter().map(|line| vec![*line]).collect();
    }
    blocks
}

/// Whether the lines were broken by a program and not by a person: none is long, and hardly one that goes on
/// is short.
fn is_wrapped(blocks: &[Vec<&str>]) -> bool {
    let length = |line: &&str| line.chars().count();
    let all_short = blocks.iter().flatten().all(|line| length(line) <= WRAPPED_CHARS);
    let going_on: Vec<usize> =
        blocks.iter().flat_map(|block| &block[..block.len() - 1]).map(length).collect();
    let full = going_on.iter().filter(|chars| **chars >= FULL_LINE_CHARS).count();
    all_short && !going_on.is_empty() && full * 5 >= going_on.len() * 4
}

/// The first line, taken out of `blocks`, where it reads as a headline and something follows it.
fn take_headline(blocks: &mut Vec<Vec<&str>>, wrapped: bool) -> Option<String> {
    let several = blocks.len() > 1;
    let first = blocks.first_mut()?;
    let line = *first.first()?;
    let ends_open = !line.ends_with(['.', '۔', '،', ',', ':', '؛', ';']);
    let is_whole = first.len() == 1 || !wrapped;
    if !several || !ends_open || !is_whole || line.chars().count() > HEADLINE_CHARS {
        return None;
    }
    first.remove(0);
    if first.is_empty() {
        blocks.remove(0);
    }
    Some(line.to_owned())
}

fn say_how_lines_were_read(blocks: &[Vec<&str>], wrapped: bool, report: &mut Report) {
    let several = blocks.iter().filter(|block| block.len() > 1).count();
    if several == 0 {
        return;
    }
    if wrapped {
        report.warn(WarningKind::LinesJoined, format!("{several} blocks of wrapped lines"));
    } else {
        report.warn(WarningKind::LinesKept, format!("{several} blocks of several lines"));
    }
}

fn paragraph(lines: &[&str], wrapped: bool, ids: &mut dyn IdSource) -> Block {
    let attrs = BlockAttrs::new(ids);
    if wrapped {
        return Block::Paragraph(Paragraph {
            attrs,
            content: InlineContent::plain(&lines.join(" ")),
        });
    }
    let mut content = InlineContent::default();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            content.push(Inline::HardBreak { marks: Marks::none() });
        }
        content.push_text(line, Marks::none());
    }
    Block::Paragraph(Paragraph { attrs, content })
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;

    fn import(text: &str) -> (Imported, Vec<String>, Vec<WarningKind>) {
        let mut next = 0;
        let mut ids = move || {
            next += 1;
            Ulid::from(next)
        };
        let imported = read(text, &ImportDefaults::default(), &mut ids, Report::default());
        let paragraphs = imported
            .body
            .blocks()
            .iter()
            .map(|block| match block {
                Block::Paragraph(paragraph) => paragraph.content.to_text(),
                other => panic!("{other:?}"),
            })
            .collect();
        let warnings = imported.warnings.iter().map(|warning| warning.kind).collect();
        (imported, paragraphs, warnings)
    }

    #[test]
    fn a_short_first_line_is_the_headline() {
        let (imported, paragraphs, warnings) =
            import("واشنطن تبلغ تركيا\n\nأعلنت الوزارة.\n\nوقال ميلر.\n");
        assert_eq!(imported.fields.headline, "واشنطن تبلغ تركيا");
        assert_eq!(paragraphs, ["أعلنت الوزارة.", "وقال ميلر."]);
        assert_eq!(warnings, []);
    }

    #[test]
    fn a_sentence_or_a_lone_line_is_no_headline() {
        for text in
            ["أعلنت الوزارة.\n\nوقال ميلر.", "أعلنت الوزارة", &format!("{}\n\nثم", "ق".repeat(201))]
        {
            let (imported, _, warnings) = import(text);
            assert_eq!(imported.fields.headline, "", "{text}");
            assert_eq!(warnings, [WarningKind::NoHeadline], "{text}");
        }
    }

    #[test]
    fn without_empty_lines_every_line_is_a_paragraph() {
        let (imported, paragraphs, warnings) = import("عنوان\nأولاً.\nثانياً.");
        assert_eq!(imported.fields.headline, "عنوان");
        assert_eq!(paragraphs, ["أولاً.", "ثانياً."]);
        assert_eq!(warnings, [WarningKind::LineParagraphs]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let line = "أعلنت وزارة الخارجية الأمريكية أنها أبلغت كلاً من تركيا والإدارة";
        let (_, paragraphs, warnings) = import(&format!("عنوان\n\n{line}\n{line}\nالذاتية.\n"));
        assert_eq!(paragraphs, [format!("{line} {line} الذاتية.")]);
        assert_eq!(warnings, [WarningKind::LinesJoined]);
    }

    #[test]
    fn verses_and_addresses_stay_apart() {
        let (imported, paragraphs, warnings) = import("عنوان\n\nسطر أول\nسطر ثان\n\nخاتمة.");
        assert_eq!(imported.fields.headline, "عنوان");
        assert_eq!(paragraphs, ["سطر أول\nسطر ثان", "خاتمة."]);
        assert_eq!(warnings, [WarningKind::LinesKept]);
    }

    #[test]
    fn an_empty_file_is_an_empty_article() {
        let (imported, paragraphs, warnings) = import(" \n\n");
        assert_eq!((imported.fields.headline.as_str(), paragraphs), ("", vec![String::new()]));
        assert_eq!(warnings, []);
    }
}
