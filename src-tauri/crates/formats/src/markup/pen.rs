//! The line that is being written: white space as browsers show it, breaks, marks, direction and language.

mod settle;

use std::rc::Rc;

use warraq_core::article::{Dir, Mark, Marks};

use super::words::is_space;
use crate::tree::{LineKind, Tree};

/// What holds for a run because of the elements around it.
#[derive(Debug, Clone)]
pub(super) struct Context {
    pub(super) marks: Marks,
    /// What the line is.
    pub(super) kind: LineKind,
    /// The direction that the block of the line sets.
    pub(super) block_dir: Option<Dir>,
    /// The direction that an element in the line sets.
    pub(super) run_dir: Option<Dir>,
    /// The language, where one is said.
    pub(super) lang: Option<Rc<str>>,
    /// Whether new lines and spaces are kept.
    pub(super) pre: bool,
    /// Whether cells here name columns.
    pub(super) in_head: bool,
    /// Whether lists here only arrange pictures.
    pub(super) in_gallery: bool,
}

impl Context {
    /// Whether blocks inside are lines of one block.
    pub(super) fn is_one_line(&self) -> bool {
        self.kind == LineKind::PullQuote
    }
}

impl Default for Context {
    fn default() -> Self {
        Self {
            marks: Marks::none(),
            kind: LineKind::Paragraph,
            block_dir: None,
            run_dir: None,
            lang: None,
            pre: false,
            in_head: false,
            in_gallery: false,
        }
    }
}

/// What the whole document says of the languages in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Tongue {
    /// The language of most letters; empty where none is said.
    pub(super) main: String,
    /// Whether a word processor wrote it, which tags letters by keyboard and not by language.
    pub(super) is_office: bool,
}

/// A run whose line is not finished.
#[derive(Debug, Clone)]
struct Run {
    what: What,
    marks: Marks,
    lang: Option<Rc<str>>,
    dir: Option<Dir>,
}

#[derive(Debug, Clone)]
enum What {
    Text(String),
    Break,
    Note(String),
}

/// Writes lines into a tree.
#[derive(Debug)]
pub(super) struct Pen {
    tongue: Tongue,
    runs: Vec<Run>,
    kind: LineKind,
    dir: Option<Dir>,
    /// White space that is written once something follows.
    has_space: bool,
    /// Breaks that are written once something follows.
    breaks: usize,
    /// How many runs were written, in all.
    written: usize,
}

impl Pen {
    pub(super) fn new(tongue: Tongue) -> Self {
        Self {
            tongue,
            runs: Vec::new(),
            kind: LineKind::Paragraph,
            dir: None,
            has_space: false,
            breaks: 0,
            written: 0,
        }
    }

    /// How many runs were written so far: more than before means that something was.
    pub(super) fn written(&self) -> usize {
        self.written
    }

    /// The marks of the letters right before the next ones.
    pub(super) fn marks_before(&self) -> &[Mark] {
        let last = self.runs.last().filter(|_| !self.has_space && self.breaks == 0);
        last.map_or(&[], |run| run.marks.as_slice())
    }

    /// Whether a line is open.
    pub(super) fn has_line(&self) -> bool {
        !self.runs.is_empty()
    }

    /// Writes letters.
    pub(super) fn text(&mut self, text: &str, context: &Context, tree: &mut Tree<'_>) {
        if context.pre {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.line_break();
                }
                self.letters(line.trim_end_matches('\r'), context, tree);
            }
            return;
        }
        // Word's own sign for a new line in a paragraph stays in what is pasted from it.
        for (index, line) in text.split('\u{b}').enumerate() {
            if index > 0 {
                self.line_break();
            }
            self.words(line, context, tree);
        }
    }

    fn words(&mut self, text: &str, context: &Context, tree: &mut Tree<'_>) {
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.trim_start_matches(is_space);
            if word.len() < rest.len() {
                self.space();
            }
            let end = word.find(is_space).unwrap_or(word.len());
            self.letters(&word[..end], context, tree);
            rest = &word[end..];
        }
    }

    /// A new line in the same block; two of them are a new block.
    pub(super) fn line_break(&mut self) {
        self.has_space = false;
        if !self.runs.is_empty() {
            self.breaks += 1;
        }
    }

    /// The sign of a note.
    pub(super) fn note(&mut self, name: &str, context: &Context, tree: &mut Tree<'_>) {
        self.push(What::Note(name.to_owned()), context, tree);
    }

    /// Ends the line.
    pub(super) fn end(&mut self, tree: &mut Tree<'_>) {
        self.has_space = false;
        self.breaks = 0;
        let runs = std::mem::take(&mut self.runs);
        if runs.is_empty() {
            return;
        }
        settle::settle(runs, self.kind, self.dir, &self.tongue, tree);
    }

    /// White space: it is written once something follows in the same line.
    pub(super) fn space(&mut self) {
        self.has_space = !self.runs.is_empty() && self.breaks == 0;
    }

    fn letters(&mut self, letters: &str, context: &Context, tree: &mut Tree<'_>) {
        if !letters.is_empty() {
            self.push(What::Text(letters.to_owned()), context, tree);
        }
    }

    fn push(&mut self, mut what: What, context: &Context, tree: &mut Tree<'_>) {
        self.write_breaks(tree);
        if self.runs.is_empty() {
            self.kind = context.kind;
            self.dir = context.block_dir;
        }
        let marks = context.marks.clone();
        if std::mem::take(&mut self.has_space) {
            self.push_space(&mut what, &marks, context);
        }
        self.written += 1;
        if let (What::Text(text), Some(Run { what: What::Text(last), marks: same, lang, dir })) =
            (&what, self.runs.last_mut())
            && *same == marks
            && *lang == context.lang
            && *dir == context.run_dir
        {
            last.push_str(text);
            return;
        }
        self.runs.push(Run { what, marks, lang: context.lang.clone(), dir: context.run_dir });
    }

    fn write_breaks(&mut self, tree: &mut Tree<'_>) {
        let breaks = std::mem::take(&mut self.breaks);
        if self.runs.is_empty() || breaks == 0 {
            return;
        }
        if breaks > 1 && self.kind == LineKind::Paragraph {
            self.end(tree);
        } else {
            let marks = Marks::none();
            self.runs.push(Run { what: What::Break, marks, lang: None, dir: None });
        }
    }

    /// A space has the marks that both its neighbours have: it ends the run before it or starts the next where
    /// that has no others.
    fn push_space(&mut self, next: &mut What, marks: &Marks, context: &Context) {
        let Some(last) = self.runs.last_mut() else { return };
        let shared = shared(&last.marks, marks);
        let is_one_language = last.lang == context.lang;
        match (&mut last.what, next) {
            (What::Text(text), _) if last.marks == shared && is_one_language => text.push(' '),
            (_, What::Text(text)) if *marks == shared && is_one_language => text.insert(0, ' '),
            _ => {
                let what = What::Text(" ".to_owned());
                self.runs.push(Run { what, marks: shared, lang: None, dir: None });
            }
        }
    }
}

/// The marks that are in both.
fn shared(one: &Marks, other: &Marks) -> Marks {
    let both = |mark: &&Mark| other.as_slice().contains(mark);
    one.as_slice().iter().filter(both).cloned().fold(Marks::none(), Marks::with)
}
