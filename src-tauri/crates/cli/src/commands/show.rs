//! `show`: one article, whole.

use serde_json::{Map, Value, json};
use warraq_core::article::Article;
use warraq_formats::{ExportInput, Format};
use warraq_store::Counts;

use crate::answer::Answer;
use crate::article_id;
use crate::cli::{ShowArguments, ShowForm};
use crate::error::CliError;
use crate::output::Form;
use crate::vault_file::VaultFile;

/// Answers with the article in the form that was asked for.
///
/// # Errors
/// When the article is not found, or the vault cannot be read.
pub fn run(file: &VaultFile, arguments: &ShowArguments, form: Form) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let id = article_id::find(&vault, &arguments.id)?;
    let article = vault.article(id)?;
    let json = flat(&article, vault.counts(id)?);
    let format = match (form, arguments.form) {
        (Form::Json, _) | (_, ShowForm::Json) => {
            let line = json.to_string();
            return Ok(Answer::of(json).with_lines([line]));
        }
        (Form::Plain, ShowForm::Markdown) => Format::Markdown,
        (Form::Plain, ShowForm::Text) => Format::Text,
    };
    let newsroom = vault.settings()?.newsroom;
    let input = ExportInput::of(&article).with_newsroom(&newsroom);
    let bytes = warraq_formats::export(format, &input)?;
    Ok(Answer::of(json).with_bytes(bytes))
}

/// The article as one flat object: its fields stand beside everything else.
fn flat(article: &Article, counts: Counts) -> Value {
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(article.id));
    if let Value::Object(fields) = json!(article.fields) {
        object.extend(fields);
    }
    let rest = json!({
        "status": article.status,
        "tags": article.tags,
        "body": article.body.to_json(),
        "words": counts.words,
        "reading_minutes": counts.reading_minutes,
        "version": article.version,
        "created_at": article.created_at,
        "updated_at": article.updated_at,
        "updated_by": article.updated_by,
    });
    if let Value::Object(rest) = rest {
        object.extend(rest);
    }
    Value::Object(object)
}
