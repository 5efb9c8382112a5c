//! `salvage`: what can still be read of a damaged vault.

use std::path::Path;

use secrecy::SecretString;
use serde_json::json;
use warraq_store::{FieldsFrom, Loss, PartOfArticle, Salvaged, StoreError, TextFrom, Vault};

use super::vault::with_faults;
use crate::advice::Advice;
use crate::answer::{Answer, Outcome};
use crate::bidi;
use crate::error::CliError;
use crate::messages::Message;
use crate::passphrase;
use crate::vault_file::{VaultFile, now};
use crate::{faults, log_found, rescue, stop, there, ways};

/// Makes a new vault of what can be read; answers with the articles that did not come whole.
///
/// # Errors
/// When nothing can be read, the vault is open for writing, or something is where the new one is to stand.
pub fn run(file: &VaultFile, to: &Path) -> Result<Answer, CliError> {
    let damaged = file.path()?;
    file.must_be_there()?;
    there::folder_of(to)?;
    let secret = passphrase::given()?;
    stop::heed();
    let salvage = |secret: &SecretString| {
        Vault::salvage_while(&damaged, secret, (to, now()), &mut stop::goes_on)
    };
    let salvaged = Vault::with_typed_secret(&damaged, now(), || salvage(&secret));
    let (path, salvaged, report) = match (salvaged, Vault::backup_that_opens(&damaged)) {
        // The secret may have been changed since the backup was made.
        (Err(StoreError::WrongPassphrase), Some(backup)) => {
            passphrase::opening_copy(file, &backup, salvage).map_err(|error| match error {
                CliError::Copy { source, path } => match source {
                    StoreError::WrongPassphrase | StoreError::TooSoon { .. } => {
                        CliError::Copy { source, path }
                    }
                    source => refused(&damaged, to, source),
                },
                error => error,
            })?
        }
        (salvaged, _) => salvaged.map_err(|error| refused(&damaged, to, error))?,
    };
    let path = path.display().to_string();
    let json = json!({
        "vault": path,
        "whole": salvaged.whole,
        "partly": salvaged.partly.iter().map(part).collect::<Vec<_>>(),
        "lost": salvaged.losses.iter().map(|loss| of_loss(*loss)).collect::<Vec<_>>(),
        "gone": salvaged.gone,
        "history_lost": salvaged.history_lost,
        "damaged": salvaged.damaged,
        "has_damage": salvaged.has_damage,
        "opened_by": salvaged.opened_by,
        "faults": faults::coded(&report),
    });
    let key = match (salvaged.is_all(), salvaged.has_damage) {
        (true, false) => "notes.salvaged_whole",
        (true, true) => "notes.salvaged_all",
        (false, _) => "notes.salvaged",
    };
    let done = Message::new(key)
        .with("path", &path)
        .with("whole", salvaged.whole)
        .with("partly", salvaged.partly.len());
    let history = salvaged.history_lost.then(|| Message::new("notes.history_lost"));
    let opened_by = salvaged
        .opened_by
        .as_ref()
        .map(|backup| Message::new("notes.salvaged_by_backup").with("path", backup.display()));
    let lines = salvaged.partly.iter().map(line);
    let log = salvaged.log.as_ref().map(|found| log_found::told_of_salvaged(&damaged, found));
    let answer = Answer::of(json).with_lines(lines).with_note(done).with_notes(history);
    let answer = answer.with_notes(losses(&salvaged, &path)).with_notes(opened_by).with_notes(log);
    let outcome = if salvaged.is_all() { Outcome::Done } else { Outcome::Faulty };
    Ok(with_faults(Answer { outcome, ..answer }, &report))
}

/// What is lost beside what an article lacks, and what there is to do about it.
fn losses(salvaged: &Salvaged, new: &str) -> Vec<Message> {
    let told = |loss: &Loss| {
        let message = Message::new(format!("salvaged_lost.{}", of_loss(*loss)));
        match loss {
            Loss::Articles if salvaged.gone > 0 => {
                vec![message, Message::new("salvaged_lost.gone").with("count", salvaged.gone)]
            }
            Loss::NeverPublish => {
                vec![message, ways::list_anew(Advice::never_publish_list_of(new))]
            }
            _ => vec![message],
        }
    };
    salvaged.losses.iter().flat_map(told).collect()
}

/// Where it could not be salvaged there is no use in trying again. What cannot be written is the new vault.
fn refused(damaged: &Path, to: &Path, error: StoreError) -> CliError {
    match error {
        StoreError::Damaged(_) => {
            let nothing = Message::new("advice.nothing_salvaged");
            let ways = std::iter::once(nothing).chain(rescue::backup(damaged));
            CliError::Store(error).advising(ways)
        }
        StoreError::NotAVault => CliError::Store(error).advising(rescue::backup(damaged)),
        StoreError::DiskFull(_) | StoreError::ReadOnly(_) => {
            CliError::Copy { path: to.to_owned(), source: error }
        }
        error => error.into(),
    }
}

fn part(part: &PartOfArticle) -> serde_json::Value {
    json!({
        "id": part.id,
        "headline": part.headline,
        "words_lost": part.words_lost,
        "text": name(part.text),
        "fields": of_fields(part.fields),
        "tags": if part.lacks_tags { "lacking" } else { "whole" },
        "revision": part.revision,
        "pictures": part.pictures,
    })
}

fn line(part: &PartOfArticle) -> String {
    let how = Message::new(format!("salvaged.{}", name(part.text))).text();
    let words = part.words_lost.filter(|_| part.text != TextFrom::Nowhere);
    let how = words.map_or(how.clone(), |count| {
        Message::new("salvaged.words_lost").with("said", how).with("count", count).text()
    });
    let how = part.revision.map_or(how.clone(), |number| {
        Message::new("salvaged.in_revision").with("said", how).with("number", number).text()
    });
    let more = [
        (part.fields == FieldsFrom::Revision).then_some("fields_revision"),
        (part.fields == FieldsFrom::Nowhere).then_some("fields_nothing"),
        part.lacks_tags.then_some("tags"),
    ];
    let how = more
        .into_iter()
        .flatten()
        .fold(how, |said, key| Message::new(format!("salvaged.{key}")).with("said", said).text());
    let how = part.pictures.iter().fold(how, |said, name| {
        Message::new("salvaged.no_picture").with("said", said).with("name", name).text()
    });
    format!("{}  {}  {}", part.id, bidi::inline(&part.headline), bidi::inline(&how))
}

fn of_loss(loss: Loss) -> &'static str {
    match loss {
        Loss::Articles => "articles",
        Loss::NeverPublish => "never_publish",
        Loss::Settings => "settings",
        Loss::Sites => "sites",
        Loss::Revisions => "revisions",
        Loss::Deliveries => "deliveries",
        Loss::Imports => "imports",
        Loss::Pictures => "pictures",
    }
}

fn of_fields(fields: FieldsFrom) -> &'static str {
    match fields {
        FieldsFrom::Whole => "whole",
        FieldsFrom::Revision => "revision",
        FieldsFrom::Nowhere => "nothing",
    }
}

fn name(text: TextFrom) -> &'static str {
    match text {
        TextFrom::Whole => "whole",
        TextFrom::Blocks => "rest",
        TextFrom::Revision => "revision",
        TextFrom::Nowhere => "nothing",
    }
}
