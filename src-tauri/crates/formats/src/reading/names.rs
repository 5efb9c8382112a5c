//! The names in a piece of a line that has nothing but names: of people, and of agencies and papers.

use warraq_core::text::letter::{is_alphabetic, is_numeric};

use super::lists::{is_place, is_waw_name};
use super::word_list::{WordList, word_list};
use super::{asides, info, media, people, site};

/// Words that tell a name from a sentence. Not folded: «علي» is a name and «على» is none.
const WORDS: WordList = word_list!("names");

/// Words of the longest name.
const MOST_WORDS: usize = 5;
/// Characters of the longest name.
const MOST_CHARS: usize = 60;
/// Words of the longest name of a source.
const MOST_SOURCE_WORDS: usize = 7;

fn is_of_sentences(word: &str) -> bool {
    WORDS.has("sentence", &word.to_lowercase())
}

fn is_of_no_person(word: &str) -> bool {
    is_of_sentences(word) || WORDS.has("no person", &word.to_lowercase())
}

/// How much a line says beside its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Announced {
    /// A label stands before the names: one word may be a name.
    Yes,
    /// Nothing does: a name has two words or more.
    No,
}

/// Who is named in a piece of a line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// People, in order.
    pub(super) people: Vec<String>,
    /// Agencies, papers and sites, in order.
    pub(super) media: Vec<String>,
    /// The place that stands behind people.
    pub(super) place: String,
    /// It also says when the text came or how often it was read.
    pub(super) has_info: bool,
}

/// Who `text` names; nothing where part of it is neither a name nor what pages say of a post. `site` is the name of
/// the file's own site, where it has one.
pub(super) fn named(text: &str, announced: Announced, site: &str) -> Option<Named> {
    let text = text.trim().trim_end_matches('.').trim();
    if text.chars().count() > 4 * MOST_CHARS {
        return None;
    }
    let mut named = Named::default();
    let pieces = if site::is_address(text) { vec![text.to_owned()] } else { pieces(text) };
    for piece in pieces {
        let is_behind = !named.people.is_empty();
        if info::is_info(&piece) {
            named.has_info = true;
        } else if is_behind && asides::is_role(&piece) {
            // What they are: «سلمى علي، كاتبة سورية».
        } else if is_behind && is_place(&piece) && named.place.is_empty() {
            named.place = piece;
        } else if media::is_name(&piece, site) && with_medium(&piece).is_none() {
            named.media.push(piece);
        } else {
            for name in parted_by_words(&piece).iter().flat_map(|part| parted_by_waw(part)) {
                let (name, medium) = with_medium(&name).unwrap_or((name, None));
                named.media.extend(medium);
                if media::is_name(&name, site) {
                    named.media.push(name);
                } else if is_name(&name, announced) && !asides::is_role(&name) {
                    named.people.push(name);
                } else {
                    return None;
                }
            }
        }
    }
    (named != Named::default()).then_some(named)
}

/// The sources that `text` names, which a label announced: names, offices, addresses; nothing where one of them is a
/// sentence.
pub(super) fn sources(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    let pieces = if site::is_address(text) { vec![text.to_owned()] } else { pieces(text) };
    (!pieces.is_empty() && pieces.iter().all(|piece| is_source(piece))).then_some(pieces)
}

fn is_source(piece: &str) -> bool {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let is_end = |word: &&&str| word.ends_with(['.', '؟', '?', '!', ':', '؛']);
    let is_sentence = words.iter().rev().skip(1).any(|word| is_end(&word))
        || words.iter().any(|word| is_of_sentences(word));
    (1..=MOST_SOURCE_WORDS).contains(&words.len())
        && piece.chars().count() <= MOST_CHARS
        && piece.chars().any(is_alphabetic)
        && !piece.ends_with(['؟', '?', '!', ':'])
        && !is_sentence
}

