//! A headline that is no heading: the first line.

use super::{Found, MOST_CHARS, holds_more, one_line, reads_as_headline};
use crate::reading::draft::{Draft, Spot};
use crate::reading::{Breaks, Hints, credits, furniture, runs};
use crate::report::TakenFrom;

/// Lines of the longest headline: more are verses.
const MOST_LINES: usize = 3;

/// Takes the first line that is short and open at its end, where something follows, with the lines of its block that
/// go on with it.
pub(super) fn take_first(draft: &mut Draft, hints: &Hints) -> Option<Found> {
    let mut head = draft.head();
    // What a table is called names no text.
    head.retain(|spot| !draft.names_table(spot.part()));
    let fits = |first: &&Spot| {
        let is_alone = draft.parts().len() == 1 && draft.is_whole(first);
        let is_more = holds_more(draft, first.part());
        let line = text_of(&whole(draft, first, hints));
        !is_alone && !is_more && reads_as_headline(&line) && !is_of_a_talk(first, &head)
    };
    let first = head.iter().find(|spot| !credits::is_credit(&spot.text)).filter(fits);
    // «تقرير: …» is followed by a name, or by the headline where nothing else is one.
    let of_its_kind = || head.first().filter(|spot| credits::may_be_headline(&spot.text));
    let first = first.or_else(|| of_its_kind().filter(fits))?.clone();
    let lines = whole(draft, &first, hints);
    draft.take_lines(&lines);
    Some((text_of(&lines), TakenFrom::FirstLine, Some(first.part())))
}

/// The lines that `first` begins: a break that only sets a headline better parts none. What looks otherwise, says who
/// wrote a text or is running text is another line.
fn whole(draft: &Draft, first: &Spot, hints: &Hints) -> Vec<Spot> {
    let of_block = draft.lines(first.part());
    let is_bold = draft.is_bold(first);
    let goes_on = |spot: &&Spot| {
        !runs::is_running(&spot.text)
            && !credits::reads_as_credit(&spot.text, hints)
            && !furniture::is_whole(&spot.text)
            && draft.is_bold(spot) == is_bold
    };
    let behind = of_block.iter().skip_while(|spot| *spot != first).skip(1);
    let mut lines = vec![first.clone()];
    lines.extend(behind.take_while(goes_on).cloned());
    let is_all = draft.parts().len() == 1 && lines.len() == of_block.len();
    let fits = lines.len() <= MOST_LINES
        && text_of(&lines).chars().count() <= MOST_CHARS
        && draft.breaks() == Breaks::Laid;
    // A colon announces a message, and a stop ends a sentence.
    let is_closed = first.text.ends_with([':', '：', '.', '۔', '؛', ';']);
    if !fits || is_all || is_closed {
        lines.truncate(1);
    }
    lines
}

fn text_of(lines: &[Spot]) -> String {
    let texts: Vec<&str> = lines.iter().map(|spot| spot.text.as_str()).collect();
    one_line(&texts.join(" "))
}

/// Whether somebody's words stand behind their name, and others of theirs below: `سلمى: وصلت`.
fn is_of_a_talk(first: &Spot, head: &[Spot]) -> bool {
    let Some((name, _)) = first.text.split_once(':') else { return false };
    let says = |spot: &&Spot| spot.text.split_once(':').is_some_and(|(other, _)| other == name);
    name.split_whitespace().count() <= 3 && head.iter().filter(says).count() > 1
}
