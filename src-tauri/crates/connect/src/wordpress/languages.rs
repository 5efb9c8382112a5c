//! The language of a post, which WordPress itself does not know: Polylang or WPML keep it.
//!
//! The small plugin sets it by either. Without it only Polylang Pro takes it over the interface, and says it of each
//! post.

use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;

use super::WordPress;
use crate::post::Post;

/// Who keeps the languages of posts at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LanguagePlugin {
    /// Nobody.
    #[default]
    None,
    /// Polylang.
    Polylang,
    /// WPML.
    Wpml,
}

/// What is known of languages at a site.
#[derive(Default)]
pub(super) struct Languages {
    kept_by: LanguagePlugin,
    is_said: AtomicBool,
}

impl Languages {
    pub(super) fn kept_by(plugin: LanguagePlugin) -> Self {
        Self { kept_by: plugin, is_said: AtomicBool::new(false) }
    }

    /// The site said the language of a post without the small plugin.
    pub(super) fn are_said(&self) {
        self.is_said.store(true, Ordering::Relaxed);
    }
}

impl WordPress {
    /// Whether a post keeps the language it is sent with.
    pub(super) fn holds_language(&self) -> bool {
        let is_said = self.languages.is_said.load(Ordering::Relaxed);
        match self.languages.kept_by {
            LanguagePlugin::None => false,
            LanguagePlugin::Polylang => is_said || self.plugin.is_there(),
            LanguagePlugin::Wpml => self.plugin.is_there(),
        }
    }

    /// Adds the language to what is written, by the name that whoever takes it has for it: the small plugin knows tags,
    /// Polylang the codes before their first hyphen.
    pub(super) fn say_language(&self, content: &mut Value, post: &Post) {
        let tag = post.language.as_str();
        if self.languages.kept_by == LanguagePlugin::None || tag.is_empty() {
            return;
        }
        if self.plugin.is_there() {
            content["language"] = tag.into();
        } else if self.languages.kept_by == LanguagePlugin::Polylang {
            let code = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
            content["lang"] = code.into();
        }
    }
}
