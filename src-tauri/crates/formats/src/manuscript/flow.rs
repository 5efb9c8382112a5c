//! Blocks as paragraphs and tables, one after another.

use std::collections::HashMap;

use warraq_core::article::{
    Block, BlockAttrs, BlockId, CellKind, Dir, Footnote, Inline, InlineContent, List, Mark, Marks,
    Paragraph as Text, PullQuote, Quote, Visit,
};
use warraq_core::fields::Fields;
use warraq_core::text::direction;
use warraq_core::text::language::{self, Surroundings};

use super::reviewers::Reviewers;
use super::run::{Content, Run, cut};
use super::sign::Sign;
use super::style::Style;
use super::{Item, ListStart, Manuscript, Note, Paragraph, Part};
use crate::notes::Notes;

mod figure;
mod table;

/// The deepest level of a list: Word has nine.
pub(crate) const DEEPEST: u8 = 8;

/// What is written so far.
pub(super) struct Flow<'a> {
    notes: &'a Notes<'a>,
    /// The notes that the text points at, by their order.
    pointed_at: HashMap<BlockId, usize>,
    /// Which of them were pointed at so far.
    seen: Vec<bool>,
    pub(super) article_dir: Dir,
    /// The article's.
    language: &'a str,
    pub(super) parts: Vec<Part>,
    lists: Vec<ListStart>,
}

/// What is around a paragraph.
#[derive(Clone, Copy, Default)]
struct Around<'a> {
    /// The language that a block around it says.
    lang: Option<&'a str>,
    /// Whether it stands in a quote.
    is_quote: bool,
    /// Its place in a list, and the direction of that.
    item: Option<(Item, Dir)>,
}

impl<'a> Flow<'a> {
    pub(super) fn new(blocks: &'a [Block], notes: &'a Notes<'a>, fields: &'a Fields) -> Self {
        let mut pointed_at = HashMap::new();
        let in_text = blocks.iter().filter(|block| !matches!(block, Block::Footnote(_)));
        for block in in_text {
            block.walk(&mut |step| {
                let Visit::Line(_, line) = step else { return };
                for run in line.as_slice() {
                    if let Inline::FootnoteRef { target, .. } = run
                        && notes.number(*target).is_some()
                    {
                        let next = pointed_at.len();
                        pointed_at.entry(*target).or_insert(next);
                    }
                }
            });
        }
        let seen = vec![false; pointed_at.len()];
        Self {
            notes,
            pointed_at,
            seen,
            article_dir: fields.direction(),
            language: &fields.language,
            parts: Vec::new(),
            lists: Vec::new(),
        }
    }

    pub(super) fn finish(mut self, reviewers: Reviewers) -> Manuscript {
        let mut pointed_at: Vec<(usize, &Footnote)> = self
            .notes
            .in_order()
            .iter()
            .filter_map(|note| Some((*self.pointed_at.get(&note.attrs.id)?, *note)))
            .collect();
        pointed_at.sort_by_key(|(order, _)| *order);
        let notes = pointed_at.into_iter().map(|(_, note)| self.note(note)).collect();
        let Self { parts, lists, article_dir, .. } = self;
        Manuscript { parts, notes, lists, dir: article_dir, reviewers }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        let around = Around::default();
        match block {
            Block::Paragraph(text) => self.text(Style::Text, &text.attrs, &text.content, around),
            Block::Heading(heading) => {
                let style = match heading.level.number() {
                    2 => Style::Heading2,
                    3 => Style::Heading3,
                    _ => Style::Heading4,
                };
                self.text(style, &heading.attrs, &heading.content, around);
            }
            Block::List(list) => self.list(block, list, around),
            Block::Quote(quote) => self.quote(quote),
            Block::PullQuote(quote) => self.pull_quote(quote),
            Block::Figure(figure) => self.figure(block, figure),
            Block::Gallery(gallery) => {
                let table = self.gallery(block, gallery);
                self.table(table);
            }
            Block::Table(table) => {
                let table = self.laid_out(block, table);
                self.table(table);
            }
            Block::Embed(embed) => {
                let words = if embed.title.is_empty() { &embed.url } else { &embed.title };
                let link = warraq_core::article::Link { href: embed.url.clone(), title: None };
                let runs = vec![Run::text(words, Marks::none().with(Mark::Link(link)))];
                self.runs(Style::Embed, block, runs);
            }
            Block::Divider(_) => self.runs(Style::Divider, block, Vec::new()),
            Block::Footnote(note) if self.pointed_at.contains_key(&note.attrs.id) => {}
            Block::Footnote(note) => self.loose_note(note),
        }
    }

