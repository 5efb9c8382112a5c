//! The stories of a document: its text, its notes, what stands around them.

use std::borrow::Cow;

use warraq_core::article::IdSource;

use super::super::ImportDefaults;
use super::change::Changes;
use super::comment::comments;
use super::list::Lists;
use super::package::{self, Package};
use super::plain::plain_text;
use super::reader::{MAX_REPEATED, Own, Reader, Standing, alt_of};
use super::style::Styles;
use crate::error::FormatError;
use crate::office::Stories;
use crate::office::language::{LINE_END, Languages};
use crate::office::look::RunLook;
use crate::office::pictures::Pictures;
use crate::office::surroundings::says_something;
use crate::office::xml::{Element, Xml};
use crate::report::{RemovedKind, Report};

/// Heads and feet of pages, at most.
const MAX_SURROUNDINGS: usize = 100;

/// Where a document is from.
#[derive(Clone, Copy)]
pub(super) enum Written {
    /// From Warraq.
    ByWarraq,
    /// From anywhere.
    Elsewhere,
}

/// The stories of the document in `package`.
///
/// # Errors
/// [`FormatError::Damaged`] where it is no text.
pub(super) fn stories(
    package: &mut Package<'_>,
    written: Written,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
    report: &mut Report,
) -> Result<Stories, FormatError> {
    let Package { content, styles: named, files, .. } = package;
    let (content, named) = (&*content, named.as_ref());
    let body = text_of(content)?;
    let styles = Styles::of(content, named);
    let surroundings = surroundings(named.map_or(content.root(), Xml::root), report);
    let mut runs = Vec::new();
    add_runs(body, &RunLook::default(), &styles, &mut runs);
    let languages = Languages::of(runs.into_iter(), &defaults.language, &styles.defaults);
    let (suggestions, ranges) = comments(body, defaults.at, ids);
    let mut reader = Reader {
        files,
        styles: &styles,
        languages: &languages,
        report,
        ids,
        suggestions,
        ranges,
        changes: Changes::of(body),
        pictures: Pictures::default(),
        lists: Lists::default(),
        notes: Vec::new(),
        standing: Standing::default(),
        repeats_left: MAX_REPEATED,
        own: match written {
            Written::ByWarraq => Some(Own::default()),
            Written::Elsewhere => None,
        },
    };
    let body = reader.blocks(body);
    let deleted = reader.changes.left().into_iter().map(|text| (RemovedKind::Hidden, text));
    reader.suggestions.tell(reader.report);
    let comments = reader.suggestions.without_text().into_iter();
    let comments = comments.map(|text| (RemovedKind::Comment, text));
    let hidden = deleted.chain(comments).collect();
    let labels = reader.own.take().map(|own| own.labels).unwrap_or_default();
    let (notes, pictures, numberings) =
        (reader.notes, reader.pictures.found, reader.lists.numberings);
    let main_language = languages.main;
    Ok(Stories { body, notes, surroundings, hidden, pictures, main_language, numberings, labels })
}

/// The element with the text.
fn text_of(content: &Xml) -> Result<Element<'_>, FormatError> {
    let body = content.root().child("office:body");
    let body = body.ok_or_else(|| package::damaged("it has no text"))?;
    body.child("office:text").ok_or_else(|| {
        let kind = body.children().next().map_or("file", |kind| kind.name());
        package::other(kind.trim_start_matches("office:"))
    })
}

/// What stands at the head and foot of pages, each text once, unless it only counts pages.
fn surroundings(root: Element<'_>, report: &mut Report) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut pictures: Vec<String> = Vec::new();
    let masters = root.child("office:master-styles").into_iter().flat_map(Element::descendants);
    let is_surrounding = |element: &Element<'_>| {
        let name = element.name();
        name.starts_with("style:header") || name.starts_with("style:footer")
    };
    for element in masters.filter(is_surrounding).take(MAX_SURROUNDINGS) {
        for picture in element.descendants().filter(|it| it.child("draw:image").is_some()) {
            let name = alt_of(picture).or_else(|| picture.attr("draw:name").map(str::to_owned));
            let name = name.unwrap_or_default();
            if !pictures.contains(&name) {
                report.remove(RemovedKind::Image, name.as_str());
                pictures.push(name);
            }
        }
        let text = plain_text(element);
        if says_something(&text) && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// Adds the runs of text in `element` with what is said of their language. Elements lie in one another as deep as
/// the file, which is bounded.
fn add_runs<'x>(
    element: Element<'x>,
    around: &RunLook,
    styles: &Styles,
    runs: &mut Vec<(Cow<'x, str>, RunLook)>,
) {
    let look = match element.name() {
        "text:p" | "text:h" => styles.get("paragraph", element.attr("text:style-name")).by_hand,
        "text:span" => styles.get("text", element.attr("text:style-name")).look().over(around),
        "text:tracked-changes" | "office:annotation" | "office:forms" => return,
        _ => around.clone(),
    };
    if matches!(element.name(), "text:p" | "text:h") {
        runs.push((LINE_END.into(), RunLook::default()));
    }
    add_run(element.text(), &look, runs);
    for child in element.children() {
        add_runs(child, &look, styles, runs);
        add_run(child.tail(), &look, runs);
    }
}

fn add_run<'x>(text: &'x str, look: &RunLook, runs: &mut Vec<(Cow<'x, str>, RunLook)>) {
    if !text.trim().is_empty() {
        let (lang, lang_rtl) = (look.lang.clone(), look.lang_rtl.clone());
        runs.push((text.into(), RunLook { lang, lang_rtl, ..RunLook::default() }));
    }
}
