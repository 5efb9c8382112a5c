//! A headline that stands below the menu of its site: the text of a whole page was copied.

use super::{Hints, reads_as_headline, site};
use crate::reading::draft::{Draft, Spot};
use crate::reading::words::key;
use crate::reading::{asides, credits, furniture, lists, media, runs};

/// Words of the longest line of a menu that stands above the title of a page.
const MOST_MENU_WORDS: usize = 8;
/// Words of the longest name of a part of a site.
const MOST_NAME_WORDS: usize = 3;
/// Words of the shortest headline that is told from such names.
const FEWEST_WORDS: usize = 4;
/// Words of the longest.
const MOST_WORDS: usize = 20;
/// Words of the shortest that stands below nothing but parts of a paper.
const FEWEST_BELOW_RUBRICS: usize = 3;

/// A headline, and what stands above it.
pub(super) struct Below {
    pub(super) line: Spot,
    /// Lines of the site, in order.
    pub(super) above: Vec<Spot>,
}

/// The headline below a menu, where there is one.
pub(super) fn find(draft: &Draft, hints: &Hints) -> Option<Below> {
    let head = draft.head();
    let running = head.iter().position(|spot| runs::is_running(&spot.text)).unwrap_or(head.len());
    let head = &head[..running];
    let found = titled(head, hints).or_else(|| below_rubrics(head));
    let at = found.or_else(|| below_names(draft, head, hints))?;
    let is_of_site = |spot: &&Spot| {
        let words = spot.text.split_whitespace().count();
        words <= MOST_MENU_WORDS && !credits::is_credit(&spot.text) && !lists::is_kind(&spot.text)
    };
    let above = head[..at].iter().filter(is_of_site).cloned().collect();
    Some(Below { line: head[at].clone(), above })
}

/// The first line that is the title of a page: a headline with the name of its site, which a line near it repeats
/// without that name.
fn titled(head: &[Spot], hints: &Hints) -> Option<usize> {
    let keys: Vec<String> = head.iter().map(|spot| key(&spot.text)).collect();
    let is_titled = |at: &usize| {
        let lines = [&head[..*at], &head[*at + 1..]].concat();
        let others: Vec<String> = lines.into_iter().map(|spot| spot.text).collect();
        let parted = site::part(&head[*at].text, &hints.site, &others);
        parted.is_some_and(|parted| {
            let title = key(parted.title);
            title.contains(' ') && keys.contains(&title)
        })
    };
    let fits = |at: &usize| *at > 0 && reads_as_headline(&head[*at].text) && is_titled(at);
    (0..head.len()).find(fits)
}

/// The first line below names of parts of a paper: «أخبار».
fn below_rubrics(head: &[Spot]) -> Option<usize> {
    let is_rubric = |spot: &Spot| asides::is_rubric(&spot.text);
    let at = head.iter().position(|spot| !is_rubric(spot)).filter(|at| *at > 0)?;
    let line = &head[at].text;
    let words = line.split_whitespace().count();
    let fits = (FEWEST_BELOW_RUBRICS..=MOST_WORDS).contains(&words);
    (fits && reads_as_headline(line) && !credits::is_credit(line)).then_some(at)
}

/// The first line that reads as a sentence below lines of a word or three, where a credit follows.
fn below_names(draft: &Draft, head: &[Spot], hints: &Hints) -> Option<usize> {
    let at = head.iter().position(|spot| !is_name(&spot.text)).filter(|at| *at > 0)?;
    let line = &head[at];
    let words = line.text.split_whitespace().count();
    let fits = (FEWEST_WORDS..=MOST_WORDS).contains(&words)
        && reads_as_headline(&line.text)
        && !credits::is_credit(&line.text)
        && credits::stand_below(&head[at + 1..], hints);
    (fits && are_of_site(draft, &head[..at], hints)).then_some(at)
}

/// Whether a line may be the name of a site or of a part of one.
fn is_name(line: &str) -> bool {
    let words = line.split_whitespace().count();
    words <= MOST_NAME_WORDS
        && !runs::ends_sentence(line)
        && lists::label(line).is_none()
        && !lists::is_kind(line)
        && !credits::is_credit(line)
}

/// Whether these lines are a menu: several, one of a word, or one that names a site. One of two words or three may be
/// the headline itself, and what follows its standfirst.
fn are_of_site(draft: &Draft, lines: &[Spot], hints: &Hints) -> bool {
    let [only] = lines else { return lines.len() > 1 };
    let is_word = !only.text.contains(' ');
    is_word
        || media::is_name(&only.text, &hints.site)
        || furniture::is_whole(&only.text)
        || is_named_again(draft, only)
}

/// Whether the text speaks of what `line` names.
fn is_named_again(draft: &Draft, line: &Spot) -> bool {
    let name = format!(" {} ", key(&line.text));
    let lines = draft.all_lines();
    let others = lines.iter().filter(|spot| *spot != line).take(60);
    let mut keys = others.map(|spot| format!(" {} ", key(&spot.text)));
    keys.any(|key| key.contains(&name))
}
