//! The posts of a site, and one of them as an article.

use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_connect::{Ability, Connector, Fault, FoundPost, PostList, PostQuery, RemoteId};
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;
use warraq_delivery::{
    Connectors, DeliveryError, Pulled, Reason, Sites, Thing, found_articles, lacks_pictures, pull,
};
use warraq_formats::ImportFormat;
use warraq_intake::{ImportedArticle, Piece, keep};
use warraq_store::{Site, Vault};

use crate::error::AppError;
use crate::state::{Desk, now};

/// Posts that are shown at once.
const PAGE: u32 = 20;

/// A site that says what it has.
#[derive(Debug, Serialize, Type)]
pub struct PullSite {
    /// It.
    pub id: SiteId,
    /// What it is called here.
    pub name: String,
    /// Its address.
    pub url: String,
}

/// A post of a site, and the article that it is here.
#[derive(Debug, Serialize, Type)]
pub struct PullPost {
    /// The post.
    pub post: FoundPost,
    /// The article, where it is one already.
    pub article: Option<ArticleId>,
    /// Whether pictures of that article have not come here yet.
    pub lacks_pictures: bool,
}

/// A page of the posts of a site.
#[derive(Debug, Default, Serialize, Type)]
pub struct PullList {
    /// The posts, the newest first.
    pub posts: Vec<PullPost>,
    /// Whether there are more behind them.
    pub has_more: bool,
    /// Why the site did not say.
    pub fault: Option<Reason>,
}

/// What came of pulling a post.
#[derive(Debug, Default, Serialize, Type)]
pub struct PullAnswer {
    /// The article that it is.
    pub article: Option<ArticleId>,
    /// What is told of an article that is new.
    pub imported: Option<ImportedArticle>,
    /// What the site has beside the words of a new one, and the article does not hold.
    pub only_there: Vec<Thing>,
    /// Why it could not be had.
    pub fault: Option<Reason>,
}

/// The sites that say which posts they have; none of them is asked.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn pull_sites(desk: State<'_, Desk>) -> Result<Vec<PullSite>, AppError> {
    let sites = desk.read(Vault::sites)?;
    let mut able = Vec::new();
    for site in sites {
        let can = connector(&desk, &site)?.map(|place| place.capabilities().can(Ability::List));
        if can.unwrap_or(false) {
            able.push(PullSite { id: site.id, name: site.name, url: site.url });
        }
    }
    Ok(able)
}

/// A page of the posts of a site with these words, from 1.
///
/// # Errors
/// `not_found`, `locked`; why the site did not answer is in the list.
#[tauri::command]
#[specta::specta]
pub async fn pull_list(
    desk: State<'_, Desk>,
    site: SiteId,
    search: String,
    page: u32,
) -> Result<PullList, AppError> {
    let place = match connector(&desk, &desk.read(|vault| vault.site(site))?)? {
        Ok(place) => place,
        Err(fault) => {
            return Ok(PullList { fault: Some(Reason::of_fault(&fault)), ..PullList::default() });
        }
    };
    let query = PostQuery { search, page, size: PAGE };
    let list = match place.list_posts(&query).await {
        Ok(list) => list,
        Err(fault) => {
            return Ok(PullList { fault: Some(Reason::of_fault(&fault)), ..PullList::default() });
        }
    };
    let posts = warraq_delivery::Desk::with(&*desk, |vault| pull_posts(vault, site, &list))??;
    Ok(PullList { posts, has_more: list.has_more, fault: None })
}

fn pull_posts(
    vault: &Vault,
    site: SiteId,
    list: &PostList,
) -> Result<Vec<PullPost>, DeliveryError> {
    let articles = found_articles(vault, site, list)?;
    let posts = list.posts.iter().zip(articles);
    let posts = posts.map(|(post, article)| {
        let lacks = article.map(|article| lacks_pictures(vault, article)).transpose()?;
        Ok(PullPost { post: post.clone(), article, lacks_pictures: lacks.unwrap_or(false) })
    });
    posts.collect()
}

/// Makes an article of a post, or says which it is.
///
/// # Errors
/// `not_found`, `locked`, as the vault says; why the site did not give it is in the answer.
#[tauri::command]
#[specta::specta]
pub async fn pull_post(
    desk: State<'_, Desk>,
    site: SiteId,
    post: RemoteId,
) -> Result<PullAnswer, AppError> {
    let place = match connector(&desk, &desk.read(|vault| vault.site(site))?)? {
        Ok(place) => place,
        Err(fault) => {
            return Ok(PullAnswer {
                fault: Some(Reason::of_fault(&fault)),
                ..PullAnswer::default()
            });
        }
    };
    let found = pull(&*desk, site, &*place, &post, now()).await?;
    let new = match found {
        Ok(Pulled::Here(article)) => {
            return Ok(PullAnswer { article: Some(article), ..PullAnswer::default() });
        }
        Ok(Pulled::New(new)) => new,
        Err(fault) => {
            return Ok(PullAnswer {
                fault: Some(Reason::of_fault(&fault)),
                ..PullAnswer::default()
            });
        }
    };
    let name = new.whole.post.url.clone();
    let piece = Piece::new(new.id, &name, ImportFormat::Wxr, new.imported.clone());
    let mut piece = piece.standing(new.status, new.dated);
    desk.act(Action::ArticleImport, |tx| keep(tx, &mut piece))?;
    let only_there = warraq_delivery::Desk::with(&*desk, |vault| new.note(vault, site, now()))??;
    let imported = Some(piece.into_told());
    Ok(PullAnswer { article: Some(new.id), imported, only_there, fault: None })
}

/// Who speaks with a site.
///
/// # Errors
/// `locked`, `not_found`; in the second place where nobody can.
pub(super) fn connector(
    desk: &Desk,
    site: &Site,
) -> Result<Result<Box<dyn Connector>, Fault>, AppError> {
    let secret = desk.read(|vault| vault.site_secret(site.id))?;
    Ok(Sites.connector(site, secret))
}
