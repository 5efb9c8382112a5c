//! What one line says.

use super::Credit;
use super::when::{is_time_of_day, without_date};
use crate::reading::lists::{self, Label, is_place};
use crate::reading::names::{self, Announced, Named};
use crate::reading::words::{key, words};
use crate::reading::{Hints, furniture, info, media, people, site};

/// The longest line that is a credit, in characters.
const MOST_CHARS: usize = 160;
/// Words of the longest name where a headline might have its form.
const MOST_SHORT_WORDS: usize = 2;
/// Words of the longest name behind the kind of a text, where a headline might stand too.
const MOST_GENRE_WORDS: usize = 3;

/// What `line` says, where it says nothing else and enough to be sure of it.
pub(in crate::reading) fn credit(line: &str, hints: &Hints) -> Option<Credit> {
    if line.chars().count() > MOST_CHARS {
        return None;
    }
    let line = without_brackets(line);
    if info::is_info(line) {
        return Some(Credit { has_info: true, ..Credit::default() });
    }
    let mut credit = Credit::default();
    let mut free = Part::default();
    for part in lists::parted(line) {
        let part = read_part(part, hints, &mut credit)?;
        if part.label.is_none() {
            free = part;
        }
    }
    is_enough(&credit, &free, hints).then_some(credit)
}

/// What a part of a line brought that has a label of its own, or none.
#[derive(Default)]
struct Part {
    label: Option<Label>,
    people: usize,
    media: usize,
    place: bool,
    names: Vec<String>,
}

/// Reads a part of a line; nothing where it says something else.
fn read_part(text: &str, hints: &Hints, credit: &mut Credit) -> Option<Part> {
    let found = lists::label(text);
    let label = found.map(|found| found.label);
    let (name, rest) = text.split_at(found.map_or(0, |found| found.end));
    let mut part = Part { label, ..Part::default() };
    credit.labels.extend(label);
    let (rest, found) = without_date(rest);
    match found {
        Some(_) if label == Some(Label::Updated) => credit.has_info = true,
        Some(found) => {
            credit.has_date = true;
            credit.date = credit.date.or(found.date);
        }
        None => {}
    }
    if label == Some(Label::Updated) && is_time_of_day(&rest) {
        credit.has_info = true;
        return Some(part);
    }
    for segment in segments(&rest) {
        read_segment(segment, name, &mut part, hints, credit)?;
    }
    let says = match label {
        None => true,
        Some(Label::By | Label::Genre | Label::Credit | Label::Picture | Label::Source) => {
            part.people + part.media > 0
        }
        Some(Label::Date) => credit.date.is_some() || credit.has_info,
        Some(Label::Updated) => credit.has_info,
        Some(Label::Place) => part.place,
        Some(Label::Subject) => false,
    };
    says.then_some(part)
}

/// Whether what was found makes a line certain: names and sources that labels announce; without a label a name that
/// the file's metadata know, one that people have beside anything else, any two words beside a place, a date or a
/// counter, a place or source and a date. «افتتاح محطة المياه | وكالة هاوار» has the form of a name and a source.
fn is_enough(credit: &Credit, free: &Part, hints: &Hints) -> bool {
    let is_stated = |name: &String| hints.authors.iter().any(|author| key(author) == key(name));
    let is_labelled = !credit.labels.is_empty();
    let has_date = credit.has_date;
    if free.people > 0 {
        let is_beside = has_date || free.place || credit.has_info;
        let are_people = free.names.iter().all(|name| people::is_known(name));
        let are_short = free.names.iter().all(|name| is_short(name));
        return free.names.iter().any(is_stated)
            || (are_people && (is_beside || free.media > 0))
            || (are_short && is_beside);
    }
    if free.place && !is_labelled {
        return has_date || free.media > 0 || credit.has_info;
    }
    let are_known = free.media > 1 && credit.sources.iter().any(|source| media::is_known(source));
    is_labelled || credit.date.is_some() || are_known
}

fn is_short(name: &str) -> bool {
    name.split(' ').count() <= MOST_SHORT_WORDS
}

/// A line without the brackets around all of it.
fn without_brackets(line: &str) -> &str {
    let round = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let inner = round.or_else(|| line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')));
    inner.filter(|inner| !inner.contains(['(', ')', '[', ']'])).unwrap_or(line).trim()
}

/// The pieces of a line between dashes, pipes and brackets.
fn segments(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (from, to, _) in site::separators(line) {
        pieces.push(&line[start..from]);
        start = to;
    }
    pieces.push(&line[start..]);
    let signs = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '«' | '»'
                    | '"'
                    | '“'
                    | '”'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '.'
                    | '\u{200F}'
                    | '،'
                    | ','
                    | ':'
                    | '/'
                    | '-'
                    | '–'
            )
    };
    pieces
        .into_iter()
        .flat_map(|piece| piece.split(['(', ')']))
        .flat_map(parted_by_colon)
        .map(|piece| piece.trim_matches(signs))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Parts `لندن: رنيم حنوش` and `رويترز: لندن`; elsewhere a colon belongs to its piece.
fn parted_by_colon(piece: &str) -> Vec<&str> {
    match piece.split_once(':') {
        Some((before, behind)) if is_place(before) || media::is_name(before.trim(), "") => {
            vec![before, behind]
        }
        _ => vec![piece],
    }
}

/// Reads one piece of a part that the label `name` begins.
fn read_segment(
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
    if part.label == Some(Label::Place) {
        let is_first = is_place(segment) && credit.place.is_empty();
        is_first.then(|| segment.clone_into(&mut credit.place))?;
        part.place = true;
        return Some(());
    }
    if part.label == Some(Label::Source) {
        let sources = names::sources(segment)?;
        part.media += sources.len();
        credit.sources.extend(sources);
        return Some(());
    }
    let is_media = media::is_name(segment, &hints.site);
    if !is_media && names_place(segment, part, credit) && credit.place.is_empty() {
        segment.clone_into(&mut credit.place);
        part.place = true;
        return Some(());
    }
    let announced = if is_announcing(part.label) { Announced::Yes } else { Announced::No };
    let (segment, has_info) = without_info(segment);
    credit.has_info |= has_info;
    let segment = match in_place(segment) {
        Some((who, place)) if is_announcing(part.label) && credit.place.is_empty() => {
            place.clone_into(&mut credit.place);
            who
        }
        _ => segment,
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
    let Named { people, media, .. } = named;
    if part.label.is_none() {
        part.names.extend(people.iter().cloned());
    }
    credit.names.extend(people);
    credit.sources.extend(media);
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

/// Whether a piece is a place: a known one, or a word beside a date.
fn names_place(segment: &str, part: &Part, credit: &Credit) -> bool {
    let is_one_word = !segment.contains(' ');
    let is_beside_date = credit.has_date && is_one_word && part.label.is_none();
    (is_place(segment) || is_beside_date) && segment.chars().all(|c| !c.is_numeric())
}

/// Whether a label announces names.
fn is_announcing(label: Option<Label>) -> bool {
    matches!(label, Some(Label::By | Label::Genre | Label::Credit | Label::Picture))
}
