//! Fields as text: to measure, compare and find them empty.

use chrono::SecondsFormat;

use super::{FieldName, Fields};

impl Fields {
    /// The texts a field holds: one for most fields, any number for lists, none where it is empty.
    #[must_use]
    pub fn texts(&self, field: FieldName) -> Vec<String> {
        let one = |text: &str| vec![text.to_owned()];
        let time =
            |at: chrono::DateTime<chrono::Utc>| at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        let mut texts = match field {
            FieldName::Headline => one(&self.headline),
            FieldName::Kicker => one(&self.kicker),
            FieldName::Standfirst => one(&self.standfirst),
            FieldName::Slug => one(&self.slug),
            FieldName::Byline => self.byline.clone(),
            FieldName::Place => one(&self.place),
            FieldName::Date => self.date.iter().map(ToString::to_string).collect(),
            FieldName::Language => one(&self.language),
            FieldName::Section => one(&self.section),
            FieldName::Profile => one(self.profile.as_str()),
            FieldName::Embargo => self.embargo.into_iter().map(time).collect(),
            FieldName::Due => self.due.into_iter().map(time).collect(),
            FieldName::Note => one(&self.note),
            FieldName::Credit => one(&self.credit),
            FieldName::Rights => one(&self.rights),
            FieldName::Topics => self.topics.clone(),
            FieldName::Sources => self.sources.clone(),
            FieldName::Corrections => {
                self.corrections.iter().map(|correction| correction.text.clone()).collect()
            }
        };
        texts.retain(|text| !text.is_empty());
        texts
    }

    /// Whether nothing stands in a field.
    #[must_use]
    pub fn is_empty(&self, field: FieldName) -> bool {
        self.texts(field).is_empty()
    }
}