    /// A paragraph of `runs` that stands for the whole of `block`.
    fn runs(&mut self, style: Style, block: &Block, runs: Vec<Run>) {
        let dir = direction::of_block(block, self.article_dir);
        let lang = block.attrs().lang.clone();
        let runs = cut(runs, dir, dir);
        self.add(Paragraph { style, dir, lang, item: None, runs });
    }

    pub(super) fn add(&mut self, paragraph: Paragraph) {
        self.parts.push(Part::Paragraph(paragraph));
    }

    /// The language of a line that is no block, where it is not the article's.
    pub(super) fn language_of(&self, text: &str) -> Option<String> {
        language::of_text(text, Surroundings::of_article(self.language)).map(Into::into)
    }

    /// Parts what word processors would join.
    fn gap(&mut self) {
        let dir = self.article_dir;
        self.add(Paragraph { style: Style::Gap, dir, lang: None, item: None, runs: Vec::new() });
    }

    /// A table, with something between it and the next.
    fn table(&mut self, table: super::Table) {
        self.parts.push(Part::Table(table));
        self.gap();
    }

    fn text(&mut self, style: Style, attrs: &BlockAttrs, line: &InlineContent, around: Around<'_>) {
        let paragraph = self.paragraph(style, attrs, line, around);
        self.add(paragraph);
    }

    fn paragraph(
        &mut self,
        style: Style,
        attrs: &BlockAttrs,
        line: &InlineContent,
        around: Around<'_>,
    ) -> Paragraph {
        let own = || direction::of_text(&line.to_text(), self.article_dir);
        let own = attrs.dir.unwrap_or_else(own);
        let dir = around.item.map_or(own, |(_, dir)| dir);
        let lang = attrs.lang.as_deref().or(around.lang).map(str::to_owned);
        let runs = self.line(line);
        let item = around.item.map(|(item, _)| item);
        Paragraph { style, dir, lang, item, runs: cut(runs, own, dir) }
    }

    /// The runs of `line` before they are cut.
    fn line(&mut self, line: &InlineContent) -> Vec<Run> {
        let runs = line.as_slice().iter().filter_map(|run| {
            let marks = run.marks().clone();
            Some(match run {
                Inline::Text { text, .. } => Run::text(text, marks),
                Inline::HardBreak { .. } => Run::new(Content::Break, marks),
                Inline::FootnoteRef { target, .. } => Run::new(self.sign(*target)?, marks),
            })
        });
        runs.collect()
    }

    /// The sign of a note. In a note nothing can point at another: the sign stands there as letters.
    fn sign(&mut self, target: BlockId) -> Option<Content> {
        let sign = self.notes.sign(target)?;
        let Some(index) = self.pointed_at.get(&target).copied() else {
            return Some(Content::Text(sign));
        };
        let is_again = std::mem::replace(&mut self.seen[index], true);
        Some(Content::Note { index, is_again, sign })
    }

