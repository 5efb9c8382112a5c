use ulid::Ulid;
use warraq_core::article::{BlockAttrs, Mark, Marks, Paragraph};

use super::*;

/// The caption and the credit that this caption comes to.
fn taken(caption: &str) -> (String, String) {
    let figure = Figure {
        attrs: BlockAttrs::new(&mut || Ulid::from(1)),
        media: None,
        alt: String::new(),
        credit: String::new(),
        rights: String::new(),
        caption: InlineContent::plain(caption),
    };
    let mut draft = Draft::new(vec![Block::Figure(figure)]);
    let mut report = Report::default();
    take_credits(&mut draft, &mut report);
    let blocks = draft.finish(&mut report);
    let Some(Block::Figure(figure)) = blocks.first() else { panic!("it is a figure") };
    assert_eq!(report.removed.len(), report.taken.len(), "{caption}: listed as it stood");
    let said = report.taken.iter().map(|taken| taken.value.as_str()).collect::<String>();
    assert_eq!(said, figure.credit, "{caption}");
    (figure.caption.to_text(), figure.credit.clone())
}

#[test]
fn a_credit_in_a_caption_is_the_credit_of_the_picture() {
    for (caption, rest, credit) in [
        ("جنود في حلب (تصوير: رويترز)", "جنود في حلب", "رويترز"),
        ("جنود في حلب (تصوير: رويترز).", "جنود في حلب.", "رويترز"),
        ("جنود في حلب (رويترز)", "جنود في حلب", "رويترز"),
        ("جنود في حلب (أ ف ب)", "جنود في حلب", "أ ف ب"),
        ("جنود في حلب – عدسة: سلمى علي", "جنود في حلب", "سلمى علي"),
        ("جنود في حلب. عدسة: سلمى علي", "جنود في حلب.", "سلمى علي"),
        ("جنود في حلب | المصدر: وكالة هاوار", "جنود في حلب", "وكالة هاوار"),
        ("تصوير: رويترز", "", "رويترز"),
        ("(أرشيف) جنود في حلب (الأناضول)", "(أرشيف) جنود في حلب", "الأناضول"),
        ("سەربازان لە حەلەب (وێنە: ئازاد عەلی)", "سەربازان لە حەلەب", "ئازاد عەلی"),
        ("Leşker li Helebê (Foto: ANHA)", "Leşker li Helebê", "ANHA"),
        ("Soldiers in Aleppo (Photo: AP)", "Soldiers in Aleppo", "AP"),
        ("(Photo: AP) Soldiers in Aleppo", "Soldiers in Aleppo", "AP"),
        ("Soldiers in Aleppo. AFP/Getty", "Soldiers in Aleppo.", "AFP/Getty"),
        (
            "Soldiers in Aleppo, March 2024. Photo by Azad Kurd",
            "Soldiers in Aleppo, March 2024.",
            "Azad Kurd",
        ),
        ("Soldiers in Aleppo © Reuters", "Soldiers in Aleppo", "Reuters"),
        ("© Reuters", "", "Reuters"),
    ] {
        assert_eq!(taken(caption), (rest.to_owned(), credit.to_owned()), "{caption}");
    }
}

#[test]
fn a_credit_with_changes_has_one_reading() {
    let at = chrono::DateTime::UNIX_EPOCH;
    let by = |kind: &dyn Fn(String, String) -> Mark, text: &str| {
        let mark = kind("1".to_owned(), "سلمى".to_owned());
        Inline::Text { text: text.to_owned(), marks: Marks::none().with(mark) }
    };
    let deleted = |text| by(&|id, person| Mark::Deletion { id, person, at }, text);
    let inserted = |text| by(&|id, person| Mark::Insertion { id, person, at }, text);
    let plain = |text: &str| Inline::Text { text: text.to_owned(), marks: Marks::none() };
    let caption = [
        plain("مشهد من "),
        deleted("حلب"),
        inserted("إدلب"),
        plain(". تصوير: "),
        deleted("آزاد"),
        inserted("هيفي"),
        plain(" علي"),
    ];
    let figure = Figure {
        attrs: BlockAttrs::new(&mut || Ulid::from(1)),
        media: None,
        alt: String::new(),
        credit: String::new(),
        rights: String::new(),
        caption: caption.into_iter().collect(),
    };
    let mut draft = Draft::new(vec![Block::Figure(figure)]);
    let mut report = Report::default();
    take_credits(&mut draft, &mut report);
    let blocks = draft.finish(&mut report);
    let Some(Block::Figure(figure)) = blocks.first() else { panic!("it is a figure") };
    assert_eq!(figure.credit, "هيفي علي");
    assert_eq!(figure.caption.to_text(), "مشهد من حلبإدلب.");
    assert!(figure.caption.as_slice().iter().any(|run| run.marks().has("deletion")));
    let told: Vec<&str> = report.warnings.iter().map(|it| it.detail.as_str()).collect();
    assert_eq!(told, ["سلمى 1970-01-01 00:00: − «آزاد» + «هيفي»"]);
}

#[test]
fn other_captions_stay_whole() {
    for caption in [
        "صورة أرشيفية لجنود في حلب",
        "جنود في حلب (أرشيف)",
        "الرئيس الأمريكي (يمين) ونظيره الروسي",
        "مبنى وكالة رويترز في لندن",
        "قناة السويس من الجو",
        "المتظاهرون يرفعون صورة: لا للحرب في كل مكان من البلاد",
        "صورة: ما تبقى من المدرسة بعد القصف",
        "Reuters reporters in Aleppo",
        "Photo shows the mayor (centre)",
        "The Washington Post building",
        "Wêneyê şaredar (navîn)",
        "",
    ] {
        assert_eq!(taken(caption), (caption.to_owned(), String::new()), "{caption}");
    }
}

#[test]
fn a_line_below_a_picture_may_be_its_credit() {
    for (line, credit) in [
        ("Photo: AP", "AP"),
        ("تصوير: سلمى علي", "سلمى علي"),
        ("وێنە: ئازاد عەلی", "ئازاد عەلی"),
        ("Foto: ANHA", "ANHA"),
        ("صورة: ما تبقى من المدرسة بعد القصف", ""),
        ("رويترز", ""),
    ] {
        let mut next = 0;
        let mut ids = move || {
            next += 1;
            Ulid::from(next)
        };
        let figure = Figure {
            attrs: BlockAttrs::new(&mut ids),
            media: None,
            alt: String::new(),
            credit: String::new(),
            rights: String::new(),
            caption: InlineContent::default(),
        };
        let attrs = BlockAttrs::new(&mut ids);
        let below = Paragraph { attrs, content: InlineContent::plain(line) };
        let mut draft = Draft::new(vec![Block::Figure(figure), Block::Paragraph(below)]);
        let mut report = Report::default();
        take_credits(&mut draft, &mut report);
        let blocks = draft.finish(&mut report);
        let Some(Block::Figure(figure)) = blocks.first() else { panic!("it is a figure") };
        assert_eq!(figure.credit, credit, "{line}");
        let is_gone = blocks.len() == 1 && report.removed.len() == 1 && report.taken.len() == 1;
        assert_eq!(is_gone, !credit.is_empty(), "{line}");
    }
}
