//! What can still be read of a damaged vault.

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_core::article::ArticleId;
use warraq_store::{Access, FieldsFrom, Loss, PartOfArticle, Present, StoreError, TextFrom, Vault};

use crate::commands::app::AppState;
use crate::error::AppError;
use crate::state::{Desk, now};

/// What came into a new vault from a damaged one.
#[derive(Debug, Serialize, Type)]
pub struct VaultSalvaged {
    /// The new vault's file.
    pub path: String,
    /// How many articles are as they were.
    pub whole: u32,
    /// Those that lack something, or may.
    pub partly: Vec<SalvagedPart>,
    /// What else was lost, or may have been.
    pub lost: Vec<SalvagedLoss>,
    /// Of so many articles nothing is left but that something speaks of them.
    pub gone: u32,
    /// Whether nothing can be undone in the new vault.
    pub history_lost: bool,
}

/// Something of which rows were lost, or may have been, beside what an article lacks of its own.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SalvagedLoss {
    /// Articles that are missing altogether.
    Articles,
    /// The words that must not leave.
    NeverPublish,
    /// Other settings.
    Settings,
    /// Sites, with what opens them.
    Sites,
    /// Earlier revisions, or their names.
    Revisions,
    /// What is known of posts at sites, and what waited to be delivered.
    Deliveries,
    /// From which file an article was imported.
    Imports,
    /// Pictures.
    Pictures,
}

/// An article that did not come whole.
#[derive(Debug, Serialize, Type)]
pub struct SalvagedPart {
    /// The article.
    pub id: ArticleId,
    /// Its headline; empty where that is lost.
    pub headline: String,
    /// Words that it had and has no more, where that is known.
    pub words_lost: Option<u32>,
    /// Where its text is from.
    pub text: SalvagedText,
    /// Where its headline, byline and other fields are from.
    pub fields: SalvagedFields,
    /// Whether tags of it are lost, or may be, or their order.
    pub lacks_tags: bool,
    /// The newest revision whose text can be read, where the text is only what is left of it.
    pub revision: Option<u32>,
    /// The names of the pictures that it shows and that did not come whole; the id of one whose name is lost too.
    pub pictures: Vec<String>,
}

/// Where the text of an article that did not come whole is from.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum SalvagedText {
    /// It is as it stood: the article lacks something else.
    Whole,
    /// What is left of it as it stood.
    Rest,
    /// Its newest revision that can be read.
    Revision,
    /// Nothing is left.
    Nothing,
}

/// Where the fields of an article that did not come whole are from.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum SalvagedFields {
    /// They are as they stood.
    Whole,
    /// Its newest revision that can be read.
    Revision,
    /// Nothing is left.
    Nothing,
}

/// Makes a new vault of all that can be read in a damaged one, beside it, and leaves that as it is. The new one opens with
/// the same secrets; it is not opened by this.
///
/// # Errors
/// `wrong_passphrase`, `too_soon`; `vault_damaged` where nothing can be read; `vault_busy`, `vault_missing`,
/// `not_a_vault`, `newer_vault`, `read_only`, `disk_full`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn vault_salvage(
    desk: State<'_, Desk>,
    path: Option<String>,
    passphrase: String,
) -> Result<VaultSalvaged, AppError> {
    let damaged = path.map_or_else(|| desk.vault_path(), PathBuf::from);
    let secret = SecretString::from(passphrase);
    desk.close()?;
    let to = free_name(&damaged);
    let salvage = || Vault::salvage(&damaged, &secret, &to, now());
    let (path, salvaged, _) = Vault::with_typed_secret(&damaged, now(), salvage)?;
    Ok(VaultSalvaged {
        path: path.display().to_string(),
        whole: salvaged.whole,
        partly: salvaged.partly.into_iter().map(SalvagedPart::from).collect(),
        lost: salvaged.losses.into_iter().map(SalvagedLoss::from).collect(),
        gone: salvaged.gone,
        history_lost: salvaged.history_lost,
    })
}

/// Puts the vault back that a restore has set aside which was stopped before it was done, and opens it.
///
/// # Errors
/// `vault_missing` where none was set aside, `vault_exists` where one is in its place; `wrong_passphrase`, `too_soon`; else
/// as the vault that was set aside says.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn vault_put_back(desk: State<'_, Desk>, passphrase: String) -> Result<AppState, AppError> {
    let path = desk.vault_path();
    let secret = SecretString::from(passphrase);
    desk.close()?;
    let opened = Vault::with_typed_secret(&path, now(), || {
        let missing = || StoreError::Missing { path: path.clone() };
        let (aside, _) = Vault::set_aside(&path).ok_or_else(missing)?;
        Vault::restore(&aside, &secret, &path, Present::Refuse)?;
        Vault::open(&path, &secret, Access::Write)
    })?;
    desk.put(opened);
    AppState::of(&desk)
}

