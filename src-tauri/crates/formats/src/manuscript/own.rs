//! What Warraq knows its own documents by, and what of an article they hold that no page shows.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use warraq_core::article::Article;
use warraq_core::tag::Tag;

/// The property that says that a document is Warraq's, and the version of its styles.
const NAME: &str = "Warraq";
const VERSION: &str = "1";
/// The part of the site or paper, where the format has no place of its own for it.
pub(crate) const SECTION: &str = "Warraq Section";
const TAGS: &str = "Warraq Tags";
const TOPICS: &str = "Warraq Topics";
const DATE: &str = "Warraq Date";
const CORRECTIONS: &str = "Warraq Corrections";

/// The properties of a document of `article`; lists have a line for each.
pub(crate) fn properties(article: &Article) -> Vec<(&'static str, String)> {
    let fields = &article.fields;
    let tags: Vec<&str> = article.tags.iter().map(Tag::as_str).collect();
    let corrections = fields
        .corrections
        .iter()
        .map(|correction| correction.at.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    let corrections: Vec<String> = corrections.collect();
    let all = vec![
        (NAME, VERSION.to_owned()),
        (TAGS, tags.join("\n")),
        (TOPICS, fields.topics.join("\n")),
        (DATE, fields.date.map(|date| date.to_string()).unwrap_or_default()),
        (CORRECTIONS, corrections.join("\n")),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// What a document of Warraq says of itself.
#[derive(Debug, Default)]
pub(crate) struct About {
    /// The tags.
    pub(crate) tags: Vec<Tag>,
    /// The codes of topics.
    pub(crate) topics: Vec<String>,
    /// The day that stands in the dateline.
    pub(crate) date: Option<NaiveDate>,
    /// When the corrections were made, in their order.
    pub(crate) corrections: Vec<DateTime<Utc>>,
    /// The language; empty where it is not said.
    pub(crate) language: String,
    /// The part of the site or paper.
    pub(crate) section: String,
}

impl About {
    /// What the properties say, by name; nothing where the document is not Warraq's.
    pub(crate) fn of(property: &dyn Fn(&str) -> Option<String>) -> Option<Self> {
        property(NAME)?;
        let lines = |name: &str| {
            let value = property(name).unwrap_or_default();
            let lines = value.lines().map(str::to_owned);
            lines.filter(|line| !line.is_empty()).collect::<Vec<_>>()
        };
        Some(Self {
            tags: lines(TAGS).iter().filter_map(|tag| Tag::parse(tag).ok()).collect(),
            topics: lines(TOPICS),
            date: property(DATE).and_then(|date| date.parse().ok()),
            corrections: lines(CORRECTIONS).iter().filter_map(|at| at.parse().ok()).collect(),
            ..Self::default()
        })
    }
}
