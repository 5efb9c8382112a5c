//! What is chosen for a site.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use warraq_formats::Format;

/// What is chosen for a site, beside its address and login. Names that are not known here are the connector's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "kebab-case")]
pub struct SiteOptions {
    /// How the text is written.
    pub format: TextFormat,
    /// Whether the first picture of the text stands for the post.
    pub featured: Featured,
    /// Who is shown as the author, by the id that the site has for them; empty for the account.
    pub author: String,
    /// What goes first.
    pub first: First,
    /// Where readers are told what was corrected.
    pub corrections: Corrections,
    /// The most pixels on the longer side of a picture; 0 for as large as it is.
    pub longest_side: u32,
    /// Whether it is spoken with though its address is not encrypted.
    pub insecure: bool,
    /// The address that programs speak with, as it was found; nobody chooses it.
    pub root: String,
}

/// What somebody may choose for a site, each with the values that it takes, the usual one first; none where any text
/// is one.
pub const SITE_OPTIONS: [(&str, &[&str]); 7] = [
    ("format", &["blocks", "classic"]),
    ("featured", &["first", "none"]),
    ("author", &[]),
    ("first", &["pictures", "text"]),
    ("corrections", &["end", "none"]),
    ("longest-side", &[]),
    ("insecure", &["no", "yes"]),
];

/// As large as `WordPress` keeps a picture for showing it.
const LONGEST_SIDE: u32 = 2560;

impl Default for SiteOptions {
    fn default() -> Self {
        Self {
            format: TextFormat::default(),
            featured: Featured::default(),
            author: String::new(),
            first: First::default(),
            corrections: Corrections::default(),
            longest_side: LONGEST_SIDE,
            insecure: false,
            root: String::new(),
        }
    }
}

/// How the text of a post is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum TextFormat {
    /// As blocks.
    #[default]
    Blocks,
    /// As HTML, for sites that keep the editor from before blocks.
    Classic,
}

/// Which picture stands for a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Featured {
    /// The first of the text.
    #[default]
    First,
    /// None.
    None,
}

/// Where the readers of a post are told what was corrected in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Corrections {
    /// Below the text.
    #[default]
    End,
    /// Nowhere: the newsroom tells them elsewhere.
    None,
}

/// What goes over the line first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum First {
    /// The pictures: the post is sent once.
    #[default]
    Pictures,
    /// The text, for a slow line: the post is there soon, and gets its pictures after.
    Text,
}

/// The options of a site that cannot be.
#[derive(Debug, thiserror::Error)]
#[error("the options of the site cannot be read: {0}")]
pub struct OptionFault(#[source] serde_json::Error);

impl SiteOptions {
    /// What `options` say.
    ///
    /// # Errors
    /// [`OptionFault`] where one has a value that it cannot have.
    pub fn parse(options: &Value) -> Result<Self, OptionFault> {
        Self::deserialize(options).map_err(OptionFault)
    }

    /// Sets what somebody may choose, as the command line spells it; no where there is no such choice, or it takes no
    /// such value: nothing is changed then.
    #[must_use]
    pub fn set(&mut self, name: &str, value: &str) -> bool {
        match (name, value) {
            ("format", "blocks") => self.format = TextFormat::Blocks,
            ("format", "classic") => self.format = TextFormat::Classic,
            ("featured", "first") => self.featured = Featured::First,
            ("featured", "none") => self.featured = Featured::None,
            ("author", id) => id.clone_into(&mut self.author),
            ("first", "pictures") => self.first = First::Pictures,
            ("first", "text") => self.first = First::Text,
            ("corrections", "end") => self.corrections = Corrections::End,
            ("corrections", "none") => self.corrections = Corrections::None,
            ("longest-side", pixels) => match pixels.parse() {
                Ok(pixels) => self.longest_side = pixels,
                Err(_) => return false,
            },
            ("insecure", "no") => self.insecure = false,
            ("insecure", "yes") => self.insecure = true,
            _ => return false,
        }
        true
    }

    /// As they are kept.
    #[must_use]
    pub fn to_json(&self) -> Value {
        crate::task::to_json(self)
    }

    /// The same for a post whose text the site has already in another format.
    pub(crate) fn as_written(&self, text: &str) -> Self {
        let format = match text.trim() {
            "" => self.format,
            text if text.contains("<!-- wp:") => TextFormat::Blocks,
            _ => TextFormat::Classic,
        };
        Self { format, ..self.clone() }
    }

    /// The format of the text.
    pub(crate) fn export_format(&self) -> Format {
        match self.format {
            TextFormat::Blocks => Format::WordPress,
            TextFormat::Classic => Format::HtmlFragment,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_choice_takes_its_values_and_is_kept() {
        for (name, values) in SITE_OPTIONS {
            let mut options = SiteOptions::default();
            for value in values {
                assert!(options.set(name, value), "{name}={value}");
                assert_eq!(SiteOptions::parse(&options.to_json()).unwrap(), options);
            }
            assert!(values.is_empty() || !options.set(name, "قسد"), "{name}");
        }
        let mut options = SiteOptions::default();
        assert!(options.set("longest-side", "0") && !options.set("longest-side", "كبير"));
        assert!(!options.set("root", "https://a.example") && !options.set("colour", "red"));
    }

    #[test]
    fn what_is_not_said_has_a_value_and_what_cannot_be_is_refused() {
        let options = json!({ "format": "classic", "first": "text", "language": "kmr" });
        let options = SiteOptions::parse(&options).unwrap();
        assert_eq!(options.export_format(), Format::HtmlFragment);
        assert_eq!((options.first, options.featured), (First::Text, Featured::First));
        assert_eq!(SiteOptions::parse(&json!({})).unwrap(), SiteOptions::default());
        assert!(SiteOptions::parse(&json!({ "format": "markdown" })).is_err());
    }
}
