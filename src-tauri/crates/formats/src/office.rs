//! What documents of word processors have in common: their parts as trees, and the way from what a document
//! holds to an article.

pub(crate) mod caption;
pub(crate) mod digits;
pub(crate) mod emit;
pub(crate) mod label;
pub(crate) mod language;
pub(crate) mod look;
mod namespace;
pub(crate) mod numbering;
pub(crate) mod own;
pub(crate) mod part;
pub(crate) mod pictures;
pub(crate) mod pieces;
pub(crate) mod properties;
pub(crate) mod role;
pub(crate) mod suggestion;
pub(crate) mod surroundings;
pub(crate) mod xml;

use std::collections::HashMap;

use warraq_core::article::{Block, IdSource, Visit};

use self::emit::{Emitter, Place};
use self::language::fits;
use self::numbering::Numberings;
use self::part::Part;
use self::role::Role;
use crate::accepted;
use crate::import::{ImportDefaults, Imported, typed};
use crate::picture::Picture;
use crate::reading::{self, Hints, Rough};
use crate::report::{RemovedKind, Report};
use crate::tree::{Grown, Look, Open, Tree};

/// What a document holds, read and not yet an article.
pub(crate) struct Stories {
    /// Its text.
    pub(crate) body: Vec<Part>,
    /// The notes that the text points at, by name, in the order they are pointed at.
    pub(crate) notes: Vec<(String, Vec<Part>)>,
    /// What stands at the head and foot of its pages.
    pub(crate) surroundings: Vec<String>,
    /// Notes that nothing points at, comments that stand on no text, and what they are.
    pub(crate) hidden: Vec<(RemovedKind, String)>,
    /// The pictures in it.
    pub(crate) pictures: Vec<Picture>,
    /// The language of most runs, where they say one.
    pub(crate) main_language: Option<String>,
    /// How its lists count.
    pub(crate) numberings: Numberings,
    /// The signs that writers chose for notes, by the names of these, in a document of Warraq.
    pub(crate) labels: HashMap<String, String>,
}

/// The article that `stories` come to, with what the document says of itself in `hints`.
pub(crate) fn article(
    mut stories: Stories,
    mut hints: Hints,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
    mut report: Report,
) -> Imported {
    add_hints(&mut hints, &stories);
    let Grown { mut blocks, top_headings, .. } = grown(&stories, ids, &mut report);
    typed::make_lists(&mut blocks, ids, &mut report);
    hints.language = language::without_region(&hints.language);
    if !fits(&letters(&blocks), &hints.language) {
        hints.language.clear();
    }
    caption(&mut stories.pictures, &blocks);
    let title = hints.title.clone();
    let rough = Rough { blocks, top_headings, hints, ..Rough::default() };
    let (fields, body) = reading::read(rough, defaults, ids, &mut report);
    report.list_title(&title, &fields.headline);
    let imported = Imported::of(fields, Vec::new(), body, report);
    Imported { pictures: stories.pictures, ..imported }
}

/// Adds what lines in the styles of author and date say, and the language of most runs.
fn add_hints(hints: &mut Hints, stories: &Stories) {
    for part in &stories.body {
        let Part::Line(line) = part else { continue };
        let text = line.accepted_text().trim().to_owned();
        match line.role {
            Role::Author if !text.is_empty() && !hints.authors.contains(&text) => {
                hints.authors.push(text);
            }
            Role::Date if !text.is_empty() => hints.date = text,
            _ => {}
        }
    }
    if let Some(main) = &stories.main_language {
        hints.language.clone_from(main);
    }
}

fn grown(stories: &Stories, ids: &mut dyn IdSource, report: &mut Report) -> Grown {
    for text in &stories.surroundings {
        report.remove(RemovedKind::Surroundings, text);
    }
    let tree = Tree::new(report, ids);
    let mut emitter = Emitter::new(tree, &stories.numberings, &stories.body);
    emitter.story(&stories.body, Place::Body);
    for (name, parts) in &stories.notes {
        emitter.tree.open(Open::Note(name.clone()), Look::default());
        emitter.story(parts, Place::Inside);
        emitter.tree.close();
    }
    for (kind, text) in &stories.hidden {
        emitter.tree.report.remove(*kind, text);
    }
    emitter.tree.finish()
}

/// The letters of all blocks, each line of them on its own.
fn letters(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        block.walk(&mut |step| {
            if let Visit::Line(_, content) = step {
                text.push_str(&content.to_text());
                text.push('\n');
            }
        });
    }
    text
}

/// Gives pictures the captions of their figures: where one stands several times, the first.
fn caption(pictures: &mut [Picture], blocks: &[Block]) {
    let mut captions: HashMap<&str, String> = HashMap::new();
    for block in blocks {
        let Block::Figure(figure) = block else { continue };
        if let Some(media) = figure.media.as_deref().filter(|_| !figure.caption.is_empty()) {
            captions.entry(media).or_insert_with(|| accepted::text(&figure.caption));
        }
    }
    for picture in pictures {
        picture.caption = captions.remove(picture.id.as_str()).unwrap_or_default();
    }
}
