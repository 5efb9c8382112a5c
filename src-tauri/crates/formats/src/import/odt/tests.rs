//! Documents built for one trait each.

mod archive;
mod hostile;
mod labels;
mod lists;
mod review;
mod standing;
mod text;

use ulid::Ulid;
use warraq_core::article::{Block, Inline, InlineContent, Mark};

use self::archive::{document, flat};
use super::super::{ImportDefaults, Imported};
use crate::report::told::{removed, warned};
use crate::{FormatError, RemovedKind, WarningKind};

/// The article in `bytes`.
fn read_bytes(bytes: &[u8]) -> Result<Imported, FormatError> {
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Ulid::from(next)
    };
    crate::import(crate::ImportFormat::Odt, bytes, &ImportDefaults::default(), &mut ids)
}

/// The article of a document with these automatic styles and this body, below a headline: what the first line is
/// taken for is not at stake here.
fn article(styles: &str, body: &str) -> Imported {
    changed(styles, "", body)
}

/// The article of a document with these tracked changes.
fn changed(styles: &str, regions: &str, body: &str) -> Imported {
    let regions = format!("<text:tracked-changes>{regions}</text:tracked-changes>");
    let title = "<text:p text:style-name='Title'>عنوان الخبر</text:p>";
    read_bytes(flat(styles, &format!("{regions}{title}{body}")).as_bytes()).unwrap()
}

/// A paragraph.
fn p(inner: &str) -> String {
    format!("<text:p>{inner}</text:p>")
}

/// The blocks of an article, one a line: what it is, then its runs with their marks.
fn shown(imported: &Imported) -> String {
    let lines: Vec<String> = imported.body.blocks().iter().map(block_shown).collect();
    lines.join("\n")
}

fn block_shown(block: &Block) -> String {
    let all = |blocks: &[Block]| blocks.iter().map(block_shown).collect::<Vec<_>>().join("; ");
    match block {
        Block::Paragraph(paragraph) => line_shown(&paragraph.content),
        Block::Heading(heading) => {
            let signs = "#".repeat(heading.level.number().into());
            format!("{signs} {}", line_shown(&heading.content))
        }
        Block::List(list) => {
            let items: Vec<String> = list.items.iter().map(|item| all(&item.content)).collect();
            format!("{}{}({})", list.kind.as_str(), list.start, items.join(" | "))
        }
        Block::Quote(quote) => format!("> {}", all(&quote.content)),
        Block::Figure(figure) => {
            let media = if figure.media.is_some() { "picture" } else { "nothing" };
            format!("[{media} {}] {}", figure.alt, line_shown(&figure.caption))
        }
        Block::Table(table) => {
            let rows = table.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| {
                    let lines = cell.content.iter().map(|line| line_shown(&line.content));
                    let text = lines.collect::<Vec<_>>().join("; ");
                    format!("{}{}x{} {text}", &cell.kind.as_str()[6..7], cell.colspan, cell.rowspan)
                });
                cells.collect::<Vec<_>>().join(" | ")
            });
            format!("table({})", rows.collect::<Vec<_>>().join(" / "))
        }
        Block::Footnote(note) => {
            let lines = note.content.iter().map(|line| line_shown(&line.content));
            format!("note: {}", lines.collect::<Vec<_>>().join("; "))
        }
        other => other.name().to_owned(),
    }
}

fn line_shown(content: &InlineContent) -> String {
    let run = |run: &Inline| {
        let marks: Vec<String> = run.marks().as_slice().iter().map(mark_shown).collect();
        let text = match run {
            Inline::Text { text, .. } => text.clone(),
            Inline::HardBreak { .. } => "⏎".to_owned(),
            Inline::FootnoteRef { .. } => "†".to_owned(),
        };
        if marks.is_empty() { text } else { format!("{}⟦{text}⟧", marks.join("+")) }
    };
    content.as_slice().iter().map(run).collect()
}

fn mark_shown(mark: &Mark) -> String {
    match mark {
        Mark::Link(link) => link.href.clone(),
        Mark::Lang { lang, .. } => lang.clone(),
        Mark::Insertion { person, .. } => format!("+{person}"),
        Mark::Deletion { person, .. } => format!("-{person}"),
        Mark::Comment { person, text, .. } => format!("{person}: {text}"),
        other => other.name().to_owned(),
    }
}
