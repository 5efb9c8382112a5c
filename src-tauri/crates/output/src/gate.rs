//! The gate that everything goes through before it leaves.

use std::collections::BTreeSet;

use serde::Serialize;
use warraq_core::article::{Article, ArticleId, Block, BlockId, Figure};
use warraq_core::never_publish::{ArticlePart, FoundWord, NeverPublish};
use warraq_formats::{
    Disclosure, ExportOptions, Feature, Format, OutgoingTracker, PictureWords, Pictures,
    clean_picture, exporter, picture_traces, picture_words, without_trackers,
};

use crate::taken_out::{TakenOut, TakenOutKind};

/// What is asked of an article on its way out.
#[derive(Debug, Clone, Copy)]
pub struct Gate<'a> {
    /// The words that must not leave.
    pub never_publish: &'a NeverPublish,
    /// The format that the article is written in.
    pub format: Format,
    /// How it is written.
    pub options: &'a ExportOptions,
    /// What of the article leaves beside the file, in fields and files of its own, though the format cannot hold it.
    pub beside: &'a [Feature],
}

/// A picture as it stands in the vault or in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginalPicture {
    /// What its file is called.
    pub name: String,
    /// Its file.
    pub bytes: Vec<u8>,
    /// The words below it, where its figure has none.
    pub caption: String,
    /// Who made it, where its figure does not say.
    pub credit: String,
}

/// What may leave of an article.
#[derive(Debug, Clone)]
pub struct Cleared {
    /// The article, as it is to be written.
    pub article: Article,
    /// Its pictures.
    pub pictures: Pictures,
    /// What is not in them any more.
    pub taken_out: Vec<TakenOut>,
    /// What keeps it from leaving: nothing is to be written where there is any.
    pub held: Vec<HeldWord>,
}

/// A word that must not be published, and the article that it stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct HeldWord {
    /// The article.
    pub article: ArticleId,
    /// Its headline.
    pub headline: String,
    /// The word and its place.
    pub found: FoundWord,
}

