//! What the site has against it, as far as it has said.

use secrecy::SecretString;
use serde::Serialize;
use warraq_connect::{
    Ability, Capabilities, MOST_CLOCK_DIFFERENCE, PostField, RemoteState, Right, Taxonomy,
};
use warraq_core::article::Article;
use warraq_core::fields::FieldName;
use warraq_formats::picture_within;
use warraq_output::Cleared;
use warraq_store::{Site, StoreError, Vault};

use super::{Check, CheckKind};
use crate::engine::Connectors;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::list::survey_of;
use crate::options::SiteOptions;
use crate::outgoing;
use crate::site::clock_seconds;
use crate::task::to_json;
use crate::wish::Wish;

/// What sites call the terms of sections.
const CATEGORY: &str = "category";

/// What the site cannot hold or do, and what the account may not.
pub(super) fn of_site(
    connectors: &dyn Connectors,
    site: &Site,
    cleared: &Cleared,
    wish: Wish,
) -> Vec<Check> {
    let mut checks = can_do(connectors, site, wish);
    if let Some(can) = capabilities(connectors, site) {
        checks.extend(fields_not_held(&can, &cleared.article));
    }
    checks.extend(rights_missing(site, cleared, wish));
    checks
}

/// What is wished for and the site cannot do.
pub(super) fn can_do(connectors: &dyn Connectors, site: &Site, wish: Wish) -> Vec<Check> {
    let ability = match wish {
        Wish::Pending => Ability::Pending,
        Wish::Schedule { .. } => Ability::Schedule,
        Wish::Unpublish => Ability::Unpublish,
        Wish::Draft | Wish::Publish => return Vec::new(),
    };
    match capabilities(connectors, site) {
        Some(can) if !can.can(ability) => {
            vec![Check { detail: name_of(ability), ..Check::warning(CheckKind::CannotDo) }]
        }
        _ => Vec::new(),
    }
}

/// What the place can hold, which is known without asking it; nothing where nobody can speak with it.
pub(super) fn capabilities(connectors: &dyn Connectors, site: &Site) -> Option<Capabilities> {
    // No request is made, so that no password is needed.
    let connector = connectors.connector(site, SecretString::default()).ok()?;
    Some(connector.capabilities())
}

fn fields_not_held(can: &Capabilities, article: &Article) -> Vec<Check> {
    let fields = &article.fields;
    let there = [
        (PostField::Excerpt, FieldName::Standfirst, !fields.standfirst.is_empty()),
        (PostField::Slug, FieldName::Slug, !fields.slug.is_empty()),
        (PostField::Categories, FieldName::Section, !fields.section.trim().is_empty()),
    ];
    let missing = there.into_iter().filter(|(place, _, is_there)| *is_there && !can.holds(*place));
    let mut checks: Vec<Check> = missing
        .map(|(place, field, _)| Check {
            field: Some(field),
            detail: name_of(place),
            ..Check::warning(CheckKind::FieldNotHeld)
        })
        .collect();
    if !article.tags.is_empty() && !can.holds(PostField::Tags) {
        let detail = name_of(PostField::Tags);
        checks.push(Check { detail, ..Check::warning(CheckKind::FieldNotHeld) });
    }
    checks
}

/// The rights that are needed and that the account did not have when the site was last asked.
fn rights_missing(site: &Site, cleared: &Cleared, wish: Wish) -> Vec<Check> {
    let Some(account) = survey_of(site).and_then(|survey| survey.account) else {
        return Vec::new();
    };
    let has_pictures = !outgoing::leaving(cleared).is_empty();
    let needed = [
        (Right::Write, true),
        (Right::Upload, has_pictures),
        (Right::MakeTags, !cleared.article.tags.is_empty()),
        (Right::Publish, wish.is_public()),
    ];
    needed
        .into_iter()
        .filter(|(right, is_needed)| *is_needed && !account.rights.contains(right))
        .map(|(right, _)| Check {
            detail: name_of(right),
            ..Check::warning(CheckKind::RightMissing)
        })
        .collect()
}

/// That the account may not correct what readers see there, or will: it is closed to whoever may not publish.
///
/// # Errors
/// When the vault cannot be read.
pub(super) fn closed(
    vault: &Vault,
    site: &Site,
    article: &Article,
) -> Result<Option<Check>, DeliveryError> {
    let Some(account) = survey_of(site).and_then(|survey| survey.account) else {
        return Ok(None);
    };
    let stands = Known::read(vault, article.id, site.id)?.standing().map(|stands| stands.state);
    let is_out = matches!(stands, Some(RemoteState::Published | RemoteState::Scheduled));
    // A site that was asked long ago has not said the one; who has the other has both.
    let may = [Right::EditPublished, Right::Publish].iter().any(|it| account.rights.contains(it));
    let detail = name_of(Right::EditPublished);
    Ok((is_out && !may).then(|| Check { detail, ..Check::warning(CheckKind::RightMissing) }))
}

/// Pictures that the site does not take, as small as they are sent.
pub(super) fn too_large(site: &Site, cleared: &Cleared, options: &SiteOptions) -> Vec<Check> {
    let Some(most) = survey_of(site).and_then(|survey| survey.upload_limit) else {
        return Vec::new();
    };
    let mut checks = Vec::new();
    for picture in outgoing::leaving(cleared) {
        if picture.file.bytes().len() as u64 <= most {
            continue;
        }
        // It is made smaller before it is sent; only one that is too large as it is takes the time to find out.
        let bytes = picture_within(picture.file, options.longest_side).bytes().len() as u64;
        if bytes > most {
            let block = Some(picture.figure.attrs.id);
            let large = Check::warning(CheckKind::PictureTooLarge);
            checks.push(Check { block, detail: picture.name, count: bytes, most, ..large });
        }
    }
    checks
}

/// That this machine's clock and the site's were apart when it last answered.
pub(super) fn clock(site: &Site) -> Option<Check> {
    let ahead = clock_seconds(site)?;
    if ahead.unsigned_abs() <= MOST_CLOCK_DIFFERENCE.num_seconds().unsigned_abs() {
        return None;
    }
    let detail = if ahead > 0 { "ahead" } else { "behind" }.to_owned();
    Some(Check { detail, count: ahead.unsigned_abs(), ..Check::warning(CheckKind::Clock) })
}

/// The section, where the site is known to have none of this name, or nobody knows. What somebody chose for it is not
/// asked about again.
///
/// # Errors
/// When the vault cannot be read.
pub(super) fn section(
    vault: &Vault,
    (site, options): (&Site, &SiteOptions),
    article: &Article,
    can: Option<Capabilities>,
) -> Result<Option<Check>, StoreError> {
    let section = article.fields.section.trim();
    let has_sections = can.is_none_or(|can| can.holds(PostField::Categories));
    if section.is_empty()
        || !has_sections
        || options.chosen(Taxonomy::Category, section).is_some()
        || vault.remote_term(site.id, CATEGORY, section)?.is_some()
    {
        return Ok(None);
    }
    let was_read = options.terms_read_at.is_some() || vault.knows_terms(site.id, CATEGORY)?;
    let kind = if was_read { CheckKind::SectionMissing } else { CheckKind::SectionUnknown };
    let (field, detail) = (Some(FieldName::Section), section.to_owned());
    Ok(Some(Check { field, detail, ..Check::warning(kind) }))
}

/// As the catalogues name it.
fn name_of(what: impl Serialize) -> String {
    to_json(&what).as_str().unwrap_or_default().to_owned()
}
