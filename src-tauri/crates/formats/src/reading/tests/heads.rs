//! Which line is the headline, and which only stands near it.

use super::*;

/// The headline and the lines that stay.
fn headline(lines: &[&str], hints: Hints) -> (String, Vec<String>) {
    let Read { fields, lines, .. } = read_lines(lines, hints);
    (fields.headline, lines)
}

#[test]
fn a_heading_below_the_text_is_no_headline() {
    let (found, lines) =
        headline(&["انطلاق موسم القمح", ARABIC, "#مخاوف المزارعين", ARABIC], Hints::default());
    assert_eq!(found, "انطلاق موسم القمح");
    assert_eq!(lines, [ARABIC, "مخاوف المزارعين", ARABIC]);
    let hints = Hints {
        title: "انطلاق موسم القمح | خبر24".to_owned(),
        site: "خبر24".to_owned(),
        ..Hints::default()
    };
    let shown =
        ["انطلاق موسم القمح", ARABIC, ARABIC, "#مخاوف المزارعين", ARABIC, "#وعود الإدارة", ARABIC];
    let (found, lines) = headline(&shown, hints);
    assert_eq!((found.as_str(), lines.len()), ("انطلاق موسم القمح", 6));
    let hints = Hints { title: "انطلاق موسم القمح".to_owned(), ..Hints::default() };
    let (found, lines) = headline(&[ARABIC, "#انطلاق موسم القمح", ARABIC], hints);
    assert_eq!((found.as_str(), lines.len()), ("انطلاق موسم القمح", 2), "the title names it");
}

#[test]
fn a_part_of_the_paper_is_no_headline() {
    for (rubric, title, text) in [
        ("أخبار", "انطلاق موسم القمح في الحسكة", ARABIC),
        ("هەواڵ", "وەرزی گەنم دەستی پێ کرد", SORANI),
        ("Aborî", "Demsala genim dest pê kir", KURMANJI),
        ("Politics", "Wheat harvest begins in Hasakah", ENGLISH),
    ] {
        let Read { fields, lines, report } = read_lines(&[rubric, title, text], Hints::default());
        assert_eq!((fields.headline.as_str(), &lines[..]), (title, &[text.to_owned()][..]));
        assert!(report.removed.iter().any(|removed| removed.text == rubric), "{rubric}");
    }
    let (found, _) = headline(&["أخبار", ARABIC], Hints::default());
    assert_eq!(found, "أخبار", "nothing else is one");
}

#[test]
fn a_post_names_its_authors_and_who_helped_is_a_credit() {
    let lines = [
        "Wheat harvest begins in Hasakah",
        "Posted by Salma Ali, Azad Hesen and Zana Kurd on March 5, 2024 in News | 12 Comments",
        "Additional reporting by Dilan Omar",
        ENGLISH,
    ];
    let Read { fields, lines: left, .. } = read_lines(&lines, Hints::default());
    assert_eq!(fields.byline, ["Salma Ali", "Azad Hesen", "Zana Kurd"]);
    assert_eq!(fields.date.map(|date| date.to_string()).as_deref(), Some("2024-03-05"));
    assert_eq!(fields.credit, "Additional reporting by Dilan Omar");
    assert_eq!(left, [ENGLISH]);
}

#[test]
fn a_formula_at_the_end_is_of_the_text() {
    for line in ["x²", "X2", "print(\"x\")"] {
        let (_, lines) = headline(&["انطلاق موسم القمح", ARABIC, line], Hints::default());
        assert_eq!(lines, [ARABIC, line]);
    }
}
