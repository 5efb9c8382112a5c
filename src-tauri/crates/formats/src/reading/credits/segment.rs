//! What one piece of a line says: between dashes, pipes and brackets.

use super::Credit;
use crate::reading::lists::{self, Label, is_place};
use crate::reading::names::{self, Announced, Named};
use crate::reading::words::words;
use crate::reading::{Hints, asides, furniture, info, media};

/// Words of the longest name behind the kind of a text, where a headline might stand too.
const MOST_GENRE_WORDS: usize = 3;

/// What a part of a line brought that has a label of its own, or none.
#[derive(Default)]
pub(super) struct Part {
    pub(super) label: Option<Label>,
    pub(super) people: usize,
    pub(super) media: usize,
    pub(super) place: bool,
    pub(super) names: Vec<String>,
    pub(super) side: Side,
}

impl Part {
    /// Whether its label announces names.
    fn announces(&self) -> bool {
        matches!(self.label, Some(Label::By | Label::Genre | Label::Credit | Label::Picture))
    }
}

/// Where a piece stands to the date of its part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Side {
    /// Alone before it, with a sign between them that stands behind places.
    AloneBefore,
    #[default]
    Before,
    Behind,
}

impl Side {
    /// Where these pieces stand, which `sign` parts from the date.
    pub(super) fn before(pieces: &[&str], sign: Option<char>) -> Self {
        let is_of_place =
            |sign: char| matches!(sign, '،' | ',' | '-' | '–' | '—' | '―' | 'ـ' | '/' | ':' | '(');
        let is_alone = pieces.len() == 1 && sign.is_some_and(is_of_place);
        if is_alone { Self::AloneBefore } else { Self::Before }
    }
}

/// Reads one piece of a part that the label `name` begins.
pub(super) fn read_segment(
    segment: &str,
    name: &str,
    part: &mut Part,
    hints: &Hints,
    credit: &mut Credit,
) -> Option<()> {
    if info::is_info(segment) || furniture::is_whole(segment) {
        credit.has_info = true;
        return Some(());
    }
    match part.label {
        Some(Label::Place) => read_place(segment, part, credit),
        Some(Label::Source) => {
            let sources = names::sources(segment)?;
            part.media += sources.len();
            credit.sources.extend(sources);
            Some(())
        }
        _ => read_other(segment, name, part, hints, credit),
    }
}

fn read_place(segment: &str, part: &mut Part, credit: &mut Credit) -> Option<()> {
    let is_first = is_place(segment) && credit.place.is_empty();
    is_first.then(|| segment.clone_into(&mut credit.place))?;
    part.place = true;
    Some(())
}

/// Reads a piece that may be anything: an aside, a place, another credit, or names.
fn read_other(
    segment: &str,
    name: &str,
    part: &mut Part,
    hints: &Hints,
    credit: &mut Credit,
) -> Option<()> {
    if is_aside(segment, part, credit) {
        return Some(());
    }
    let is_media = media::is_name(segment, &hints.site);
    if !is_media && credit.place.is_empty() && names_place(segment, part, credit) {
        segment.clone_into(&mut credit.place);
        part.place = true;
        return Some(());
    }
    if !is_media && is_mere_word(segment, part, credit) {
        credit.has_word |= !part.announces();
        return Some(());
    }
    if is_credit_beside(segment, credit) {
        credit.credits.push(segment.to_owned());
        return Some(());
    }
    read_names(segment, name, part, hints, credit)
}

/// Whether a piece is what stands beside names and dates: a part of the paper, the kind of the text, what somebody is.
fn is_aside(segment: &str, part: &Part, credit: &mut Credit) -> bool {
    let is_behind = part.people > 0 || !credit.names.is_empty();
    if part.announces() && !is_behind {
        return false;
    }
    let is_kind = lists::is_kind(segment);
    credit.has_word |= is_kind && !is_behind;
    is_kind || asides::is_rubric(segment) || (is_behind && asides::is_role(segment))
}

/// Whether a piece is a place: a known one, or a word that stands before a date as places do.
fn names_place(segment: &str, part: &Part, credit: &Credit) -> bool {
    let reads_as_place = || {
        let is_abbreviation = segment.chars().all(|c| c.is_ascii_uppercase() || c == '.');
        let is_adverb = segment.ends_with(['\u{64B}']) || segment.ends_with("\u{64B}ا");
        !segment.contains(' ') && !is_abbreviation && !is_adverb
    };
    let is_dated = credit.has_date && part.label.is_none() && part.side == Side::AloneBefore;
    (is_place(segment) || (is_dated && reads_as_place()))
        && segment.chars().all(|c| !c.is_numeric())
}