impl Gate<'_> {
    /// What may leave of `article`. `load` gives the pictures that its figures name by id, where they are at hand.
    ///
    /// # Errors
    /// As `load`.
    pub fn clear<E>(
        &self,
        article: Article,
        load: &mut dyn FnMut(&str) -> Result<Option<OriginalPicture>, E>,
    ) -> Result<Cleared, E> {
        let (article, trackers) = without_trackers(article);
        let id = article.id;
        let of_tracker = |tracker: OutgoingTracker| TakenOut {
            article: id,
            kind: TakenOutKind::Tracker,
            block: tracker.block,
            text: tracker.text,
        };
        let mut cleared = Cleared {
            pictures: Pictures::default(),
            taken_out: trackers.into_iter().map(of_tracker).collect(),
            held: self.held(&article),
            article,
        };
        if self.carries(Feature::Media) {
            self.clear_pictures(&mut cleared, load)?;
        }
        Ok(cleared)
    }

    /// The words in what the format holds of the article.
    fn held(&self, article: &Article) -> Vec<HeldWord> {
        let found = self.never_publish.find(article).into_iter();
        let leaving = found.filter(|found| self.leaves(found));
        leaving.map(|found| held(article, found)).collect()
    }

    /// Whether the part of the article that a word was found in leaves with it.
    fn leaves(&self, found: &FoundWord) -> bool {
        let is_told = |choice| choice == Disclosure::Told;
        match (found.part, found.field) {
            // The slug is in the file's name as well.
            (ArticlePart::Field, Some(field)) => {
                let in_name = ["headline", "slug"].contains(&field.as_str());
                in_name || self.carries(Feature::Field(field))
            }
            (ArticlePart::Tag, _) => self.carries(Feature::Tags),
            (ArticlePart::Suggestion | ArticlePart::Comment, _) => is_told(self.options.review),
            // Whoever suggested or remarked something stands in a block.
            (ArticlePart::Person, _) => {
                let is_there = found.block.is_none() || is_told(self.options.review);
                is_there && is_told(self.options.people)
            }
            _ => true,
        }
    }

    /// Whether what the article has of this leaves, in the file or beside it.
    fn carries(&self, feature: Feature) -> bool {
        !exporter(self.format).cannot_hold().contains(&feature) || self.beside.contains(&feature)
    }

    fn clear_pictures<E>(
        &self,
        cleared: &mut Cleared,
        load: &mut dyn FnMut(&str) -> Result<Option<OriginalPicture>, E>,
    ) -> Result<(), E> {
        let figures: Vec<Figure> = figures(&cleared.article).cloned().collect();
        let mut known = BTreeSet::new();
        for figure in figures {
            let Some(media) = figure.media.clone().filter(|id| known.insert(id.clone())) else {
                continue;
            };
            let Some(original) = load(&media)? else { continue };
            self.clear_picture(cleared, &figure, media, &original);
        }
        Ok(())
    }

    fn clear_picture(
        &self,
        cleared: &mut Cleared,
        figure: &Figure,
        media: String,
        original: &OriginalPicture,
    ) {
        let (article, block) = (cleared.article.id, figure.attrs.id);
        let taken_out =
            |kind| TakenOut { article, kind, block: Some(block), text: original.name.clone() };
        match clean_picture(&original.bytes, &words(figure, original)) {
            Ok(picture) => {
                let traces = picture_traces(&original.bytes).into_iter();
                cleared.taken_out.extend(traces.map(|trace| taken_out(trace.into())));
                let words = picture_words(&picture);
                for text in [words.caption, words.credit, words.copyright] {
                    self.hold_in_picture(cleared, block, &text);
                }
                cleared.pictures.insert(media, picture);
            }
            Err(fault) => cleared.taken_out.push(taken_out(fault.into())),
        }
    }

    /// Holds the article for words in a picture's file: it may say what the article does not.
    fn hold_in_picture(&self, cleared: &mut Cleared, block: BlockId, text: &str) {
        for (word, excerpt) in self.never_publish.find_in(text) {
            let part = ArticlePart::Credit;
            let found = FoundWord { word, part, field: None, block: Some(block), excerpt };
            let is_known = |known: &HeldWord| {
                known.found.block == Some(block) && known.found.word == found.word
            };
            if !cleared.held.iter().any(is_known) {
                cleared.held.push(held(&cleared.article, found));
            }
        }
    }
}

fn held(article: &Article, found: FoundWord) -> HeldWord {
    HeldWord { article: article.id, headline: article.fields.headline.clone(), found }
}

/// What the picture's file is to say: as its figure, else as the vault.
fn words(figure: &Figure, original: &OriginalPicture) -> PictureWords {
    let or = |own: String, other: &String| if own.trim().is_empty() { other.clone() } else { own };
    PictureWords {
        caption: or(figure.caption.original_text(), &original.caption),
        credit: or(figure.credit.clone(), &original.credit),
        copyright: figure.rights.clone(),
    }
}

fn figures(article: &Article) -> impl Iterator<Item = &Figure> {
    article.body.blocks().iter().flat_map(|block| match block {
        Block::Figure(figure) => std::slice::from_ref(figure),
        Block::Gallery(gallery) => gallery.figures.as_slice(),
        _ => &[],
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_picture_s_file_says_what_its_figure_says_of_it() {
        let figure = json!({ "type": "figure", "attrs": { "id": "00000000000000000000000001",
            "credit": "روجين", "rights": "© خبر24" } });
        let Ok(Block::Figure(figure)) = Block::from_json(&figure) else { unreachable!() };
        let original = OriginalPicture {
            name: String::new(),
            bytes: Vec::new(),
            caption: "الجسر".to_owned(),
            credit: "رويترز".to_owned(),
        };
        let said = words(&figure, &original);
        let said = [&said.caption, &said.credit, &said.copyright].map(String::as_str);
        assert_eq!(said, ["الجسر", "روجين", "© خبر24"]);
    }
}
