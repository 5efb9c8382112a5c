//! What documents of word processors hold of an article, in the form that says nothing twice.

use std::collections::HashSet;

use ulid::Ulid;
use warraq_core::article::languages::{self, Saying};
use warraq_core::article::{
    Block, BlockAttrs, BlockId, Dir, Document, Figure, Footnote, Inline, InlineContent, Link, List,
    ListKind, Mark, Marks, Paragraph, Table, Visit,
};
use warraq_core::text::direction;

/// `document` of an Arabic article without what is declared as not held.
pub fn holdable(document: &Document) -> Document {
    holdable_in(document, "ar")
}

/// The same of an article in this language. Each block says its language to word processors, and the letters of it are
/// in no other; what it says is kept where the text does not say it.
pub fn holdable_in(document: &Document, language: &str) -> Document {
    let form = Form { dir: direction::of_language(language) };
    let mut spoken = document.blocks().to_vec();
    languages::say(&mut spoken, language, Saying::Each);
    let mut blocks: Vec<Block> = spoken.iter().map(|block| form.block(block, None)).collect();
    languages::settle(&mut blocks, language);
    Document::of(with_notes_at_the_end(blocks), &mut Ulid::nil)
}

/// The letters of `text` that XML can hold; lines inside of a run are spaces to word processors.
pub fn readable(text: &str) -> String {
    let is_readable = |letter: &char| {
        let code = u32::from(*letter);
        (!letter.is_control() || matches!(letter, '\t' | '\n' | '\r'))
            && !(0xfdd0..=0xfdef).contains(&code)
            && code & 0xfffe != 0xfffe
    };
    text.chars()
        .filter(is_readable)
        .map(|it| if matches!(it, '\n' | '\r') { ' ' } else { it })
        .collect()
}

/// Notes that the text points at come behind it, in the order of their signs: where they stand says nothing.
fn with_notes_at_the_end(blocks: Vec<Block>) -> Vec<Block> {
    let mut order: Vec<BlockId> = Vec::new();
    for block in blocks.iter().filter(|block| !matches!(block, Block::Footnote(_))) {
        block.walk(&mut |step| {
            let Visit::Line(_, line) = step else { return };
            for run in line.as_slice() {
                if let Inline::FootnoteRef { target, .. } = run
                    && !order.contains(target)
                {
                    order.push(*target);
                }
            }
        });
    }
    let pointed_at: HashSet<BlockId> = order.iter().copied().collect();
    let is_pointed_at = |block: &Block| matches!(block, Block::Footnote(note) if pointed_at.contains(&note.attrs.id));
    let (mut notes, mut kept): (Vec<Block>, Vec<Block>) =
        blocks.into_iter().partition(is_pointed_at);
    notes.sort_by_key(|note| order.iter().position(|id| *id == note.id()));
    kept.extend(notes);
    kept
}

struct Form {
    dir: Dir,
}

impl Form {
    fn block(&self, block: &Block, lang: Option<&str>) -> Block {
        let mut block = match block.clone() {
            Block::Paragraph(text) => Block::Paragraph(self.paragraph(&text, lang)),
            Block::Heading(mut heading) => {
                heading.content = line(&heading.content, heading.attrs.lang.as_deref());
                Block::Heading(heading)
            }
            Block::List(inner) => Block::List(self.list(inner, lang)),
            Block::Quote(mut quote) => {
                let own = quote.attrs.lang.take();
                quote.attrs.dir = None;
                let lang = own.as_deref();
                quote.content = quote.content.iter().map(|it| self.block(it, lang)).collect();
                Block::Quote(quote)
            }
            Block::PullQuote(mut quote) => {
                quote.content = line(&quote.content, quote.attrs.lang.as_deref());
                quote.attribution =
                    quote.attribution.map(|who| readable(&who)).filter(|who| !who.is_empty());
                Block::PullQuote(quote)
            }
            Block::Figure(inner) => Block::Figure(self.figure(inner, None)),
            Block::Gallery(mut gallery) => {
                let lang = gallery.attrs.lang.take();
                let figures = std::mem::take(&mut gallery.figures).into_iter();
                gallery.figures = figures.map(|it| self.figure(it, lang.as_deref())).collect();
                Block::Gallery(gallery)
            }
            Block::Table(inner) => Block::Table(self.table(inner)),
            Block::Embed(mut embed) => {
                embed.title = readable(&embed.title);
                Block::Embed(embed)
            }
            Block::Divider(divider) => Block::Divider(divider),
            Block::Footnote(note) => Block::Footnote(self.note(&note)),
        };
        self.settle(&mut block);
        block
    }

    fn settle(&self, block: &mut Block) {
        let said = block.attrs().dir;
        set_dir(block, None);
        let plain = direction::of_block(block, self.dir);
        set_dir(block, said.filter(|said| *said != plain));
    }

