//! A post that becomes an article: its place on the site is known from then on, so that a correction changes that post
//! and makes no second one.

use chrono::{DateTime, Utc};
use warraq_connect::{
    Connector, Fault, FaultKind, PostKey, PostList, RemoteId, RemoteMedium, RemotePost,
    RemoteState, WholeMedium, WholePicture, WholePost, shows,
};
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;
use warraq_core::workflow::Status;
use warraq_formats::wxr::{LiveMedium, LivePicture, LivePost, LiveSite, SitePost};
use warraq_formats::{ImportDefaults, Imported, WarningKind};
use warraq_store::outbox::put_term;
use warraq_store::{FreshIds, Site, Vault};

use crate::compose::Own;
use crate::decide::said_by;
use crate::desk::Desk;
use crate::engine::terms::{CATEGORY, TAG};
use crate::error::DeliveryError;
use crate::fitted::Sources;
use crate::gone::gone;
use crate::known::Known;
use crate::options::SiteOptions;
use crate::outgoing;
use crate::parts::Thing;
use crate::usual_category;

/// A post that somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pulled {
    /// It is an article here already.
    Here(ArticleId),
    /// It is none yet: it is to be kept, and then noted.
    New(Box<NewPost>),
}

/// A post that is no article here yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPost {
    /// The id that its article has, whoever reads it.
    pub id: ArticleId,
    /// The article.
    pub imported: Imported,
    /// What its state on the site is here.
    pub status: Status,
    /// Since when it stands there.
    pub dated: Option<DateTime<Utc>>,
    /// The post as the site has it.
    pub whole: WholePost,
}

/// The articles that the posts of a list are here, in its order; nothing for those that are none.
///
/// # Errors
/// When the vault cannot be read.
pub fn found_articles(
    vault: &Vault,
    site: SiteId,
    list: &PostList,
) -> Result<Vec<Option<ArticleId>>, DeliveryError> {
    let found = list.posts.iter().map(|post| here(vault, site, &post.id, post.marker.as_deref()));
    found.collect()
}

/// The post with this id at the site, read as its export is; nothing is kept of it yet. Its pictures have their places in
/// the article, and are fetched once that is kept ([`crate::pull_pictures`]).
///
/// # Errors
/// The vault's in the first place, the site's in the second: `NoPost` where there is no such post, `Gone` where it
/// is in the bin.
pub async fn pull<D: Desk>(
    desk: &D,
    site: SiteId,
    connector: &dyn Connector,
    id: &RemoteId,
    now: DateTime<Utc>,
) -> Result<Result<Pulled, Fault>, DeliveryError> {
    if let Some(article) = desk.with(|vault| here(vault, site, id, None))?? {
        return Ok(Ok(Pulled::Here(article)));
    }
    let whole = match connector.whole_post(id).await {
        Ok(Some(whole)) if whole.post.state != RemoteState::Trashed => whole,
        Ok(Some(_)) => return Ok(Err(Fault::not_done(FaultKind::Gone))),
        Ok(None) => return Ok(Err(Fault::not_done(FaultKind::NoPost))),
        Err(fault) => return Ok(Err(fault)),
    };
    desk.with(|vault| {
        let site = vault.site(site)?;
        let new = NewPost::read(whole, &site, now);
        if vault.article(new.id).is_err() {
            return Ok(Ok(Pulled::New(Box::new(new))));
        }
        let mut known = Known::read(vault, new.id, site.id)?;
        if known.remote_id().is_none() {
            // It came by another way: what stands there is compared with it before anything is written.
            known.theirs = Some(new.whole.post);
            vault.dispatch(now, |tx| known.put(tx))?;
        }
        Ok(Ok(Pulled::Here(new.id)))
    })?
}

/// The article of this vault that a post is.
fn here(
    vault: &Vault,
    site: SiteId,
    id: &RemoteId,
    marker: Option<&str>,
) -> Result<Option<ArticleId>, DeliveryError> {
    let is_there = |article: &ArticleId| vault.article(*article).is_ok();
    let rows = vault.deliveries(site)?;
    let known = rows.iter().find(|row| row.remote_id.as_ref() == Some(&id.0));
    let known = known.map(|row| row.article).filter(is_there);
    Ok(known.or_else(|| article_of(marker?).filter(is_there)))
}

/// The article that a marker names.
fn article_of(marker: &str) -> Option<ArticleId> {
    let id: ArticleId = marker.split_once(':')?.1.parse().ok()?;
    (PostKey::of(id).marker() == marker).then_some(id)
}

impl NewPost {
    fn read(whole: WholePost, site: &Site, now: DateTime<Utc>) -> Self {
        let survey = site.survey.as_ref();
        let of_survey = |name: &str| {
            let text = survey.and_then(|survey| survey[name].as_str());
            text.unwrap_or_default().to_owned()
        };
        let around = LiveSite {
            title: of_survey("name"),
            address: site.url.clone(),
            language: of_survey("language"),
        };
        let defaults = ImportDefaults { at: now, ..ImportDefaults::default() };
        let usual = usual_category::of(site);
        let post = live(&whole, usual.as_ref());
        let (id, read) = post.article(&around, &defaults, &mut FreshIds::at(now));
        let SitePost { mut imported, status, dated } = read;
        sign(&mut imported, &whole.author);
        Self { id, imported, status, dated, whole }
    }

