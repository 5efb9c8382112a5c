//! `never-publish`: the words that must not leave.

use serde_json::json;
use warraq_core::action::Action;
use warraq_core::never_publish::NeverPublish;
use warraq_store::{Settings, settings};

use crate::answer::Answer;
use crate::bidi;
use crate::cli::NeverPublishCommand;
use crate::error::CliError;
use crate::vault_file::VaultFile;

/// Shows or changes the list; answers with it as it is now.
///
/// # Errors
/// When an entry is none or is not on the list, or the vault cannot be read or written: nothing is changed then.
pub fn run(file: &VaultFile, command: &NeverPublishCommand) -> Result<Answer, CliError> {
    match command {
        NeverPublishCommand::List => Ok(answer(&file.read()?.settings()?.never_publish)),
        NeverPublishCommand::Add { words } => change(file, |list| {
            words.iter().try_for_each(|word| list.add(word).map(drop))?;
            Ok(())
        }),
        NeverPublishCommand::Remove { words } => change(file, |list| {
            let missing = words.iter().find(|word| !list.remove(word));
            missing.map_or(Ok(()), |word| Err(CliError::NotOnTheList { word: word.clone() }))
        }),
    }
}

fn change(
    file: &VaultFile,
    change: impl FnOnce(&mut NeverPublish) -> Result<(), CliError>,
) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let mut changed: Settings = desk.vault.settings()?;
    change(&mut changed.never_publish)?;
    desk.act(Action::SettingsSet, |tx| settings::set(tx, &changed))?;
    desk.close()?;
    Ok(answer(&changed.never_publish))
}

fn answer(list: &NeverPublish) -> Answer {
    let lines = list.entries().iter().map(|entry| bidi::inline(entry));
    Answer::of(json!({ "words": list })).with_lines(lines)
}
