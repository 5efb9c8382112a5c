//! Documents that Warraq wrote: what their styles say holds, and nothing is looked for in their text.

mod content;
mod figure;
mod group;
mod head;
mod table;

use std::collections::HashMap;

use warraq_core::article::{
    Block, BlockAttrs, BlockId, Dir, Divider, Document, Embed, Footnote, Heading, HeadingLevel,
    IdSource, InlineContent, Paragraph, PullQuote,
};
use warraq_core::fields::Fields;

use self::content::Read;
use super::Stories;
use super::part::{Line, Part, Piece};
use crate::implied;
use crate::import::{ImportDefaults, Imported};
use crate::manuscript::own::About;
use crate::manuscript::sign::Sign;
use crate::manuscript::style::Style;
use crate::report::{RemovedKind, Report};

/// The article that `stories` hold, which say `about` themselves that they are Warraq's.
pub(crate) fn article(
    mut stories: Stories,
    about: &About,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
    mut report: Report,
) -> Imported {
    for text in &stories.surroundings {
        report.remove(RemovedKind::Surroundings, text);
    }
    let mut fields = defaults.fields();
    if !about.language.is_empty() {
        fields.language.clone_from(&about.language);
    }
    fields.section.clone_from(&about.section);
    fields.topics.clone_from(&about.topics);
    let mut notes = HashMap::new();
    for (name, _) in &stories.notes {
        notes.insert(name.clone(), BlockId::new(ids));
    }
    let mut builder = Builder { about, fields, notes, ids, report };
    let mut blocks = builder.blocks(&stories.body);
    for (name, parts) in &stories.notes {
        let label = stories.labels.get(name).cloned().unwrap_or_default();
        blocks.push(builder.note(name, label, parts));
    }
    for (kind, text) in &stories.hidden {
        builder.report.remove(*kind, text);
    }
    let Builder { fields, report, ids, .. } = builder;
    implied::settle(&mut blocks, &fields);
    super::caption(&mut stories.pictures, &blocks);
    let body = Document::of(blocks, ids);
    let imported = Imported::of(fields, about.tags.clone(), body, report);
    Imported { pictures: stories.pictures, ..imported }
}

/// Makes blocks of lines.
struct Builder<'a> {
    about: &'a About,
    fields: Fields,
    /// The ids of notes by their names in the file.
    notes: HashMap<String, BlockId>,
    ids: &'a mut dyn IdSource,
    report: Report,
}

