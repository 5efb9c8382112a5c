//! `restore`: a copy in the place of the vault, or one article out of it.

mod changes;

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use serde_json::json;
use warraq_core::action::Action;
use warraq_core::article::{Article, ArticleId};
use warraq_core::diff;
use warraq_core::tag::Tag;
use warraq_store::articles::{self, Existing};
use warraq_store::{LogFound, Present, StoreError, Vault};

use super::article;
use super::diff::lines;
use super::vault::{of_copy, opened, with_faults};
use crate::advice::Advice;
use crate::answer::Answer;
use crate::article_id;
use crate::bidi;
use crate::cli::RestoreArguments;
use crate::error::CliError;
use crate::messages::Message;
use crate::passphrase;
use crate::vault_file::{VaultFile, not_made, now};
use crate::{damaged_copy, faults, log_found, stop, there, ways};

/// Puts the copy, or one article of it, into the vault; or shows what that would change.
///
/// # Errors
/// When the copy cannot be read, a vault is there and there is no `--force`, or it is open for writing: nothing is
/// changed then.
pub fn run(file: &VaultFile, arguments: &RestoreArguments) -> Result<Answer, CliError> {
    let copy = &arguments.file;
    there::copy(copy)?;
    let done = match &arguments.article {
        None if arguments.preview => changes::preview(file, copy),
        None => whole(file, copy, arguments.force),
        Some(id) if arguments.preview => preview(file, copy, id),
        Some(id) => one(file, copy, id),
    };
    done.map_err(|error| with_another(file, arguments, error))
}

/// The same with the newest sound backup and with what brings the rest of this copy, where it is damaged.
fn with_another(file: &VaultFile, arguments: &RestoreArguments, error: CliError) -> CliError {
    let (CliError::Copy { source: StoreError::Damaged(_), .. }, Ok(vault)) = (&error, file.path())
    else {
        return error;
    };
    let newest = Vault::newest_backup(&vault, passphrase::given_before().as_ref());
    let is_another =
        |path: &PathBuf| path.canonicalize().ok() != arguments.file.canonicalize().ok();
    let newest = newest.filter(|newest| newest.is_checked);
    let another = newest.map(|newest| newest.path).filter(is_another);
    let another = another.map(|path| ways::another_copy(Advice::restore_as(&path, arguments)));
    damaged_copy::explained_for(arguments, error, another)
}

fn whole(file: &VaultFile, copy: &Path, force: bool) -> Result<Answer, CliError> {
    let to = file.path()?;
    if !force && to.symlink_metadata().is_ok() {
        let changes = changes::told(file, copy);
        return Err(CliError::VaultThere { path: to, changes });
    }
    file.make_folder()?;
    let present = if force { Present::SetAside(now()) } else { Present::Refuse };
    let restore = |secret: &SecretString| {
        Vault::restore_while(copy, secret, (&to, present), &mut || {
            // Here the secret was the right one, and nobody is asked any more.
            stop::heed();
            stop::goes_on()
        })
    };
    let restored = passphrase::opening_copy(file, copy, restore).map_err(|error| match error {
        CliError::Copy { source, .. } | CliError::Store(source) => refused(copy, &to, source),
        other => other,
    })?;
    file.tell_of_log(&to, restored.log_set_aside.clone().map(LogFound::of_another).as_ref());
    file.tell(restored.copy_log.as_ref().map(|found| log_found::told_of_salvaged(copy, found)));
    let path = restored.path.display().to_string();
    let set_aside = restored.set_aside.map(|path| path.display().to_string());
    let report = &restored.report;
    let json = json!({
        "vault": path,
        "set_aside": set_aside,
        "same_secrets": restored.has_same_secrets,
        "counted": report.is_counted,
        "articles": report.articles,
        "revisions": report.revisions,
        "media": report.media,
        "faults": faults::coded(report),
    });
    let note = Message::new("notes.restored").with("path", &path);
    let aside = set_aside.map(|path| Message::new("notes.set_aside").with("path", path));
    let other = (!restored.has_same_secrets).then(|| Message::new("notes.secrets_of_copy"));
    let answer = Answer::of(json).with_paths([&restored.path]).with_note(note);
    Ok(with_faults(answer.with_notes(aside).with_notes(other), report))
}