/// The pieces between commas and other signs that part names, and those of two media with «and» between.
fn pieces(text: &str) -> Vec<String> {
    let is_sign = |c: char| matches!(c, '،' | ',' | '؛' | ';' | '/' | '&' | '+' | '|');
    let signs = |c: char| c.is_whitespace() || matches!(c, '«' | '»' | '"' | '“' | '”');
    let pieces = text.split(is_sign).map(|piece| piece.trim_matches(signs));
    pieces.filter(|piece| !piece.is_empty()).flat_map(parted_media).collect()
}

/// Parts `رويترز وفرانس برس`, `AFP and Reuters`; what is no two media stays whole.
fn parted_media(piece: &str) -> Vec<String> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    for at in 1..words.len() {
        let (before, behind) = (words[..at].join(" "), words[at..].join(" "));
        let Some(behind) = without_and(&behind) else { continue };
        if media::is_known(&before) && parted_media(behind).iter().all(|one| media::is_known(one)) {
            let mut parted = vec![before];
            parted.extend(parted_media(behind));
            return parted;
        }
    }
    vec![words.join(" ")]
}

/// Parts `Azad Hesen BBC News`: a name that people have, and a medium that is known.
fn with_medium(name: &str) -> Option<(String, Option<String>)> {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..words.len()).find_map(|at| {
        let (person, medium) = (words[..at].join(" "), words[at..].join(" "));
        let fits = media::is_known(&medium) && people::is_known(&person);
        fits.then_some((person, Some(medium)))
    })
}

/// `text` without the «and» it begins with.
fn without_and(text: &str) -> Option<&str> {
    let word = ["and ", "û ", "ve ", "وە ", "و "].iter().find_map(|and| text.strip_prefix(and));
    word.or_else(|| text.strip_prefix('و')).map(str::trim)
}

/// Parts `Azad û Zîn`, `Azad and Zîn`, `أحمد و سلمى`.
fn parted_by_words(piece: &str) -> Vec<String> {
    let is_and = |word: &str| matches!(word, "و" | "and" | "û" | "ve" | "وە");
    let words: Vec<&str> = piece.split_whitespace().collect();
    let parts = words.split(|word| is_and(word)).map(|part| part.join(" "));
    parts.filter(|part| !part.is_empty()).collect()
}

/// Parts `كاجين أحمد وسلمى علي`: «and» stands at the beginning of a name of two words behind another.
fn parted_by_waw(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let joins = |at: &usize| {
        let is_and = words[*at].starts_with('و')
            && words[*at].chars().count() > 3
            && !is_waw_name(words[*at]);
        is_and && *at >= 2 && words.len() - at >= 2
    };
    match (0..words.len()).find(joins) {
        Some(at) => {
            let mut names = vec![words[..at].join(" ")];
            let rest = words[at..].join(" ");
            names.extend(parted_by_waw(rest.strip_prefix('و').unwrap_or(&rest)));
            names
        }
        None => vec![name.to_owned()],
    }
}

fn is_name(name: &str, announced: Announced) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let fewest = if announced == Announced::Yes { 1 } else { 2 };
    (fewest..=MOST_WORDS).contains(&words.len())
        && name.chars().count() <= MOST_CHARS
        && name.chars().all(is_letter_of_name)
        && is_of_one_script(name)
        && words.iter().all(|word| is_word_of_name(word))
}

/// «Next Previous أحمد حجازي» is a name behind two buttons.
fn is_of_one_script(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| is_alphabetic(*c) && *c != '\u{640}');
    let is_latin = |c: char| u32::from(c) < 0x250 || ('\u{1E00}'..='\u{1EFF}').contains(&c);
    let first = letters.next().map(is_latin);
    letters.all(|c| Some(is_latin(c)) == first)
}

fn is_letter_of_name(c: char) -> bool {
    let is_mark = matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{200C}'..='\u{200F}');
    (is_alphabetic(c) && !is_numeric(c))
        || is_mark
        || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '\u{640}')
}

fn is_word_of_name(word: &str) -> bool {
    let is_dash = !word.chars().any(|c| is_alphabetic(c) && c != '\u{640}');
    let is_lower = word.chars().next().is_some_and(char::is_lowercase);
    !is_dash && !is_of_no_person(word) && (!is_lower || WORDS.has("particle", word))
}

#[cfg(test)]
mod tests;
