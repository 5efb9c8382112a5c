//! What the article says by now and its post does not: where the post was only taken from its readers, which is done at once
//! and sends no words; and what was changed since a delivery was asked for, which sends what was there then.

use warraq_core::article::Article;
use warraq_core::outbox::ItemState;
use warraq_core::tag::Tag;
use warraq_store::{Item, StepState, StoreError, Vault};

use crate::conflict::PostPart;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::options::SiteOptions;
use crate::outgoing;
use crate::task::{Task, of_json};
use crate::wish::Wish;

/// What an article said when it was last the same as its post.
struct Said {
    headline: String,
    standfirst: String,
    /// The text, as it is compared.
    text: String,
    /// Nothing where that is not known.
    beside: Option<Beside>,
}

/// What stands beside its text.
struct Beside {
    section: String,
    slug: String,
    /// A line each.
    tags: String,
}

/// The parts of the article, as this delivery was asked for, that were changed since its post took them; nothing of a
/// delivery that sends the text. `all` are the deliveries that the article may have had before.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn unsent(
    vault: &Vault,
    item: &Item,
    all: &[Item],
    known: &Known,
) -> Result<Vec<PostPart>, DeliveryError> {
    if of_json::<Wish>(&item.wish)? != Wish::Unpublish {
        return Ok(Vec::new());
    }
    let article = match vault.outbox_article(item.id) {
        Err(StoreError::NotFound(_)) => return Ok(Vec::new()),
        found => found?,
    };
    match over_own(vault, item, known, &article)? {
        Some(parts) => Ok(parts),
        None => Ok(last_sent(vault, item, all)?
            .map_or_else(Vec::new, |sent| Said::of(&article).what_differs(&Said::of(&sent)))),
    }
}

/// The parts of the article that were changed since this delivery was asked for and do not go with it; nothing where a
/// later one of the article was asked for, and of one that sends no text. `all` are the deliveries of the vault, `article`
/// is as it is now.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn newer(
    vault: &Vault,
    item: &Item,
    all: &[Item],
    (known, article): (&Known, &Article),
) -> Result<Vec<PostPart>, DeliveryError> {
    use ItemState::{Paused, Queued, Scheduled, Sending, Verified};
    let is_of_post = |other: &&Item| (other.article, other.site) == (item.article, item.site);
    let is_last = all.iter().rfind(is_of_post).is_none_or(|last| last.id == item.id);
    let is_told = matches!(item.state, Paused | Queued | Scheduled | Sending | Verified);
    let is_same = article.version == item.version;
    if is_same || !is_last || !is_told || of_json::<Wish>(&item.wish)? == Wish::Unpublish {
        return Ok(Vec::new());
    }
    // What was decided since may have changed the article and its post alike.
    if matches!(item.state, Scheduled | Verified)
        && let Some(parts) = over_own(vault, item, known, article)?
    {
        return Ok(parts);
    }
    let sent = match vault.outbox_article(item.id) {
        Err(StoreError::NotFound(_)) => return Ok(Vec::new()),
        sent => sent?,
    };
    let mut parts = Said::of(article).what_differs(&Said::of(&sent));
    if parts.contains(&PostPart::Text) {
        // A comment is no word of the text.
        let options = SiteOptions::parse(&vault.site(item.site)?.options)?;
        let text = |article| outgoing::neutral(article, &options).map(|post| post.content);
        let is_same = text(article)? == text(&sent)?;
        parts.retain(|part| *part != PostPart::Text || !is_same);
    }
    Ok(parts)
}

/// The parts that are not as the article said them when its post was last seen; nothing where the site's people never wrote
/// at that.
fn over_own(
    vault: &Vault,
    item: &Item,
    known: &Known,
    article: &Article,
) -> Result<Option<Vec<PostPart>>, DeliveryError> {
    let Some((own, seen)) = known.own().zip(known.seen.as_ref()) else { return Ok(None) };
    let options = SiteOptions::parse(&vault.site(item.site)?.options)?;
    let options = options.as_written(&seen.content);
    let text = outgoing::neutral(article, &options)?.content;
    let own = Said {
        headline: own.title.clone(),
        standfirst: own.excerpt.clone(),
        text: own.content.clone(),
        beside: None,
    };
    Ok(Some(Said { text, ..Said::of(article) }.what_differs(&own)))
}

/// The article as the newest delivery before this one sent it.
fn last_sent(vault: &Vault, item: &Item, all: &[Item]) -> Result<Option<Article>, DeliveryError> {
    let at = all.iter().position(|other| other.id == item.id).unwrap_or(all.len());
    let of_post = |other: &&Item| (other.article, other.site) == (item.article, item.site);
    for other in all[..at].iter().filter(of_post).rev() {
        for step in vault.outbox_steps(other.id)? {
            let is_text = matches!(Task::of_step(&step)?, Task::Draft { .. });
            if is_text && step.state == StepState::Done {
                return Ok(Some(vault.outbox_article(other.id)?));
            }
        }
    }
    Ok(None)
}

impl Said {
    fn of(article: &Article) -> Self {
        let mut tags: Vec<&str> = article.tags.iter().map(Tag::as_str).collect();
        tags.sort_unstable();
        let fields = &article.fields;
        Self {
            headline: fields.headline.clone(),
            standfirst: fields.standfirst.clone(),
            text: article.body.to_json_string(),
            beside: Some(Beside {
                section: fields.section.clone(),
                slug: fields.slug.clone(),
                tags: tags.join("\n"),
            }),
        }
    }

    fn what_differs(&self, before: &Self) -> Vec<PostPart> {
        let is_same_beside = |part: fn(&Beside) -> &str| {
            let both = self.beside.as_ref().zip(before.beside.as_ref());
            both.is_none_or(|(now, then)| part(now) == part(then))
        };
        let parts = [
            (PostPart::Title, self.headline == before.headline),
            (PostPart::Excerpt, self.standfirst == before.standfirst),
            (PostPart::Text, self.text == before.text),
            (PostPart::Section, is_same_beside(|beside| &beside.section)),
            (PostPart::Slug, is_same_beside(|beside| &beside.slug)),
            (PostPart::Tags, is_same_beside(|beside| &beside.tags)),
        ];
        parts.into_iter().filter(|(_, is_same)| !is_same).map(|(part, _)| part).collect()
    }
}
