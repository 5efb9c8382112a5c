//! What a book is, before it is written down.

use chrono::{DateTime, NaiveDate, Utc};
use warraq_core::article::{Article, Dir};
use warraq_core::text::direction;

use super::super::ExportInput;
use super::chapter::{self, Chapter};
use super::pictures::Album;
use crate::{urn, wording};

/// A book of articles.
pub(super) struct Book<'a> {
    pub(super) input: ExportInput<'a>,
    /// The language of most of its articles.
    pub(super) language: &'a str,
    /// The direction in which its pages are turned.
    pub(super) dir: Dir,
    /// What it is called: never empty.
    pub(super) title: String,
    /// Its name for machines.
    pub(super) identifier: String,
    /// When the last of its articles was changed.
    pub(super) modified: DateTime<Utc>,
    pub(super) chapters: Vec<Chapter>,
}

impl<'a> Book<'a> {
    /// The book of all articles of `input`; `album` then has the pictures they show.
    pub(super) fn of(input: &ExportInput<'a>, album: &Album<'_>) -> Self {
        let articles = input.articles();
        let language = wording::tag(main_language(articles));
        let chapters: Vec<Chapter> = articles
            .iter()
            .zip(1..)
            .map(|(article, number)| chapter::of(article, input.newsroom, number, album))
            .collect();
        let title = match chapters.as_slice() {
            [only] => only.title.clone(),
            _ => title(input, language),
        };
        let updated = articles.iter().map(|article| article.updated_at).max();
        Self {
            input: *input,
            language,
            dir: direction::of_language(language),
            title,
            identifier: urn::of_several(articles),
            modified: updated.unwrap_or_default(),
            chapters,
        }
    }

    /// Whether the contents are a page among the others: where there is more than one article.
    pub(super) fn has_contents_page(&self) -> bool {
        self.chapters.len() > 1
    }

    /// Whether there is a chapter in Arabic script.
    pub(super) fn has_fonts(&self) -> bool {
        self.input.articles().iter().any(|article| article.fields.direction() == Dir::Rtl)
    }

    /// The days its articles speak from, in words; nothing where none has a date.
    pub(super) fn days(&self) -> Option<String> {
        days(self.input.articles(), self.language)
    }

    /// The last day its articles speak from.
    pub(super) fn last_day(&self) -> Option<NaiveDate> {
        self.input.articles().iter().filter_map(|article| article.fields.date).max()
    }
}

/// The language that most articles are in; of two that are as many, the first.
fn main_language(articles: &[Article]) -> &str {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for article in articles {
        let language = article.fields.language.as_str();
        match counts.iter_mut().find(|(one, _)| *one == language) {
            Some((_, count)) => *count += 1,
            None => counts.push((language, 1)),
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.map_or("", |(language, _)| *language)
}

fn days(articles: &[Article], language: &str) -> Option<String> {
    let dates = || articles.iter().filter_map(|article| article.fields.date);
    Some(wording::days(dates().min()?, dates().max()?, language))
}

/// Who publishes it, or how many articles it has; and from which days.
fn title(input: &ExportInput<'_>, language: &str) -> String {
    let articles = input.articles();
    let name = match input.newsroom.trim() {
        "" => wording::articles(articles.len(), language),
        newsroom => newsroom.to_owned(),
    };
    match days(articles, language) {
        Some(days) => format!("{name}{}{days}", wording::of(language).comma),
        None => name,
    }
}
