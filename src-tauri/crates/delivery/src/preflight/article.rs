//! What the article itself has against leaving.

use std::collections::BTreeSet;

use warraq_core::article::{Article, Figure, SuggestionKind};
use warraq_core::fields::FieldName;
use warraq_core::profile;
use warraq_formats::{Feature, picture_stays_large};
use warraq_output::{Cleared, TakenOutKind};

use super::{Check, CheckKind, CheckLevel};
use crate::options::SiteOptions;
use crate::outgoing;

/// Fields that are for readers and that a post has no place for.
const FOR_READERS: [FieldName; 4] =
    [FieldName::Kicker, FieldName::Byline, FieldName::Place, FieldName::Date];

/// The words that must not be published.
pub(super) fn held(cleared: &Cleared) -> impl Iterator<Item = Check> {
    cleared.held.iter().map(|held| {
        let found = held.found.clone();
        Check {
            field: found.field,
            part: Some(found.part),
            block: found.block,
            detail: found.word,
            excerpt: found.excerpt,
            ..Check::stop(CheckKind::NeverPublish)
        }
    })
}

/// What its kind of article asks of its fields.
pub(super) fn fields(article: &Article) -> impl Iterator<Item = Check> {
    let profile = profile::of(article.fields.profile);
    let missing = profile
        .missing(article)
        .into_iter()
        .map(|field| Check { field: Some(field), ..Check::warning(CheckKind::FieldMissing) });
    let too_long = profile.too_long(article).into_iter().map(|long| Check {
        field: Some(long.field),
        count: long.characters as u64,
        most: u64::from(long.most),
        ..Check::warning(CheckKind::FieldTooLong)
    });
    missing.chain(too_long)
}

/// Suggestions and comments that nobody decided.
pub(super) fn review(article: &Article) -> impl Iterator<Item = Check> {
    let open = article.body.suggestions();
    let (comments, suggestions): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|one| one.kind == SuggestionKind::Comment);
    [(CheckKind::Suggestions, suggestions), (CheckKind::Comments, comments)].into_iter().filter_map(
        |(kind, open)| {
            let block = open.first()?.block;
            Some(Check { block: Some(block), count: open.len() as u64, ..Check::warning(kind) })
        },
    )
}

/// Pictures that do not leave: those that are not there, and those that cannot be cleaned.
pub(super) fn pictures(cleared: &Cleared) -> Vec<Check> {
    let left_out: Vec<Check> = cleared
        .taken_out
        .iter()
        .filter(|taken| is_whole_picture(taken.kind))
        .map(|taken| Check {
            block: taken.block,
            detail: taken.text.clone(),
            ..Check::warning(CheckKind::PictureLeftOut)
        })
        .collect();
    let told: BTreeSet<_> = left_out.iter().filter_map(|check| check.block).collect();
    let is_there = |media: &Option<String>| {
        media.as_ref().is_some_and(|media| cleared.pictures.find(media).is_some())
    };
    let missing = outgoing::figures(&cleared.article)
        .filter(|figure| !is_there(&figure.media) && !told.contains(&figure.attrs.id))
        .map(|figure| Check {
            block: Some(figure.attrs.id),
            ..Check::warning(CheckKind::PictureMissing)
        });
    let missing: Vec<Check> = missing.collect();
    left_out.into_iter().chain(missing).collect()
}

/// Pictures that say nothing to whoever does not see them.
pub(super) fn without_alt(cleared: &Cleared) -> Vec<Check> {
    let leaving = outgoing::leaving(cleared);
    let name = |figure: &Figure| {
        let caption = figure.caption.original_text().trim().to_owned();
        let file = leaving.iter().find(|one| figure.media.as_deref() == Some(one.media));
        if caption.is_empty() {
            file.map_or_else(String::new, |one| one.name.clone())
        } else {
            caption
        }
    };
    let figures = (1..).zip(outgoing::figures(&cleared.article));
    let silent =
        figures.filter(|(_, figure)| figure.media.is_some() && figure.alt.trim().is_empty());
    let check = |(count, figure): (u64, &Figure)| Check {
        block: Some(figure.attrs.id),
        detail: name(figure),
        count,
        ..Check::warning(CheckKind::AltMissing)
    };
    silent.map(check).collect()
}

/// Pictures that are never made smaller, and have a longer side than was chosen.
pub(super) fn stays_large(cleared: &Cleared, options: &SiteOptions) -> Vec<Check> {
    let most = options.longest_side;
    let large = outgoing::leaving(cleared).into_iter().filter_map(|picture| {
        let (width, height) = picture.file.size();
        let longest = width.max(height);
        (most != 0 && longest > most && picture_stays_large(picture.file)).then(|| Check {
            block: Some(picture.figure.attrs.id),
            detail: picture.name,
            count: longest.into(),
            most: most.into(),
            ..Check::warning(CheckKind::PictureStaysLarge)
        })
    });
    large.collect()
}

fn is_whole_picture(kind: TakenOutKind) -> bool {
    use TakenOutKind::{
        PictureAvif, PictureBroken, PictureHeic, PictureSvg, PictureTooLarge, PictureUnknown,
    };
    matches!(
        kind,
        PictureHeic | PictureAvif | PictureSvg | PictureUnknown | PictureBroken | PictureTooLarge
    )
}

/// What the text of a post has no way to say. Suggestions, comments and pictures are told by themselves.
pub(super) fn not_held(article: &Article, options: &SiteOptions) -> impl Iterator<Item = Check> {
    let losses = outgoing::losses(article, options).into_iter();
    losses.filter(|loss| is_missed(loss.what)).map(|loss| {
        let field = if let Feature::Field(field) = loss.what { Some(field) } else { None };
        Check {
            field,
            detail: loss.what.name().to_owned(),
            count: loss.count as u64,
            ..Check::warning(CheckKind::NotHeld)
        }
    })
}

/// What readers of a paper see and readers of a post do not: told once for all of them, because nothing can be done
/// about it.
pub(super) fn no_place(article: &Article, options: &SiteOptions) -> Option<Check> {
    let losses = outgoing::losses(article, options);
    let is_lost = |field: &FieldName| losses.iter().any(|loss| loss.what == Feature::Field(*field));
    let lost: Vec<FieldName> = FOR_READERS.into_iter().filter(is_lost).collect();
    let detail = lost.iter().map(|field| field.as_str()).collect::<Vec<_>>().join(" ");
    let remark = Check::warning(CheckKind::NoPlace);
    let field = lost.first().copied();
    field.map(|_| Check { field, detail, level: CheckLevel::Remark, ..remark })
}

fn is_missed(what: Feature) -> bool {
    match what {
        // What has no place in any post is told by itself. Corrections are for readers, and are missed by them.
        Feature::Field(field) => field == FieldName::Corrections,
        Feature::Insertion
        | Feature::Deletion
        | Feature::Comment
        | Feature::MissingMedia
        | Feature::Status => false,
        _ => true,
    }
}
