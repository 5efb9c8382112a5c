//! The place, the date and the agency that the first sentence of a text begins with. They stay where they stand.

use chrono::NaiveDate;
use warraq_core::fields::{FieldName, Fields};

use super::draft::Draft;
use super::lists::{is_kind, is_place};
use super::{Hints, asides, credits, date, media, people, runs, site};
use crate::report::{Report, TakenFrom};

/// Where the dash of a dateline stands at most, in bytes.
const MOST_BYTES: usize = 160;
/// Words of the longest name of a place, with its country.
const MOST_WORDS: usize = 4;

/// What a dateline says.
#[derive(Debug, Default, PartialEq, Eq)]
struct Dateline {
    place: String,
    date: Option<NaiveDate>,
    agency: String,
}

/// Lines of running text that may begin with it: a standfirst stands above the first.
const MOST_LINES: usize = 3;

/// Reads the dateline of the first line that is running text, or of one of the next where that is a standfirst: there a
/// place that is known begins it.
pub(super) fn take(draft: &Draft, hints: &Hints, fields: &mut Fields, report: &mut Report) {
    let head = draft.head();
    let Some(first) = head.last().filter(|spot| runs::is_running(&spot.text)) else {
        return;
    };
    let lines = draft.all_lines().into_iter().skip_while(|spot| spot != first);
    let running = lines.filter(|spot| runs::is_running(&spot.text)).take(MOST_LINES);
    let found = running.enumerate().find_map(|(at, spot)| {
        dateline(&spot.text, hints).filter(|found| at == 0 || is_known(&found.place))
    });
    let Some(found) = found else { return };
    let from = TakenFrom::Dateline;
    if fields.place.is_empty() {
        report.take(FieldName::Place, &found.place, from);
        fields.place = found.place;
    }
    if let (None, Some(date)) = (fields.date, found.date) {
        report.take(FieldName::Date, date.to_string(), from);
        fields.date = Some(date);
    }
    if !found.agency.is_empty() {
        credits::add_source(found.agency, from, fields, report);
    }
}

/// The dateline at the start of `line`, where a place that is known, a date or an agency makes it certain.
fn dateline(line: &str, hints: &Hints) -> Option<Dateline> {
    let mut opening = opening(line)?;
    let mut found = Dateline::default();
    if let Some(open) = opening.rfind('(') {
        let inside =
            opening[open + 1..].trim_end_matches(|c: char| c == ')' || c.is_whitespace()).trim();
        let is_agency = media::is_name(inside, &hints.site) || is_abbreviation(inside);
        if is_agency {
            inside.clone_into(&mut found.agency);
        } else if date::find(inside, inside.len()).is_none() {
            return None;
        }
        let day = date::find(inside, inside.len()).and_then(|day| day.date);
        found.date = day;
        opening = &opening[..open];
    }
    let mut has_date = found.date.is_some();
    if let Some(day) = date::find(opening, opening.len()) {
        if !date::behind(opening, &day).trim_matches(is_sign).is_empty() {
            return None;
        }
        has_date = true;
        found.date = day.date.or(found.date);
        opening = &opening[..day.bytes.start];
    }
    let (place, agency) = place_and_agency(opening.trim_matches(is_sign), hints);
    if let Some(agency) = agency {
        found.agency = agency;
    }
    place.trim_matches(is_sign).clone_into(&mut found.place);
    let is_sure = is_known(&found.place) || has_date || !found.agency.is_empty();
    (is_sure && reads_as_place(&found.place)).then_some(found)
}

/// What stands before the dash that ends a dateline.
fn opening(line: &str) -> Option<&str> {
    let head = &line[..line.floor_char_boundary(MOST_BYTES)];
    let cuts = site::separators(head).into_iter().map(|(start, _, _)| start);
    let behind_bracket =
        [")-", ")–", ")—", "):"].iter().filter_map(|sign| head.find(sign)).map(|at| at + 1);
    // «سلێمانی- »: where nothing else parts them, a dash stands behind the place without a space.
    let is_glued = |(at, c): &(usize, char)| {
        matches!(c, '-' | '–' | '—')
            && head[..*at].ends_with(char::is_alphabetic)
            && head[at + c.len_utf8()..].starts_with(char::is_whitespace)
    };
    let behind_word = head.char_indices().filter(is_glued).map(|(at, _)| at);
    let behind_word = behind_word.filter(|at| is_known(head[..*at].trim_matches(is_sign)));
    let cut = cuts.chain(behind_bracket).chain(behind_word).filter(|cut| {
        !head[..*cut].contains([':', '؟', '.', '«', '“', '"']) || head[..*cut].ends_with(')')
    });
    let mut cuts: Vec<usize> = cut.collect();
    cuts.sort_unstable();
    // «القامشلي – 12 كانون الثاني 2024 – أعلنت»: the date may stand between two dashes.
    let first = *cuts.first()?;
    let second = cuts.iter().find(|cut| {
        let between = head[first..**cut].trim_matches(is_sign);
        **cut > first
            && (date::find(between, 1).is_some_and(|day| day.bytes.end == between.len())
                || media::is_name(between, ""))
    });
    Some(&head[..*second.unwrap_or(&first)])
}