    /// Notes that the article, which is in the vault by now, is this post: a correction of it changes the post. What the
    /// post has beside its words and the article does not: it stays there, and a correction leaves it as it is where it
    /// can.
    ///
    /// # Errors
    /// `Store` with `NotFound` where it is not; when the vault cannot be written.
    pub fn note(
        &self,
        vault: &mut Vault,
        site: SiteId,
        now: DateTime<Utc>,
    ) -> Result<Vec<Thing>, DeliveryError> {
        let post = &self.whole.post;
        let (article, place) = (vault.article(self.id)?, vault.site(site)?);
        let options = SiteOptions::parse(&place.options)?.as_written(&post.content);
        let never_publish = vault.settings()?.never_publish;
        let none = &mut |_: &str| Ok(None);
        let cleared = outgoing::through_the_gate(article, &never_publish, &options, none)?;
        let mut own = outgoing::neutral(&cleared.article, &options)?;
        own.tags = self.whole.tags.iter().map(|(id, _)| id.clone()).collect();
        own.categories = self.whole.categories.iter().take(1).map(|(id, _)| id.clone()).collect();
        let mut known = Known::read(vault, self.id, site)?;
        let (said, seen) = (&*own.content, &*post.content);
        let only_there = gone(Sources { own: said, seen, neutral: said, mine: said }, said);
        known.owns = vec![Own::taken(&post.content, own)];
        known.took(said_by(self.id, post), post.clone());
        vault.dispatch(now, |tx| {
            known.put(tx)?;
            for (taxonomy, terms) in [(TAG, &self.whole.tags), (CATEGORY, &self.whole.categories)] {
                for (id, name) in terms {
                    put_term(tx, site, taxonomy, (&id.0, name))?;
                }
            }
            Ok(())
        })?;
        Ok(only_there)
    }
}

/// Whom the site names as the author is the byline where the post itself names nobody: readers see that name there,
/// whether or not it is one that people have.
fn sign(imported: &mut Imported, author: &str) {
    let author = author.trim();
    let fields = &mut imported.fields;
    let is_there = |name: &String| name.contains(author) || author.contains(name.as_str());
    if author.is_empty() || !fields.byline.is_empty() || fields.sources.iter().any(is_there) {
        return;
    }
    fields.byline.push(author.to_owned());
    let said = format!("dc:creator: {author}");
    imported.warnings.retain(|one| one.kind != WarningKind::BadField || one.detail != said);
}

/// The post as its importer takes it.
fn live(whole: &WholePost, usual: Option<&RemoteId>) -> LivePost {
    let WholePost { post, guid, local_date, author, categories, tags, picture, media } = whole;
    let utc = post.date.map(|at| at.format("%Y-%m-%d %H:%M:%S").to_string()).unwrap_or_default();
    let article = post.marker.as_deref().and_then(article_of);
    // What the site gives to posts without a category was chosen by nobody.
    let is_chosen = |id: &RemoteId, name: &str| match usual {
        Some(usual) => id != usual,
        None => !usual_category::is_named_so(name),
    };
    let section = categories.iter().find(|(id, name)| is_chosen(id, name));
    LivePost {
        number: post.id.0.parse().unwrap_or(0),
        guid: guid.clone(),
        article: article.map(|id| id.to_string()).unwrap_or_default(),
        title: post.title.clone(),
        content: post.content.clone(),
        excerpt: post.excerpt.clone(),
        slug: if is_unnamed(post) { String::new() } else { post.slug.clone() },
        status: status(post.state).to_owned(),
        date: local_date.clone(),
        date_utc: utc,
        author: author.clone(),
        section: section.map(|(_, name)| name.clone()).unwrap_or_default(),
        tags: tags.iter().map(|(_, name)| name.clone()).collect(),
        picture: picture.as_ref().filter(|picture| !is_in_text(post, picture)).map(|picture| {
            LivePicture {
                address: picture.url.clone(),
                alt: picture.alt.clone(),
                caption: picture.caption.clone(),
            }
        }),
        media: media.iter().map(live_medium).collect(),
    }
}

/// Whether the text itself shows the picture that stands for the post: the theme shows it once more, the article does not.
fn is_in_text(post: &RemotePost, picture: &WholePicture) -> bool {
    let id = post.featured.clone().unwrap_or_else(|| RemoteId(String::new()));
    let picture = RemoteMedium { id, url: picture.url.clone(), size: None, bytes: None };
    let tags = post.content.split("<img").skip(1);
    let mut images = tags.map(|rest| rest.split_once('>').map_or(rest, |(image, _)| image));
    images.any(|image| shows(image, &picture))
}

fn live_medium(known: &WholeMedium) -> LiveMedium {
    LiveMedium {
        number: known.medium.id.0.parse().unwrap_or(0),
        address: known.medium.url.clone(),
        alt: known.alt.clone(),
        caption: known.caption.clone(),
    }
}

/// Whether it still has the name that it was made under.
fn is_unnamed(post: &RemotePost) -> bool {
    post.slug.starts_with("wq-")
}

/// The state as an export of the site says it.
fn status(state: RemoteState) -> &'static str {
    match state {
        RemoteState::Published => "publish",
        RemoteState::Scheduled => "future",
        RemoteState::Private => "private",
        RemoteState::Pending => "pending",
        RemoteState::Trashed => "trash",
        RemoteState::Draft => "draft",
    }
}
