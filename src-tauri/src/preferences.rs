//! What must be known before a vault is open: kept in a small file outside it, and so never anything
//! of an article or a person.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use specta::Type;

/// The language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Arabic.
    Ar,
    /// English.
    En,
    /// Sorani.
    Ckb,
    /// Kurmanji.
    Kmr,
}

/// Light, dark, or as the desktop has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the desktop has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The font of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum TextFont {
    /// A book hand.
    Amiri,
    /// The interface's own.
    Vazirmatn,
}

/// How wide the lines of the page are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum PageWidth {
    /// Some ten words.
    Narrow,
    /// Some thirteen words.
    #[default]
    Usual,
    /// Some seventeen words.
    Wide,
}

/// How far the lines of the page are from one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum LineSpacing {
    /// More lines at once.
    Close,
    /// Room for marks above and below.
    #[default]
    Usual,
    /// For reading slowly.
    Open,
}

/// What stays clear while only the text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum FocusOn {
    /// The paragraph that the caret stands in.
    #[default]
    Paragraph,
    /// The sentence.
    Sentence,
}

/// How the window looks and speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Preferences {
    /// The language of the interface.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// The font of the page.
    pub text_font: TextFont,
    /// The size of the window in percent, 80 to 200.
    pub zoom: u16,
    /// The size of the page's text in percent of what it is in a window of that size, 70 to 200.
    #[serde(default = "usual_text_size")]
    pub text_size: u16,
    /// How wide the lines of the page are.
    #[serde(default)]
    pub page_width: PageWidth,
    /// How far they are from one another.
    #[serde(default)]
    pub line_spacing: LineSpacing,
    /// Whether the line that is written stays in the middle.
    #[serde(default)]
    pub typewriter: bool,
    /// What stays clear while only the text is shown.
    #[serde(default)]
    pub focus_on: FocusOn,
    /// After how many minutes without a key or a pointer the vault is locked; 0 for never.
    #[serde(default = "usual_lock_minutes")]
    pub lock_minutes: u16,
}

/// A walk to the desk of a colleague, and not a lunch.
fn usual_lock_minutes() -> u16 {
    10
}

fn usual_text_size() -> u16 {
    100
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Language::Ar,
            theme: Theme::System,
            text_font: TextFont::Amiri,
            zoom: 100,
            text_size: usual_text_size(),
            page_width: PageWidth::Usual,
            line_spacing: LineSpacing::Usual,
            typewriter: false,
            focus_on: FocusOn::Paragraph,
            lock_minutes: usual_lock_minutes(),
        }
    }
}

/// The file: preferences, and where the vault and the exports are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// How the window looks and speaks.
    pub preferences: Preferences,
    /// The vault opened last.
    pub vault: Option<PathBuf>,
    /// The folder exported to last.
    pub export_folder: Option<PathBuf>,
}

impl Remembered {
    /// What `file` holds; the defaults where there is none or it cannot be read, because how the
    /// window looks must never keep it from opening.
    pub fn read(file: &Path) -> Self {
        fs::read(file)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Writes it to `file`, whole.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let bytes = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
        let unfinished = file.with_extension("new");
        fs::write(&unfinished, bytes)?;
        fs::rename(unfinished, file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("warraq/preferences.json");
        let mut remembered = Remembered::default();
        remembered.preferences.theme = Theme::Dark;
        remembered.vault = Some("/somewhere/vault.warraq".into());
        remembered.write(&file).expect("written");
        assert_eq!(Remembered::read(&file), remembered);
    }

    #[test]
    fn what_an_earlier_warraq_wrote_is_kept() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("preferences.json");
        let old =
            r#"{"preferences":{"language":"kmr","theme":"dark","text_font":"amiri","zoom":120}}"#;
        fs::write(&file, old).expect("written");
        let read = Remembered::read(&file).preferences;
        assert_eq!((read.language, read.zoom, read.lock_minutes), (Language::Kmr, 120, 10));
        assert_eq!((read.text_size, read.page_width), (100, PageWidth::Usual));
    }

    #[test]
    fn a_broken_file_gives_the_defaults() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("preferences.json");
        fs::write(&file, "{\"preferences\":{\"theme\":\"purple\"}}").expect("written");
        assert_eq!(Remembered::read(&file), Remembered::default());
    }
}
