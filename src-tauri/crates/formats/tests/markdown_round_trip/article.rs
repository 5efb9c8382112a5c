//! Articles for tests.

use chrono::DateTime;
use ulid::Ulid;
use warraq_core::article::{Article, ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::workflow::Status;

/// A draft of `body`.
pub fn article_with(body: Document, fields: Fields) -> Article {
    Article {
        id: ArticleId::from(Ulid::nil()),
        version: 1,
        status: Status::Draft,
        fields,
        tags: Vec::new(),
        body,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
        updated_by: String::new(),
    }
}
