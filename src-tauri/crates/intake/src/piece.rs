//! An article on its way from a file into the vault.

use chrono::{DateTime, Utc};
use serde::Serialize;
use warraq_core::article::{ArticleId, cleaning};
use warraq_core::workflow::Status;
use warraq_formats::{ImportFormat, Imported, Picture, Removed, Taken, Warning, WarningKind};
use warraq_store::articles::{self, Existing, NewArticle};
use warraq_store::imports::{self, ImportRecord};
use warraq_store::media::{self, NewMedia};
use warraq_store::{StoreError, Tx};

use crate::report;

/// An article that was read, with its pictures and its report: not in the vault yet.
#[derive(Debug, Clone)]
pub struct Piece {
    article: NewArticle,
    pictures: Vec<NewMedia>,
    record: ImportRecord,
    told: ImportedArticle,
}

/// What people are told of an article that was made from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ImportedArticle {
    /// The article.
    pub id: ArticleId,
    /// Taken as the headline.
    pub headline: String,
    /// Taken as the byline.
    pub byline: Vec<String>,
    /// Its language.
    pub language: String,
    /// What was not taken over, and where it stood.
    pub removed: Vec<Removed>,
    /// What was not understood, or had to be decided.
    pub warnings: Vec<Warning>,
    /// Which fields were found in the file, and where.
    pub taken: Vec<Taken>,
    /// What cleaning would change: offered, not done.
    pub cleaning: Vec<cleaning::Found>,
}

impl Piece {
    /// The piece that `imported` makes: a draft of now, named after `file`.
    #[must_use]
    pub fn new(id: ArticleId, file: &str, format: ImportFormat, imported: Imported) -> Self {
        let Imported { fields, tags, body, pictures, taken, removed, warnings } = imported;
        let told = ImportedArticle {
            id,
            headline: fields.headline.clone(),
            byline: fields.byline.clone(),
            language: fields.language.clone(),
            cleaning: cleaning::find(&body, &fields),
            removed,
            warnings,
            taken,
        };
        let record = ImportRecord {
            file: file.to_owned(),
            format: format.id().to_owned(),
            report: report::stored(&told),
        };
        let article = NewArticle { tags, ..NewArticle::draft(id, fields, body) };
        Self { article, pictures: pictures.into_iter().filter_map(medium).collect(), record, told }
    }

    /// The same piece where it stood on a site, and since when.
    #[must_use]
    pub fn standing(mut self, status: Status, dated: Option<DateTime<Utc>>) -> Self {
        self.article.status = status;
        self.article.dated = dated;
        self
    }

    /// The same piece with what tells whether its post was changed since.
    #[must_use]
    pub fn printed(mut self, print: &str) -> Self {
        self.record.report[report::PRINT] = print.into();
        self
    }

    /// Takes back what was said of pictures that the vault has.
    fn know_pictures(&mut self, tx: &Tx<'_>) -> Result<(), StoreError> {
        let mut warnings = Vec::new();
        for warning in std::mem::take(&mut self.told.warnings) {
            let id =
                Some(&warning).filter(|warning| warning.kind == WarningKind::PictureUnreadable);
            let is_there = match id.and_then(|warning| warning.detail.parse().ok()) {
                Some(id) => media::is_listed(tx, id)?,
                None => false,
            };
            if !is_there {
                warnings.push(warning);
            }
        }
        self.told.warnings = warnings;
        let print = self.record.report[report::PRINT].take();
        self.record.report = report::stored(&self.told);
        if !print.is_null() {
            self.record.report[report::PRINT] = print;
        }
        Ok(())
    }

    /// What people are told of it.
    #[must_use]
    pub fn told(&self) -> &ImportedArticle {
        &self.told
    }

    /// The same, when the piece itself is not needed any more.
    #[must_use]
    pub fn into_told(self) -> ImportedArticle {
        self.told
    }
}

/// Puts the article, its pictures and its report into the vault. Pictures that did not come with the file and are in
/// the vault already are not missing, and the report does not say so.
///
/// # Errors
/// As the vault says: nothing is kept then.
pub fn keep(tx: &mut Tx<'_>, piece: &mut Piece) -> Result<(), StoreError> {
    piece.know_pictures(tx)?;
    for picture in &piece.pictures {
        media::add(tx, picture)?;
    }
    articles::create(tx, &piece.article)?;
    imports::record(tx, piece.article.id, &piece.record)
}

/// The same for an article that the vault may have: it takes what came, and stays where it stands in the workflow.
///
/// # Errors
/// As the vault says: nothing is kept then.
pub fn keep_same(tx: &mut Tx<'_>, piece: &mut Piece) -> Result<(), StoreError> {
    let id = piece.article.id;
    if articles::existing(tx, &[id])?.get(&id) != Some(&Existing::There) {
        return keep(tx, piece);
    }
    piece.know_pictures(tx)?;
    for picture in &piece.pictures {
        media::add(tx, picture)?;
    }
    let NewArticle { fields, tags, body, .. } = &piece.article;
    articles::replace(tx, id, fields, tags, body).map(drop)
}

/// The picture as the vault keeps it; nothing for an id that is none, which no importer gives.
fn medium(picture: Picture) -> Option<NewMedia> {
    Some(NewMedia {
        id: picture.id.parse().ok()?,
        size: picture.size(),
        name: picture.name,
        media_type: picture.media_type,
        bytes: picture.bytes,
        source: picture.source,
        alt: picture.alt,
        caption: picture.caption,
        credit: picture.credit,
    })
}
