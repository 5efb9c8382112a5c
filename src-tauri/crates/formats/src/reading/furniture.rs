//! Lines that a page has around an article: buttons, counters, links to other articles.

mod closing;
mod code;
mod lists;

use warraq_core::article::{Inline, InlineContent};

use self::lists::{MOST_BYTES, Parted, Stands};
use super::draft::{Draft, Spot};
use super::words::{Word, words};
use super::{info, runs};
use crate::report::RemovedKind;

/// The longest line that is furniture by its first words alone, without an address, a year or a sign of rights.
const MOST_WORDS_WITHOUT_SIGN: usize = 7;

/// What a line at the beginning or end of a text is, where it is furniture.
fn at_an_end(line: &str) -> Option<RemovedKind> {
    lists::whole(line).or_else(|| {
        let (kind, parted) = lists::opening(line)?;
        let is_certain = match parted {
            Parted::ByColon => true,
            Parted::No if kind == RemovedKind::ReaderComments => true,
            Parted::No => kind != RemovedKind::Related && !reads_as_sentence(line),
            Parted::ByNothing => kind != RemovedKind::Related && has_year(line),
        };
        is_certain.then_some(kind)
    })
}

/// Whether a line says more than furniture says: «للاشتراك في الدورة يجب على الطلاب تقديم طلباتهم» is of the text.
fn reads_as_sentence(line: &str) -> bool {
    let is_sign = |c: char| matches!(c, '©' | '@' | '/') || c.is_numeric();
    words(line).len() > MOST_WORDS_WITHOUT_SIGN && !line.contains(is_sign)
}

/// Whether a line has the sign of rights or a year.
fn has_year(line: &str) -> bool {
    let is_year = |word: &Word| word.number().is_some_and(|number| (1900..=2100).contains(&number));
    line.contains('©') || words(line).iter().any(is_year)
}

/// Whether a line only begins as furniture does, with nothing that makes it certain: «تابعنا على مدى عامين القضية».
fn only_begins_so(line: &str) -> bool {
    let is_sign = |c: char| matches!(c, '©' | '@' | '/') || c.is_numeric();
    let is_unparted = lists::opening(line).is_some_and(|(_, parted)| parted == Parted::No);
    let words = words(line);
    let is_name =
        lists::beginning(&words, Stands::BeforeMore).any(|(length, _)| length == words.len());
    lists::whole(line).is_none() && is_unparted && !is_name && !line.contains(is_sign)
}

/// What a line anywhere in a text is, where it is furniture.
fn anywhere(line: &str) -> Option<RemovedKind> {
    if line.len() > MOST_BYTES {
        return None;
    }
    let words = words(line);
    let is_certain =
        |kind: &RemovedKind| matches!(kind, RemovedKind::Related | RemovedKind::Advertisement);
    let opening =
        || lists::opening_of(line, &words).filter(|(_, parted)| *parted == Parted::ByColon);
    lists::whole_of(line, &words).or_else(|| opening().map(|(kind, _)| kind)).filter(is_certain)
}

/// Whether a line consists of nothing but what pages have around an article.
pub(super) fn is_whole(line: &str) -> bool {
    lists::whole(line).is_some()
}

/// Whether a line is what pages have around an article, wherever it stands.
pub(super) fn is_furniture(line: &str) -> bool {
    anywhere(line).is_some() || info::is_info(line)
}

/// Takes the furniture out of the beginning and the end, and links to other articles from everywhere.
pub(super) fn remove(draft: &mut Draft) {
    let head = draft.head();
    let first = head.first().cloned();
    let in_head: Vec<Spot> =
        head.into_iter().filter(|spot| !runs::is_running(&spot.text)).collect();
    // A text may be called «إعلان»: what its first line is, its first line says.
    let is_title = |spot: &Spot, kind| {
        first.as_ref() == Some(spot)
            && (kind == RemovedKind::Advertisement || only_begins_so(&spot.text))
    };
    remove_where(draft, &in_head, |spot| {
        at_an_end(&spot.text).filter(|kind| !is_title(spot, *kind))
    });
    closing::remove(draft);
    let tail = draft.tail(|line| at_an_end(line).is_some());
    remove_where(draft, &tail, |spot| at_an_end(&spot.text));
    remove_links_below(draft);
    let lines = draft.parts().into_iter().flat_map(|part| draft.lines(part)).skip(1);
    let found: Vec<(Spot, RemovedKind)> =
        lines.filter_map(|spot| anywhere(&spot.text).map(|kind| (spot, kind))).collect();
    draft.remove_each(&found);
    for part in draft.parts().into_iter().skip(1) {
        if draft.content(part).is_some_and(announces_a_link) {
            let lines = draft.lines(part);
            draft.remove_lines(&lines, RemovedKind::Related);
        }
    }
}

/// Whether a block is a link and, unlinked beside it, the name of links to other articles.
fn announces_a_link(content: &InlineContent) -> bool {
    let is_link = |run: &&Inline| run.marks().link().is_some();
    if !content.as_slice().iter().any(|run| is_link(&run)) {
        return false;
    }
    let others = content.as_slice().iter().filter(|run| !is_link(run)).cloned();
    lists::names_related(&others.collect::<InlineContent>().to_text())
}

fn remove_where(draft: &mut Draft, spots: &[Spot], kind: impl Fn(&Spot) -> Option<RemovedKind>) {
    let found: Vec<(Spot, RemovedKind)> =
        spots.iter().filter_map(|spot| Some((spot.clone(), kind(spot)?))).collect();
    draft.remove_each(&found);
}

/// A line that announces other articles takes the blocks below with it that are nothing but links.
fn remove_links_below(draft: &mut Draft) {
    let announces = |draft: &Draft, part: usize| {
        let last = draft.lines(part).pop();
        last.is_some_and(|spot| lists::whole(&spot.text) == Some(RemovedKind::Related))
    };
    let mut above = None;
    for part in draft.parts() {
        let is_links = draft.block(part).is_some_and(runs::is_all_links);
        if is_links && above.is_some_and(|above| announces(draft, above)) {
            draft.remove_part(part, RemovedKind::Related);
        } else {
            above = Some(part);
        }
    }
}

#[cfg(test)]
mod tests;
