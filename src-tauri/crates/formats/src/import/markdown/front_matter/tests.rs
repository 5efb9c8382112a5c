use super::*;

#[test]
fn front_matter_stands_between_hyphens_at_the_top() {
    assert_eq!(split("---\na: b\n---\nنص"), (Some("a: b\n"), "نص"));
    assert_eq!(split("\u{200f}---\na: b\n...\n"), (Some("a: b\n"), ""));
    for text in ["---\n\nنص\n---\n", "---\na: b\n", "نص\n---\na: b\n---\n", ""] {
        assert_eq!(split(text), (None, text));
    }
}

fn filled(yaml: &str) -> (Fields, Vec<Tag>, Report) {
    let (mut fields, mut report) = (Fields::default(), Report::default());
    let tags = parse(yaml, &mut report).fill(&mut fields, &mut report);
    (fields, tags, report)
}

#[test]
fn what_is_not_understood_is_kept_with_its_text() {
    let (_, tags, report) = filled("draft: true\ndate: أمس\ntags: ['', سوريا, سوريا]\n");
    let said: Vec<(WarningKind, &str)> =
        report.warnings.iter().map(|warning| (warning.kind, warning.detail.as_str())).collect();
    assert_eq!(
        said,
        [(WarningKind::UnknownField, "draft: true"), (WarningKind::BadField, "date: أمس")]
    );
    assert_eq!(tags.iter().map(Tag::as_str).collect::<Vec<_>>(), ["سوريا"]);
}

#[test]
fn what_cannot_be_read_is_removed_whole() {
    let (fields, _, report) = filled("title: [\n");
    assert_eq!(report.removed[0].text, "title: [\n");
    assert_eq!(fields, Fields::default());
}

#[test]
fn only_warraq_names_its_profiles() {
    for (yaml, is_own) in [
        ("title: أ\nlanguage: ar\nprofile: news\n", true),
        ("profile: photo-story\n", true),
        ("title: أ\nlanguage: ar\n", false),
        ("profile: https://example.org/me\n", false),
        ("profile: [news, opinion]\n", false),
    ] {
        assert_eq!(parse(yaml, &mut Report::default()).is_own(), is_own, "{yaml}");
    }
}

#[test]
fn every_field_that_it_fills_is_said() {
    let (_, _, report) = filled(
        "title: أ\nauthor: [ب, ج]\ndate: 2024-01-17\ncorrections:\n  - at: 2024-02-01T08:00:00Z\n    text: د\n",
    );
    let said: Vec<(FieldName, &str)> =
        report.taken.iter().map(|taken| (taken.field, taken.value.as_str())).collect();
    assert_eq!(
        said,
        [
            (FieldName::Headline, "أ"),
            (FieldName::Byline, "ب"),
            (FieldName::Byline, "ج"),
            (FieldName::Date, "2024-01-17"),
            (FieldName::Corrections, "د"),
        ]
    );
}

#[test]
fn of_two_keys_for_one_field_the_first_counts_and_the_other_is_said() {
    let yaml = "title: أول\ntitle: ثان\ndescription: ''\nsummary: ملخص\nsubtitle: فرعي\n\
                author: سلمى علي\nbyline: كاجين أحمد\nlang: ar\nlanguage: ckb\ndate: 2024-05-01\ndate: 2024-05-01\n";
    let (mut fields, mut report) = (Fields::default(), Report::default());
    let (_, hints) = parse(yaml, &mut report).fill_known(&mut fields, &mut report);
    assert_eq!((hints.subject.as_str(), hints.language.as_str()), ("أول", "ar"));
    assert_eq!(fields.standfirst, "ملخص");
    assert_eq!(fields.byline, ["سلمى علي", "كاجين أحمد"]);
    say_unused(&hints, &Fields { language: "ar".to_owned(), ..fields }, &mut report);
    let said: Vec<(WarningKind, &str)> =
        report.warnings.iter().map(|warning| (warning.kind, warning.detail.as_str())).collect();
    let twice = WarningKind::FieldTwice;
    assert_eq!(said, [(twice, "title: ثان"), (twice, "subtitle: فرعي"), (twice, "language: ckb")]);
    let standfirst = report.taken.iter().filter(|taken| taken.field == FieldName::Standfirst);
    assert_eq!(standfirst.map(|taken| taken.value.as_str()).collect::<Vec<_>>(), ["ملخص"]);
}

#[test]
fn a_date_is_read_in_any_form_and_said_as_it_was_written() {
    for (written, day) in [
        ("2024-05-01T10:00:00+03:00", "2024-05-01"),
        ("2024-05-01 10:00:00", "2024-05-01"),
        ("2024-3-5", "2024-03-05"),
        ("5 آذار 2024", "2024-03-05"),
    ] {
        let (fields, _, report) = filled(&format!("date: {written}\n"));
        assert_eq!(fields.date.map(|date| date.to_string()).as_deref(), Some(day), "{written}");
        assert_eq!(report.taken[0].value, written);
        assert!(report.warnings.is_empty(), "{written}");
    }
}

#[test]
fn a_language_that_the_letters_are_not_in_is_said() {
    for (said, found, is_told) in
        [("ku", "ar", true), ("ku", "ckb", false), ("ku", "kmr", false), ("ar-SY", "ar", false)]
    {
        let hints = Hints { language: said.to_owned(), ..Hints::default() };
        let fields = Fields { language: found.to_owned(), ..Fields::default() };
        let mut report = Report::default();
        say_unused(&hints, &fields, &mut report);
        assert_eq!(report.warnings.len(), usize::from(is_told), "{said}: {found}");
    }
}
