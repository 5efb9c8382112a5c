//! `pull`: the posts of a site, and one of them as an article.

use std::sync::Mutex;

use serde_json::{Value, json};
use warraq_connect::{Connector, Fault, FaultKind, FoundPost, PostList, PostQuery, RemoteId};
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_delivery::{
    Asked, Connectors, Pulled, Sites, found_articles, pull, unless_stopped, wait_for,
};
use warraq_formats::ImportFormat;
use warraq_intake::{Piece, keep};
use warraq_store::Site;

use super::pull_pictures;
use crate::advice::Advice;
use crate::answer::Answer;
use crate::bidi;
use crate::cli::PullArguments;
use crate::error::CliError;
use crate::messages::{Message, word};
use crate::output::Form;
use crate::site_name;
use crate::source;
use crate::stop;
use crate::things;
use crate::vault_file::{Desk, VaultFile, now};

/// Lists posts of a site, or makes an article of one.
///
/// # Errors
/// When there is no such site or post, the site does not answer, or the vault cannot be read or written.
pub fn run(file: &VaultFile, arguments: &PullArguments, form: Form) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    stop::heed();
    let site = site_name::find(&desk.vault, &arguments.site)?;
    let secret = desk.vault.site_secret(site.id)?;
    let connector = Sites.connector(&site, secret).map_err(CliError::from)?;
    let answer = match &arguments.post {
        None => listed(&desk, &site, &*connector, arguments),
        Some(post) => {
            let id = online(number(&*connector, post));
            id.and_then(|id| pulled(&mut desk, &site, &*connector, &id, form))
        }
    };
    let answer = answer.map_err(|error| error.at_site(&site.name))?;
    desk.close()?;
    Ok(answer)
}

fn online<T>(work: impl Future<Output = Result<T, Fault>>) -> Result<T, CliError> {
    let done = wait_for(unless_stopped(work, stop::is_told)).map_err(CliError::NoNetwork)?;
    Ok(done.ok_or(CliError::Stopped)??)
}

fn listed(
    desk: &Desk,
    site: &Site,
    connector: &dyn Connector,
    arguments: &PullArguments,
) -> Result<Answer, CliError> {
    let page = arguments.page;
    let query = PostQuery { search: arguments.search.clone(), page, size: arguments.recent };
    let list = online(connector.list_posts(&query))?;
    let articles = found_articles(&desk.vault, site.id, &list)?;
    let lines: Vec<String> =
        list.posts.iter().zip(&articles).map(|(post, article)| line(post, *article)).collect();
    let answer = Answer::of(as_json(&list, &articles)).with_lines(lines);
    let empty = list.posts.is_empty().then(|| Message::new("notes.no_posts"));
    let more = list.has_more.then(|| {
        let shown = (arguments.recent, &*arguments.search);
        Message::new("notes.more_posts").advising(Advice::pull_page(&site.name, shown, page + 1))
    });
    Ok(answer.with_notes(empty).with_notes(more))
}

fn as_json(list: &PostList, articles: &[Option<ArticleId>]) -> Value {
    let posts = list.posts.iter().zip(articles).map(|(post, article)| {
        let mut post = json!(post);
        post["article"] = json!(article);
        post
    });
    json!({ "posts": posts.collect::<Vec<_>>(), "has_more": list.has_more })
}

fn line(post: &FoundPost, article: Option<ArticleId>) -> String {
    let date = post.date.map_or_else(|| "-".to_owned(), |date| date.format("%F").to_string());
    let here = article.map(|id| id.to_string()).unwrap_or_default();
    let title = bidi::inline(&post.title);
    let state = Message::new(format!("remote_states.{}", word(post.state))).text();
    let state = bidi::inline(&state);
    format!("{}  {date}  {state}  {title}  {here}", post.id).trim_end().to_owned()
}

/// The post that somebody named by its number or its address.
async fn number(connector: &dyn Connector, named: &str) -> Result<RemoteId, Fault> {
    if named.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(RemoteId(named.to_owned()));
    }
    let none = || Fault::not_done(FaultKind::NoPost);
    if !named.contains("://") {
        return Err(none());
    }
    let query = PostQuery { search: named.to_owned(), page: 1, size: 2 };
    let list = connector.list_posts(&query).await?;
    match &list.posts[..] {
        [post] => Ok(post.id.clone()),
        _ => Err(none()),
    }
}

fn pulled(
    desk: &mut Desk,
    site: &Site,
    connector: &dyn Connector,
    id: &RemoteId,
    form: Form,
) -> Result<Answer, CliError> {
    let found = {
        let vault = Mutex::new(&mut desk.vault);
        let work = pull(&vault, site.id, connector, id, now());
        let done = wait_for(unless_stopped(work, stop::is_told)).map_err(CliError::NoNetwork)?;
        done.ok_or(CliError::Stopped)???
    };
    let new = match found {
        Pulled::Here(article) => {
            let pictures =
                pull_pictures::fetched(desk, (article, site), connector, Asked::Again, form)?;
            let json = json!({ "id": article, "is_new": false, "pictures": pictures });
            let note = Message::new("notes.pulled_known").with("id", article);
            let answer = Answer::of(json).with_lines([article.to_string()]).with_note(note);
            return Ok(answer.with_notes(pull_pictures::notes(&pictures, (&id.0, &site.name))));
        }
        Pulled::New(new) => new,
    };
    let name = new.whole.post.url.clone();
    let piece = Piece::new(new.id, &name, ImportFormat::Wxr, new.imported.clone());
    let mut piece = piece.standing(new.status, new.dated);
    desk.act(Action::ArticleImport, |tx| keep(tx, &mut piece))?;
    let only_there = new.note(&mut desk.vault, site.id, now())?;
    let place = (new.id, site);
    let told = piece.into_told();
    let line = format!("{}  {}", told.id, bidi::inline(&told.headline));
    let notes = source::notes(&told.removed, &told.warnings);
    let mut json = json!(told);
    json["is_new"] = json!(true);
    let note = Message::new("notes.pulled").with("id", told.id);
    json["only_there"] = json!(only_there);
    let stays = Message::new("notes.only_there").with("names", things::named(&only_there));
    let stays = (!only_there.is_empty()).then_some(stays);
    let answer = Answer::of(json).with_lines([line]).with_notes(notes).with_notes(stays);
    let answer = answer.with_note(note);
    let pictures = match pull_pictures::fetched(desk, place, connector, Asked::WithPost, form) {
        Err(CliError::Stopped) => {
            let how_far = pull_pictures::again((&id.0, &site.name));
            return Err(CliError::Stopped.after(answer, Some(how_far)));
        }
        pictures => pictures?,
    };
    let mut answer = answer;
    answer.json["pictures"] = json!(pictures);
    Ok(answer.with_notes(pull_pictures::notes(&pictures, (&id.0, &site.name))))
}
