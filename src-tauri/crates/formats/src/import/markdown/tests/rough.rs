//! Markdown from anywhere is read as an article; Warraq's own is final.

use warraq_core::article::Block;

use super::*;
use crate::report::TakenFrom;

fn read(markdown: &str) -> Imported {
    imported(markdown, Body::Rough)
}

/// Each block as its type and its words.
fn blocks(imported: &Imported) -> Vec<String> {
    let words = |block: &Block| {
        let mut words = String::new();
        block.walk(&mut |visit| {
            if let warraq_core::article::Visit::Line(_, content) = visit {
                words.push_str(&content.to_text());
            }
        });
        format!("{}: {words}", block.name())
    };
    imported.body.blocks().iter().map(words).collect()
}

fn removed(imported: &Imported) -> Vec<(RemovedKind, &str)> {
    imported.removed.iter().map(|removed| (removed.kind, removed.text.as_str())).collect()
}

const TEXT: &str = "عامودا – زرع أهالي مدينة عامودا **ألف شجرة** ضمن حملة «لنزرعها خضراء» يوم الأحد الماضي في شوارع المدينة.";

#[test]
fn headline_byline_date_and_place_are_found() {
    let imported = read(&format!(
        "# أهالي عامودا يزرعون ألف شجرة\n\nكتب: شيار محمود — 3 آذار 2024\n\n{TEXT}\n"
    ));
    let fields = &imported.fields;
    assert_eq!(fields.headline, "أهالي عامودا يزرعون ألف شجرة");
    assert_eq!((fields.byline.concat().as_str(), fields.place.as_str()), ("شيار محمود", "عامودا"));
    assert_eq!(fields.date.map(|date| date.to_string()).as_deref(), Some("2024-03-03"));
    assert_eq!(removed(&imported), [(RemovedKind::BylineLine, "كتب: شيار محمود — 3 آذار 2024")]);
    assert_eq!(imported.body.blocks().len(), 1);
    assert!(imported.taken.len() >= 5, "{:?}", imported.taken);
}

#[test]
fn the_language_is_that_of_the_letters() {
    let imported = read(
        "# Li Kobanê kargehek nû vebû\n\nKobanê – Jinên bajarê Kobanê îro kargehek nû ya dirûnê vekirin û gelek jin tê de dixebitin.\n",
    );
    assert_eq!(imported.fields.language, "kmr");
    let names = "وقّعت **Bank of America** و*The New York Times* وAmazon الاتفاق.\n";
    assert_eq!(read(names).fields.language, "ar", "Latin names are no language");
    let imported = read(&format!("---\nlanguage: en\n---\n\n{names}"));
    assert_eq!(imported.fields.language, "ar");
}

#[test]
fn front_matter_wins_and_is_said() {
    let imported = read(&format!(
        "---\ntitle: قمح الجزيرة\nauthor: [دلشاد عمر, رويترز, admin]\ndate: 2024-05-30\nlang: ar\nsection: زراعة\ntags: [قمح]\n---\n\n\
         # قمح الجزيرة\n\nكتب: هند صالح\n\n{TEXT}\n"
    ));
    let fields = &imported.fields;
    assert_eq!(fields.headline, "قمح الجزيرة");
    assert_eq!(
        (fields.byline.join("+"), fields.sources.join("+")),
        ("دلشاد عمر+هند صالح".to_owned(), "رويترز".to_owned())
    );
    assert_eq!(fields.date.map(|date| date.to_string()).as_deref(), Some("2024-05-30"));
    assert_eq!(
        removed(&imported),
        [(RemovedKind::DuplicateTitle, "قمح الجزيرة"), (RemovedKind::BylineLine, "كتب: هند صالح")]
    );
    let of = |field| {
        let of_field = imported.taken.iter().filter(|taken| taken.field == field);
        of_field.map(|taken| (taken.value.as_str(), taken.from)).collect::<Vec<_>>()
    };
    let from = TakenFrom::Metadata;
    assert_eq!(of(FieldName::Headline), [("قمح الجزيرة", from)]);
    assert_eq!(of(FieldName::Date), [("2024-05-30", from)]);
    assert_eq!(of(FieldName::Language), [("ar", from)]);
    assert_eq!(of(FieldName::Section), [("زراعة", from)]);
    assert_eq!(of(FieldName::Byline)[0], ("دلشاد عمر", from));
    let warned: Vec<&str> = imported.warnings.iter().map(|w| w.detail.as_str()).collect();
    assert_eq!(warned, ["author: admin"]);
    assert_eq!(imported.tags.len(), 1);
}

#[test]
fn a_first_heading_that_is_not_the_title_stays() {
    let imported = read(&format!("---\ntitle: من الأعلى\n---\n# في النص\n\n{TEXT}\n"));
    assert_eq!(imported.fields.headline, "من الأعلى");
    assert_eq!(blocks(&imported)[0], "heading: في النص");
    assert_eq!(imported.warnings[0].kind, WarningKind::HeadingLevel);
    assert_eq!(imported.warnings[0].detail, "في النص");
}

#[test]
fn what_warraq_exported_is_final() {
    let body = format!("كتب: شيار محمود\n\nشارك هذا الخبر\n\n==سطر==\n\n{TEXT}\n");
    let imported =
        read(&format!("---\ntitle: \"خبر\"\nlanguage: ckb\nprofile: news\n---\n\n{body}"));
    assert_eq!(imported.body.blocks().len(), 4);
    assert_eq!((removed(&imported), imported.fields.byline.len()), (Vec::new(), 0));
    assert_eq!(imported.fields.language, "ckb");
    assert_eq!(imported.taken.len(), 3);
    let foreign = read(&format!("---\ntitle: \"خبر\"\nlanguage: ar\n---\n\n{body}"));
    assert_eq!(foreign.fields.byline, ["شيار محمود"]);
}

