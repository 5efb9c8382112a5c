//! Letters and their marks.

use warraq_core::article::{Dir, Mark, Marks};

use super::Reader;
use super::inline::Around;
use crate::office::language::is_rtl;
use crate::office::look::{Raised, RunLook};
use crate::office::part::Piece;
use crate::office::pieces;

/// Something that is said of letters.
type Said = fn(&RunLook) -> Option<bool>;

/// Bold and italic of the letters of both directions.
const EMPHASIS: [(Mark, Said, Said); 2] = [
    (Mark::Strong, |look| look.bold, |look| look.bold_rtl),
    (Mark::Emphasis, |look| look.italic, |look| look.italic_rtl),
];

impl Reader<'_, '_, '_> {
    /// Adds letters of the file, whose white space is worth one space.
    ///
    /// Source: `OpenDocument` 1.3, part 3, 6.1.2.
    pub(super) fn say_collapsed(&mut self, text: &str, around: &Around, out: &mut Vec<Piece>) {
        let mut collapsed = String::new();
        for letter in text.chars() {
            let is_space = matches!(letter, ' ' | '\t' | '\r' | '\n');
            if !is_space {
                collapsed.push(letter);
            } else if !self.standing.is_after_space {
                collapsed.push(' ');
            }
            self.standing.is_after_space = is_space;
        }
        self.say(&collapsed, around, out);
    }

    /// Adds letters, or that they are not kept.
    pub(super) fn say(&mut self, text: &str, around: &Around, out: &mut Vec<Piece>) {
        if text.is_empty() {
            return;
        }
        if let Some(kind) = around.removal() {
            pieces::push_removed(out, kind, text);
            return;
        }
        if self.own.is_some() {
            self.own_letters(text, around, out);
            return;
        }
        let differs = EMPHASIS.iter().any(|(_, ltr, rtl)| {
            is_set(around, *ltr, *rtl, Dir::Ltr) != is_set(around, *ltr, *rtl, Dir::Rtl)
        });
        for (part, dir) in self.by_direction(text, differs) {
            let marks = self.marks(part, dir, around);
            pieces::push_text(out, part, marks);
        }
    }

    /// The pieces of `text` whose letters run one way, where it matters. Signs go with the letters before them.
    fn by_direction<'t>(&mut self, text: &'t str, differs: bool) -> Vec<(&'t str, Dir)> {
        let mut pieces = Vec::new();
        let mut start = 0;
        let mut is_open = false;
        for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphabetic()) {
            let is_rtl = is_rtl(letter);
            if is_rtl != self.standing.is_after_rtl {
                if differs && at > start && (is_open || start > 0 || text[..at].trim().is_empty()) {
                    pieces.push((&text[start..at], dir(self.standing.is_after_rtl)));
                    start = at;
                }
                self.standing.is_after_rtl = is_rtl;
            }
            is_open = true;
        }
        pieces.push((&text[start..], dir(self.standing.is_after_rtl)));
        pieces
    }

    fn marks(&mut self, text: &str, dir: Dir, around: &Around) -> Marks {
        let nearest = |of: Said| of(&around.near).or_else(|| of(&around.paragraph)) == Some(true);
        let raised = around.near.raised.or(around.paragraph.raised);
        let emphasis = EMPHASIS
            .into_iter()
            .filter_map(|(mark, ltr, rtl)| is_set(around, ltr, rtl, dir).then_some(mark));
        let looks = [
            (Mark::Underline, nearest(|look| look.underline) && around.link.is_none()),
            (Mark::Strike, nearest(|look| look.strike)),
            (Mark::Superscript, raised == Some(Raised::Super)),
            (Mark::Subscript, raised == Some(Raised::Sub)),
        ];
        emphasis
            .chain(looks.into_iter().filter_map(|(mark, is_set)| is_set.then_some(mark)))
            .chain(around.link.clone().map(Mark::Link))
            .chain(self.languages.mark(&around.near.over(&around.by_hand), text))
            .chain(self.changes_here().as_slice().iter().cloned())
            .chain(self.suggestions.comment_here())
            .fold(Marks::none(), Marks::with)
    }
}

/// Whether letters of this direction have a look. Programs that say nothing of right-to-left letters mean them too.
fn is_set(around: &Around, ltr: Said, rtl: Said, dir: Dir) -> bool {
    let layers = [&around.near, &around.paragraph];
    let said = layers.into_iter().find_map(|look| match dir {
        Dir::Ltr => ltr(look),
        Dir::Rtl => rtl(look).or_else(|| ltr(look).filter(|is_set| *is_set)),
    });
    said == Some(true)
}

fn dir(is_rtl: bool) -> Dir {
    if is_rtl { Dir::Rtl } else { Dir::Ltr }
}
