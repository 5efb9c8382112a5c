//! The words that stand before names, sources and dates, and the places that datelines name.

use super::site::separators;
use super::word_list::{Listed, WordList, word_list};
use super::words::{Word, key, words};

const LIST: WordList = word_list!("credits");
const PLACES: WordList = word_list!("places");

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// A name.
    By,
    /// A name, or a headline of the kind it says.
    Genre,
    /// Who translated a text.
    Credit,
    /// Who made a picture.
    Picture,
    /// Where the facts come from.
    Source,
    /// Where it was written.
    Place,
    /// The date of publication.
    Date,
    /// The date of a change.
    Updated,
    /// A headline.
    Subject,
}

/// A label in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// What it announces.
    pub(super) label: Label,
    /// The bytes it takes with the sign behind it.
    pub(super) end: usize,
    /// Whether that sign is a colon or stroke.
    pub(super) has_colon: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Colon {
    Needed,
    Free,
}

/// What the labels of a section announce.
fn kind(section: &str) -> Option<(Label, Colon)> {
    let (name, colon) = match section.strip_suffix(':') {
        Some(name) => (name, Colon::Needed),
        None => (section, Colon::Free),
    };
    let label = match name {
        "by" => Label::By,
        "genre" => Label::Genre,
        "credit" => Label::Credit,
        "picture" => Label::Picture,
        "source" => Label::Source,
        "place" => Label::Place,
        "date" => Label::Date,
        "updated" => Label::Updated,
        "subject" => Label::Subject,
        _ => return None,
    };
    Some((label, colon))
}

/// The label that `line` begins with.
pub(super) fn label(line: &str) -> Option<Found> {
    found(line, |colon| colon)
}

/// The label of a credit that `line` begins with, a colon behind it or none: so it stands beside authors, «تحرير رودي
/// حسن».
pub(super) fn credit_label(line: &str) -> Option<Found> {
    let is_credit = |found: &Found| matches!(found.label, Label::Credit | Label::Picture);
    found(line, |_| Colon::Free).filter(is_credit)
}

/// The label of the most words, of those the first that is listed; `colon` says of what the list asks what is asked.
fn found(line: &str, colon: impl Fn(Colon) -> Colon) -> Option<Found> {
    let words: Vec<Word> = words(line.get(..line.floor_char_boundary(120))?);
    let begun = LIST.under(&words.first()?.folded).filter_map(|listed| {
        let (label, listed_colon) = kind(listed.section)?;
        let length = length_at(line, &words, &listed)?;
        let end = words.get(length.checked_sub(1)?)?.bytes.end;
        let behind = line[end..].trim_start();
        let has_colon = behind.starts_with([':', '：', '/']);
        let parts = behind
            .trim_start_matches([':', '：', '/', '-', '–', '—', 'ـ', '\u{200F}'])
            .trim_start();
        let is_free = colon(listed_colon) == Colon::Free
            && (behind.is_empty() || behind.len() < line[end..].len());
        let end = line.len() - parts.len();
        (has_colon || is_free).then_some((length, Found { label, end, has_colon }))
    });
    let longest = begun.reduce(|one, other| if other.0 > one.0 { other } else { one });
    longest.map(|(_, found)| found)
}

/// How many words the label has, where `words`, which are of `line`, begin with it.
fn length_at(line: &str, of_line: &[Word], listed: &Listed) -> Option<usize> {
    let length = listed.length_at(of_line)?;
    let is_other = |(word, written): (&Word, Word)| {
        has_other_hamza(&line[word.bytes.clone()], &listed.written[written.bytes])
    };
    (!of_line.iter().zip(words(listed.written)).any(is_other)).then_some(length)
}

/// `line` parted before each label in it that a colon follows, or that stands behind a sign which parts.
pub(super) fn parted(line: &str) -> Vec<&str> {
    let behind_sign: Vec<usize> = separators(line).iter().map(|(_, end, _)| *end).collect();
    let mut parts = Vec::new();
    let mut start = 0;
    let mut passed = label(line).map_or(0, |found| found.end);
    for word in words(line) {
        let at = word.bytes.start;
        let Some(found) = label(&line[at..]).filter(|_| at > 0 && at >= passed) else { continue };
        let is_behind = |end: &usize| *end <= at && line[*end..at].trim().is_empty();
        let is_parted = line[..at].trim_end().ends_with([';', '؛']);
        if found.has_colon || is_parted || behind_sign.iter().any(is_behind) {
            parts.push(&line[start..at]);
            start = at;
            passed = at + found.end;
        }
    }
    parts.push(&line[start..]);
    parts
}

