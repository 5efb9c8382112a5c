//! An article as another vault has it: out of a backup.

use warraq_core::article::{Article, ArticleId, Block, Figure};
use warraq_core::media::MediaId;

use super::{Existing, NewArticle, Saved, create, existing, replace};
use crate::error::StoreError;
use crate::media::{self, NewMedia};
use crate::transact::Tx;
use crate::vault::Vault;

/// An article and the pictures it shows, as a vault has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The article.
    pub article: Article,
    /// Its pictures, those of which only the address is known too.
    pub media: Vec<NewMedia>,
}

impl Vault {
    /// The article as it stands in this vault, for another one.
    ///
    /// # Errors
    /// `NotFound`; `Damaged` where its text cannot be read.
    pub fn to_bring(&self, id: ArticleId) -> Result<Brought, StoreError> {
        let article = self.article(id)?;
        // Before there were media there was no table of them, and nothing to show.
        let sql = "SELECT 1 FROM sqlite_schema WHERE name = 'media'";
        let has_media = self.connection().prepare_cached(sql)?.exists([])?;
        let mut brought = Brought { article, media: Vec::new() };
        if has_media {
            let ids: Vec<MediaId> = shown(&brought.article).collect();
            for id in ids {
                brought.media.extend(self.medium_to_bring(id)?);
            }
        }
        Ok(brought)
    }

    /// The names of the pictures that come with the article and that are not here, or not whole.
    ///
    /// # Errors
    /// As the database says.
    pub fn pictures_missing(&self, brought: &Brought) -> Result<Vec<String>, StoreError> {
        let mut missing = Vec::new();
        for medium in brought.media.iter().filter(|medium| !medium.bytes.is_empty()) {
            match self.media_bytes(medium.id) {
                Ok(_) => {}
                Err(StoreError::NotFound(_) | StoreError::Damaged(_)) => {
                    let name = medium.name.clone();
                    missing.push(if name.is_empty() { medium.id.to_string() } else { name });
                }
                Err(error) => return Err(error),
            }
        }
        Ok(missing)
    }

    /// Nothing where the vault does not have it: the article showed nothing there.
    fn medium_to_bring(&self, id: MediaId) -> Result<Option<NewMedia>, StoreError> {
        let medium = match self.media(id) {
            Err(StoreError::NotFound(_)) => return Ok(None),
            medium => medium?,
        };
        let bytes = match self.media_bytes(id) {
            Err(StoreError::NotFound(_)) => Vec::new(),
            bytes => bytes?,
        };
        Ok(Some(NewMedia {
            id,
            name: medium.name,
            media_type: medium.media_type,
            size: medium.size,
            bytes,
            source: medium.source,
            alt: medium.alt,
            caption: medium.caption,
            credit: medium.credit,
        }))
    }
}

/// Gives the article the fields, tags and text it has elsewhere, with the pictures that are missing here or are not whole. One that is
/// there stays where it stands in the workflow, and what it was is a revision; one that is not is made.
///
/// # Errors
/// `Document` where the text could not be read back; else as the disk says.
pub fn bring(tx: &mut Tx<'_>, brought: &Brought) -> Result<Saved, StoreError> {
    for medium in &brought.media {
        if media::is_listed(tx, medium.id)? {
            media::mend(tx, medium)?;
        } else {
            media::add(tx, medium)?;
        }
    }
    let Article { id, status, fields, tags, body, updated_at, .. } = brought.article.clone();
    if existing(tx, &[id])?.get(&id) == Some(&Existing::There) {
        return replace(tx, id, &fields, &tags, &body);
    }
    create(tx, &NewArticle { id, status, fields, tags, body, dated: Some(updated_at) })
}

/// The media that the text shows.
pub(crate) fn shown(article: &Article) -> impl Iterator<Item = MediaId> {
    let figures = article.body.blocks().iter().flat_map(|block| match block {
        Block::Figure(figure) => std::slice::from_ref(figure),
        Block::Gallery(gallery) => gallery.figures.as_slice(),
        _ => &[],
    });
    figures.filter_map(|figure: &Figure| figure.media.as_deref()?.parse().ok())
}
