//! The pictures of an article as its site has them: one that the site's people still show is known again, and one of theirs
//! comes into the article by its address.

use std::collections::BTreeMap;

use warraq_core::article::{Article, Block, Figure};
use warraq_formats::Picture;
use warraq_store::{Item, NewMedia, StoreError, Vault};

use crate::error::DeliveryError;
use crate::outgoing::figures;
use crate::parts::Image;
use crate::task::{MediaResult, Task, of_json};

/// The pictures of an article that the site is known to have.
pub(super) struct Pictures {
    /// The media, and each as the site has it; the newest first.
    known: Vec<(String, Image)>,
    /// What the files of the article's pictures are called here, by their media.
    names: BTreeMap<String, String>,
}

impl Pictures {
    /// Those that went there with one of these deliveries of the article, and those that the article has from there.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub(super) fn read(
        vault: &Vault,
        article: &Article,
        deliveries: &[Item],
    ) -> Result<Self, DeliveryError> {
        let mut known = Vec::new();
        for item in deliveries.iter().rev() {
            for step in vault.outbox_steps(item.id)? {
                let (Ok(Task::Media(picture)), Some(result)) = (Task::of_step(&step), &step.result)
                else {
                    continue;
                };
                // What cannot be read of one is told with its delivery.
                let Ok(MediaResult { medium, .. }) = of_json(result) else { continue };
                if is_kept(vault, &picture.media)? {
                    known.push((picture.media, Image::of(&medium)));
                }
            }
        }
        let mut names = BTreeMap::new();
        for id in figures(article).filter_map(|figure| figure.media.clone()) {
            let Ok(media) = id.parse() else { continue };
            let media = match vault.media(media) {
                Err(StoreError::NotFound(_)) => continue,
                media => media?,
            };
            known.push((id.clone(), Image::at(&media.source)));
            names.insert(id, media.name);
        }
        Ok(Self { known, names })
    }

    /// What the file of a medium is called here; empty where the article has none that is known.
    pub(super) fn name(&self, medium: &str) -> &str {
        self.names.get(medium).map_or("", String::as_str)
    }

    /// The medium that is a picture of the site; nothing where the article has none that is.
    pub(super) fn medium<'a>(&'a self, image: &'a Image) -> Option<&'a str> {
        if let Some(medium) = image.medium() {
            return Some(medium);
        }
        let is_it =
            |(_, known): &&(String, Image)| known.shows_something() && known.is_one_with(image);
        self.known.iter().find(is_it).map(|(medium, _)| medium.as_str())
    }

    /// Whether two parts show the same pictures in the same order, whoever's hand they are of.
    pub(super) fn are_same(&self, one: &[Image], other: &[Image]) -> bool {
        one.len() == other.len()
            && one.iter().zip(other).all(|(one, other)| self.is_same(one, other))
    }

    fn is_same(&self, one: &Image, other: &Image) -> bool {
        let [medium, of_other] = [one, other].map(|image| self.medium(image));
        one.is_one_with(other) || medium.is_some() && medium == of_other
    }
}

fn is_kept(vault: &Vault, id: &str) -> Result<bool, StoreError> {
    let Ok(id) = id.parse() else { return Ok(false) };
    match vault.media(id) {
        Err(StoreError::NotFound(_)) => Ok(false),
        media => media.map(|_| true),
    }
}

/// The pictures of the site's people that the article does not have.
#[derive(Default)]
pub(super) struct NewPictures(Vec<Picture>);

impl NewPictures {
    /// Has the figures of what was read name the article's own pictures where they show those. The others are new, and have
    /// their place by their address; one that nobody can fetch from anywhere has none.
    pub(super) fn settle(
        &mut self,
        known: &Pictures,
        (blocks, read): (&mut [Block], Vec<Picture>),
        shown: &[Image],
    ) {
        let mut names: BTreeMap<String, Option<String>> = BTreeMap::new();
        for picture in read {
            let at = Image::at(&picture.source);
            let image = shown.iter().find(|image| image.address == picture.source).unwrap_or(&at);
            let own = known.medium(image).map(str::to_owned);
            let before = self.0.iter().find(|one| one.source == picture.source);
            let own = own.or_else(|| before.map(|one| one.id.clone()));
            if own.is_none() && is_of_the_web(&picture.source) {
                self.0.push(picture);
            } else {
                names.insert(picture.id, own);
            }
        }
        for figure in blocks.iter_mut().flat_map(figures_mut) {
            let name = figure.media.as_ref().and_then(|media| names.get(media));
            if let Some(name) = name {
                figure.media.clone_from(name);
            }
        }
    }

    /// Those that these blocks show, as the vault is to keep them until their files come.
    pub(super) fn of(&self, article: &Article) -> Vec<NewMedia> {
        let is_shown = |picture: &&Picture| {
            figures(article).any(|figure| figure.media.as_deref() == Some(&*picture.id))
        };
        self.0.iter().filter(is_shown).filter_map(place_of).collect()
    }
}

fn is_of_the_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
}

/// The place of a picture whose file is not here yet.
fn place_of(picture: &Picture) -> Option<NewMedia> {
    Some(NewMedia {
        id: picture.id.parse().ok()?,
        name: picture.name.clone(),
        media_type: String::new(),
        size: None,
        bytes: Vec::new(),
        source: picture.source.clone(),
        alt: picture.alt.clone(),
        caption: picture.caption.clone(),
        credit: picture.credit.clone(),
    })
}

fn figures_mut(block: &mut Block) -> &mut [Figure] {
    match block {
        Block::Figure(figure) => std::slice::from_mut(figure),
        Block::Gallery(gallery) => &mut gallery.figures,
        _ => &mut [],
    }
}
