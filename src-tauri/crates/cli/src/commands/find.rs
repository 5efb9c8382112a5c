//! `find` and `replace`: words found in articles, and replaced in them.

use serde::Serialize;
use serde_json::json;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::article::replacing::{self, FoundPlace, Replacement};
use warraq_core::find::{Finder, QueryError};
use warraq_core::workflow::Status;
use warraq_store::articles::{self, ChosenPlaces};
use warraq_store::{ArticleQuery, Vault};

use crate::advice::Advice;
use crate::answer::Answer;
use crate::article_id;
use crate::bidi;
use crate::cli::{FindArguments, QueryArguments, ReplaceArguments, WhichArguments};
use crate::error::CliError;
use crate::messages::Message;
use crate::vault_file::VaultFile;

/// An article in which the words stand.
#[derive(Serialize)]
struct FoundArticle {
    id: ArticleId,
    headline: String,
    version: u32,
    places: Vec<FoundPlace>,
}

/// Whether what comes instead is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Found,
    Replaced,
}

/// Answers with the places where the words stand, by articles.
///
/// # Errors
/// `Usage` where the words cannot be looked for; when an article is not found, or the vault cannot be read.
pub fn find(file: &VaultFile, arguments: &FindArguments) -> Result<Answer, CliError> {
    let finder = finder(&arguments.what)?;
    let vault = file.read()?;
    let replacement = Replacement { finder: &finder, with: "" };
    let found = found(&vault, replacement, &arguments.which)?;
    let plain: Vec<_> = found.iter().map(without_replacements).collect();
    let answer = Answer::of(json!({ "places": places(&found), "articles": plain }));
    Ok(answer.with_lines(lines(&found, Shown::Found)).with_note(told("notes.found", &found)))
}

/// Replaces the words in every place where they stand, by one action, and answers with the places; changes nothing where
/// only a preview is asked for.
///
/// # Errors
/// `Usage` where the words cannot be looked for; when an article is not found, or the vault cannot be read or written.
pub fn replace(file: &VaultFile, arguments: &ReplaceArguments) -> Result<Answer, CliError> {
    let finder = finder(&arguments.what)?;
    let replacement = Replacement { finder: &finder, with: &arguments.replacement };
    if arguments.preview {
        let found = found(&file.read()?, replacement, &arguments.which)?;
        return Ok(answer(&found, None).with_note(told("notes.would_be_replaced", &found)));
    }
    let mut desk = file.write()?;
    let found = found(&desk.vault, replacement, &arguments.which)?;
    let done = desk.act_numbered(Action::ArticleReplace, |tx| {
        for article in &found {
            articles::replace_found(tx, replacement, &all_of(article))?;
        }
        Ok(())
    })?;
    desk.close()?;
    let note = told("notes.replaced", &found);
    let note = match done.action {
        Some(action) => note.advising(Advice::undo(action)),
        None => note,
    };
    Ok(answer(&found, done.action).with_note(note))
}

fn answer(found: &[FoundArticle], action: Option<u32>) -> Answer {
    Answer::of(json!({ "action": action, "places": places(found), "articles": found }))
        .with_lines(lines(found, Shown::Replaced))
}

fn finder(what: &QueryArguments) -> Result<Finder, CliError> {
    Finder::new(what.query()).map_err(|error| CliError::Usage(fault(&error)))
}

/// Why nothing can be looked for.
fn fault(error: &QueryError) -> Message {
    Message::new(match error {
        QueryError::Empty => "usage.query.empty",
        QueryError::Group => "usage.query.group",
        QueryError::Set => "usage.query.set",
        QueryError::Repetition => "usage.query.repetition",
        QueryError::Escape => "usage.query.escape",
        QueryError::LookAround => "usage.query.look_around",
        QueryError::Syntax => "usage.query.syntax",
        QueryError::TooLarge => "usage.query.too_large",
    })
}

fn all_of(article: &FoundArticle) -> ChosenPlaces {
    let numbers = article.places.iter().map(|place| place.number).collect();
    ChosenPlaces { article: article.id, base_version: article.version, numbers }
}

/// Every place in the articles that are meant.
fn found(
    vault: &Vault,
    replacement: Replacement<'_>,
    which: &WhichArguments,
) -> Result<Vec<FoundArticle>, CliError> {
    let mut all = Vec::new();
    for id in meant(vault, which)? {
        let article = vault.article(id)?;
        let places = replacing::find(replacement, &article.body, &article.fields);
        if !places.is_empty() {
            let (headline, version) = (article.fields.headline, article.version);
            all.push(FoundArticle { id, headline, version, places });
        }
    }
    Ok(all)
}

fn meant(vault: &Vault, which: &WhichArguments) -> Result<Vec<ArticleId>, CliError> {
    if !which.ids.is_empty() {
        let mut ids = Vec::new();
        for id in &which.ids {
            let id = article_id::find(vault, id)?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        return Ok(ids);
    }
    let filter = which.query.clone();
    let query = ArticleQuery { status: None, tag: None, filter, limit: u32::MAX, offset: 0 };
    let listed = vault.list(&query)?.articles.into_iter();
    Ok(listed.filter(|one| one.status != Status::Spiked).map(|one| one.id).collect())
}

fn places(found: &[FoundArticle]) -> usize {
    found.iter().map(|article| article.places.len()).sum()
}

fn told(key: &str, found: &[FoundArticle]) -> Message {
    let key = if found.is_empty() { "notes.nothing_found" } else { key };
    Message::new(key).with("places", places(found)).with("articles", found.len())
}

/// What was found, for programs: nothing comes in its place.
fn without_replacements(article: &FoundArticle) -> serde_json::Value {
    let mut value = json!(article);
    let places = value["places"].as_array_mut().into_iter().flatten();
    for place in places.filter_map(serde_json::Value::as_object_mut) {
        place.shift_remove("with");
    }
    value
}

/// A line for each article and one for each place below it.
fn lines(found: &[FoundArticle], shown: Shown) -> Vec<String> {
    let names = found.iter().flat_map(|article| &article.places);
    let width = names.map(|place| place.place.as_str().len()).max().unwrap_or(0);
    let line = move |place: &FoundPlace| {
        let FoundPlace { before, text, with, after, .. } = place;
        let change = match shown {
            Shown::Found => format!("[{text}]"),
            Shown::Replaced => format!("[{text} → {with}]"),
        };
        let place = place.place.as_str();
        format!("    {place:width$}  {}", bidi::shown(&format!("{before}{change}{after}")))
    };
    let of_article = |article: &FoundArticle| {
        let head = format!("{}  {}", article.id, bidi::inline(&article.headline));
        let head = head.trim_end().to_owned();
        std::iter::once(head).chain(article.places.iter().map(line)).collect::<Vec<_>>()
    };
    found.iter().flat_map(of_article).collect()
}