    fn list(&mut self, block: &Block, list: &List, around: Around<'_>) {
        let dir = direction::of_block(block, self.article_dir);
        let level = around.item.map_or(0, |(item, _)| (item.level + 1).min(DEEPEST));
        let number = self.lists.len();
        self.lists.push(ListStart { kind: list.kind, start: list.start, level, dir });
        let lang = list.attrs.lang.as_deref().or(around.lang);
        for item in &list.items {
            for (index, block) in item.content.iter().enumerate() {
                let item = Item { list: number, level, has_sign: index == 0 };
                let around = Around { lang, item: Some((item, dir)), ..around };
                self.in_item(block, around);
            }
        }
    }

    fn in_item(&mut self, block: &Block, around: Around<'_>) {
        let has_sign = around.item.is_some_and(|(item, _)| item.has_sign);
        let style = match (around.is_quote, has_sign) {
            (false, true) => Style::Item,
            (false, false) => Style::Continued,
            (true, true) => Style::QuoteItem,
            (true, false) => Style::QuoteContinued,
        };
        match block {
            Block::Paragraph(text) => self.text(style, &text.attrs, &text.content, around),
            Block::List(list) => self.list(block, list, around),
            _ => {}
        }
    }

    fn quote(&mut self, quote: &Quote) {
        let follows_quote = match self.parts.last() {
            Some(Part::Paragraph(paragraph)) => paragraph.style.is_quote(),
            _ => false,
        };
        if follows_quote {
            self.gap();
        }
        let lang = quote.attrs.lang.as_deref();
        let around = Around { lang, is_quote: true, item: None };
        for block in &quote.content {
            match block {
                Block::Paragraph(text) => {
                    self.text(Style::Quote, &text.attrs, &text.content, around);
                }
                Block::List(list) => self.list(block, list, around),
                _ => {}
            }
        }
    }

    fn pull_quote(&mut self, quote: &PullQuote) {
        let around = Around::default();
        self.text(Style::PullQuote, &quote.attrs, &quote.content, around);
        if let Some(who) = quote.attribution.as_deref().filter(|who| !who.is_empty()) {
            let dir = direction::of_text(who, self.article_dir);
            let runs = vec![Run::sign("— ", Sign::Added), Run::text(who, Marks::none())];
            let runs = cut(runs, dir, dir);
            let lang = self.language_of(who);
            self.add(Paragraph { style: Style::Attribution, dir, lang, item: None, runs });
        }
    }

    fn loose_note(&mut self, note: &Footnote) {
        let follows_note = match self.parts.last() {
            Some(Part::Paragraph(paragraph)) => paragraph.style == Style::LooseNote,
            _ => false,
        };
        if follows_note {
            self.gap();
        }
        let sign = self.notes.sign(note.attrs.id).unwrap_or_default();
        let kind = if note.label.is_empty() { Sign::Added } else { Sign::Label };
        let mut paragraphs = self.paragraphs(Style::LooseNote, note);
        if let Some(first) = paragraphs.first_mut() {
            let sign = [Run::sign(&sign, kind), Run::sign(" ", Sign::Added)];
            first.runs.splice(0..0, cut(sign.to_vec(), first.dir, first.dir));
        }
        self.parts.extend(paragraphs.into_iter().map(Part::Paragraph));
    }

    fn note(&mut self, note: &Footnote) -> Note {
        Note { label: note.label.clone(), content: self.paragraphs(Style::NoteText, note) }
    }

    fn paragraphs(&mut self, style: Style, note: &Footnote) -> Vec<Paragraph> {
        let around = Around { lang: note.attrs.lang.as_deref(), ..Around::default() };
        let lines = note.content.iter();
        lines.map(|text| self.paragraph(style, &text.attrs, &text.content, around)).collect()
    }

    fn cell_lines(&mut self, kind: CellKind, lines: &[Text], lang: Option<&str>) -> Vec<Paragraph> {
        let style = match kind {
            CellKind::Data => Style::TableText,
            CellKind::Header => Style::TableHeading,
        };
        let around = Around { lang, ..Around::default() };
        let lines = lines.iter();
        lines.map(|text| self.paragraph(style, &text.attrs, &text.content, around)).collect()
    }
}
