//! The sheet of an article.

use std::collections::HashSet;

use warraq_core::article::languages::Saying;
use warraq_core::article::{Block, BlockId, Dir};
use warraq_core::fields::Fields;
use warraq_core::tag::Tag;
use warraq_typeset::{Digits, Figure, Look, Paper, Piece, Sheet, is_seen};

use super::digits;
use super::line::isolated;
use crate::export::ExportInput;
use crate::notes::Notes;
use crate::options::{self, Columns, Disclosure};
use crate::original;
use crate::picture::Pictures;
use crate::wording::{self, Words};

/// The most letters of a line that runs over every page.
const RUNNING_LETTERS: usize = 60;
/// The most letters of a title made of the text.
const TITLE_LETTERS: usize = 80;

/// What is needed everywhere while a sheet is made.
pub(super) struct Maker<'a> {
    pub(super) fields: &'a Fields,
    pub(super) words: &'static Words,
    pub(super) notes: &'a Notes<'a>,
    pub(super) pictures: &'a Pictures,
    pub(super) article_dir: Dir,
    pub(super) digits: Digits,
    /// What the document is called.
    pub(super) title: String,
    /// The notes that stand on a page.
    pub(super) placed: HashSet<BlockId>,
    /// Whether signs of notes stand where none can have its note.
    pub(super) is_apart: bool,
    /// The level of the last heading; 0 where there was none.
    pub(super) level: u8,
}

/// The sheet of the first article of `input`.
pub(super) fn of(input: &ExportInput<'_>) -> Sheet {
    let article = input.article();
    let fields = &article.fields;
    let blocks = original::spoken(article, Saying::Each);
    let notes = Notes::of(&blocks);
    let mut maker = Maker {
        fields,
        words: wording::of(&fields.language),
        notes: &notes,
        pictures: input.pictures,
        article_dir: fields.direction(),
        digits: digits::of(fields, &blocks),
        title: title(input, &blocks),
        placed: HashSet::new(),
        is_apart: false,
        level: u8::from(is_seen(&fields.headline)),
    };
    let (lead, rest) = maker.lead(&blocks);
    let body = maker.pieces(rest);
    let tail = maker.tail();
    let people = match input.options.people {
        Disclosure::Told => fields.byline.clone(),
        Disclosure::Withheld => Vec::new(),
    };
    let columns = match input.options.columns {
        Columns::One => 1,
        Columns::Two => 2,
    };
    let running = match fields.headline.trim() {
        "" => String::new(),
        headline => isolated(&cut(headline, RUNNING_LETTERS), maker.article_dir),
    };
    Sheet {
        look: Look { paper: paper(input.options.paper), columns },
        language: fields.language.clone(),
        dir: maker.article_dir,
        digits: maker.digits,
        description: fields.standfirst.clone(),
        people,
        keywords: article.tags.iter().map(Tag::as_str).map(str::to_owned).collect(),
        changed: article.updated_at,
        identity: article.id.to_string(),
        newsroom: input.newsroom.trim().to_owned(),
        section: maker.filled(&fields.section),
        running,
        kicker: maker.filled(&fields.kicker),
        headline: maker.filled(&fields.headline),
        standfirst: maker.filled(&fields.standfirst),
        byline: maker.byline(),
        dateline: maker.dateline(),
        lead,
        body,
        tail,
        title: maker.title,
    }
}

impl Maker<'_> {
    /// A picture that the text begins with, and the blocks after it.
    fn lead<'b>(&mut self, blocks: &'b [Block]) -> (Option<Figure>, &'b [Block]) {
        if let [Block::Figure(first), rest @ ..] = blocks {
            let figure = self.figure(first);
            if figure.picture.is_some() {
                return (Some(figure), rest);
            }
            // Made again where it stands, with its notes.
            self.placed.clear();
        }
        (None, blocks)
    }

    pub(super) fn pieces(&mut self, blocks: &[Block]) -> Vec<Piece> {
        blocks.iter().filter_map(|block| self.piece(block)).collect()
    }
}

fn paper(paper: options::Paper) -> Paper {
    match paper {
        options::Paper::A4 => Paper::A4,
        options::Paper::A5 => Paper::A5,
        options::Paper::Letter => Paper::Letter,
    }
}

/// A document must have a title: the headline, else the first words, else who publishes it, else its id.
fn title(input: &ExportInput<'_>, blocks: &[Block]) -> String {
    let first = blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.content.to_text()),
        Block::Heading(heading) => Some(heading.content.to_text()),
        _ => None,
    });
    let first = cut(&first.unwrap_or_default(), TITLE_LETTERS);
    [input.article().fields.headline.clone(), first, input.newsroom.to_owned()]
        .into_iter()
        .find(|title| title.chars().any(char::is_alphanumeric))
        .unwrap_or_else(|| input.article().id.to_string())
}

/// The first words of `text`, at most `most` letters, with a sign that there are more.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most).collect();
    let words = start.rsplit_once(char::is_whitespace).map_or(start.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_between_words() {
        assert_eq!(cut("واشنطن تبلغ تركيا، بوقف عدوانها", 20), "واشنطن تبلغ تركيا…");
        assert_eq!(cut("قصير", 20), "قصير");
    }
}
