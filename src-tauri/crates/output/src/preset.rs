//! Who gets what: the presets that come with Warraq, and those that a newsroom made.

use std::sync::LazyLock;

use warraq_core::preset::{Preset, PresetFile};
use warraq_formats::{ExportOptions, Format, OptionError};

use crate::option::options_of;
use crate::rendered::FileChoice;

/// The presets that come with Warraq, in the order they are offered: one file for each.
const BUILT_IN: [&str; 5] = [
    include_str!("../../../../assets/presets/site.json"),
    include_str!("../../../../assets/presets/print.json"),
    include_str!("../../../../assets/presets/wire.json"),
    include_str!("../../../../assets/presets/lawyer.json"),
    include_str!("../../../../assets/presets/archive.json"),
];

static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    let read =
        |text: &&str| serde_json::from_str(text).expect("a preset that comes with Warraq is one");
    BUILT_IN.iter().map(read).collect()
});

/// Why a preset is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PresetError {
    /// No preset has this name.
    #[error("there is no preset “{0}”")]
    Unknown(String),
    /// It comes with Warraq: it can be replaced by one of the newsroom, and not removed.
    #[error("the preset “{0}” comes with Warraq")]
    BuiltIn(String),
    /// It has no name, or no file.
    #[error("a preset has a name and at least one file")]
    Empty,
    /// One of its files has a format that there is none of.
    #[error("“{0}” is no format that Warraq knows")]
    Format(String),
    /// One of its files has a choice that is none.
    #[error(transparent)]
    Option(#[from] OptionError),
    /// One of its files has a choice that means nothing to its format.
    #[error("the format {format} does not know the export option “{option}”")]
    NotOf {
        /// The format.
        format: Format,
        /// The option.
        option: String,
    },
}

/// Every preset: those that come with Warraq, each in the newsroom's form where it made one of that name, then the
/// newsroom's others.
#[must_use]
pub fn all_presets(own: &[Preset]) -> Vec<Preset> {
    let find = |preset: &Preset| own.iter().find(|other| other.id == preset.id);
    let built_in = PRESETS.iter().map(|preset| find(preset).unwrap_or(preset).clone());
    built_in.chain(own.iter().filter(|preset| !is_built_in(&preset.id)).cloned()).collect()
}

/// The preset called `name`: by its id, or by its name in any language.
///
/// # Errors
/// `Unknown`.
pub fn find_preset(own: &[Preset], name: &str) -> Result<Preset, PresetError> {
    let all = all_presets(own);
    let by_id = all.iter().find(|preset| preset.id == name);
    let by_name = || all.iter().find(|preset| preset.names.values().any(|one| one == name));
    by_id.or_else(by_name).cloned().ok_or_else(|| PresetError::Unknown(name.to_owned()))
}

/// The files that a preset asks for. A file in a format that this Warraq was built without is left out of a preset
/// that comes with Warraq.
///
/// # Errors
/// `Empty`, `Format`, `Option`.
pub fn choices(preset: &Preset) -> Result<Vec<FileChoice>, PresetError> {
    let is_own = !PRESETS.contains(preset);
    let mut choices = Vec::new();
    for file in &preset.files {
        match choice(file) {
            Err(PresetError::Format(_)) if !is_own => {}
            choice => choices.push(choice?),
        }
    }
    if choices.is_empty() { Err(PresetError::Empty) } else { Ok(choices) }
}

fn choice(file: &PresetFile) -> Result<FileChoice, PresetError> {
    let format: Format =
        file.format.parse().map_err(|_| PresetError::Format(file.format.clone()))?;
    let mut options = ExportOptions::default();
    for (name, value) in &file.options {
        options.set(name, value)?;
    }
    Ok(FileChoice { format, options })
}

/// The same, where every option means something to the format: whoever asks for one waits for what it does.
fn meaningful(file: &PresetFile) -> Result<(), PresetError> {
    let FileChoice { format, .. } = choice(file)?;
    let known = options_of(format);
    let unknown = file.options.keys().find(|name| known.iter().all(|one| one.name != **name));
    match unknown {
        Some(option) => Err(PresetError::NotOf { format, option: option.clone() }),
        None => Ok(()),
    }
}

