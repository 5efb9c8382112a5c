//! `list`: the articles of the vault.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::json;
use warraq_store::{ArticleQuery, ArticleSummary};

use crate::answer::Answer;
use crate::bidi;
use crate::cli::ListArguments;
use crate::error::CliError;
use crate::messages::Message;
use crate::vault_file::VaultFile;

/// Answers with the articles that match, the newest change first.
///
/// # Errors
/// When the vault cannot be read.
pub fn run(file: &VaultFile, arguments: ListArguments) -> Result<Answer, CliError> {
    let limit = arguments.limit.unwrap_or(u32::MAX);
    let query = ArticleQuery {
        status: arguments.status,
        tag: arguments.tag,
        filter: None,
        limit,
        offset: 0,
    };
    let list = file.read()?.list(&query)?;
    let counted =
        Message::new("notes.listed").with("shown", list.articles.len()).with("total", list.total);
    Ok(Answer::of(json!({ "total": list.total, "articles": list.articles }))
        .with_lines(lines(&list.articles))
        .with_note(counted))
}

/// A time as people read it in a table: RFC 3339, UTC, whole seconds.
pub fn short_time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// One line for each article. What people wrote comes last, where its width pushes no column.
fn lines(articles: &[ArticleSummary]) -> Vec<String> {
    let widest = |width: fn(&ArticleSummary) -> usize| articles.iter().map(width).max();
    let status = widest(|article| article.status.as_str().len()).unwrap_or(0);
    let words = widest(|article| article.words.to_string().len()).unwrap_or(0);
    let line = |article: &ArticleSummary| {
        let columns = format!(
            "{}  {:status$}  {}  {:>words$}  {}",
            article.id,
            article.status.as_str(),
            short_time(article.updated_at),
            article.words,
            bidi::inline(&article.headline),
        );
        let tags = article.tags.iter().map(|tag| format!("  #{}", bidi::inline(tag)));
        tags.fold(columns, |line, tag| line + &tag).trim_end().to_owned()
    };
    articles.iter().map(line).collect()
}