    fn paragraph(&self, paragraph: &Paragraph, lang: Option<&str>) -> Paragraph {
        let lang = paragraph.attrs.lang.as_deref().or(lang);
        let content = line(&paragraph.content, lang);
        let plain = direction::of_text(&content.to_text(), self.dir);
        let dir = paragraph.attrs.dir.filter(|dir| *dir != plain);
        let attrs = BlockAttrs { id: paragraph.attrs.id, dir, lang: lang.map(str::to_owned) };
        Paragraph { attrs, content }
    }

    fn list(&self, mut list: List, lang: Option<&str>) -> List {
        let own = list.attrs.lang.take();
        let lang = own.as_deref().or(lang);
        list.start = if list.kind == ListKind::Ordered { list.start } else { 1 };
        for item in &mut list.items {
            item.content = item.content.iter().map(|block| self.block(block, lang)).collect();
        }
        list
    }

    fn figure(&self, mut figure: Figure, lang: Option<&str>) -> Figure {
        // No picture is at hand.
        figure.media = None;
        figure.alt = readable(&figure.alt);
        figure.credit = readable(&figure.credit);
        figure.attrs.lang = figure.attrs.lang.or_else(|| lang.map(str::to_owned));
        figure.caption = line(&figure.caption, figure.attrs.lang.as_deref());
        let plain = direction::of_text(&figure.caption.to_text(), self.dir);
        figure.attrs.dir = figure.attrs.dir.filter(|dir| *dir != plain);
        figure
    }

    fn table(&self, mut table: Table) -> Table {
        let lang = table.attrs.lang.take();
        let rows = table.rows.len();
        for (index, row) in table.rows.iter_mut().enumerate() {
            for cell in &mut row.cells {
                cell.rowspan = cell.rowspan.min(u32::try_from(rows - index).unwrap_or(u32::MAX));
                let lines = cell.content.iter();
                cell.content = lines.map(|it| self.paragraph(it, lang.as_deref())).collect();
            }
        }
        table
    }

    fn note(&self, note: &Footnote) -> Footnote {
        let lang = note.attrs.lang.as_deref();
        Footnote {
            attrs: BlockAttrs { id: note.attrs.id, dir: None, lang: None },
            label: readable(&note.label),
            content: note.content.iter().map(|it| self.paragraph(it, lang)).collect(),
        }
    }
}

fn set_dir(block: &mut Block, dir: Option<Dir>) {
    let attrs = match block {
        Block::Paragraph(block) => &mut block.attrs,
        Block::Heading(block) => &mut block.attrs,
        Block::List(block) => &mut block.attrs,
        Block::Quote(block) => &mut block.attrs,
        Block::PullQuote(block) => &mut block.attrs,
        Block::Figure(block) => &mut block.attrs,
        Block::Gallery(block) => &mut block.attrs,
        Block::Table(block) => &mut block.attrs,
        Block::Embed(block) => &mut block.attrs,
        Block::Divider(block) => &mut block.attrs,
        Block::Footnote(block) => &mut block.attrs,
    };
    attrs.dir = dir;
}

/// Without suggestions, comments, letters that XML cannot hold, and what is said twice.
fn line(content: &InlineContent, lang: Option<&str>) -> InlineContent {
    let runs = content.as_slice().iter().filter_map(|run| {
        let is_sign = matches!(run, Inline::FootnoteRef { .. });
        let marks = run.marks().as_slice().iter().filter_map(|it| mark(it, lang, is_sign));
        let marks = marks.fold(Marks::none(), Marks::with);
        match run {
            Inline::Text { text, .. } => {
                let text = readable(text);
                (!text.is_empty()).then_some(Inline::Text { text, marks })
            }
            Inline::HardBreak { .. } => Some(Inline::HardBreak { marks }),
            Inline::FootnoteRef { target, .. } => {
                Some(Inline::FootnoteRef { target: *target, marks })
            }
        }
    });
    runs.collect()
}

fn mark(mark: &Mark, around: Option<&str>, is_sign: bool) -> Option<Mark> {
    match mark {
        Mark::Insertion { .. } | Mark::Deletion { .. } | Mark::Comment { .. } => None,
        Mark::Link(_) if is_sign => None,
        Mark::Link(link) => {
            let title = link.title.as_deref().map(readable).filter(|title| !title.is_empty());
            Some(Mark::Link(Link { href: link.href.clone(), title }))
        }
        // The language of the block is that of its letters, and a direction is said where it is another's.
        Mark::Lang { lang, .. } if Some(lang.as_str()) == around => None,
        Mark::Lang { lang, dir } => {
            let dir = dir.filter(|dir| *dir != direction::of_language(lang));
            Some(Mark::Lang { lang: lang.clone(), dir })
        }
        other => Some(other.clone()),
    }
}
