//! `suggestions`: what people suggest in an article, listed, accepted, rejected.

use serde_json::{Value, json};
use warraq_core::action::Action;
use warraq_core::article::{Article, Decision, Suggestion, SuggestionId, SuggestionKind};
use warraq_store::{StoreError, articles};

use super::article::answer;
use super::list::short_time;
use crate::answer::Answer;
use crate::article_id;
use crate::bidi;
use crate::cli::{DecideArguments, SuggestionsCommand};
use crate::error::CliError;
use crate::messages::{Message, word};
use crate::vault_file::VaultFile;

/// Answers with the suggestions, or with the article after some of them were decided.
///
/// # Errors
/// When the article or a suggestion is not found, or the vault cannot be read or written.
pub fn run(file: &VaultFile, command: &SuggestionsCommand) -> Result<Answer, CliError> {
    match command {
        SuggestionsCommand::List { id } => list(file, id),
        SuggestionsCommand::Accept(arguments) => decide(file, arguments, Decision::Accept),
        SuggestionsCommand::Reject(arguments) => decide(file, arguments, Decision::Reject),
    }
}

fn list(file: &VaultFile, id: &str) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let article = vault.article(article_id::find(&vault, id)?)?;
    let suggestions = article.body.suggestions();
    let nothing = suggestions.is_empty().then(|| Message::new("notes.no_suggestions"));
    let lines: Vec<String> = suggestions.iter().map(line).collect();
    let json = json!({ "id": article.id, "suggestions": suggestions });
    Ok(Answer::of(json).with_lines(lines).with_notes(nothing))
}

/// All that was named is decided, as one action, or nothing.
fn decide(
    file: &VaultFile,
    arguments: &DecideArguments,
    decision: Decision,
) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let id = article_id::find(&desk.vault, &arguments.id)?;
    let article = desk.vault.article(id)?;
    let decided = if arguments.all {
        article.body.decide_all(decision)
    } else {
        let named = named(&article, &arguments.suggestions)?;
        let decisions: Vec<_> = named.into_iter().map(|id| (id, decision)).collect();
        article.body.decide(&decisions)
    };
    let saved = desk.act(Action::ArticleSuggestions, |tx| {
        articles::save_document(tx, id, article.version, &decided.document)
    })?;
    desk.close()?;
    let note = Message::new(match decision {
        Decision::Accept => "notes.accepted",
        Decision::Reject => "notes.rejected",
    });
    let mut answer = answer(id, &saved);
    if let Value::Object(object) = &mut answer.json {
        object.insert("decided".to_owned(), json!(decided.decided));
    }
    Ok(answer.with_note(note.with("count", decided.decided.len())))
}

/// The suggestions of these ids. What stands before the colon can be left out where only one has the rest.
fn named(article: &Article, ids: &[String]) -> Result<Vec<SuggestionId>, CliError> {
    let known: Vec<SuggestionId> =
        article.body.suggestions().into_iter().map(|suggestion| suggestion.id).collect();
    let find = |given: &String| {
        let whole = known.iter().find(|id| id.to_string() == *given);
        let short: Vec<_> = known.iter().filter(|id| id.mark == *given).collect();
        match (whole, short.as_slice()) {
            (Some(id), _) => Ok(id.clone()),
            (None, [id]) => Ok((*id).clone()),
            (None, []) => Err(StoreError::NotFound(given.clone()).into()),
            (None, [one, other, ..]) => {
                let several = Message::new("usage.several_suggestions").with("given", given);
                Err(CliError::Usage(several.with("one", one).with("other", other)))
            }
        }
    };
    ids.iter().map(find).collect()
}

/// The id, what is suggested, when and by whom; then the words.
fn line(suggestion: &Suggestion) -> String {
    let Suggestion { id, kind, person, at, text, replaced, comment, .. } = suggestion;
    let name = Message::new(format!("suggestions.{}", word(kind))).text();
    let words = match kind {
        SuggestionKind::Insertion => format!("{{+{}+}}", inline(text)),
        SuggestionKind::Deletion => format!("[-{}-]", inline(text)),
        SuggestionKind::Replacement => {
            let old = replaced.as_deref().unwrap_or_default();
            format!("[-{}-]{{+{}+}}", inline(old), inline(text))
        }
        SuggestionKind::Comment => {
            format!("{}: {}", inline(text), inline(comment.as_deref().unwrap_or_default()))
        }
    };
    let (id, name, person) = (inline(&id.to_string()), bidi::inline(&name), inline(person));
    format!("{id}  {name}  {}  {person}  {words}", short_time(*at))
}

fn inline(text: &str) -> String {
    bidi::inline(&text.replace('\n', " ⏎ "))
}
