//! What is chosen for a site.

mod choices;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use warraq_connect::{RemoteTerm, Taxonomy};
use warraq_formats::Format;
use warraq_store::outbox::term_key;

pub use choices::{
    Corrections, Featured, First, LanguageKeeper, TextFormat, UnusedPictures, UsualState,
};

/// What is chosen for a site, beside its address and login. Names that are not known here are the connector's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "kebab-case")]
pub struct SiteOptions {
    /// What an article becomes there, where nobody says it with the delivery.
    #[serde(rename = "as")]
    pub state: UsualState,
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
    /// Which pictures are taken away from it that an article does not show any more.
    pub unused_pictures: UnusedPictures,
    /// Whether it is spoken with though its address is not encrypted.
    pub insecure: bool,
    /// Who keeps the languages of posts there.
    pub language_plugin: LanguageKeeper,
    /// The address that programs speak with, as it was found; nobody chooses it.
    pub root: String,
    /// What sections become there, where somebody chose that.
    pub sections: Vec<ChosenTerm>,
    /// What tags become there, where somebody chose that.
    pub tags: Vec<ChosenTerm>,
    /// When all its terms were read last by somebody who asked for that; nobody chooses it.
    pub terms_read_at: Option<DateTime<Utc>>,
}

/// What a section or a tag of the newsroom becomes at a site, because somebody chose it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ChosenTerm {
    /// As the newsroom writes it; other spellings of the same letters are meant too.
    pub name: String,
    /// The term at the site; nothing where it is not sent.
    pub to: Option<RemoteTerm>,
}

/// What somebody may choose for a site, each with the values that it takes, the usual one first; none where any text
/// is one.
pub const SITE_OPTIONS: [(&str, &[&str]); 10] = [
    ("as", &["draft", "pending", "publish"]),
    ("format", &["blocks", "classic"]),
    ("featured", &["first", "none"]),
    ("author", &[]),
    ("first", &["auto", "pictures", "text"]),
    ("corrections", &["end", "none"]),
    ("longest-side", &[]),
    ("unused-pictures", &["unseen", "all"]),
    ("insecure", &["no", "yes"]),
    ("language-plugin", &["none", "polylang", "wpml"]),
];

/// As large as `WordPress` keeps a picture for showing it.
const LONGEST_SIDE: u32 = 2560;

