//! The stories of a document: its text, its notes, what stands around them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use warraq_core::article::IdSource;

use super::super::ImportDefaults;
use super::field::Fields;
use super::package::{Links, Package};
use super::plain::plain_text;
use super::reader::{Own, Reader, pictures};
use super::refusal;
use super::style::Styles;
use super::suggestion::suggestions;
use crate::error::FormatError;
use crate::office::Stories;
use crate::office::language::{LINE_END, Languages};
use crate::office::look::RunLook;
use crate::office::numbering::{Counters, Numberings};
use crate::office::part::{Part, text_of};
use crate::office::pictures::Pictures;
use crate::office::surroundings::says_something;
use crate::office::xml::{Element, Xml};
use crate::report::{RemovedKind, Report};

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
/// [`FormatError::Damaged`] where its text cannot be read, [`FormatError::TooLarge`].
pub(super) fn stories(
    package: &mut Package<'_>,
    written: Written,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
    report: &mut Report,
) -> Result<Stories, FormatError> {
    let document = package.document()?;
    let root = document.root();
    let body = root.child("w:body").ok_or_else(|| refusal::damaged("it is no document of Word"))?;
    let main = package.main.clone();
    let links = package.links_of(&main, report)?;
    let mut part = |kind: &str, package: &mut Package<'_>| match links.first(kind) {
        Some(name) => package.xml(name, report),
        None => Ok(None),
    };
    let styles = part("styles", package)?.map(|xml| Styles::of(&xml)).unwrap_or_default();
    let numberings = part("numbering", package)?.map(|xml| Numberings::of(&xml, &styles));
    let numberings = numberings.unwrap_or_default();
    let comments = part("comments", package)?;
    let threads = part("commentsExtended", package)?;
    let surroundings = surroundings(root, &links, package, report)?;
    let languages = Languages::of(runs(&document), &defaults.language, &styles.defaults);
    let note_parts = ["footnotes", "endnotes"].map(|kind| links.first(kind).map(str::to_owned));
    let mut reader = Reader {
        suggestions: suggestions(root, comments.as_ref(), threads.as_ref(), defaults.at, ids),
        package,
        styles: &styles,
        numberings: &numberings,
        counters: Counters::default(),
        languages: &languages,
        report,
        ids,
        pictures: Pictures::default(),
        links,
        notes: Vec::new(),
        fields: Fields::of(body),
        characters: HashMap::new(),
        own: match written {
            Written::ByWarraq => Some(Own::default()),
            Written::Elsewhere => None,
        },
    };
    let body = reader.blocks(body);
    let (notes, mut hidden) = notes(note_parts, &mut reader)?;
    reader.suggestions.tell(reader.report);
    let comments = reader.suggestions.without_text().into_iter();
    hidden.extend(comments.map(|text| (RemovedKind::Comment, text)));
    let pictures = reader.pictures.found;
    let labels = reader.own.map(|own| own.labels).unwrap_or_default();
    let main_language = languages.main;
    Ok(Stories { body, notes, surroundings, hidden, pictures, main_language, numberings, labels })
}

/// The runs of the document `xml`.
fn runs(xml: &Xml) -> impl Iterator<Item = (Cow<'_, str>, RunLook)> {
    let runs = xml.root().descendants().filter(|it| matches!(it.name(), "w:r" | "w:p"));
    runs.map(|run| {
        if run.name() == "w:p" {
            return (LINE_END.into(), RunLook::default());
        }
        let texts = run.children().filter(|child| child.name() == "w:t");
        let text: String = texts.map(Element::text).collect();
        (text.into(), run.child("w:rPr").map(RunLook::of).unwrap_or_default())
    })
}

/// The notes that the text points at, in that order, and the letters of the others.
type Notes = (Vec<(String, Vec<Part>)>, Vec<(RemovedKind, String)>);

fn notes(parts: [Option<String>; 2], reader: &mut Reader<'_, '_>) -> Result<Notes, FormatError> {
    let mut found: HashMap<String, Vec<Part>> = HashMap::new();
    let mut order = Vec::new();
    for (name, kind) in parts.into_iter().zip(["footnote", "endnote"]) {
        let Some(name) = name else { continue };
        let Some(xml) = reader.package.xml(&name, reader.report)? else { continue };
        reader.links = reader.package.links_of(&name, reader.report)?;
        for note in xml.root().children().filter(|note| is_note(*note)) {
            let name = format!("{kind} {}", note.attr("id").unwrap_or_default());
            found.insert(name.clone(), reader.story(note));
            order.push(name);
        }
    }
    let mut seen = HashSet::new();
    let pointed_at = reader.notes.iter().filter(|name| seen.insert((*name).clone()));
    let notes = pointed_at.filter_map(|name| Some((name.clone(), found.remove(name)?))).collect();
    let left = order.iter().filter_map(|name| found.get(name));
    let texts = left.map(|parts| text_of(parts)).filter(|text| !text.is_empty());
    let hidden = texts.map(|text| (RemovedKind::Hidden, text)).collect();
    Ok((notes, hidden))
}

/// Whether it is a note, and not the line above all notes.
fn is_note(element: Element<'_>) -> bool {
    matches!(element.name(), "w:footnote" | "w:endnote")
        && matches!(element.attr("type"), None | Some("normal"))
}

/// What stands at the head and foot of pages, each text once, unless it only counts pages.
fn surroundings(
    root: Element<'_>,
    links: &Links,
    package: &mut Package<'_>,
    report: &mut Report,
) -> Result<Vec<String>, FormatError> {
    let mut names: Vec<&str> = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    for reference in root.descendants() {
        if !matches!(reference.name(), "w:headerReference" | "w:footerReference") {
            continue;
        }
        let link = reference.attr("r:id").and_then(|id| links.by_id(id));
        let Some(name) = link.map(|link| link.target.as_str()) else { continue };
        if names.contains(&name) || names.len() >= 100 {
            continue;
        }
        names.push(name);
        let Some(xml) = package.xml(name, report)? else { continue };
        for picture in pictures(xml.root()) {
            report.remove(RemovedKind::Image, picture);
        }
        let text = plain_text(xml.root());
        if says_something(&text) && !texts.contains(&text) {
            texts.push(text);
        }
    }
    Ok(texts)
}
