//! Looking for words in several articles, and replacing them there.

use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use warraq_core::action::Action;
use warraq_core::article::replacing::{self, FoundPlace, Replacement};
use warraq_core::article::{Article, ArticleId};
use warraq_core::find::{Finder, Query};
use warraq_store::StoreError;
use warraq_store::articles::{self, ChosenPlaces};

use crate::error::{AppError, ErrorCode};
use crate::events::FindProgress;
use crate::state::Desk;

/// The most places that are given at once: more are shown to nobody, and so not replaced.
const MOST_PLACES: usize = 1000;

/// An article in which the words stand.
#[derive(Debug, Serialize, Type)]
pub struct FoundArticle {
    /// The article.
    pub id: ArticleId,
    /// Its headline.
    pub headline: String,
    /// Its language.
    pub language: String,
    /// The version that was looked through.
    pub version: u32,
    /// The places, at least one.
    pub places: Vec<FoundPlace>,
}

/// What was found in several articles.
#[derive(Debug, Default, Serialize, Type)]
pub struct FoundInArticles {
    /// The articles in which the words stand, in the order in which they were given.
    pub articles: Vec<FoundArticle>,
    /// Whether there are more places than are given.
    pub more: bool,
    /// Whether it was ended before all were looked through.
    pub stopped: bool,
}

/// What came of replacing in several articles.
#[derive(Debug, Default, Serialize, Type)]
pub struct ReplacedInArticles {
    /// Places that were replaced.
    pub places: u32,
    /// The articles in which they are.
    pub articles: Vec<ArticleId>,
    /// Articles that somebody changed since they were looked through, or that are gone: they are as they were.
    pub changed: Vec<ArticleId>,
    /// Whether it was ended before all was done: nothing was replaced then.
    pub stopped: bool,
}

/// Where the query matches in these articles, as they are saved, and what comes in place of each match. The page hears of
/// progress; asking anew ends it, and so does `find_cancel`.
///
/// # Errors
/// `invalid_query` and the other codes of a query; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn find_in_articles(
    app: AppHandle,
    desk: State<'_, Desk>,
    query: Query,
    replacement: String,
    articles: Vec<ArticleId>,
) -> Result<FoundInArticles, AppError> {
    let finder = Finder::new(query)?;
    let replacement = Replacement { finder: &finder, with: &replacement };
    let asked = desk.begin_find();
    let mut found = FoundInArticles::default();
    let mut room = MOST_PLACES;
    for (done, id) in articles.iter().enumerate() {
        if asked.is_over() {
            found.stopped = true;
            break;
        }
        FindProgress { done, total: articles.len() }.tell(&app);
        let Some(article) = there(desk.read(|vault| vault.article(*id)))? else { continue };
        let mut one = found_in(replacement, article);
        found.more |= one.places.len() > room;
        one.places.truncate(room);
        room -= one.places.len();
        if !one.places.is_empty() {
            found.articles.push(one);
        }
        if found.more {
            break;
        }
    }
    Ok(found)
}

/// Replaces what was found in these places, by one action that can be undone. What was changed since it was looked
/// through stays as it is and is told.
///
/// # Errors
/// `invalid_query` and the other codes of a query; `invalid_document` where what comes can stand in no text; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn replace_in_articles(
    app: AppHandle,
    desk: State<'_, Desk>,
    query: Query,
    replacement: String,
    chosen: Vec<ChosenPlaces>,
) -> Result<ReplacedInArticles, AppError> {
    let finder = Finder::new(query)?;
    let replacement = Replacement { finder: &finder, with: &replacement };
    let asked = desk.begin_find();
    let is_over = || asked.is_over();
    let done = desk.act(Action::ArticleReplace, |tx| {
        let mut replaced = ReplacedInArticles::default();
        for (done, one) in chosen.iter().enumerate() {
            if is_over() {
                return Err(StoreError::Stopped);
            }
            FindProgress { done, total: chosen.len() }.tell(&app);
            match articles::replace_found(tx, replacement, one) {
                Ok(places) => {
                    replaced.places += places;
                    replaced.articles.push(one.article);
                }
                Err(StoreError::VersionConflict { .. } | StoreError::NotFound(_)) => {
                    replaced.changed.push(one.article);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(replaced)
    });
    match done {
        Err(_) if is_over() => {
            Ok(ReplacedInArticles { stopped: true, ..ReplacedInArticles::default() })
        }
        done => done,
    }
}

/// Ends the looking or replacing that goes on; nothing is replaced then.
///
/// # Errors
/// None; a command that answers nothing else may fail in the window's eyes.
#[tauri::command]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn find_cancel(desk: State<'_, Desk>) -> Result<(), AppError> {
    desk.cancel_find();
    Ok(())
}

fn found_in(replacement: Replacement<'_>, article: Article) -> FoundArticle {
    let places = replacing::find(replacement, &article.body, &article.fields);
    let Article { id, version, fields, .. } = article;
    FoundArticle { id, headline: fields.headline, language: fields.language, version, places }
}

/// The article, where it is there still.
fn there(read: Result<Article, AppError>) -> Result<Option<Article>, AppError> {
    match read {
        Ok(article) => Ok(Some(article)),
        Err(error) if error.code == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
