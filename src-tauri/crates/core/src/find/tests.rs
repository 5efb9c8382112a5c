use proptest::prelude::*;

use super::*;
use crate::strategies;
use crate::text::fold::fold;

fn words(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

fn regex(text: &str) -> Query {
    Query { form: Form::Regex, ..words(text) }
}

fn exactly(text: &str, exact: &[Exact]) -> Query {
    Query { exact: exact.to_vec(), ..words(text) }
}

fn whole(text: &str) -> Query {
    Query { extent: Extent::WholeWords, ..words(text) }
}

/// The text with each match between `⟦` and `⟧`.
fn marked(query: Query, text: &str) -> String {
    let mut marked = String::new();
    let mut end = 0;
    for found in Finder::new(query).unwrap().find(text) {
        marked += &text[end..found.bytes.start];
        marked.extend(["⟦", &text[found.bytes.clone()], "⟧"]);
        end = found.bytes.end;
    }
    marked + &text[end..]
}

/// The text with every match replaced.
fn replaced(query: Query, with: &str, text: &str) -> String {
    let finder = Finder::new(query).unwrap();
    let mut after = String::new();
    let mut end = 0;
    for found in finder.find(text) {
        after += &text[end..found.bytes.start];
        after += &finder.replacement(text, &found, with);
        end = found.bytes.end;
    }
    after + &text[end..]
}

#[test]
fn all_spellings_of_a_word_are_found_with_their_marks() {
    for (query, text) in [
        ("احمد", "قال ⟦أَحْمَدٌ⟧ إن"),
        ("أحمد", "قال ⟦احمد⟧ إن"),
        ("محمد", "و⟦مـحـمـد⟧ أيضا"),
        ("مدرسة", "⟦مدرسه⟧"),
        ("علي", "⟦على⟧ و⟦علي⟧"),
        ("كوردی", "⟦کوردي⟧"),
        ("2019", "سنة ⟦٢٠١٩⟧ و⟦۲۰۱۹⟧"),
        ("kobane", "⟦Kobanê⟧"),
        ("لا", "⟦ﻻ⟧ ⟦لا⟧"),
        ("رأى", "⟦رَأَى⟧"),
        ("👍", "حسنًا ⟦👍⟧."),
        ("آزاد", "⟦ئازاد⟧"),
        ("ئازاد", "⟦آزاد⟧"),
        ("ئة", "رد⟦ئة⟧"),
    ] {
        let plain = text.replace(['⟦', '⟧'], "");
        assert_eq!(marked(words(query), &plain), text, "{query}");
    }
}

#[test]
fn half_of_a_letter_is_no_match() {
    assert_eq!(marked(words("ل"), "ﻻ"), "ﻻ");
    assert_eq!(marked(words("👩"), "👩\u{200D}🚀 👩"), "👩\u{200D}🚀 ⟦👩⟧");
    assert_eq!(marked(words("👍"), "👍🏽"), "👍🏽");
}

#[test]
fn what_is_not_seen_behind_a_match_stays() {
    assert_eq!(replaced(words("مي"), "ب", "می\u{200C}خواهم"), "ب\u{200C}خواهم");
    assert_eq!(replaced(words("نص"), "ب", "\u{200F}نص\u{200F}."), "\u{200F}ب\u{200F}.");
    assert_eq!(marked(words("ميخواهم"), "می\u{200C}خواهم"), "⟦می\u{200C}خواهم⟧");
}

#[test]
fn letters_are_as_they_are_written_where_that_is_asked() {
    let text = "أحمد احمد أَحمد ا\u{654}حمد";
    assert_eq!(
        marked(exactly("أحمد", &[Exact::Letters]), text),
        "⟦أحمد⟧ احمد ⟦أَحمد⟧ ⟦ا\u{654}حمد⟧"
    );
    assert_eq!(
        marked(exactly("علي", &[Exact::Letters]), "على ⟦علي⟧".replace(['⟦', '⟧'], "").as_str()),
        "على ⟦علي⟧"
    );
    assert_eq!(marked(exactly("٣", &[Exact::Letters]), "3 ٣"), "3 ⟦٣⟧");
    assert_eq!(marked(exactly("Ab", &[Exact::Letters]), "ab Ab"), "ab ⟦Ab⟧");
}

#[test]
fn tashkeel_is_as_it_is_written_where_that_is_asked() {
    assert_eq!(marked(exactly("علم", &[Exact::Tashkeel]), "عِلم علم عـلم"), "عِلم ⟦علم⟧ ⟦عـلم⟧");
    assert_eq!(marked(exactly("إِن", &[Exact::Tashkeel]), "إن اِن"), "إن ⟦اِن⟧");
    // Two marks of a letter have no order.
    assert_eq!(
        marked(exactly("م\u{651}\u{64E}", &[Exact::Tashkeel]), "م\u{64E}\u{651}"),
        "⟦م\u{64E}\u{651}⟧"
    );
    let both = [Exact::Letters, Exact::Tashkeel];
    assert_eq!(marked(exactly("أَب", &both), "اَب أب أَب"), "اَب أب ⟦أَب⟧");
}

#[test]
fn each_of_the_spellings_is_as_it_is_written_where_that_is_asked() {
    let of = |what, query, text: &str| marked(exactly(query, &[what]), &plain(text));
    for (what, query, text) in [
        (Exact::Hamza, "أحمد", "⟦أَحْمَد⟧ احمد ⟦ا\u{654}حمد⟧"),
        (Exact::Hamza, "مسؤول", "⟦مسؤول⟧ مسوول"),
        (Exact::Hamza, "علي", "⟦على⟧ ⟦عَلِي⟧ ⟦علی⟧"),
        (Exact::Hamza, "3", "⟦3⟧ ⟦٣⟧"),
        (Exact::Hamza, "آزاد", "ئازاد ⟦آزاد⟧"),
        (Exact::YaKaf, "علي", "على ⟦عَلِي⟧ علی"),
        (Exact::YaKaf, "كردي", "⟦كردي⟧ کردی"),
        (Exact::YaKaf, "أحمد", "⟦احمد⟧ ⟦أحمد⟧"),
        (Exact::YaKaf, "ي", "ﯼ ⟦ﻱ⟧"),
        (Exact::Digits, "٣", "3 ⟦٣⟧ ۳"),
        (Exact::Digits, "علي", "⟦على⟧ ⟦علی⟧"),
        (Exact::Tatweel, "علم", "⟦عِلم⟧ عـلم"),
        (Exact::Tatweel, "عـلم", "علم ⟦عـلم⟧ ⟦عـَلم⟧"),
    ] {
        assert_eq!(of(what, query, text), text, "{what:?} {query}");
    }
}

/// The text without the signs around its matches.
fn plain(text: &str) -> String {
    text.replace(['⟦', '⟧'], "")
}

#[test]
fn what_is_written_onto_a_word_is_of_the_word() {
    assert_eq!(
        marked(whole("كتاب"), "كتاب والكتاب كتابه «كتاب»، كتابٌ"),
        "⟦كتاب⟧ والكتاب كتابه «⟦كتاب⟧»، ⟦كتابٌ⟧"
    );
    assert_eq!(marked(whole("مي"), "می\u{200C}خواهم می"), "می\u{200C}خواهم ⟦می⟧");
    assert_eq!(marked(whole("12"), "12 123 ١٢٪"), "⟦12⟧ 123 ⟦١٢⟧٪");
    assert_eq!(marked(whole("اا"), "ااا اا"), "ااا ⟦اا⟧");
}

#[test]
fn a_regular_expression_looks_at_folded_letters() {
    assert_eq!(marked(regex(r"\bاحمد\s+\w+"), "أَحمد  عليّ، محمد"), "⟦أَحمد  عليّ⟧، محمد");
    assert_eq!(marked(regex("[٠-٩]+"), "٢٠ و30"), "⟦٢٠⟧ و⟦30⟧");
    assert_eq!(marked(regex("^ا.*$"), "أول\nثان\nآخر"), "⟦أول⟧\nثان\n⟦آخر⟧");
    assert_eq!(marked(regex(r"\S+"), "A b"), "⟦A⟧ ⟦b⟧");
    assert_eq!(marked(regex("ABC"), "abc"), "⟦abc⟧");
    assert_eq!(marked(regex("x*"), "axxb"), "a⟦xx⟧b");
    assert_eq!(marked(Query { exact: vec![Exact::Letters], ..regex("[أإ]") }, "أإا"), "⟦أ⟧⟦إ⟧ا");
    assert_eq!(
        marked(Query { exact: vec![Exact::Tashkeel], ..regex("[\u{64E}\u{64F}]") }, "ب\u{64E}"),
        "ب\u{64E}"
    );
}

#[test]
fn groups_are_put_in_as_they_stand_in_the_text() {
    let swapped = replaced(regex(r"(\w+) (\w+)"), "$2 $1", "أَحمدُ عليٌّ");
    assert_eq!(swapped, "عليٌّ أَحمدُ");
    assert_eq!(replaced(regex(r"(?<year>\d+)م"), "عام ${year}", "٢٠١٩م"), "عام ٢٠١٩");
    // Letters right behind a number are not of it.
    assert_eq!(replaced(regex(r"(\d+)"), "$1م", "٥"), "٥م");
    assert_eq!(replaced(regex("a(b)?"), "[$1$9]$$5 $", "a"), "[]$5 $");
    assert_eq!(replaced(words("a"), "$1", "a"), "$1");
}

#[test]
fn no_match_covers_what_is_no_text() {
    assert_eq!(marked(regex(".+"), "أ\u{FFFC}ب"), "⟦أ⟧\u{FFFC}⟦ب⟧");
    assert_eq!(marked(words("اب"), "أ\u{FFFC}ب اب"), "أ\u{FFFC}ب ⟦اب⟧");
}

#[test]
fn places_in_several_texts_are_counted_as_the_window_counts() {
    let finder = Finder::new(regex("(ع)لي")).unwrap();
    let texts = ["👍 عَلي".to_owned(), String::new(), "على علي".to_owned()];
    let found = in_texts(&finder, "$1", &texts);
    let places: Vec<_> = found.iter().map(|one| (one.text, one.from_utf16, one.to_utf16)).collect();
    assert_eq!(places, [(0, 3, 7), (2, 0, 3), (2, 4, 7)]);
    assert_eq!(found[0].with, "عَ");
}

#[test]
fn what_finds_nothing_anywhere_is_refused() {
    let refused = |query| Finder::new(query).unwrap_err();
    assert_eq!(refused(words("")), QueryError::Empty);
    assert_eq!(refused(words("\u{64B}\u{640}")), QueryError::Empty);
    assert_eq!(refused(regex("")), QueryError::Empty);
    for (pattern, error) in [
        ("(", QueryError::Group),
        ("ا)", QueryError::Group),
        ("[ا-ي", QueryError::Set),
        ("*ا", QueryError::Repetition),
        ("ا{2", QueryError::Repetition),
        (r"\ا", QueryError::Escape),
        ("ا\\", QueryError::Escape),
        (r"(ا)\1", QueryError::LookAround),
        ("(?=ا)", QueryError::LookAround),
        ("[ي-ا]", QueryError::Syntax),
    ] {
        assert_eq!(refused(regex(pattern)), error, "{pattern}");
    }
    assert_eq!(refused(regex(r"\w{1000}{1000}")), QueryError::TooLarge);
}

/// Neither the letter that Kurdish folds by its place nor one that folding makes of two.
fn is_folded_alone(text: &str) -> bool {
    !text.contains(['ئ', '\u{654}', '\u{FE8B}', '\u{FE8C}', '\u{FE89}', '\u{FE8A}'])
}

proptest! {
    #[test]
    fn a_match_folds_to_the_folded_query(
        parts in prop::collection::vec(strategies::text(), 1..6),
        from in any::<prop::sample::Index>(),
        length in 1..6usize,
    ) {
        let text = parts.concat();
        let chars: Vec<char> = text.chars().collect();
        let start = from.index(chars.len());
        let query: String = chars[start..].iter().take(length).collect();
        prop_assume!(is_folded_alone(&text) && !query.contains(OBJECT));
        let Ok(finder) = Finder::new(words(&query)) else { return Ok(()) };
        let mut end = 0;
        for found in finder.find(&text) {
            prop_assert!(found.bytes.start >= end);
            end = found.bytes.end;
            prop_assert_eq!(fold(&text[found.bytes]), fold(&query));
        }
    }

    #[test]
    fn a_word_that_stands_in_the_text_is_found(
        before in strategies::text(),
        word in "[ء-غف-ي]{1,8}",
        after in strategies::text(),
    ) {
        let text = format!("{before} {word} {after}");
        let at = before.len() + 1;
        let found = Finder::new(whole(&word)).unwrap().find(&text);
        prop_assert!(found.iter().any(|found| found.bytes.start == at), "{:?}", found);
    }

    #[test]
    fn no_expression_cuts_a_character(text in strategies::text(), expression in r"[\\wdsSb.*+?()|\[\]ا-ي]{1,8}") {
        let Ok(finder) = Finder::new(regex(&expression)) else { return Ok(()) };
        for found in finder.find(&text) {
            prop_assert!(!text[found.bytes.clone()].is_empty());
            let whole = finder.replacement(&text, &found, "$0");
            prop_assert_eq!(&whole, &text[found.bytes]);
        }
    }
}