/// A backup of a vault that cannot be opened.
#[derive(Debug, Serialize, Type)]
pub struct VaultBackup {
    /// The one with the newest state.
    pub path: String,
    /// The one with the newest name, where that is another one: the clock was wrong when one of them was made.
    pub by_clock: Option<String>,
}

/// The newest backup beside a vault that cannot be opened; nothing where none is in the usual folder.
///
/// # Errors
/// None; the type is that of all commands.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn vault_newest_backup(
    desk: State<'_, Desk>,
    path: Option<String>,
    passphrase: String,
) -> Result<Option<VaultBackup>, AppError> {
    let vault = path.map_or_else(|| desk.vault_path(), PathBuf::from);
    let newest = Vault::newest_backup(&vault, Some(&SecretString::from(passphrase)));
    let told = |path: PathBuf| path.display().to_string();
    Ok(newest
        .map(|newest| VaultBackup { path: told(newest.path), by_clock: newest.by_clock.map(told) }))
}

/// Puts a backup in the place of a vault that cannot be opened, which is kept under another name, and opens it.
///
/// # Errors
/// `wrong_passphrase`, `too_soon`; `vault_busy`, `read_only`, `disk_full`; else as the backup says.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn vault_take_backup(
    desk: State<'_, Desk>,
    path: Option<String>,
    backup: String,
    passphrase: String,
) -> Result<AppState, AppError> {
    let path = path.map_or_else(|| desk.vault_path(), PathBuf::from);
    let secret = SecretString::from(passphrase);
    desk.close()?;
    let opened = Vault::with_typed_secret(&path, now(), || {
        Vault::restore(Path::new(&backup), &secret, &path, Present::SetAside(now()))?;
        Vault::open(&path, &secret, Access::Write)
    })?;
    desk.put(opened);
    // A disk that is full is the preferences' disk as well, and no reason to keep anybody from their words.
    let _ = desk.remember(|remembered| remembered.vault = Some(path));
    AppState::of(&desk)
}

impl From<Loss> for SalvagedLoss {
    fn from(loss: Loss) -> Self {
        match loss {
            Loss::Articles => Self::Articles,
            Loss::NeverPublish => Self::NeverPublish,
            Loss::Settings => Self::Settings,
            Loss::Sites => Self::Sites,
            Loss::Revisions => Self::Revisions,
            Loss::Deliveries => Self::Deliveries,
            Loss::Imports => Self::Imports,
            Loss::Pictures => Self::Pictures,
        }
    }
}

impl From<PartOfArticle> for SalvagedPart {
    fn from(part: PartOfArticle) -> Self {
        let text = match part.text {
            TextFrom::Whole => SalvagedText::Whole,
            TextFrom::Blocks => SalvagedText::Rest,
            TextFrom::Revision => SalvagedText::Revision,
            TextFrom::Nowhere => SalvagedText::Nothing,
        };
        let fields = match part.fields {
            FieldsFrom::Whole => SalvagedFields::Whole,
            FieldsFrom::Revision => SalvagedFields::Revision,
            FieldsFrom::Nowhere => SalvagedFields::Nothing,
        };
        let PartOfArticle { id, headline, words_lost, lacks_tags, revision, pictures, .. } = part;
        Self { id, headline, words_lost, text, fields, lacks_tags, revision, pictures }
    }
}

/// `news.warraq` becomes `news.salvaged.warraq`, with a number where that is taken.
fn free_name(damaged: &Path) -> PathBuf {
    let stem = damaged.file_stem().unwrap_or_default().to_string_lossy();
    let numbered = (2..).map(|number| format!("{stem}.salvaged-{number}.warraq"));
    let mut names = std::iter::once(format!("{stem}.salvaged.warraq")).chain(numbered);
    let free = names.find_map(|name| {
        let path = damaged.with_file_name(name);
        path.symlink_metadata().is_err().then_some(path)
    });
    free.unwrap_or_else(|| damaged.with_extension("salvaged.warraq"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_salvaged_takes_the_place_of_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let damaged = folder.path().join("desk.warraq");
        assert_eq!(free_name(&damaged), folder.path().join("desk.salvaged.warraq"));
        std::fs::write(folder.path().join("desk.salvaged.warraq"), "").expect("written");
        assert_eq!(free_name(&damaged), folder.path().join("desk.salvaged-2.warraq"));
    }
}