impl Default for SiteOptions {
    fn default() -> Self {
        Self {
            state: UsualState::default(),
            format: TextFormat::default(),
            featured: Featured::default(),
            author: String::new(),
            first: First::default(),
            corrections: Corrections::default(),
            longest_side: LONGEST_SIDE,
            unused_pictures: UnusedPictures::default(),
            insecure: false,
            language_plugin: LanguageKeeper::default(),
            root: String::new(),
            sections: Vec::new(),
            tags: Vec::new(),
            terms_read_at: None,
        }
    }
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
            ("as", "draft") => self.state = UsualState::Draft,
            ("as", "pending") => self.state = UsualState::Pending,
            ("as", "publish") => self.state = UsualState::Publish,
            ("format", "blocks") => self.format = TextFormat::Blocks,
            ("format", "classic") => self.format = TextFormat::Classic,
            ("featured", "first") => self.featured = Featured::First,
            ("featured", "none") => self.featured = Featured::None,
            ("author", id) => id.clone_into(&mut self.author),
            ("first", "auto") => self.first = First::Auto,
            ("first", "pictures") => self.first = First::Pictures,
            ("first", "text") => self.first = First::Text,
            ("corrections", "end") => self.corrections = Corrections::End,
            ("corrections", "none") => self.corrections = Corrections::None,
            ("longest-side", pixels) => match pixels.parse() {
                Ok(pixels) => self.longest_side = pixels,
                Err(_) => return false,
            },
            ("unused-pictures", "unseen") => self.unused_pictures = UnusedPictures::Unseen,
            ("unused-pictures", "all") => self.unused_pictures = UnusedPictures::All,
            ("insecure", "no") => self.insecure = false,
            ("insecure", "yes") => self.insecure = true,
            ("language-plugin", "none") => self.language_plugin = LanguageKeeper::None,
            ("language-plugin", "polylang") => self.language_plugin = LanguageKeeper::Polylang,
            ("language-plugin", "wpml") => self.language_plugin = LanguageKeeper::Wpml,
            _ => return false,
        }
        true
    }

    /// As they are kept.
    #[must_use]
    pub fn to_json(&self) -> Value {
        crate::task::to_json(self)
    }

    /// As they are kept beside what is the connector's own in `kept`.
    pub(crate) fn over(&self, kept: &Value) -> Value {
        let mut all = kept.clone();
        match (all.as_object_mut(), self.to_json()) {
            (Some(all), Value::Object(own)) => all.extend(own),
            (_, own) => return own,
        }
        all
    }

    /// What somebody chose that a section or a tag becomes; nothing where nobody did.
    #[must_use]
    pub fn chosen(&self, taxonomy: Taxonomy, name: &str) -> Option<&ChosenTerm> {
        let key = term_key(name);
        self.chosen_terms(taxonomy).iter().find(|chosen| term_key(&chosen.name) == key)
    }

    /// What was chosen for sections, or for tags.
    #[must_use]
    pub fn chosen_terms(&self, taxonomy: Taxonomy) -> &[ChosenTerm] {
        match taxonomy {
            Taxonomy::Category => &self.sections,
            Taxonomy::Tag => &self.tags,
        }
    }

    /// Chooses what a section or a tag becomes: a term, nothing at all, or what it becomes by itself where `chosen` is
    /// nothing.
    pub(crate) fn choose(&mut self, taxonomy: Taxonomy, name: &str, chosen: Option<ChosenTerm>) {
        let key = term_key(name);
        let all = match taxonomy {
            Taxonomy::Category => &mut self.sections,
            Taxonomy::Tag => &mut self.tags,
        };
        all.retain(|one| term_key(&one.name) != key);
        all.extend(chosen);
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
    use warraq_connect::RemoteId;

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
    fn a_text_goes_first_where_its_pictures_take_long() {
        let slow = Some(2_000);
        assert!(First::Auto.is_text(200_000, slow) && !First::Auto.is_text(40_000, slow));
        assert!(
            !First::Auto.is_text(2_000_000, Some(500_000)) && !First::Auto.is_text(1 << 30, None)
        );
        assert!(First::Text.is_text(1, None) && !First::Pictures.is_text(200_000, slow));
        assert!(First::Auto.is_text(1_000, Some(0)));
    }

    #[test]
    fn what_was_chosen_for_a_term_holds_for_every_spelling_of_it() {
        let chosen = |name: &str, to| ChosenTerm { name: name.to_owned(), to };
        let mut options = SiteOptions::default();
        let syria = RemoteTerm { id: RemoteId("5".to_owned()), name: "سوريا".to_owned() };
        options.choose(Taxonomy::Category, "محليات", Some(chosen("محليات", Some(syria.clone()))));
        options.choose(Taxonomy::Tag, "الإدارة الذاتية", Some(chosen("الإدارة الذاتية", None)));
        let options = SiteOptions::parse(&options.to_json()).unwrap();
        let of = |taxonomy, name| options.chosen(taxonomy, name).map(|chosen| chosen.to.clone());
        assert_eq!(of(Taxonomy::Category, "محلّيات"), Some(Some(syria)));
        assert_eq!(of(Taxonomy::Tag, "الاداره الذاتية"), Some(None));
        assert_eq!(of(Taxonomy::Tag, "محليات"), None);
        let mut options = options.clone();
        options.choose(Taxonomy::Tag, "الاداره الذاتيه", None);
        assert_eq!(options.tags, []);
    }

    #[test]
    fn what_is_the_connectors_own_stays() {
        let kept = json!({ "language": "kmr", "first": "text" });
        let changed = SiteOptions::default().over(&kept);
        assert_eq!((&changed["language"], &changed["first"]), (&json!("kmr"), &json!("auto")));
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
