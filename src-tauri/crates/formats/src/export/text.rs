//! Plain text: headline, standfirst and body, an empty line between blocks, and nothing else.

use std::cell::LazyCell;

use warraq_core::article::{
    Block, Dir, Figure, Inline, InlineContent, List, ListKind, Paragraph, Table,
};
use warraq_core::text::direction;
use warraq_core::text::isolate::{self, IsolateKind};

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::{Feature, NEVER_PLAIN, and_never_plain};
use crate::format::Format;
use crate::notes::Notes;
use crate::original;

/// Plain text in UTF-8 with line feeds.
pub(super) struct Text;

impl Export for Text {
    fn format(&self) -> Format {
        Format::Text
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const ALSO: &[Feature] = &[
            Feature::Quote,
            Feature::Link,
            Feature::Strong,
            Feature::Emphasis,
            Feature::Strike,
            Feature::Tags,
        ];
        const LOST: &[Feature] = &and_never_plain::<{ ALSO.len() + NEVER_PLAIN.len() }>(ALSO);
        LOST
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        let fields = &input.article().fields;
        let blocks = original::blocks(&input.article().body);
        let writer = Writer { notes: Notes::of(&blocks) };
        let mut parts = vec![fields.headline.clone(), fields.standfirst.clone()];
        parts.extend(blocks.iter().flat_map(|block| writer.block(block)));
        parts.extend(writer.footnotes());
        parts.retain(|part| !part.trim().is_empty());
        let text = isolated(&parts.join("\n\n"), fields.direction());
        out.extend_from_slice(text.as_bytes());
        if !parts.is_empty() {
            out.push(b'\n');
        }
        Ok(())
    }
}

/// `text` with signs around its dates and numbers in lines that run from right to left, where they would turn
/// around. Addresses are left as they are: programs that make links of them take an invisible letter for a part.
fn isolated(text: &str, article: Dir) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        // Most lines have no number that would turn around, and are not weighed.
        let is_rtl = LazyCell::new(|| direction::of_text(line, article) == Dir::Rtl);
        for (piece, kind) in isolate::pieces(line) {
            if kind.is_some_and(IsolateKind::is_digits) && *is_rtl {
                out.extend(["\u{2066}", piece, "\u{2069}"]);
            } else {
                out.push_str(piece);
            }
        }
    }
    out
}

struct Writer<'a> {
    notes: Notes<'a>,
}

impl Writer<'_> {
    /// The parts a block makes; footnotes come at the end and make none here.
    fn block(&self, block: &Block) -> Vec<String> {
        match block {
            Block::Paragraph(paragraph) => vec![self.line(&paragraph.content)],
            Block::Heading(heading) => vec![self.line(&heading.content)],
            Block::List(list) => vec![self.list(list, "").join("\n")],
            Block::Quote(quote) => {
                quote.content.iter().flat_map(|block| self.block(block)).collect()
            }
            Block::PullQuote(quote) => {
                let who = quote.attribution.iter().filter(|who| !who.is_empty());
                let lines = std::iter::once(self.line(&quote.content))
                    .chain(who.map(|who| format!("— {who}")));
                vec![lines.collect::<Vec<_>>().join("\n")]
            }
            Block::Figure(figure) => vec![self.figure(figure)],
            Block::Gallery(gallery) => gallery.figures.iter().map(|one| self.figure(one)).collect(),
            Block::Table(table) => vec![self.table(table)],
            Block::Embed(embed) if embed.title.is_empty() => vec![embed.url.clone()],
            Block::Embed(embed) => vec![format!("{}\n{}", embed.title, embed.url)],
            Block::Divider(_) => vec!["* * *".to_owned()],
            Block::Footnote(_) => Vec::new(),
        }
    }

    fn line(&self, content: &InlineContent) -> String {
        content.as_slice().iter().map(|run| self.run(run)).collect()
    }

    fn run(&self, run: &Inline) -> String {
        match run {
            Inline::Text { text, .. } => text.clone(),
            Inline::HardBreak { .. } => "\n".to_owned(),
            Inline::FootnoteRef { target, .. } => {
                self.notes.sign(*target).map(|sign| format!("[{sign}]")).unwrap_or_default()
            }
        }
    }

    fn list(&self, list: &List, indent: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for (number, item) in (u64::from(list.start)..).zip(&list.items) {
            let sign = match list.kind {
                ListKind::Bullet => "- ".to_owned(),
                ListKind::Ordered => format!("{number}- "),
            };
            let inner = format!("{indent}{}", " ".repeat(sign.len()));
            for (index, block) in item.content.iter().enumerate() {
                match block {
                    Block::List(nested) => lines.extend(self.list(nested, &inner)),
                    other => {
                        let text =
                            self.block(other).join("\n").replace('\n', &format!("\n{inner}"));
                        let before =
                            if index == 0 { format!("{indent}{sign}") } else { inner.clone() };
                        lines.push(format!("{before}{text}"));
                    }
                }
            }
        }
        lines
    }

    fn figure(&self, figure: &Figure) -> String {
        let caption = self.line(&figure.caption);
        match (caption.is_empty(), figure.credit.is_empty()) {
            (_, true) => caption,
            (true, false) => format!("({})", figure.credit),
            (false, false) => format!("{caption} ({})", figure.credit),
        }
    }

    fn table(&self, table: &Table) -> String {
        let rows = table.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| self.paragraphs(&cell.content, " "));
            cells.map(|cell| cell.replace(['\n', '\t'], " ")).collect::<Vec<_>>().join("\t")
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    fn paragraphs(&self, paragraphs: &[Paragraph], between: &str) -> String {
        let lines = paragraphs.iter().map(|paragraph| self.line(&paragraph.content));
        lines.collect::<Vec<_>>().join(between)
    }

    fn footnotes(&self) -> Option<String> {
        let notes = self.notes.in_order().iter().filter_map(|note| {
            let sign = self.notes.sign(note.attrs.id)?;
            Some(format!("[{sign}] {}", self.paragraphs(&note.content, "\n")))
        });
        let lines: Vec<String> = notes.collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_would_turn_around_are_isolated() {
        let text = "وقال 2019-10-14 على +963-11-555-0100\nCall +963-11-555-0100\nhttps://example.org في سوريا";
        let isolated = isolated(text, Dir::Rtl);
        assert_eq!(
            isolated,
            "وقال \u{2066}2019-10-14\u{2069} على \u{2066}+963-11-555-0100\u{2069}\nCall +963-11-555-0100\n\
             https://example.org في سوريا"
        );
    }
}
