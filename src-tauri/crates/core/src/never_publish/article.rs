//! Every text of an article that may leave with it.

use super::endings::Endings;
use super::words::Words;
use super::{ArticlePart, FoundWord};
use crate::article::{Article, Block, BlockAttrs, BlockId, Figure, InlineContent, Mark, Paragraph};
use crate::fields::{FieldName, Fields};

pub(super) fn find(words: &Words<'_>, article: &Article) -> Vec<FoundWord> {
    let endings = Endings::of_article(&article.fields);
    let mut search = Search { words, endings, found: Vec::new() };
    search.fields(&article.fields);
    for tag in &article.tags {
        search.look(ArticlePart::Tag, None, None, tag.as_str());
    }
    search.look(ArticlePart::Person, None, None, &article.updated_by);
    search.blocks(article.body.blocks().iter());
    search.found
}

struct Search<'a> {
    words: &'a Words<'a>,
    endings: Endings,
    found: Vec<FoundWord>,
}

impl Search<'_> {
    fn look(
        &mut self,
        part: ArticlePart,
        field: Option<FieldName>,
        block: Option<BlockId>,
        text: &str,
    ) {
        for (word, excerpt) in self.words.find(text, self.endings) {
            self.tell(part, field, block, word, excerpt);
        }
    }

    fn tell(
        &mut self,
        part: ArticlePart,
        field: Option<FieldName>,
        block: Option<BlockId>,
        word: &str,
        excerpt: String,
    ) {
        let found = FoundWord { word: word.to_owned(), part, field, block, excerpt };
        // The same suggestion or comment has several runs.
        if !self.found.contains(&found) {
            self.found.push(found);
        }
    }

    fn fields(&mut self, fields: &Fields) {
        for (name, text) in [
            (FieldName::Headline, &fields.headline),
            (FieldName::Kicker, &fields.kicker),
            (FieldName::Standfirst, &fields.standfirst),
            (FieldName::Slug, &fields.slug),
            (FieldName::Place, &fields.place),
            (FieldName::Section, &fields.section),
            (FieldName::Note, &fields.note),
            (FieldName::Credit, &fields.credit),
            (FieldName::Rights, &fields.rights),
        ] {
            self.look(ArticlePart::Field, Some(name), None, text);
        }
        for (name, texts) in [
            (FieldName::Byline, &fields.byline),
            (FieldName::Topics, &fields.topics),
            (FieldName::Sources, &fields.sources),
        ] {
            for text in texts {
                self.look(ArticlePart::Field, Some(name), None, text);
            }
        }
        for correction in &fields.corrections {
            self.look(ArticlePart::Field, Some(FieldName::Corrections), None, &correction.text);
        }
    }

    fn block(&mut self, block: &Block) {
        let id = block.id();
        match block {
            Block::Paragraph(node) => self.line(&node.attrs, &node.content),
            Block::Heading(node) => self.line(&node.attrs, &node.content),
            Block::PullQuote(node) => {
                self.line(&node.attrs, &node.content);
                self.look_in(ArticlePart::Credit, id, node.attribution.as_deref().unwrap_or(""));
            }
            Block::Quote(node) => self.blocks(node.content.iter()),
            Block::List(node) => {
                self.blocks(node.items.iter().flat_map(|item| &item.content));
            }
            Block::Figure(node) => self.figure(node),
            Block::Gallery(node) => {
                for figure in &node.figures {
                    self.figure(figure);
                }
            }
            Block::Table(node) => {
                for cell in node.rows.iter().flat_map(|row| &row.cells) {
                    self.paragraphs(&cell.content);
                }
            }
            Block::Embed(node) => {
                self.look_in(ArticlePart::Link, id, &decoded(&node.url));
                self.look_in(ArticlePart::Link, id, &node.title);
            }
            Block::Divider(_) => {}
            Block::Footnote(node) => {
                self.look_in(ArticlePart::Label, id, &node.label);
                self.paragraphs(&node.content);
            }
        }
    }

    fn blocks<'b>(&mut self, blocks: impl Iterator<Item = &'b Block>) {
        for block in blocks {
            self.block(block);
        }
    }

    fn look_in(&mut self, part: ArticlePart, block: BlockId, text: &str) {
        self.look(part, None, Some(block), text);
    }

    fn paragraphs(&mut self, paragraphs: &[Paragraph]) {
        for node in paragraphs {
            self.line(&node.attrs, &node.content);
        }
    }

    fn figure(&mut self, figure: &Figure) {
        self.line(&figure.attrs, &figure.caption);
        self.look_in(ArticlePart::Alt, figure.attrs.id, &figure.alt);
        self.look_in(ArticlePart::Credit, figure.attrs.id, &figure.credit);
        self.look_in(ArticlePart::Credit, figure.attrs.id, &figure.rights);
    }

    /// A line as it stands while nobody has decided, then as it would stand, then what its marks say.
    fn line(&mut self, attrs: &BlockAttrs, line: &InlineContent) {
        let original = line.original_text();
        let accepted = line.accepted_text();
        self.look_in(ArticlePart::Text, attrs.id, &original);
        if accepted != original {
            // What stands there in either case was told.
            let known = self.words.find(&original, self.endings);
            for (word, excerpt) in self.words.find(&accepted, self.endings) {
                if !known.iter().any(|(other, _)| *other == word) {
                    self.tell(ArticlePart::Suggestion, None, Some(attrs.id), word, excerpt);
                }
            }
        }
        for mark in line.as_slice().iter().flat_map(|run| run.marks().as_slice()) {
            self.mark(attrs.id, mark);
        }
    }

    fn mark(&mut self, block: BlockId, mark: &Mark) {
        match mark {
            Mark::Link(link) => {
                self.look_in(ArticlePart::Link, block, &decoded(&link.href));
                self.look_in(ArticlePart::Link, block, link.title.as_deref().unwrap_or(""));
            }
            Mark::Insertion { person, .. } | Mark::Deletion { person, .. } => {
                self.look_in(ArticlePart::Person, block, person);
            }
            Mark::Comment { person, text, .. } => {
                self.look_in(ArticlePart::Person, block, person);
                self.look_in(ArticlePart::Comment, block, text);
            }
            _ => {}
        }
    }
}

/// An address with its `%xx` as the letters they stand for; what is no text stays as it is.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| str::from_utf8(hex).ok());
        let byte = hex.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}
