//! Letters, and what stands beside them.

use warraq_core::article::{BlockAttrs, Dir, Inline, InlineContent, Mark, Marks};

use super::super::part::{Line, Piece};
use super::{Builder, dir};
use crate::manuscript::sign::{self, Sign};

/// A line as it was written.
pub(super) struct Read {
    pub(super) content: InlineContent,
    /// With the direction and language that the line says.
    pub(super) attrs: BlockAttrs,
    /// The side it begins at, where that is said: in a list, that of the list.
    pub(super) frame: Option<Dir>,
}

impl Builder<'_> {
    pub(super) fn read(&mut self, line: &Line) -> Read {
        let mut content = InlineContent::default();
        let frame = line.is_rtl.map(dir);
        let mut own = frame;
        let mut run_dir = None;
        for piece in &line.pieces {
            match piece {
                Piece::Text(text, marks) => content.push_text(text, directed(marks, run_dir)),
                Piece::Break(marks) => {
                    content.push(Inline::HardBreak { marks: directed(marks, run_dir) });
                }
                Piece::Note(name, marks) => {
                    if let Some(target) = self.notes.get(name).copied() {
                        let marks = directed(marks, run_dir);
                        content.push(Inline::FootnoteRef { target, marks });
                    }
                }
                Piece::Sign(Sign::Paragraph, letters) => own = sign::dir_of(letters).or(own),
                Piece::Sign(Sign::Run, letters) => run_dir = sign::dir_of(letters),
                Piece::Sign(Sign::Date, letters) => content.push_text(letters, Marks::none()),
                _ => {}
            }
        }
        let attrs = BlockAttrs { dir: own, lang: line.lang.clone(), ..BlockAttrs::new(self.ids) };
        Read { content, attrs, frame }
    }
}

/// The marks with the direction that an isolate around them says.
fn directed(marks: &Marks, dir: Option<Dir>) -> Marks {
    let found = marks.as_slice().iter().find_map(|mark| match mark {
        Mark::Lang { lang, .. } if dir.is_some() => Some(lang.clone()),
        _ => None,
    });
    match found {
        Some(lang) => marks.clone().with(Mark::Lang { lang, dir }),
        None => marks.clone(),
    }
}

/// The letters of a line, with its changes accepted.
pub(super) fn letters(line: &Line) -> String {
    line.accepted_text()
}

/// The signs of this kind in a line, together.
pub(super) fn signs(line: &Line, kind: Sign) -> String {
    let signs = line.pieces.iter().filter_map(|piece| match piece {
        Piece::Sign(sign, letters) if *sign == kind => Some(letters.as_str()),
        _ => None,
    });
    signs.collect()
}

/// The letters of a line between the signs that part them.
pub(super) fn parted(line: &Line) -> Vec<String> {
    let mut parts = vec![String::new()];
    for piece in &line.pieces {
        match piece {
            Piece::Text(text, _) => parts.last_mut().into_iter().for_each(|it| it.push_str(text)),
            Piece::Sign(Sign::Added, letters) if !is_isolate(letters) => parts.push(String::new()),
            _ => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn is_isolate(letters: &str) -> bool {
    letters.chars().all(|letter| matches!(letter, '\u{2066}'..='\u{2069}'))
}