#[test]
fn a_line_below_a_picture_is_its_credit_or_caption() {
    let imported = read(&format!(
        "# خبر من عامودا اليوم\n\n{TEXT}\n\n![وصف](https://img.example/t.jpg)\n*تصوير: لاوند*\n\n![ثان](b.jpg)\n_شجر في عامودا_\n\nسطر\n![ثالث](c.jpg)\nسطر آخر\n"
    ));
    let blocks = blocks(&imported);
    assert_eq!(
        blocks[1..],
        ["figure: ", "figure: شجر في عامودا", "paragraph: سطر", "figure: ", "paragraph: سطر آخر"]
    );
    let json = imported.body.to_json().to_string();
    assert!(json.contains("\"credit\":\"لاوند\"") && !json.contains("emphasis"), "{json}");
    assert!(removed(&imported).contains(&(RemovedKind::BylineLine, "تصوير: لاوند")));
}

#[test]
fn a_link_around_nothing_but_a_picture_is_listed() {
    let imported = read("[![وصف](a.jpg)](https://x.example/a)\n\nنص");
    assert!(removed(&imported).contains(&(RemovedKind::Link, "https://x.example/a")));
}

#[test]
fn signs_of_other_markdowns_are_no_text() {
    let imported = read(&format!(
        "# خبر\n\n{TEXT}\n\n> [!NOTE]\n> تنبيه\n\n- [x] تم\n- [ ] لم يتم\n\nهذا ==مظلل== هنا.\n\n&nbsp;\n\nنهاية النص.\n"
    ));
    assert_eq!(
        blocks(&imported)[1..],
        [
            "quote: تنبيه",
            "list: ☒ تم☐ لم يتم",
            "paragraph: هذا مظلل هنا.",
            "paragraph: نهاية النص."
        ]
    );
    assert_eq!(
        removed(&imported),
        [
            (RemovedKind::MarkdownSign, "[!NOTE]"),
            (RemovedKind::MarkdownSign, "==مظلل=="),
            (RemovedKind::Entity, "&nbsp;")
        ]
    );
}

#[test]
fn shortcodes_are_read_as_in_posts() {
    let imported = read(&format!(
        "# خبر\n\n{TEXT}\n\n<div id=\"div-gpt-ad\"></div>\n[caption id=\"a\" width=\"3\"]صورة[/caption]\n\n[caption id=\"b\"]![وصف](b.jpg) شجر[/caption]\n\n[gallery ids=\"1,2\"]\n\n[toc]نهاية.\n"
    ));
    assert_eq!(blocks(&imported)[1..], ["paragraph: صورة", "figure: شجر", "paragraph: نهاية."]);
    let text = imported.body.to_json().to_string();
    assert!(!text.contains("caption id") && !text.contains("hard_break"), "{text}");
    assert!(removed(&imported).contains(&(RemovedKind::Html, "[gallery ids=\"1,2\"]")));
}

#[test]
fn lines_above_the_text_are_read_one_by_one() {
    for (head, byline, place, date) in [
        ("بقلم: سلمى علي\nالقامشلي", "سلمى علي", "القامشلي", ""),
        ("سلمى علي\nكاجين أحمد\n5 آذار 2024", "سلمى علي+كاجين أحمد", "", "2024-03-05"),
        ("By Salma Ali\nQamishlo", "Salma Ali", "Qamishlo", ""),
        ("**بقلم: سلمى علي**\n*دمشق – ١٧ كانون الثاني ٢٠٢٤*", "سلمى علي", "دمشق", "2024-01-17"),
    ] {
        let text = TEXT.trim_start_matches("عامودا – ");
        let imported = read(&format!("# أهالي عامودا يزرعون\n\n{head}\n\n{text}\n"));
        let fields = &imported.fields;
        let day = fields.date.map(|date| date.to_string()).unwrap_or_default();
        let found = (fields.byline.join("+"), fields.place.as_str(), day.as_str());
        assert_eq!(found, (byline.to_owned(), place, date), "{head}");
        assert_eq!(imported.body.blocks().len(), 1, "{head}");
    }
}

#[test]
fn a_byline_right_above_its_text_is_one() {
    let imported =
        read(&format!("# أهالي عامودا يزرعون\n\nبقلم: سلمى علي\n{TEXT}\nنهاية الخبر.\n"));
    assert_eq!(imported.fields.byline, ["سلمى علي"]);
    let text = TEXT.replace("**", "");
    assert_eq!(blocks(&imported), [format!("paragraph: {text} نهاية الخبر.")]);
}

#[test]
fn the_ends_of_other_lines_are_spaces() {
    let imported = read(&format!("# عنوان النص\n\nسطر أول\nسطر ثان\n\n{TEXT}\n"));
    assert_eq!(blocks(&imported)[0], "paragraph: سطر أول سطر ثان");
    let imported = read(&format!("انطلاق موسم القمح\nفي الحسكة\n\n{TEXT}\n"));
    assert_eq!(imported.fields.headline, "انطلاق موسم القمح في الحسكة");
    let imported = read("سطر أول\nسطر ثان\n");
    assert_eq!(blocks(&imported), ["paragraph: سطر أول سطر ثان"]);
}

#[test]
fn a_heading_below_the_text_is_no_headline() {
    let imported = read(&format!("انطلاق موسم القمح\n\n{TEXT}\n\n# مخاوف المزارعين\n\n{TEXT}\n"));
    assert_eq!(imported.fields.headline, "انطلاق موسم القمح");
    assert_eq!(blocks(&imported)[1], "heading: مخاوف المزارعين");
}