/// Whether a piece is one word that is no name: beside a date, or behind names that a label announces.
fn is_mere_word(segment: &str, part: &Part, credit: &Credit) -> bool {
    let is_beside_date = credit.has_date && part.label.is_none();
    let is_behind_names = part.label == Some(Label::By) && part.people > 0;
    let is_word = !segment.contains(' ') && segment.chars().any(char::is_alphabetic);
    is_word && !is_place(segment) && (is_beside_date || is_behind_names)
}

/// Whether a piece beside authors says who edited or translated, without a colon: «تحرير رودي حسن».
fn is_credit_beside(segment: &str, credit: &Credit) -> bool {
    let named = || {
        let found = lists::credit_label(segment)?;
        names::named(&segment[found.end..], Announced::No, "")
    };
    !credit.names.is_empty() && named().is_some_and(|named| !named.people.is_empty())
}

fn read_names(
    segment: &str,
    name: &str,
    part: &mut Part,
    hints: &Hints,
    credit: &mut Credit,
) -> Option<()> {
    let announced = if part.announces() { Announced::Yes } else { Announced::No };
    let (segment, has_info) = without_info(segment);
    credit.has_info |= has_info;
    let segment = match in_place(segment) {
        Some((who, place)) if part.announces() && credit.place.is_empty() => {
            place.clone_into(&mut credit.place);
            who
        }
        _ => segment,
    };
    let (segment, medium) = match for_whom(segment, &hints.site) {
        Some((who, medium)) if part.announces() => (who, medium),
        _ => (segment, None),
    };
    let named = names::named(segment, announced, &hints.site)?;
    // A headline of one kind of text may have the form of a long name: «تقرير: انفجار يهز وسط المدينة».
    let is_long = |name: &String| name.split(' ').count() > MOST_GENRE_WORDS;
    if part.label == Some(Label::Genre) && named.people.iter().any(is_long) {
        return None;
    }
    part.people += named.people.len();
    part.media += named.media.len();
    credit.has_info |= named.has_info;
    if matches!(part.label, Some(Label::Credit | Label::Picture)) && part.people + part.media > 0 {
        credit.credits.push(format!("{name}{segment}"));
        return Some(());
    }
    let Named { people, media, place, .. } = named;
    if part.label.is_none() {
        part.names.extend(people.iter().cloned());
    }
    if credit.place.is_empty() && !place.is_empty() {
        credit.place = place;
        part.place = true;
    }
    credit.names.extend(people);
    credit.sources.extend(media);
    credit.sources.extend(medium);
    Some(())
}

/// `سعاد محمد 0 تعليق` without what its page says of the post, and whether it does.
fn without_info(segment: &str) -> (&str, bool) {
    let starts = words(segment).into_iter().map(|word| word.bytes.start).filter(|start| *start > 0);
    let mut infos = starts.filter(|start| info::is_info(&segment[*start..]));
    match infos.next() {
        Some(start) => (segment[..start].trim_end(), true),
        None => (segment, false),
    }
}

/// Parts `Omar Ali in Hasakah`: who, and a place that is known.
fn in_place(segment: &str) -> Option<(&str, &str)> {
    let cuts = [" in ", " من ", " في ", " li ", " ji ", " لە "];
    let parted = cuts.iter().filter_map(|sign| segment.rsplit_once(sign));
    parted.into_iter().find(|(who, place)| !who.trim().is_empty() && is_place(place))
}

/// Parts «سلمى علي لموقع عنب بلدي», `Salma Ali for North Press`: who, and the paper; none where only a part of a paper
/// is named: «للنشرة العربية».
fn for_whom<'s>(segment: &'s str, site: &str) -> Option<(&'s str, Option<String>)> {
    let spaces: Vec<usize> = segment.match_indices(' ').map(|(at, _)| at).collect();
    spaces.into_iter().find_map(|at| {
        let whom = behind_for(&segment[at + 1..])?;
        let whom = whom.trim_matches(|c: char| c.is_whitespace() || matches!(c, '«' | '»' | '"'));
        let who = segment[..at].trim_end();
        let medium = media::is_name(whom, site).then(|| whom.to_owned());
        (medium.is_some() || asides::is_desk(whom)).then_some((who, medium))
    })
}

/// What stands behind a word for «for» that `text` begins with.
fn behind_for(text: &str) -> Option<String> {
    let apart = ["for ", "ji bo ", "بۆ ", "لـ "].iter().find_map(|word| text.strip_prefix(word));
    let with_article = || Some(format!("ال{}", text.strip_prefix("لل")?));
    let joined = || text.strip_prefix('ل').map(str::to_owned);
    apart.map(str::to_owned).or_else(with_article).or_else(joined)
}
