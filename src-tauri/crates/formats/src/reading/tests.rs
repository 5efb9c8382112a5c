mod heads;
mod lines;
mod scraped;

use ulid::Ulid;
use warraq_core::article::{BlockAttrs, Heading, HeadingLevel, InlineContent, Paragraph};

use super::*;
use crate::report::{RemovedKind, TakenFrom};

/// What a text of these lines comes to; a line that begins with `#` is a heading of level 1.
struct Read {
    fields: Fields,
    lines: Vec<String>,
    report: Report,
}

fn read_lines(lines: &[&str], hints: Hints) -> Read {
    let mut next = 0;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    let mut top_headings = Vec::new();
    let blocks = lines.iter().map(|line| {
        let attrs = BlockAttrs::new(&mut ids);
        let Some(title) = line.strip_prefix('#') else {
            return Block::Paragraph(Paragraph { attrs, content: InlineContent::plain(line) });
        };
        top_headings.push(attrs.id);
        let content = InlineContent::plain(title);
        Block::Heading(Heading { attrs, level: HeadingLevel::Two, content })
    });
    let blocks = blocks.collect();
    let mut report = Report::default();
    let rough = Rough { blocks, top_headings, hints, ..Rough::default() };
    let (fields, document) = read(rough, &ImportDefaults::default(), &mut ids, &mut report);
    let lines = document.blocks().iter().map(runs::text_of_block).collect();
    Read { fields, lines, report }
}

fn removed(read: &Read) -> Vec<(RemovedKind, &str)> {
    read.report.removed.iter().map(|removed| (removed.kind, removed.text.as_str())).collect()
}

const ARABIC: &str =
    "أعلنت وزارة الخارجية الأمريكية أنها أبلغت كلاً من تركيا والإدارة الذاتية بإطلاق حوار.";
const SORANI: &str =
    "وەزارەتی دەرەوەی ئەمریکا ڕایگەیاند کە تورکیا و بەڕێوەبەری خۆسەری ئاگادار کردووەتەوە.";
const KURMANJI: &str =
    "Wezareta Derve ya Amerîkayê ragihand ku wê Tirkiye û Rêveberiya Xweser agahdar kir.";
const ENGLISH: &str =
    "The State Department said that it informed Turkey and the administration of the talks.";