/// Puts a preset among the newsroom's own, in the place of one with its name.
///
/// # Errors
/// `Empty`, `Format`, `Option`, `NotOf`: nothing is changed then.
pub fn put_preset(own: &mut Vec<Preset>, mut preset: Preset) -> Result<(), PresetError> {
    let id = preset.id.trim().to_owned();
    preset.id = id;
    if preset.id.is_empty() {
        return Err(PresetError::Empty);
    }
    preset.files.iter().try_for_each(meaningful)?;
    if preset.files.is_empty() {
        return Err(PresetError::Empty);
    }
    // What people call a preset that comes with Warraq stays its name.
    if let Some(known) = PRESETS.iter().find(|known| known.id == preset.id) {
        preset.names.clone_from(&known.names);
    }
    match own.iter_mut().find(|other| other.id == preset.id) {
        Some(other) => *other = preset,
        None => own.push(preset),
    }
    Ok(())
}

/// Takes a preset off the newsroom's own; the one that comes with Warraq under the same name is there again then.
///
/// # Errors
/// `Unknown`, `BuiltIn`.
pub fn remove_preset(own: &mut Vec<Preset>, name: &str) -> Result<(), PresetError> {
    let before = own.len();
    own.retain(|preset| preset.id != name);
    if own.len() < before {
        return Ok(());
    }
    let why = if is_built_in(name) { PresetError::BuiltIn } else { PresetError::Unknown };
    Err(why(name.to_owned()))
}

fn is_built_in(id: &str) -> bool {
    PRESETS.iter().any(|preset| preset.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use super::*;

    fn own(id: &str, format: &str, options: &[(&str, &str)]) -> Preset {
        let options =
            options.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let file = PresetFile { format: format.to_owned(), options };
        Preset { id: id.to_owned(), names: BTreeMap::new(), files: vec![file] }
    }

    #[test]
    fn folder_and_list_agree_and_every_preset_has_a_name_in_every_language() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/presets");
        let files: BTreeSet<String> = folder
            .read_dir()
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "json"))
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        let listed: BTreeSet<String> = PRESETS.iter().map(|preset| preset.id.clone()).collect();
        assert_eq!(files, listed);
        for preset in PRESETS.iter() {
            let languages: Vec<&str> = preset.names.keys().map(String::as_str).collect();
            assert_eq!(languages, ["ar", "ckb", "en", "kmr"], "{}", preset.id);
            assert!(!choices(preset).unwrap().is_empty(), "{}", preset.id);
        }
    }

    #[test]
    fn a_newsroom_s_preset_stands_in_the_place_of_the_one_with_its_name() {
        let mut mine = Vec::new();
        put_preset(&mut mine, own("wire", "text", &[])).unwrap();
        put_preset(&mut mine, own(" الأناضول ", "docx", &[("review", "yes")])).unwrap();
        let all = all_presets(&mine);
        let ids: Vec<&str> = all.iter().map(|preset| preset.id.as_str()).collect();
        assert_eq!(ids, ["site", "print", "wire", "lawyer", "archive", "الأناضول"]);
        let wire = find_preset(&mine, "للوكالات").unwrap();
        assert_eq!(choices(&wire).unwrap().len(), 1);
        remove_preset(&mut mine, "wire").unwrap();
        assert_eq!(remove_preset(&mut mine, "wire"), Err(PresetError::BuiltIn("wire".to_owned())));
        assert_eq!(remove_preset(&mut mine, "x"), Err(PresetError::Unknown("x".to_owned())));
        let told = choices(&find_preset(&mine, "الأناضول").unwrap()).unwrap();
        assert_eq!(told[0].options.review, warraq_formats::Disclosure::Told);
    }

    #[test]
    fn what_no_format_or_option_is_is_refused() {
        let mut mine = Vec::new();
        for (preset, fault) in [
            (own("a", "wordstar", &[]), PresetError::Format("wordstar".to_owned())),
            (own("", "text", &[]), PresetError::Empty),
            (Preset { files: Vec::new(), ..own("a", "text", &[]) }, PresetError::Empty),
        ] {
            assert_eq!(put_preset(&mut mine, preset), Err(fault));
        }
        let odd = put_preset(&mut mine, own("a", "text", &[("columns", "9")]));
        assert!(matches!(odd, Err(PresetError::Option(_))));
        let no_columns = put_preset(&mut mine, own("a", "docx", &[("columns", "2")]));
        let option = "columns".to_owned();
        assert_eq!(no_columns, Err(PresetError::NotOf { format: Format::Docx, option }));
        assert!(mine.is_empty());
    }
}
