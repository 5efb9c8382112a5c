//! An article on its way out: without what counts its readers.

use warraq_core::article::{Article, Block, BlockId, Document};

use crate::lines::each_line_mut;
use crate::markup::address;
use crate::tracker;

/// A parameter that only counts readers, and where it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutgoingTracker {
    /// It, such as `utm_source=facebook`.
    pub text: String,
    /// The block of the body; nothing where it stood in a field.
    pub block: Option<BlockId>,
}

/// `article` without what counts readers in its links, embeds and the addresses in its text and fields, and what that
/// was.
#[must_use]
pub fn without_trackers(mut article: Article) -> (Article, Vec<OutgoingTracker>) {
    let mut found = Vec::new();
    let may_have = |block: &Block| matches!(block, Block::Embed(_)) || tracker::may_have(block);
    // Most articles have none: they are not copied to see that.
    if article.body.blocks().iter().any(may_have) {
        article.body = without_trackers_in(article.body, &mut found);
    }
    let fields = &mut article.fields;
    let single = [&mut fields.standfirst, &mut fields.credit, &mut fields.rights];
    let corrections = fields.corrections.iter_mut().map(|correction| &mut correction.text);
    for text in single.into_iter().chain(&mut fields.sources).chain(corrections) {
        let mut gone = Vec::new();
        *text = tracker::of_text(text, &mut gone);
        found.extend(gone.into_iter().map(|text| OutgoingTracker { text, block: None }));
    }
    (article, found)
}

fn without_trackers_in(body: Document, found: &mut Vec<OutgoingTracker>) -> Document {
    let mut blocks = body.blocks().to_vec();
    for block in &mut blocks {
        let mut gone = Vec::new();
        each_line_mut(std::slice::from_mut(block), &mut |line| tracker::clean(line, &mut gone));
        if let Block::Embed(embed) = block {
            let (url, trackers) = address::without_trackers(&embed.url);
            embed.url = url;
            gone.extend(trackers);
        }
        let id = block.id();
        found.extend(gone.into_iter().map(|text| OutgoingTracker { text, block: Some(id) }));
    }
    // The same blocks in the same order make a document.
    body.with_blocks(blocks, None).unwrap_or(body)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use ulid::Ulid;
    use warraq_core::article::ArticleId;
    use warraq_core::fields::Fields;
    use warraq_core::workflow::Status;

    use super::*;

    #[test]
    fn links_embeds_text_and_fields_lose_what_counts_readers() {
        let id = |n: u128| Ulid::from(n).to_string();
        let json = format!(
            r#"{{"version":1,"type":"doc","content":[
            {{"type":"paragraph","attrs":{{"id":"{}"}},"content":[
              {{"type":"text","marks":[{{"type":"link","attrs":{{"href":"https://a.example/?id=1&utm_source=x"}}}}],"text":"هنا"}},
              {{"type":"text","text":" https://b.example/?fbclid=1"}}]}},
            {{"type":"embed","attrs":{{"id":"{}","url":"https://youtu.be/a?si=1"}}}}]}}"#,
            id(1),
            id(2)
        );
        let article = Article {
            id: ArticleId::from(Ulid::from(7)),
            version: 1,
            status: Status::Draft,
            fields: Fields {
                sources: vec!["https://c.example/?gclid=1".to_owned()],
                ..Fields::default()
            },
            tags: Vec::new(),
            body: Document::from_str(&json).unwrap(),
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
            updated_by: String::new(),
        };
        let (clean, found) = without_trackers(article);
        let body = clean.body.to_json_string();
        for kept in ["https://a.example/?id=1\"", " https://b.example/\"", "https://youtu.be/a\""] {
            assert!(body.contains(kept), "{kept} in {body}");
        }
        assert_eq!(clean.fields.sources, ["https://c.example/"]);
        let found: Vec<(&str, Option<String>)> = found
            .iter()
            .map(|one| (one.text.as_str(), one.block.map(|id| id.to_string())))
            .collect();
        assert_eq!(
            found,
            [
                ("utm_source=x", Some(id(1))),
                ("fbclid=1", Some(id(1))),
                ("si=1", Some(id(2))),
                ("gclid=1", None)
            ]
        );
    }
}
