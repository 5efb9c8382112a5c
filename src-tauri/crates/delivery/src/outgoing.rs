//! What leaves of an article: what passed the gate, as a post.

use std::collections::BTreeMap;

use warraq_connect::{MediumKey, Post, RemoteId, SourcePrint};
use warraq_core::article::{Article, Block, Figure};
use warraq_core::fields::{FieldName, slug};
use warraq_core::never_publish::NeverPublish;
use warraq_formats::{
    CleanPicture, ExportInput, ExportOptions, Feature, Loss, RemotePicture, RemotePictures, export,
};
use warraq_output::{Cleared, Gate, OriginalPicture};

use crate::error::DeliveryError;
use crate::options::{Corrections, SiteOptions};
use crate::parts::NEUTRAL;
use crate::task::Picture;

/// What of an article stands beside the text of a post.
const BESIDE: &[Feature] = &[
    Feature::Media,
    Feature::Tags,
    Feature::Field(FieldName::Headline),
    Feature::Field(FieldName::Standfirst),
    Feature::Field(FieldName::Slug),
    Feature::Field(FieldName::Section),
    Feature::Field(FieldName::Language),
];

/// Who gives the picture that figures name so; nothing where it is not wanted, or not there.
pub(crate) type Load<'a> =
    &'a mut dyn FnMut(&str) -> Result<Option<OriginalPicture>, DeliveryError>;

/// What may leave of the article. Its words are looked through whichever pictures `load` gives.
///
/// # Errors
/// `NeverPublish`; as `load`.
pub(crate) fn cleared(
    article: Article,
    never_publish: &NeverPublish,
    options: &SiteOptions,
    load: Load<'_>,
) -> Result<Cleared, DeliveryError> {
    let cleared = through_the_gate(article, never_publish, options, load)?;
    if cleared.held.is_empty() {
        Ok(cleared)
    } else {
        Err(DeliveryError::NeverPublish(cleared.held))
    }
}

/// The same with what holds it back, where something does.
///
/// # Errors
/// As `load`.
pub(crate) fn through_the_gate(
    article: Article,
    never_publish: &NeverPublish,
    options: &SiteOptions,
    load: Load<'_>,
) -> Result<Cleared, DeliveryError> {
    let format = options.export_format();
    let gate = Gate { never_publish, format, options: &ExportOptions::default(), beside: BESIDE };
    gate.clear(article, load)
}

/// What the text of a post cannot hold of the article, and nothing beside it does.
pub(crate) fn losses(article: &Article, options: &SiteOptions) -> Vec<Loss> {
    let lost = warraq_formats::losses(&ExportInput::of(article), options.export_format());
    lost.into_iter().filter(|loss| !BESIDE.contains(&loss.what)).collect()
}

/// The prints of pictures as they came, by the names that figures have for them.
pub(crate) type Prints = BTreeMap<String, SourcePrint>;

/// A picture that leaves.
pub(crate) struct Leaving<'c> {
    /// What its file is called, before it is made smaller.
    pub(crate) name: String,
    pub(crate) media: &'c str,
    pub(crate) figure: &'c Figure,
    pub(crate) file: &'c CleanPicture,
}

/// The pictures of what was cleared, in the order of the text, each once.
pub(crate) fn leaving(cleared: &Cleared) -> Vec<Leaving<'_>> {
    let mut found: Vec<Leaving<'_>> = Vec::new();
    let stem = stem_of(&cleared.article);
    for figure in figures(&cleared.article) {
        let Some(media) = figure.media.as_deref() else { continue };
        let Some(file) = cleared.pictures.find(media) else { continue };
        if found.iter().any(|known| known.media == media) {
            continue;
        }
        let name = format!("{stem}-{}.{}", found.len() + 1, file.extension());
        found.push(Leaving { name, media, figure, file });
    }
    found
}

/// What is done for each of them.
pub(crate) fn pictures(cleared: &Cleared, prints: &Prints, options: &SiteOptions) -> Vec<Picture> {
    let known = leaving(cleared).into_iter().filter_map(|one| Some((prints.get(one.media)?, one)));
    known
        .map(|(print, Leaving { name, media, figure, file })| {
            let (width, height) = file.size();
            let is_larger = options.longest_side != 0 && width.max(height) > options.longest_side;
            let longest = if is_larger { options.longest_side } else { 0 };
            Picture {
                key: MediumKey::of_picture(print, longest),
                longest: Some(longest),
                whole: Some(MediumKey::of_picture(print, 0)),
                name,
                alt: figure.alt.clone(),
                caption: figure.caption.original_text(),
                bytes: file.bytes().len() as u64,
                media: media.to_owned(),
                width,
                height,
            }
        })
        .collect()
}

/// What a post is made of beside the article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Beside {
    pub(crate) pictures: RemotePictures,
    pub(crate) featured: Option<RemoteId>,
    pub(crate) tags: Vec<RemoteId>,
    pub(crate) categories: Vec<RemoteId>,
}

/// The post of an article that passed the gate.
///
/// # Errors
/// When the format refuses.
pub(crate) fn post(
    article: &Article,
    options: &SiteOptions,
    beside: Beside,
) -> Result<Post, DeliveryError> {
    let silent = (options.corrections == Corrections::None).then(|| {
        let mut article = article.clone();
        article.fields.corrections.clear();
        article
    });
    let article = silent.as_ref().unwrap_or(article);
    let input = ExportInput::of(article).with_remote_pictures(&beside.pictures);
    let text = export(options.export_format(), &input)?;
    Ok(Post {
        article: article.id,
        title: article.fields.headline.clone(),
        content: String::from_utf8_lossy(&text).trim_end().to_owned(),
        excerpt: article.fields.standfirst.clone(),
        slug: article.fields.slug.clone(),
        categories: beside.categories,
        tags: beside.tags,
        featured: beside.featured,
        author: Some(RemoteId(options.author.clone())).filter(|id| !id.0.is_empty()),
        language: article.fields.language.clone(),
    })
}

/// The same, whose pictures have addresses that are the same at every place and at every time: what an article says is
/// compared by it.
///
/// # Errors
/// When the format refuses.
pub(crate) fn neutral(article: &Article, options: &SiteOptions) -> Result<Post, DeliveryError> {
    let mut beside = Beside::default();
    for media in figures(article).filter_map(|figure| figure.media.clone()) {
        let url = format!("{NEUTRAL}{media}");
        let picture = RemotePicture { number: None, url, width: 1, height: 1 };
        beside.pictures.insert(media, picture);
    }
    post(article, options, beside)
}

/// What files of the article are called: its name in the address, else its headline.
fn stem_of(article: &Article) -> String {
    let own = &article.fields.slug;
    if own.is_empty() { slug::suggest(&article.fields.headline) } else { own.clone() }
}

pub(crate) fn figures(article: &Article) -> impl Iterator<Item = &Figure> {
    article.body.blocks().iter().flat_map(|block| match block {
        Block::Figure(figure) => std::slice::from_ref(figure),
        Block::Gallery(gallery) => gallery.figures.as_slice(),
        _ => &[],
    })
}