impl Builder<'_> {
    /// The blocks of a story. Boxes lie in one another as deep as the file, which is bounded.
    fn blocks(&mut self, parts: &[Part]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut rest = parts;
        while let [part, after @ ..] = rest {
            let taken = match part {
                Part::Removed(kind, text) => {
                    self.report.remove(*kind, text);
                    1
                }
                Part::Table(table) => {
                    blocks.extend(self.table(table));
                    1
                }
                Part::Line(line) => self.line(line, after, &mut blocks),
            };
            if let Some(last) = blocks.last() {
                self.report.now_after(last.id());
            }
            rest = &rest[taken..];
        }
        blocks
    }

    /// Adds what begins with `line`; the number of parts that are used up.
    fn line(&mut self, line: &Line, after: &[Part], blocks: &mut Vec<Block>) -> usize {
        let style = line.style.unwrap_or(Style::Text);
        if style.is_quote() {
            let lines = lines_while(line, after, |line| line.style.is_some_and(Style::is_quote));
            self.quote(&lines, blocks);
            return lines.len();
        }
        if is_listed(line) {
            let lines = lines_while(line, after, |line| {
                is_listed(line) && !line.style.is_some_and(Style::is_quote)
            });
            self.grouped(&lines, blocks);
            return lines.len();
        }
        match style {
            Style::Gap if line.pieces.is_empty() => 1,
            Style::Picture | Style::GalleryPicture => {
                let (figure, taken) = self.figure(line, after);
                blocks.push(Block::Figure(figure));
                self.beside_picture(line, blocks);
                taken
            }
            Style::PullQuote => {
                let Read { content, attrs, .. } = self.read(line);
                let below = next_line(after, Style::Attribution);
                let attribution = below.map(content::letters);
                blocks.push(Block::PullQuote(PullQuote { attrs, attribution, content }));
                self.beside(line, blocks);
                1 + usize::from(below.is_some())
            }
            Style::LooseNote => {
                let lines = lines_while(line, after, |line| line.style == Some(Style::LooseNote));
                let note = self.loose_note(&lines);
                blocks.push(Block::Footnote(note));
                lines.len()
            }
            _ => {
                self.one(style, line, blocks);
                1
            }
        }
    }

    /// Adds what a line is that stands for itself.
    fn one(&mut self, style: Style, line: &Line, blocks: &mut Vec<Block>) {
        if self.is_field(style, line) {
            return;
        }
        let Read { content, attrs, .. } = self.read(line);
        let level = match style {
            Style::Heading2 => Some(HeadingLevel::Two),
            Style::Heading3 => Some(HeadingLevel::Three),
            Style::Heading4 => Some(HeadingLevel::Four),
            _ => None,
        };
        let has_others = line.pieces.iter().any(is_block);
        blocks.extend(match (style, level) {
            (_, Some(level)) => Some(Block::Heading(Heading { attrs, level, content })),
            (Style::Divider, _) if content.is_empty() => Some(Block::Divider(Divider { attrs })),
            (Style::Embed, _) => Some(embed(attrs, content)),
            _ if content.is_empty() && has_others => None,
            _ => Some(Block::Paragraph(Paragraph { attrs, content })),
        });
        self.beside(line, blocks);
    }

    /// Adds what stands in a line and is no letter.
    fn beside(&mut self, line: &Line, blocks: &mut Vec<Block>) {
        for piece in &line.pieces {
            match piece {
                Piece::Picture(picture) => {
                    let figure = self.figure_of(picture);
                    blocks.push(Block::Figure(figure));
                }
                Piece::Rule => {
                    let attrs = BlockAttrs::new(self.ids);
                    blocks.push(Block::Divider(Divider { attrs }));
                }
                Piece::Box(parts) => blocks.extend(self.blocks(parts)),
                Piece::Removed(kind, text) => self.report.remove(*kind, text),
                _ => {}
            }
        }
    }

    fn loose_note(&mut self, lines: &[&Line]) -> Footnote {
        let label = lines.first().map(|line| content::signs(line, Sign::Label));
        let content = lines.iter().map(|line| self.paragraph(line)).collect();
        let attrs = BlockAttrs::new(self.ids);
        Footnote { attrs, label: label.unwrap_or_default(), content }
    }

    fn note(&mut self, name: &str, label: String, parts: &[Part]) -> Block {
        let mut content = self.paragraphs(parts);
        if content.is_empty() {
            content.push(self.empty());
        }
        let mut attrs = BlockAttrs::new(self.ids);
        attrs.id = self.notes.get(name).copied().unwrap_or(attrs.id);
        Block::Footnote(Footnote { attrs, label, content })
    }

    /// The lines of a cell or note.
    fn paragraphs(&mut self, parts: &[Part]) -> Vec<Paragraph> {
        let mut paragraphs = Vec::new();
        for part in parts {
            match part {
                Part::Line(line) if is_gap(line) => {}
                Part::Line(line) => paragraphs.push(self.paragraph(line)),
                Part::Table(table) => {
                    for cell in table.rows.iter().flatten() {
                        paragraphs.extend(self.paragraphs(&cell.content));
                    }
                }
                Part::Removed(kind, text) => self.report.remove(*kind, text),
            }
        }
        paragraphs
    }

    fn paragraph(&mut self, line: &Line) -> Paragraph {
        let Read { content, attrs, .. } = self.read(line);
        Paragraph { attrs, content }
    }

    fn empty(&mut self) -> Paragraph {
        Paragraph { attrs: BlockAttrs::new(self.ids), content: InlineContent::default() }
    }
}

/// The line itself and those behind it, as long as they are alike.
fn lines_while<'p>(
    line: &'p Line,
    after: &'p [Part],
    is_alike: impl Fn(&Line) -> bool,
) -> Vec<&'p Line> {
    let others = after.iter().map_while(|part| match part {
        Part::Line(line) if is_alike(line) => Some(line),
        _ => None,
    });
    std::iter::once(line).chain(others).collect()
}

fn next_line(after: &[Part], style: Style) -> Option<&Line> {
    match after.first() {
        Some(Part::Line(line)) if line.style == Some(style) => Some(line),
        _ => None,
    }
}

/// Whether a line is an item of a list or goes on with one.
fn is_listed(line: &Line) -> bool {
    line.list.is_some() || line.continues.is_some()
}

fn is_gap(line: &Line) -> bool {
    line.style == Some(Style::Gap) && line.pieces.is_empty()
}

fn is_block(piece: &Piece) -> bool {
    matches!(piece, Piece::Picture(_) | Piece::Rule | Piece::Box(_))
}

/// The embed that a line links to; a paragraph where it links to nothing that can be one.
fn embed(attrs: BlockAttrs, content: InlineContent) -> Block {
    let mut links = content.as_slice().iter().filter_map(|run| run.marks().link());
    let url = links.next().map(|link| link.href.clone()).filter(|url| Embed::allows(url));
    let Some(url) = url else { return Block::Paragraph(Paragraph { attrs, content }) };
    let title = content.to_text();
    let title = if title == url { String::new() } else { title };
    Block::Embed(Embed { attrs, url, title })
}

/// The direction that a switch says.
fn dir(is_rtl: bool) -> Dir {
    if is_rtl { Dir::Rtl } else { Dir::Ltr }
}
