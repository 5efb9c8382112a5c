//! Who gets what.

use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_core::action::Action;
use warraq_core::preset::Preset;
use warraq_output::{PresetError, all_presets, put_preset, remove_preset};
use warraq_store::{Vault, settings};

use crate::error::AppError;
use crate::state::Desk;

/// A preset, and whose it is.
#[derive(Debug, Serialize, Type)]
pub struct PresetInfo {
    /// The preset.
    pub preset: Preset,
    /// Whether the newsroom made it.
    pub own: bool,
}

/// The presets: those that come with Warraq, then the newsroom's own.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn preset_list(desk: State<'_, Desk>) -> Result<Vec<PresetInfo>, AppError> {
    Ok(told(&desk.read(Vault::settings)?.presets))
}

/// Keeps a preset of the newsroom, in the place of one with its id and, where it got another name, of the one that it
/// was: as one action.
///
/// # Errors
/// `invalid_preset`, `locked`; `not_found` where there is none `instead_of` which it is.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn preset_put(
    desk: State<'_, Desk>,
    preset: Preset,
    instead_of: Option<String>,
) -> Result<Vec<PresetInfo>, AppError> {
    change(&desk, |own| {
        let other = instead_of.filter(|other| other.trim() != preset.id.trim());
        put_preset(own, preset)?;
        other.map_or(Ok(()), |other| remove_preset(own, &other))
    })
}

/// Removes a preset of the newsroom.
///
/// # Errors
/// `not_found`, `invalid_preset` for one that comes with Warraq, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn preset_remove(desk: State<'_, Desk>, id: String) -> Result<Vec<PresetInfo>, AppError> {
    change(&desk, |own| remove_preset(own, &id))
}

fn change(
    desk: &Desk,
    change: impl FnOnce(&mut Vec<Preset>) -> Result<(), PresetError>,
) -> Result<Vec<PresetInfo>, AppError> {
    let mut changed = desk.read(Vault::settings)?;
    change(&mut changed.presets)?;
    desk.act(Action::SettingsSet, |tx| settings::set(tx, &changed))?;
    Ok(told(&changed.presets))
}

fn told(own: &[Preset]) -> Vec<PresetInfo> {
    let told = |preset: Preset| PresetInfo { own: own.contains(&preset), preset };
    all_presets(own).into_iter().map(told).collect()
}