#[test]
fn a_scraped_page_in_arabic() {
    let read = read_lines(
        &[
            r#"crossorigin="anonymous"> واشنطن تبلغ تركيا – xeber24.net"#,
            "واشنطن تبلغ تركيا",
            "مشاركة",
            "كاجين أحمد ـ xeber24.net",
            ARABIC,
            "اقرأ أيضاً: لا انسحاب",
            ARABIC,
            "جميع الحقوق محفوظة © 2024",
        ],
        Hints::default(),
    );
    assert_eq!(read.fields.headline, "واشنطن تبلغ تركيا");
    assert_eq!(read.fields.byline, ["كاجين أحمد"]);
    assert_eq!(read.fields.sources, ["xeber24.net"]);
    assert_eq!(read.fields.language, "ar");
    assert_eq!(read.lines, [ARABIC, ARABIC]);
    assert_eq!(
        removed(&read),
        [
            (RemovedKind::Html, r#"crossorigin="anonymous">"#),
            (RemovedKind::SiteName, "– xeber24.net"),
            (RemovedKind::DuplicateTitle, "واشنطن تبلغ تركيا"),
            (RemovedKind::Share, "مشاركة"),
            (RemovedKind::BylineLine, "كاجين أحمد ـ xeber24.net"),
            (RemovedKind::Related, "اقرأ أيضاً: لا انسحاب"),
            (RemovedKind::Surroundings, "جميع الحقوق محفوظة © 2024"),
        ]
    );
    let places: Vec<bool> =
        read.report.removed.iter().map(|removed| removed.after.is_some()).collect();
    assert_eq!(places, [false, false, false, false, false, true, true]);
}

#[test]
fn pages_in_sorani_kurmanji_and_english() {
    for (lines, headline, byline, place, language) in [
        (
            [
                r"واشنتن تورکیا ئاگادار دەکاتەوە",
                "هاوبەش بکە",
                "نووسینی: ئازاد عەلی",
                &format!("هەولێر – {SORANI}"),
            ],
            "واشنتن تورکیا ئاگادار دەکاتەوە",
            "ئازاد عەلی",
            "هەولێر",
            "ckb",
        ),
        (
            [
                "Washington Tirkiyê agahdar dike",
                "Parve bike",
                "Ji aliyê Azad Kurd",
                &format!("Qamişlo – {KURMANJI}"),
            ],
            "Washington Tirkiyê agahdar dike",
            "Azad Kurd",
            "Qamişlo",
            "kmr",
        ),
        (
            [
                "Washington informs Turkey",
                "Share",
                "By Azad Kurd",
                &format!("BAGHDAD, Jan 12, 2024 (Reuters) - {ENGLISH}"),
            ],
            "Washington informs Turkey",
            "Azad Kurd",
            "BAGHDAD",
            "en",
        ),
    ] {
        let read = read_lines(&lines, Hints::default());
        assert_eq!(read.fields.headline, headline);
        assert_eq!(read.fields.byline, [byline]);
        assert_eq!(read.fields.place, place);
        assert_eq!(read.fields.language, language);
        assert_eq!(read.lines, [lines[3]], "a dateline in a sentence stays");
        let kinds: Vec<RemovedKind> =
            read.report.removed.iter().map(|removed| removed.kind).collect();
        assert_eq!(kinds, [RemovedKind::Share, RemovedKind::BylineLine]);
    }
}

#[test]
fn the_heading_is_the_headline_and_the_title_of_the_page_names_it() {
    let hints = Hints {
        title: "واشنطن تبلغ تركيا | خبر24".to_owned(),
        site: "خبر24".to_owned(),
        address: "https://xeber24.net/1".to_owned(),
        ..Hints::default()
    };
    let read = read_lines(&["#أقسام الموقع", "#واشنطن تبلغ تركيا", ARABIC], hints.clone());
    assert_eq!(read.fields.headline, "واشنطن تبلغ تركيا");
    assert_eq!(read.report.taken[1].from, TakenFrom::Heading);
    assert_eq!(read.lines, ["أقسام الموقع", ARABIC]);
    let read = read_lines(&[ARABIC, ARABIC], hints);
    assert_eq!((read.fields.headline.as_str(), read.lines.len()), ("واشنطن تبلغ تركيا", 2));
    assert_eq!(read.report.taken[1].from, TakenFrom::Metadata);
}

#[test]
fn the_title_of_a_document_counts_where_the_text_has_it() {
    let hints = Hints { title: "نموذج خبر".to_owned(), ..Hints::default() };
    let read = read_lines(&["واشنطن تبلغ تركيا", ARABIC], hints.clone());
    assert_eq!(read.fields.headline, "واشنطن تبلغ تركيا");
    let read = read_lines(&["خاص", "نموذج خبر", ARABIC], hints);
    assert_eq!(
        (read.fields.headline.as_str(), read.lines),
        ("نموذج خبر", vec!["خاص".to_owned(), ARABIC.to_owned()])
    );
}

#[test]
fn place_and_date_may_have_a_line_of_their_own() {
    let read = read_lines(
        &["القامشلي – 12 كانون الثاني 2024", "لا انسحاب من سوريا", ARABIC],
        Hints::default(),
    );
    assert_eq!(read.fields.headline, "لا انسحاب من سوريا");
    assert_eq!(read.fields.place, "القامشلي");
    assert_eq!(read.fields.date.map(|date| date.to_string()).as_deref(), Some("2024-01-12"));
    assert_eq!(removed(&read), [(RemovedKind::BylineLine, "القامشلي – 12 كانون الثاني 2024")]);
    assert_eq!(read.lines, [ARABIC]);
}

#[test]
fn what_an_importer_removed_keeps_its_place() {
    let mut report = Report::default();
    let mut next = 0;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    let lines = ["واشنطن تبلغ تركيا", ARABIC, "مشاركة", ARABIC, "شارك"];
    let mut blocks = Vec::new();
    for line in lines {
        let attrs = BlockAttrs::new(&mut ids);
        report.now_after(attrs.id);
        report.remove(RemovedKind::Image, line);
        blocks.push(Block::Paragraph(Paragraph { attrs, content: InlineContent::plain(line) }));
    }
    let rough = Rough { blocks, ..Rough::default() };
    let (_, document) = read(rough, &ImportDefaults::default(), &mut ids, &mut report);
    let ids: Vec<BlockId> = document.blocks().iter().map(Block::id).collect();
    let place = |after: BlockId| ids.iter().position(|id| *id == after);
    let found: Vec<_> = report.removed.iter().map(|r| (r.kind, r.after.map(place))).collect();
    let (image, share) = (RemovedKind::Image, RemovedKind::Share);
    assert_eq!(ids.len(), 3, "in the middle of a text a word is a word");
    assert_eq!(
        found,
        [
            (image, None),
            (image, Some(Some(0))),
            (image, Some(Some(1))),
            (image, Some(Some(2))),
            (share, Some(Some(2))),
            (image, Some(Some(2))),
        ]
    );
}

#[test]
fn an_article_that_has_nothing_but_its_text_stays_as_it_is() {
    let read = read_lines(&[ARABIC, ARABIC], Hints::default());
    assert_eq!(read.lines, [ARABIC, ARABIC]);
    assert_eq!(removed(&read), []);
    let read = read_lines(&[], Hints::default());
    assert_eq!((read.lines, read.report.warnings), (vec![String::new()], vec![]));
}