/// Whether both begin with a hamza on alef, and not with the same: «أعداد» is not «إعداد», but «اعداد» may be.
fn has_other_hamza(text: &str, label: &str) -> bool {
    let hamza = |word: &str| word.chars().next().filter(|c| matches!(c, 'أ' | 'إ' | 'آ'));
    hamza(text).zip(hamza(label)).is_some_and(|(one, other)| one != other)
}

/// Whether `name` is a place that datelines name, or places with a stroke between: `عامودا/ديرك`.
pub(super) fn is_place(name: &str) -> bool {
    name.split('/').all(|name| PLACES.has("", &key(name)))
}

/// Whether `line` as a whole says what kind of text it stands above: such a line may be all the headline there is.
pub(super) fn is_kind(line: &str) -> bool {
    LIST.has("kind", &key(line))
}

/// Whether a word that begins with waw is a name and not «and» with what follows.
pub(super) fn is_waw_name(word: &str) -> bool {
    LIST.has("waw", &key(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_with_what_belongs_to_them() {
        for (line, found, rest) in [
            ("بقلم: كاجين أحمد", Label::By, "كاجين أحمد"),
            ("كتبت سلمى علي", Label::By, "سلمى علي"),
            ("إعداد وتحرير / سلمى علي", Label::By, "سلمى علي"),
            ("تقرير : سلمى", Label::Genre, "سلمى"),
            ("نووسینی: ئازاد", Label::By, "ئازاد"),
            ("Ji aliyê Azad Kurd", Label::By, "Azad Kurd"),
            ("Nûçe: Zana Omer", Label::Genre, "Zana Omer"),
            ("Amadekar: Zana Omer", Label::By, "Zana Omer"),
            ("هەواڵ: ئازاد عەلی", Label::Genre, "ئازاد عەلی"),
            ("ترجمة: سلمى", Label::Credit, "سلمى"),
            ("Photo: AP", Label::Picture, "AP"),
            ("الموضوع: لا انسحاب", Label::Subject, "لا انسحاب"),
            ("آخر تحديث: 12/1/2024", Label::Updated, "12/1/2024"),
            ("المصدر: رويترز", Label::Source, "رويترز"),
            ("تاريخ النشر: 12/1/2024", Label::Date, "12/1/2024"),
            ("تحرير: ليلى أحمد", Label::Credit, "ليلى أحمد"),
            ("Edited by: Omar Ali", Label::Credit, "Omar Ali"),
            ("المكان: قامشلو", Label::Place, "قامشلو"),
            ("شوێن: هەولێر", Label::Place, "هەولێر"),
            ("Cih: Qamişlo", Label::Place, "Qamişlo"),
            ("Location: Raqqa", Label::Place, "Raqqa"),
        ] {
            let Found { label, end, .. } = label(line).unwrap();
            assert_eq!((label, &line[end..]), (found, rest), "{line}");
        }
    }

    #[test]
    fn the_beginning_of_a_headline_is_no_label() {
        for line in [
            "أعداد تقريبية",
            "تقرير أمريكي يكشف",
            "كتبوا رسالة",
            "Bypass opens",
            "خاص",
            "حوار وطني",
            "ترجمة القرآن",
            "تصوير مشاهد القصف",
            "تحديثات مستمرة",
            "العنوان الأبرز",
            "Subject matters",
            "نشرت الصحيفة",
            "Photo shows the scene",
            "Sourced abroad",
        ] {
            assert_eq!(label(line), None, "{line}");
        }
    }

    #[test]
    fn a_line_is_parted_before_its_labels() {
        for (line, parts) in [
            ("كتابة: سلمى علي تصوير: رودي خان", &["كتابة: سلمى علي ", "تصوير: رودي خان"][..]),
            ("12/3/2024 - آخر تحديث 13/3/2024", &["12/3/2024 - ", "آخر تحديث 13/3/2024"]),
            ("Text: Azad Kurd | Photo: AP", &["Text: Azad Kurd | ", "Photo: AP"]),
            ("Nivîs: Zana Omer", &["Nivîs: Zana Omer"]),
            ("كاجين أحمد كتب رسالة", &["كاجين أحمد كتب رسالة"]),
        ] {
            assert_eq!(parted(line), parts, "{line}");
        }
    }

    #[test]
    fn places_are_known_in_each_language() {
        for place in
            ["القامشلي", "قامیشلۆ", "Qamişlo", "BAGHDAD", "دير  الزور", "عامودا/ديرك", "عين عيسى"]
        {
            assert!(is_place(place), "{place}");
        }
        assert!(!is_place("أحمد") && !is_place("القامشلي/") && !is_place(""));
    }
}
