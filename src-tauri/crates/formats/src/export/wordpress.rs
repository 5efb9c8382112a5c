//! A post as the block editor of WordPress writes it itself, so that the editor opens every block as its own. It is
//! pasted into the editor's code view or sent as a post's content.
//!
//! Direction: paragraphs have an attribute for it; other blocks have none, and what is in them stands in a `span`
//! with `dir`. The editor's own element for languages is `bdo`, which turns numbers around, and authors' posts lose
//! every `bdi` when they are saved; a `span` keeps `dir` and `lang` for everybody. A site of a newsroom that writes
//! in Arabic script runs from right to left: what does too says nothing, all else does.
//!
//! Footnotes are paragraphs at the end. The editor's own footnotes keep their text in a field beside the post: it
//! does not come along when a post is pasted, has no signs but numbers, and is lost with the field.
//!
//! Source: the files `block.json` of WordPress 7.1, and what its editor writes.

mod after;
mod blocks;
mod frame;
mod line;
mod list;
mod place;
mod table;

use warraq_core::article::languages::Saying;
use warraq_core::article::{Article, Dir};
use warraq_core::fields::FieldName;

pub use self::line::post_line;
pub use self::place::{WithoutPlaces, without_empty_places};
use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::hypertext::{Manner, Source, Syntax, Writer};
use crate::notes::Notes;
use crate::original;
use crate::picture::RemotePictures;
use crate::shortcode;
use crate::wording::{self, Words};

/// Blocks of WordPress.
pub(super) struct WordPress;

impl Export for WordPress {
    fn format(&self) -> Format {
        Format::WordPress
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const LOST: &[Feature] = &[
            Feature::Media,
            Feature::LinkedFootnoteRef,
            Feature::EmptyParagraph,
            Feature::ItemParagraphs,
            Feature::CellParagraphs,
            Feature::Insertion,
            Feature::Deletion,
            Feature::Comment,
            Feature::Tags,
            Feature::Status,
            Feature::Field(FieldName::Headline),
            Feature::Field(FieldName::Kicker),
            Feature::Field(FieldName::Standfirst),
            Feature::Field(FieldName::Slug),
            Feature::Field(FieldName::Byline),
            Feature::Field(FieldName::Place),
            Feature::Field(FieldName::Date),
            Feature::Field(FieldName::Language),
            Feature::Field(FieldName::Section),
            Feature::Field(FieldName::Profile),
            Feature::Field(FieldName::Embargo),
            Feature::Field(FieldName::Due),
            Feature::Field(FieldName::Note),
            Feature::Field(FieldName::Topics),
        ];
        LOST
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        let fields = &input.article().fields;
        let text = content(input.article(), input.remote, |post| post.footer(fields));
        out.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// The text of an article's post: its blocks, what `after` writes behind them, and its notes.
pub(super) fn content(
    article: &Article,
    pictures: &RemotePictures,
    after: impl FnOnce(&mut Post<'_>),
) -> String {
    let fields = &article.fields;
    let blocks = original::spoken(article, Saying::Each);
    let notes = Notes::of(&blocks);
    // Several posts may stand on one page of the site.
    let prefix = format!("{}-", article.id.to_string().to_lowercase());
    let source = |_: &str| None::<Source>;
    let manner = Manner { syntax: Syntax::WordPress, source: &source, prefix: &prefix };
    let writer = Writer::new(&notes, fields, manner);
    let words = wording::of(&fields.language);
    let article_dir = fields.direction();
    let mut post = Post {
        writer,
        article_dir,
        language: &fields.language,
        words,
        pictures,
        prefix: &prefix,
        is_first: true,
    };
    post.blocks(&blocks);
    post.notes(&notes);
    after(&mut post);
    let mut text = post.writer.finish();
    if !text.is_empty() {
        text.push('\n');
    }
    shortcode::as_words(&text).into_owned()
}

/// A post that is being written.
pub(super) struct Post<'a> {
    writer: Writer<'a>,
    article_dir: Dir,
    /// The article's.
    language: &'a str,
    words: &'static Words,
    /// The pictures that the site has already.
    pictures: &'a RemotePictures,
    /// What the ids of notes begin with.
    prefix: &'a str,
    /// Whether no block was written yet at this place.
    is_first: bool,
}

#[cfg(test)]
mod tests;
