//! `preset`: who gets what.

use std::collections::BTreeMap;

use serde_json::json;
use warraq_core::action::Action;
use warraq_core::preset::{Preset, PresetFile};
use warraq_output::{PresetError, all_presets, put_preset, remove_preset};
use warraq_store::settings;

use crate::answer::Answer;
use crate::bidi;
use crate::cli::PresetCommand;
use crate::error::CliError;
use crate::vault_file::VaultFile;

/// Shows or changes the presets; answers with them as they are now.
///
/// # Errors
/// When there is no such preset or it cannot be one, or the vault cannot be read or written.
pub fn run(file: &VaultFile, command: PresetCommand) -> Result<Answer, CliError> {
    match command {
        PresetCommand::List => Ok(answer(&file.read()?.settings()?.presets)),
        PresetCommand::Set { name, files } => {
            change(file, |own| put_preset(own, Preset { id: name, names: BTreeMap::new(), files }))
        }
        PresetCommand::Remove { name } => change(file, |own| remove_preset(own, &name)),
    }
}

fn change(
    file: &VaultFile,
    change: impl FnOnce(&mut Vec<Preset>) -> Result<(), PresetError>,
) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let mut changed = desk.vault.settings()?;
    change(&mut changed.presets)?;
    desk.act(Action::SettingsSet, |tx| settings::set(tx, &changed))?;
    desk.close()?;
    Ok(answer(&changed.presets))
}

fn answer(own: &[Preset]) -> Answer {
    let presets = all_presets(own);
    let lines: Vec<String> = presets.iter().map(line).collect();
    Answer::of(json!({ "presets": presets })).with_lines(lines)
}

fn line(preset: &Preset) -> String {
    let files: Vec<String> = preset.files.iter().map(told).collect();
    format!("{}  {}", bidi::inline(&preset.id), files.join(" "))
}

/// A file as `preset set` takes it.
fn told(PresetFile { format, options }: &PresetFile) -> String {
    let options = options.iter().map(|(name, value)| format!(",{name}={value}"));
    std::iter::once(format.clone()).chain(options).collect()
}