/// Parts `دمشق-سانا`, `Qamişlo/ANHA`, `دمشق – سانا`.
fn place_and_agency<'a>(text: &'a str, hints: &Hints) -> (&'a str, Option<String>) {
    let Some(cut) = text.rfind(['-', '–', '—', '/', 'ـ', '،', ',']) else {
        return (text, None);
    };
    let behind = text[cut..].trim_start_matches(|c: char| is_sign(c) || c == '/').trim();
    if media::is_name(behind, &hints.site) || is_abbreviation(behind) {
        return (text[..cut].trim_end_matches(is_sign), Some(behind.to_owned()));
    }
    // «القامشلي/ خاص», «القامشلي/ سلمى علي».
    let is_no_place = is_kind(behind)
        || asides::is_rubric(behind)
        || asides::is_role(behind)
        || people::is_known(behind);
    let place = if is_no_place { text[..cut].trim_end_matches(is_sign) } else { text };
    (place, None)
}

/// `AFP`, `أ ف ب`, `د.ب.أ`
fn is_abbreviation(text: &str) -> bool {
    let letters: Vec<&str> = text.split([' ', '.']).filter(|part| !part.is_empty()).collect();
    let is_arabic = letters.len() >= 2 && letters.iter().all(|part| part.chars().count() == 1);
    let is_latin = (2..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase());
    is_arabic || is_latin
}

fn is_known(place: &str) -> bool {
    place.split(['،', ',', '/']).next().is_some_and(|name| is_place(name.trim()))
}

fn reads_as_place(place: &str) -> bool {
    let words = place.split_whitespace().count();
    let is_letter = |c: char| {
        c.is_alphabetic() || c.is_whitespace() || matches!(c, '،' | ',' | '/' | '-' | '\'' | '’')
    };
    (1..=MOST_WORDS).contains(&words) && place.chars().all(is_letter)
}

fn is_sign(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '–' | '—' | '،' | ',' | '/' | ':' | 'ـ' | '.' | '\u{200F}' | '(' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Option<(String, String, String)> {
        dateline(line, &Hints::default()).map(|found| {
            let date = found.date.map(|date| date.to_string()).unwrap_or_default();
            (found.place, date, found.agency)
        })
    }

    #[test]
    fn datelines_are_read_in_every_form() {
        for (line, place, date, agency) in [
            ("القامشلي – أعلنت الإدارة الذاتية اليوم.", "القامشلي", "", ""),
            ("القامشلي – 12 كانون الثاني 2024 – أعلنت الإدارة.", "القامشلي", "2024-01-12", ""),
            ("القامشلي، 12 كانون الثاني 2024 – أعلنت الإدارة.", "القامشلي", "2024-01-12", ""),
            ("دمشق (رويترز) - قال مصدر.", "دمشق", "", "رويترز"),
            ("تل كوجر (أ ف ب)- قال مصدر.", "تل كوجر", "", "أ ف ب"),
            ("دمشق - سانا - قال مصدر.", "دمشق", "", "سانا"),
            ("القامشلي/ خاص – أعلنت الإدارة.", "القامشلي", "", ""),
            ("القامشلي/ سلمى علي – أعلنت الإدارة.", "القامشلي", "", ""),
            ("بغداد/ 2024-01-17 – قال مصدر.", "بغداد", "2024-01-17", ""),
            ("سلێمانی- سەرۆکی حکوومەت ڕایگەیاند.", "سلێمانی", "", ""),
            ("هەولێر- وەزارەت ڕایگەیاند.", "هەولێر", "", ""),
            ("ديرك – أعلنت الإدارة الذاتية اليوم.", "ديرك", "", ""),
            ("عامودا/ديرك – أعلنت الإدارة الذاتية اليوم.", "عامودا/ديرك", "", ""),
            ("HASAKAH, Syria (JP) — Water reached the districts.", "HASAKAH, Syria", "", "JP"),
            ("هەولێر، ١٢ی کانوونی دووەمی ٢٠٢٤ – ڕایگەیاند.", "هەولێر", "2024-01-12", ""),
            ("Qamişlo – Rêveberiya Xweser daxuyand.", "Qamişlo", "", ""),
            ("BAGHDAD, Jan 12 (Reuters) - Iraq said.", "BAGHDAD", "", "Reuters"),
            ("BAGHDAD, Jan 12, 2024 (AFP) — Iraq said.", "BAGHDAD", "2024-01-12", "AFP"),
        ] {
            let expected = (place.to_owned(), date.to_owned(), agency.to_owned());
            assert_eq!(said(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_sentence_with_a_dash_has_no_dateline() {
        for line in [
            "أحمد – مدير المركز – قال إن العمل مستمر.",
            "أعلنت وزارة الخارجية – في بيان – أنها أبلغت الطرفين.",
            "قال ميلر (المتحدث) - إن واشنطن قلقة.",
            "«قسد» – كما قال – لم تنسحب.",
            "دمشق: العاصمة التي لا تنام.",
            "أعلنت الوزارة أنها أبلغت كلا من تركيا والإدارة.",
            "",
        ] {
            assert_eq!(said(line), None, "{line}");
        }
    }
}
