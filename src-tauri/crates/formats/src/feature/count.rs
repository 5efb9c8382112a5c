//! How often each feature occurs in an article.

use std::collections::HashMap;

use warraq_core::article::{
    Article, Block, BlockAttrs, CellKind, Figure, Inline, InlineContent, List, ListKind, Mark,
    Paragraph, Table,
};
use warraq_core::fields::{FieldName, Fields};

use super::Feature;
use crate::manuscript::flow::DEEPEST;
use crate::manuscript::grid::MAX_COLUMNS;
use crate::picture::Pictures;

/// The greatest number that Markdown takes for a list item's.
const MAX_LIST_NUMBER: u32 = 999_999_999;

/// The features that occur, with their number.
pub(super) fn counts(article: &Article, pictures: &Pictures) -> HashMap<Feature, usize> {
    let mut counts = Counts { features: HashMap::new(), pictures, lists_around: 0 };
    counts.siblings(article.body.blocks());
    for block in article.body.blocks() {
        counts.block(block);
    }
    counts.several(Feature::Tags, article.tags.len());
    // Every article has a status, a profile and a language: a file for readers that does not name them
    // has lost nothing of this article.
    let always = [FieldName::Profile, FieldName::Language];
    for field in FieldName::ALL.into_iter().filter(|field| !always.contains(field)) {
        counts.several(Feature::Field(field), filled(&article.fields, field));
    }
    counts.features
}

struct Counts<'a> {
    features: HashMap<Feature, usize>,
    pictures: &'a Pictures,
    /// How many lists are around what is counted.
    lists_around: u8,
}

