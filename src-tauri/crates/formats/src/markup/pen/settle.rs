//! A finished line: its marks, language and direction as far as they say more than its letters do.

use warraq_core::article::{Dir, Mark, Marks};
use warraq_core::text::direction;

use super::{Run, Tongue, What};
use crate::implied;
use crate::tree::{LineKind, Look, Tree};

/// Puts the line of `runs` into `tree`.
pub(super) fn settle(
    mut runs: Vec<Run>,
    kind: LineKind,
    dir: Option<Dir>,
    tongue: &Tongue,
    tree: &mut Tree<'_>,
) {
    runs.iter_mut().for_each(tidy);
    if matches!(kind, LineKind::Heading(_)) {
        // A heading is set as its template sets headings.
        unmark_whole(&mut runs, &Mark::Strong);
        unmark_whole(&mut runs, &Mark::Emphasis);
    }
    let text: String = runs.iter().filter_map(Run::text).collect();
    let line_lang = line_language(&runs, tongue);
    let look = Look {
        dir: dir.filter(|dir| !implied::anywhere(&text, *dir)),
        lang: line_lang.clone().filter(|lang| !is_same(lang, &tongue.main)),
    };
    let around = line_lang.unwrap_or_else(|| tongue.main.clone());
    tree.start_line(kind, look);
    for run in runs {
        let marks = match language_mark(&run, &around, tongue) {
            Some(mark) => run.marks.with(mark),
            None => run.marks,
        };
        match run.what {
            What::Text(text) => tree.text(&text, &marks),
            What::Break => tree.hard_break(&marks),
            What::Note(name) => tree.note_ref(&name, &marks),
        }
    }
    tree.end_line();
}

impl Run {
    fn text(&self) -> Option<&str> {
        match &self.what {
            What::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// White space is not stressed, the sign of a note is raised by itself, and a link is underlined by itself.
fn tidy(run: &mut Run) {
    let is_plain = match &run.what {
        What::Text(text) => text.trim().is_empty(),
        What::Note(_) | What::Break => true,
    };
    let is_kept = |mark: &&Mark| match mark {
        Mark::Underline => !is_plain && run.marks.link().is_none(),
        Mark::Link(_) => matches!(run.what, What::Text(_)),
        _ => !is_plain,
    };
    run.marks =
        run.marks.as_slice().iter().filter(is_kept).cloned().fold(Marks::none(), Marks::with);
}

/// Takes a mark away that all letters of the line have.
fn unmark_whole(runs: &mut [Run], mark: &Mark) {
    let mut texts =
        runs.iter().filter(|run| run.text().is_some_and(|text| !text.trim().is_empty()));
    if !texts.all(|run| run.marks.as_slice().contains(mark)) {
        return;
    }
    for run in runs {
        let kept = run.marks.as_slice().iter().filter(|found| *found != mark).cloned();
        run.marks = kept.fold(Marks::none(), Marks::with);
    }
}

/// The language that all letters of the line are said to be in, where that can be.
fn line_language(runs: &[Run], tongue: &Tongue) -> Option<String> {
    let mut found: Option<&str> = None;
    for run in runs.iter().filter(|run| run.text().is_some_and(has_letters)) {
        let lang = run.lang.as_deref().filter(|lang| can_be(lang, run, tongue))?;
        if found.is_some_and(|other| !is_same(other, lang)) {
            return None;
        }
        found = Some(found.unwrap_or(lang));
    }
    found.map(str::to_owned)
}

fn language_mark(run: &Run, around: &str, tongue: &Tongue) -> Option<Mark> {
    let lang = run.lang.as_deref().filter(|lang| can_be(lang, run, tongue))?;
    let is_text = run.text().is_some_and(has_letters);
    (is_text && !is_same(lang, around)).then(|| Mark::Lang { lang: lang.to_owned(), dir: run.dir })
}

/// Whether the letters of a run can be in a language: a word processor tags letters of one script with the
/// language of another.
fn can_be(lang: &str, run: &Run, tongue: &Tongue) -> bool {
    let Some(text) = run.text() else { return false };
    let dir = direction::of_language(lang);
    let fits = direction::of_text(text, dir) == dir;
    fits && (!tongue.is_office || direction::of_language(&tongue.main) == dir)
}

fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

/// Whether two tags name one language, wherever it is spoken.
fn is_same(one: &str, other: &str) -> bool {
    let primary = |tag: &str| tag.split('-').next().unwrap_or("").to_ascii_lowercase();
    primary(one) == primary(other)
}
