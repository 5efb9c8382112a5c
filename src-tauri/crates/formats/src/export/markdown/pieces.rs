//! A line cut where its marks begin and end.

use warraq_core::article::{Dir, Inline, Link, Mark};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Letters, not yet escaped.
    Text(String),
    /// A new line in the same block.
    Break,
    /// The sign of the footnote with this number.
    Note(usize),
    /// A mark begins.
    Open(Form),
    /// A mark ends.
    Close(Form),
}

/// How a mark is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// `*` or `**`.
    Stars(&'static str),
    /// `~~`.
    Tildes,
    /// A pair of HTML tags: the name and what stands in the first behind it.
    Tag(&'static str, String),
    /// A link.
    Link(Link),
}

impl Form {
    /// Whether `CommonMark` looks at the letters around it to decide whether it acts.
    pub(super) fn is_delimiter(&self) -> bool {
        matches!(self, Self::Stars(_) | Self::Tildes)
    }

    pub(super) fn is_stars(&self) -> bool {
        matches!(self, Self::Stars(_))
    }
}

/// The pieces of `runs`; `number` gives the number of a footnote. What lasts longest is opened first, so that
/// little is closed and opened again.
pub(super) fn pieces(
    runs: &[Inline],
    number: &dyn Fn(warraq_core::article::BlockId) -> Option<usize>,
) -> Vec<Piece> {
    let mut cutter = Cutter { runs, pieces: Vec::new(), open: Vec::new() };
    for (at, run) in runs.iter().enumerate() {
        cutter.close_others(run.marks().as_slice());
        cutter.open_new(at);
        match run {
            Inline::Text { text, .. } => cutter.pieces.push(Piece::Text(text.clone())),
            Inline::HardBreak { .. } => cutter.pieces.push(Piece::Break),
            Inline::FootnoteRef { target, .. } => {
                cutter.pieces.extend(number(*target).map(Piece::Note));
            }
        }
    }
    cutter.close_others(&[]);
    cutter.pieces
}

struct OpenMark {
    mark: Mark,
    form: Form,
    end: usize,
}

struct Cutter<'a> {
    runs: &'a [Inline],
    pieces: Vec<Piece>,
    /// The open marks with the number of the run they end before.
    open: Vec<OpenMark>,
}

impl Cutter<'_> {
    /// Closes the marks that are not wanted any more, and those opened inside them.
    fn close_others(&mut self, wanted: &[Mark]) {
        let keep = self.open.iter().take_while(|open| wanted.contains(&open.mark)).count();
        for open in self.open.drain(keep..).rev() {
            self.pieces.push(Piece::Close(open.form));
        }
    }

    fn open_new(&mut self, at: usize) {
        let is_open = |mark: &&Mark| self.open.iter().any(|open| open.mark == **mark);
        let mut new: Vec<Mark> = self.runs[at]
            .marks()
            .as_slice()
            .iter()
            .filter(|mark| !is_open(mark))
            .cloned()
            .collect();
        new.sort_by_key(|mark| std::cmp::Reverse(self.extent(mark, at)));
        for mark in new {
            let form = self.form(&mark, at);
            self.pieces.push(Piece::Open(form.clone()));
            let end = at + self.extent(&mark, at);
            self.open.push(OpenMark { mark, form, end });
        }
    }

    /// For how many runs the mark goes on.
    fn extent(&self, mark: &Mark, at: usize) -> usize {
        self.runs[at..].iter().take_while(|run| run.marks().as_slice().contains(mark)).count()
    }

    fn form(&self, mark: &Mark, at: usize) -> Form {
        let tag = |name| Form::Tag(name, String::new());
        match mark {
            Mark::Link(link) => Form::Link(link.clone()),
            Mark::Lang { lang, dir } => Form::Tag("span", lang_attributes(lang, *dir)),
            // Delimiters that touch those of the run before would be read as one.
            Mark::Strong if self.may_use_stars(mark, at) => Form::Stars("**"),
            Mark::Strong => tag("strong"),
            Mark::Emphasis if self.may_use_stars(mark, at) => Form::Stars("*"),
            Mark::Emphasis => tag("em"),
            Mark::Strike if self.may_use_tildes(mark, at) => Form::Tildes,
            Mark::Strike => tag("s"),
            Mark::Underline => tag("u"),
            Mark::Superscript => tag("sup"),
            Mark::Subscript => tag("sub"),
            // Suggestions were taken out before.
            Mark::Insertion { .. } | Mark::Deletion { .. } | Mark::Comment { .. } => tag("span"),
        }
    }

    /// Not where they would touch those of the run before, nor where three begin together and do not end
    /// together: a single one that follows would be taken for an end.
    fn may_use_stars(&self, mark: &Mark, at: usize) -> bool {
        let is_free = match self.pieces.last() {
            Some(Piece::Close(form)) => !form.is_stars(),
            Some(Piece::Open(form)) if form.is_stars() => {
                self.open.last().is_some_and(|open| open.end == at + self.extent(mark, at))
            }
            _ => true,
        };
        is_free && !self.open.iter().any(|open| open.form == Form::Tildes)
    }

    /// Tildes stand alone: beside stars, each would have to know the other.
    fn may_use_tildes(&self, mark: &Mark, at: usize) -> bool {
        let end = at + self.extent(mark, at);
        let has_stars = |run: &Inline| run.marks().has("strong") || run.marks().has("emphasis");
        let touches = matches!(self.pieces.last(), Some(Piece::Close(Form::Tildes)));
        !touches && !self.runs[at..end].iter().any(has_stars)
    }
}

fn lang_attributes(lang: &str, dir: Option<Dir>) -> String {
    let dir = dir.map(|dir| format!(" dir=\"{}\"", dir.as_str())).unwrap_or_default();
    format!(" lang=\"{lang}\"{dir}")
}
