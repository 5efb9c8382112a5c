//! The whole article.

use chrono::{DateTime, Utc};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{ArticleId, Document};
use crate::fields::Fields;
use crate::tag::Tag;
use crate::text::count;
use crate::workflow::Status;

/// An article as the vault holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Made once; travels with the article everywhere.
    pub id: ArticleId,
    /// One more at each committed change.
    pub version: u32,
    /// Where it stands.
    pub status: Status,
    /// Everything but body and tags.
    pub fields: Fields,
    /// Its tags, in the order they were put on.
    pub tags: Vec<Tag>,
    /// The text.
    pub body: Document,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who changed it last.
    pub updated_by: String,
}

impl Article {
    /// Words of the body.
    #[must_use]
    pub fn words(&self) -> usize {
        count::document_words(&self.body)
    }

    /// Minutes to read the body in the article's language.
    #[must_use]
    pub fn reading_minutes(&self) -> u32 {
        count::reading_minutes(self.words(), &self.fields.language)
    }
}

/// The article as the command line and the window show it, with its words counted.
impl Serialize for Article {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let words = self.words();
        let minutes = count::reading_minutes(words, &self.fields.language);
        let mut out = serializer.serialize_struct("Article", 11)?;
        out.serialize_field("id", &self.id)?;
        out.serialize_field("version", &self.version)?;
        out.serialize_field("status", &self.status)?;
        out.serialize_field("fields", &self.fields)?;
        out.serialize_field("tags", &self.tags)?;
        out.serialize_field("body", &self.body)?;
        out.serialize_field("words", &words)?;
        out.serialize_field("reading_minutes", &minutes)?;
        out.serialize_field("created_at", &self.created_at)?;
        out.serialize_field("updated_at", &self.updated_at)?;
        out.serialize_field("updated_by", &self.updated_by)?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategies;
    use proptest::prelude::*;
    use ulid::Ulid;

    fn article(body: Document) -> Article {
        Article {
            id: ArticleId::from(Ulid::from(7)),
            version: 3,
            status: Status::InEdit,
            fields: Fields { headline: "خبر".to_owned(), ..Fields::default() },
            tags: vec![Tag::parse("سوريا").unwrap()],
            body,
            created_at: DateTime::from_timestamp(1_705_492_800, 0).unwrap(),
            updated_at: DateTime::from_timestamp(1_705_492_801, 120_000_000).unwrap(),
            updated_by: "سلمى".to_owned(),
        }
    }

    #[test]
    fn an_article_is_written_in_order_with_its_words() {
        let body = Document::empty(&mut || Ulid::from(1));
        let json = serde_json::to_string(&article(body.clone())).unwrap();
        let fields = serde_json::to_string(&article(body.clone()).fields).unwrap();
        let expected = format!(
            concat!(
                r#"{{"id":"00000000000000000000000007","version":3,"status":"in-edit","fields":{},"#,
                r#""tags":["سوريا"],"body":{},"words":0,"reading_minutes":0,"#,
                r#""created_at":"2024-01-17T12:00:00Z","updated_at":"2024-01-17T12:00:01.120Z","#,
                r#""updated_by":"سلمى"}}"#
            ),
            fields,
            body.to_json_string()
        );
        assert_eq!(json, expected);
    }

    proptest! {
        #[test]
        fn words_are_those_of_the_text(body in strategies::document_of(&strategies::plain_text())) {
            let text = super::super::Projection::of(&body).into_text();
            let article = article(body);
            prop_assert_eq!(article.words(), count::words(&text));
            prop_assert_eq!(article.reading_minutes() == 0, article.words() == 0);
        }
    }
}