impl Counts<'_> {
    fn one(&mut self, feature: Feature) {
        self.several(feature, 1);
    }

    fn several(&mut self, feature: Feature, count: usize) {
        if count > 0 {
            *self.features.entry(feature).or_default() += count;
        }
    }

    fn block(&mut self, block: &Block) {
        self.attrs(block.attrs());
        match block {
            Block::Paragraph(paragraph) => self.line(&paragraph.content),
            Block::Heading(heading) => {
                self.one(Feature::Heading);
                self.line(&heading.content);
            }
            Block::List(list) => self.list(list),
            Block::Quote(quote) => {
                self.one(Feature::Quote);
                self.group(&quote.attrs);
                self.siblings(&quote.content);
                quote.content.iter().for_each(|block| self.block(block));
            }
            Block::PullQuote(quote) => {
                self.one(Feature::PullQuote);
                self.line(&quote.content);
            }
            Block::Figure(figure) => self.figure(figure),
            Block::Gallery(gallery) => {
                self.one(Feature::Gallery);
                for figure in &gallery.figures {
                    self.attrs(&figure.attrs);
                    self.figure(figure);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Embed(_) => self.one(Feature::Embed),
            Block::Divider(_) => {}
            Block::Footnote(note) => {
                self.several(Feature::FootnoteLabel, usize::from(!note.label.is_empty()));
                self.group(&note.attrs);
                self.paragraphs(&note.content);
            }
        }
    }

    fn attrs(&mut self, attrs: &BlockAttrs) {
        self.several(Feature::BlockDir, usize::from(attrs.dir.is_some()));
        self.several(Feature::BlockLang, usize::from(attrs.lang.is_some()));
    }

    fn group(&mut self, attrs: &BlockAttrs) {
        self.several(Feature::GroupDir, usize::from(attrs.dir.is_some()));
    }

    fn line(&mut self, content: &InlineContent) {
        for run in content.as_slice() {
            let is_sign = matches!(run, Inline::FootnoteRef { .. });
            for mark in run.marks().as_slice() {
                self.one(match feature_of(mark) {
                    Feature::Link if is_sign => Feature::LinkedFootnoteRef,
                    feature => feature,
                });
            }
        }
    }

    /// Empty paragraphs among others; one alone is how an empty block looks.
    fn siblings(&mut self, blocks: &[Block]) {
        let is_empty =
            |block: &&Block| matches!(block, Block::Paragraph(p) if p.content.is_empty());
        if blocks.len() > 1 {
            self.several(Feature::EmptyParagraph, blocks.iter().filter(is_empty).count());
        }
    }

    fn paragraphs(&mut self, paragraphs: &[Paragraph]) {
        let empty = paragraphs.iter().filter(|paragraph| paragraph.content.is_empty()).count();
        self.several(Feature::EmptyParagraph, if paragraphs.len() > 1 { empty } else { 0 });
        for paragraph in paragraphs {
            self.attrs(&paragraph.attrs);
            self.line(&paragraph.content);
        }
    }

    fn list(&mut self, list: &List) {
        let length = u32::try_from(list.items.len()).unwrap_or(u32::MAX);
        let is_long = list.start.saturating_add(length) > MAX_LIST_NUMBER;
        self.several(Feature::ListNumber, usize::from(is_long && list.kind == ListKind::Ordered));
        self.several(Feature::DeepList, usize::from(self.lists_around > DEEPEST));
        self.lists_around += 1;
        for item in &list.items {
            let is_paragraph = |block: &&Block| matches!(block, Block::Paragraph(_));
            let more = item.content.iter().filter(is_paragraph).count() > 1;
            self.several(Feature::ItemParagraphs, usize::from(more));
            // An empty first paragraph is how an item that begins with a list looks.
            let begins_with_list = matches!(item.content.get(1), Some(Block::List(_)));
            self.siblings(&item.content[usize::from(begins_with_list)..]);
            item.content.iter().for_each(|block| self.block(block));
        }
        self.lists_around -= 1;
    }

    fn figure(&mut self, figure: &Figure) {
        self.one(Feature::Figure);
        if let Some(id) = &figure.media {
            self.one(Feature::Media);
            let is_missing = self.pictures.find(id).is_none();
            self.several(Feature::MissingMedia, usize::from(is_missing));
        }
        self.line(&figure.caption);
    }

    fn table(&mut self, table: &Table) {
        self.one(Feature::Table);
        let width = table.rows[0].cells.len();
        for (index, row) in table.rows.iter().enumerate() {
            let headers = row.cells.iter().filter(|cell| cell.kind == CellKind::Header).count();
            let is_heading_row = index == 0 && headers == row.cells.len();
            self.several(Feature::TableHeader, if is_heading_row { 0 } else { headers });
            self.several(Feature::CellSpan, usize::from(row.cells.len() != width));
            for cell in &row.cells {
                self.several(Feature::CellSpan, usize::from(cell.colspan > 1 || cell.rowspan > 1));
                self.several(Feature::WideCell, usize::from(cell.colspan > MAX_COLUMNS));
                self.several(Feature::CellParagraphs, usize::from(cell.content.len() > 1));
                self.paragraphs(&cell.content);
            }
        }
    }
}

fn feature_of(mark: &Mark) -> Feature {
    match mark {
        Mark::Link(_) => Feature::Link,
        Mark::Lang { .. } => Feature::Lang,
        Mark::Strong => Feature::Strong,
        Mark::Emphasis => Feature::Emphasis,
        Mark::Underline => Feature::Underline,
        Mark::Strike => Feature::Strike,
        Mark::Superscript => Feature::Superscript,
        Mark::Subscript => Feature::Subscript,
        Mark::Insertion { .. } => Feature::Insertion,
        Mark::Deletion { .. } => Feature::Deletion,
        Mark::Comment { .. } => Feature::Comment,
    }
}

/// How many values the field has.
fn filled(fields: &Fields, field: FieldName) -> usize {
    let text = |text: &str| usize::from(!text.is_empty());
    match field {
        FieldName::Headline => text(&fields.headline),
        FieldName::Kicker => text(&fields.kicker),
        FieldName::Standfirst => text(&fields.standfirst),
        FieldName::Slug => text(&fields.slug),
        FieldName::Byline => fields.byline.len(),
        FieldName::Place => text(&fields.place),
        FieldName::Date => usize::from(fields.date.is_some()),
        FieldName::Language => text(&fields.language),
        FieldName::Section => text(&fields.section),
        FieldName::Profile => 1,
        FieldName::Embargo => usize::from(fields.embargo.is_some()),
        FieldName::Due => usize::from(fields.due.is_some()),
        FieldName::Note => text(&fields.note),
        FieldName::Credit => text(&fields.credit),
        FieldName::Rights => text(&fields.rights),
        FieldName::Topics => fields.topics.len(),
        FieldName::Sources => fields.sources.len(),
        FieldName::Corrections => fields.corrections.len(),
    }
}