/// Brings the article as the copy has it, as one action that can be undone.
fn one(file: &VaultFile, copy: &Path, id: &str) -> Result<Answer, CliError> {
    let backup = opened(file, copy)?;
    let brought = found(file, (&backup, copy), id, Vault::to_bring)?;
    backup.close().map_err(|error| of_copy(file, copy, error.into()))?;
    let mut desk = file.write()?;
    let id = brought.article.id;
    let is_here = desk.vault.existing(&[id])?.get(&id) == Some(&Existing::There);
    let pictures = desk.vault.pictures_missing(&brought)?;
    let committed =
        desk.act_numbered(Action::ArticleRestore, |tx| articles::bring(tx, &brought))?;
    desk.close()?;
    let saved = committed.value;
    let done = match committed.action {
        None if pictures.is_empty() => Message::new("notes.article_as_it_was"),
        None => Message::new("notes.pictures_only"),
        Some(_) if is_here => Message::new("notes.article_restored").with("version", saved.version),
        Some(_) => Message::new("notes.article_brought"),
    };
    let with_pictures = told_pictures("notes.pictures_back", &pictures);
    let mut answer = article::changed(brought.article.id, &saved);
    answer.json["pictures"] = json!(pictures);
    Ok(answer.with_note(done).with_notes(with_pictures))
}

/// What `look` finds of the article with this id in the copy.
fn found<T>(
    file: &VaultFile,
    (backup, copy): (&Vault, &Path),
    id: &str,
    look: impl FnOnce(&Vault, ArticleId) -> Result<T, StoreError>,
) -> Result<T, CliError> {
    let found = article_id::find(backup, id).and_then(|id| Ok(look(backup, id)?));
    found.map_err(|error| match error {
        CliError::NoArticle { .. } | CliError::Store(StoreError::NotFound(_)) => {
            CliError::NotInCopy { id: id.to_owned(), copy: copy.to_owned() }
        }
        other => of_copy(file, copy, other),
    })
}

fn preview(file: &VaultFile, copy: &Path, id: &str) -> Result<Answer, CliError> {
    let backup = opened(file, copy)?;
    let brought = found(file, (&backup, copy), id, Vault::to_bring)?;
    backup.close().map_err(|error| of_copy(file, copy, error.into()))?;
    let vault = file.read()?;
    let pictures = vault.pictures_missing(&brought)?;
    let there = brought.article;
    let here = match vault.article(there.id) {
        Err(StoreError::NotFound(_)) => None,
        here => Some(here?),
    };
    vault.close()?;
    Ok(compared(here.as_ref(), &there, &pictures))
}

/// The pictures that are missing in the vault, where some are.
fn told_pictures(key: &str, pictures: &[String]) -> Option<Message> {
    let names = bidi::inline(&pictures.join("، "));
    (!pictures.is_empty()).then(|| Message::new(key).with("names", names))
}

fn compared(here: Option<&Article>, there: &Article, pictures: &[String]) -> Answer {
    let with_pictures = told_pictures("notes.pictures_come", pictures);
    let json = json!({
        "id": there.id,
        "headline": there.fields.headline,
        "updated_at": { "vault": here.map(|here| here.updated_at), "copy": there.updated_at },
        "tags": { "vault": here.map(|here| &here.tags), "copy": there.tags },
        "pictures": pictures,
    });
    let Some(here) = here else {
        return Answer::of(json)
            .with_lines([bidi::inline(&there.fields.headline)])
            .with_note(Message::new("notes.only_in_copy"))
            .with_notes(with_pictures);
    };
    let changes = diff::articles(here, there);
    let mut lines = lines(&changes);
    if here.tags != there.tags {
        lines.push(format!("tags: {} → {}", names(&here.tags), names(&there.tags)));
    }
    let note = match (lines.is_empty(), pictures.is_empty()) {
        (true, true) => "notes.as_in_copy",
        (true, false) => "notes.text_as_in_copy",
        (false, _) => "notes.copy_says",
    };
    let mut json = json;
    json["fields"] = json!(changes.fields);
    json["blocks"] = json!(changes.blocks);
    let message = Message::new(note).with("at", super::list::short_time(there.updated_at));
    Answer::of(json).with_lines(lines).with_note(message).with_notes(with_pictures)
}

fn names(tags: &[Tag]) -> String {
    let names: Vec<&str> = tags.iter().map(Tag::as_str).collect();
    bidi::inline(&names.join("، "))
}

/// What failed: with the place where the vault is to be, or with the copy.
fn refused(copy: &Path, to: &Path, source: StoreError) -> CliError {
    use StoreError::{
        BeingRead, Busy, DiskFull, Exists, Io, NoOrdinaryFile, ReadOnly, TwoNames, Unread,
    };
    match source {
        Unread { path, source } => CliError::Copy { path, source: Io(source) },
        DiskFull(_)
        | ReadOnly(_)
        | Io(_)
        | Busy
        | BeingRead
        | Exists { .. }
        | NoOrdinaryFile { .. }
        | TwoNames { .. } => not_made(to, source),
        source => CliError::Copy { path: copy.to_owned(), source },
    }
}
