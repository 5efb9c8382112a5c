//! Pictures that come into the vault from files of their own, and the figures that show them.

use warraq_core::article::{
    ArticleId, Block, BlockAttrs, Document, Figure, IdSource, InlineContent,
};
use warraq_core::media::MediaId;
use warraq_formats::{CleanPicture, PictureFault, PictureWords, clean_picture, picture_words};
use warraq_store::articles;
use warraq_store::{NewMedia, StoreError, Tx};

/// What somebody says of a picture; each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenWords {
    /// What a reader who cannot see it is told.
    pub alt: String,
    /// The words below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
}

/// A picture on its way into the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPicture {
    /// The medium that it becomes.
    pub medium: NewMedia,
    /// Whose it is, as its file says; empty where that says nothing.
    pub rights: String,
}

impl NewPicture {
    /// The picture in the file `name`, as it came, with the words that are given, else with those of its file.
    ///
    /// # Errors
    /// [`PictureFault`]: it is no picture that could leave again.
    pub fn read(
        id: MediaId,
        name: &str,
        bytes: Vec<u8>,
        given: &GivenWords,
    ) -> Result<Self, PictureFault> {
        let clean = clean_picture(&bytes, &PictureWords::default())?;
        let words = picture_words(&clean);
        let medium = NewMedia {
            id,
            name: name.to_owned(),
            media_type: media_type(&bytes, &clean).to_owned(),
            size: Some(clean.size()),
            bytes,
            source: String::new(),
            alt: given.alt.trim().to_owned(),
            caption: or(&given.caption, words.caption),
            credit: or(&given.credit, words.credit),
        };
        Ok(Self { medium, rights: words.copyright })
    }

    /// A figure that shows it.
    pub fn figure(&self, ids: &mut dyn IdSource) -> Figure {
        let NewMedia { id, alt, caption, credit, .. } = &self.medium;
        Figure {
            attrs: BlockAttrs::new(ids),
            media: Some(id.to_string()),
            alt: alt.clone(),
            credit: credit.clone(),
            rights: self.rights.clone(),
            caption: InlineContent::plain(&one_line(caption)),
        }
    }
}

/// Puts figures of the pictures at the end of the article's text, before the notes that stand there; in the place of an
/// empty paragraph where the text is nothing else.
///
/// # Errors
/// `NotFound` where there is no such article.
pub fn put_figures(
    tx: &mut Tx<'_>,
    article: ArticleId,
    pictures: &[NewPicture],
    ids: &mut dyn IdSource,
) -> Result<(), StoreError> {
    let stored = tx.article(article)?;
    let mut blocks = stored.body.blocks().to_vec();
    if matches!(&blocks[..], [Block::Paragraph(only)] if only.content.is_empty()) {
        blocks.clear();
    }
    let notes = blocks.iter().rev().take_while(|block| matches!(block, Block::Footnote(_))).count();
    let at = blocks.len() - notes;
    let figures: Vec<Block> =
        pictures.iter().map(|picture| Block::Figure(picture.figure(ids))).collect();
    blocks.splice(at..at, figures);
    articles::save_document(tx, article, stored.version, &Document::of(blocks, ids))?;
    Ok(())
}

/// What is given, else what the file says.
fn or(given: &str, said: String) -> String {
    if given.trim().is_empty() { said } else { given.trim().to_owned() }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the file is, which is not what its cleaned form is for a TIFF.
fn media_type(bytes: &[u8], clean: &CleanPicture) -> &'static str {
    if bytes.starts_with(b"II*") || bytes.starts_with(b"MM") {
        "image/tiff"
    } else {
        clean.media_type()
    }
}
