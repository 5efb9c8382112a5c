//! `new`: an article from what is given on the command line.

use std::path::Path;

use serde_json::json;
use warraq_core::action::Action;
use warraq_core::article::{
    ArticleId, Block, BlockAttrs, Document, Heading, HeadingLevel, IdSource, InlineContent,
};
use warraq_core::fields::{FieldName, Fields};
use warraq_core::tag::Tag;
use warraq_formats::Imported;
use warraq_store::articles::{self, NewArticle};
use warraq_store::{FreshIds, Vault};

use crate::answer::Answer;
use crate::cli::{Assignment, NewArguments, changes};
use crate::error::CliError;
use crate::messages::Message;
use crate::source;
use crate::vault_file::{VaultFile, now};

/// Makes the article; answers with its id.
///
/// # Errors
/// When the body cannot be read, a field or tag is refused, the vault cannot be written.
pub fn run(file: &VaultFile, arguments: NewArguments) -> Result<Answer, CliError> {
    let mut ids = FreshIds::at(now());
    let tags: Result<Vec<Tag>, _> = arguments.tags.iter().map(|tag| Tag::parse(tag)).collect();
    let tags = tags?;
    let body = match &arguments.body {
        Some(path) => Body::read(path, &arguments.headline, &mut ids)?,
        None => Body::empty(&mut ids),
    };
    let mut assignments = arguments.fields.into_assignments();
    assignments.push(Assignment { field: FieldName::Headline, value: arguments.headline });

    let mut desk = file.write()?;
    let fields = fields(&desk.vault, body.fields, &assignments)?;
    let id = ArticleId::new(&mut ids);
    let tags = unique(body.tags.into_iter().chain(tags));
    let article = NewArticle { tags, ..NewArticle::draft(id, fields, body.document) };
    desk.act(Action::ArticleCreate, |tx| articles::create(tx, &article))?;
    desk.close()?;
    Ok(Answer::of(json!({ "id": id })).with_lines([id.to_string()]).with_notes(body.notes))
}

/// What the body's file gives: its text, and whatever its front matter says.
struct Body {
    document: Document,
    fields: Fields,
    tags: Vec<Tag>,
    notes: Vec<Message>,
}

impl Body {
    fn empty(ids: &mut FreshIds) -> Self {
        Self {
            document: Document::empty(ids),
            fields: Fields::default(),
            tags: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn read(path: &Path, headline: &str, ids: &mut FreshIds) -> Result<Self, CliError> {
        let bytes = source::bytes(path)?;
        let imported = source::markdown(path, &bytes, ids)?;
        let mut notes = source::notes(&imported.removed, &imported.warnings);
        let Imported { fields, tags, mut body, .. } = imported;
        let own = fields.headline.trim();
        if own.is_empty() || own == headline.trim() {
            return Ok(Self { document: body, fields, tags, notes });
        }
        if starts_with_front_matter(&bytes) {
            notes.push(Message::new("notes.headline_replaced").with("text", own));
        } else {
            // A top heading was taken for the headline; no word of a body is lost to the one given.
            notes.push(Message::new("notes.heading_kept").with("text", own));
            body = with_heading(own, &body, ids);
        }
        Ok(Self { document: body, fields, tags, notes })
    }
}

/// Whether the headline that was read may be a field and no heading of the text.
fn starts_with_front_matter(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).starts_with(b"---")
}

fn with_heading(text: &str, body: &Document, ids: &mut dyn IdSource) -> Document {
    let content = InlineContent::plain(text);
    let heading = Heading { attrs: BlockAttrs::new(ids), level: HeadingLevel::Two, content };
    let rest = body.blocks().iter().cloned();
    Document::of(std::iter::once(Block::Heading(heading)).chain(rest).collect(), ids)
}

/// The fields of the body with those of the command line over them; the usual place where none is given.
fn fields(vault: &Vault, mut fields: Fields, given: &[Assignment]) -> Result<Fields, CliError> {
    if fields.place.is_empty() {
        fields.place = vault.settings()?.place;
    }
    for change in changes(given) {
        fields.apply(&change)?;
    }
    Ok(fields)
}

fn unique(tags: impl Iterator<Item = Tag>) -> Vec<Tag> {
    let mut seen: Vec<Tag> = Vec::new();
    for tag in tags {
        if !seen.contains(&tag) {
            seen.push(tag);
        }
    }
    seen
}
