//! Lines around a text: of its post, of its end, of its kind.

use super::*;

#[test]
fn a_line_of_its_post_gives_the_name_and_the_date_of_publication() {
    let line = "كتب: محمد حسن - 12 آذار 2024 - آخر تحديث 13 آذار 2024 - 1250 مشاهدة";
    let read = read_lines(&["واشنطن تبلغ تركيا", line, "قبل ساعتين", ARABIC], Hints::default());
    assert_eq!(read.fields.byline, ["محمد حسن"]);
    assert_eq!(read.fields.date.map(|date| date.to_string()).as_deref(), Some("2024-03-12"));
    assert_eq!(
        removed(&read),
        [(RemovedKind::BylineLine, line), (RemovedKind::Surroundings, "قبل ساعتين")]
    );
    assert_eq!(read.lines, [ARABIC]);
}

#[test]
fn a_relative_time_or_a_change_is_no_date() {
    for line in
        ["قبل ساعتين", "آخر تحديث 13 آذار 2024", "Last updated: 13 March 2024", "2 hours ago"]
    {
        let read = read_lines(&["واشنطن تبلغ تركيا", line, ARABIC], Hints::default());
        assert_eq!(read.fields.date, None, "{line}");
        assert_eq!(removed(&read), [(RemovedKind::Surroundings, line)]);
    }
}

#[test]
fn a_line_that_gives_the_article_nothing_stays_in_its_text() {
    for line in [
        "بقلم: رئيس التحرير في الصحيفة التي لا تنام",
        "المصدر: مسؤول طلب ألا يذكر اسمه لأنه ليس مخولاً أن يتحدث",
        "By the time it ended, no one was left",
    ] {
        let read = read_lines(&["واشنطن تبلغ تركيا", line, ARABIC], Hints::default());
        assert_eq!(
            (read.lines, read.fields.byline),
            (vec![line.to_owned(), ARABIC.to_owned()], vec![])
        );
    }
    let lines = ["واشنطن تبلغ تركيا", "دمشق – 12/3/2024", "حلب – 15/3/2024", ARABIC];
    let read = read_lines(&lines, Hints::default());
    assert_eq!((read.fields.place.as_str(), read.lines[0].as_str()), ("دمشق", "حلب – 15/3/2024"));
}

#[test]
fn place_and_date_may_close_a_text() {
    for (headline, line, text, place, date) in [
        ("بيان", "دمشق - 12/3/2024", ARABIC, "دمشق", "2024-03-12"),
        ("بيان", "بغداد، ٥ نيسان ٢٠٢٤", ARABIC, "بغداد", "2024-04-05"),
        ("بيان", "12/3/2024", ARABIC, "", "2024-03-12"),
        ("ڕاگەیەندراو", "هەولێر، ٥ی نیسانی ٢٠٢٤", SORANI, "هەولێر", "2024-04-05"),
        ("Daxuyanî", "Qamişlo, 12ê Adarê 2024", KURMANJI, "Qamişlo", "2024-03-12"),
        ("Statement", "Erbil – 5 April 2024", ENGLISH, "Erbil", "2024-04-05"),
    ] {
        let read = read_lines(&[headline, text, line], Hints::default());
        let found = read.fields.date.map(|date| date.to_string()).unwrap_or_default();
        assert_eq!((read.fields.place.as_str(), found.as_str()), (place, date), "{line}");
        assert_eq!(removed(&read), [(RemovedKind::BylineLine, line)]);
        let from = read.report.taken.last().unwrap().from;
        assert_eq!(from, TakenFrom::ClosingLine);
    }
    let read =
        read_lines(&["بيان", "دمشق - 10/3/2024", ARABIC, "حلب - 12/3/2024"], Hints::default());
    assert_eq!(read.fields.place, "دمشق");
    assert_eq!(read.lines, [ARABIC, "حلب - 12/3/2024"], "the text began with another");
    let read = read_lines(&["بيان", ARABIC, "وقعت الحرب في 12/3/2024"], Hints::default());
    assert_eq!((read.fields.date, read.lines.len()), (None, 2));
}

#[test]
fn the_kind_of_a_text_before_a_colon_may_begin_its_headline() {
    let read = read_lines(&["تقرير: انفجار يهز المدينة", ARABIC], Hints::default());
    assert_eq!(read.fields.headline, "تقرير: انفجار يهز المدينة");
    let read = read_lines(&["كاريكاتير 2015/7/23", ARABIC], Hints::default());
    assert_eq!(read.fields.headline, "كاريكاتير 2015/7/23");
    let lines = ["تقرير: سلمى علي", "واشنطن تبلغ تركيا", ARABIC];
    let read = read_lines(&lines, Hints::default());
    assert_eq!(
        (read.fields.headline.as_str(), &read.fields.byline[..]),
        ("واشنطن تبلغ تركيا", &["سلمى علي".to_owned()][..])
    );
}

#[test]
fn a_label_before_the_headline_is_none_of_it() {
    for (line, label, headline, text) in [
        ("الموضوع: لا انسحاب", "الموضوع:", "لا انسحاب", ARABIC),
        ("العنوان: لا انسحاب", "العنوان:", "لا انسحاب", ARABIC),
        ("بابەت: کشانەوە نییە", "بابەت:", "کشانەوە نییە", SORANI),
        ("Sernav: Vekişîn tune", "Sernav:", "Vekişîn tune", KURMANJI),
        ("Subject: No withdrawal", "Subject:", "No withdrawal", ENGLISH),
    ] {
        let read = read_lines(&[line, text], Hints::default());
        assert_eq!(read.fields.headline, headline);
        assert_eq!(removed(&read), [(RemovedKind::Surroundings, label)]);
    }
    let read = read_lines(&["العنوان الأبرز: لا انسحاب", ARABIC], Hints::default());
    assert_eq!(read.fields.headline, "العنوان الأبرز: لا انسحاب");
}

#[test]
fn the_subject_of_a_mail_is_the_headline() {
    let hints = Hints { subject: "لا انسحاب".to_owned(), ..Hints::default() };
    let read = read_lines(&["مرحباً جميعاً", ARABIC], hints);
    assert_eq!(read.fields.headline, "لا انسحاب");
    assert_eq!(read.lines, ["مرحباً جميعاً", ARABIC]);
}

#[test]
fn a_headline_may_begin_as_furniture_does() {
    for line in [
        "تابعنا على مدى عامين قضية المفقودين",
        "للاشتراك في الدورة شروط جديدة",
        "All rights reserved for nobody",
    ] {
        let read = read_lines(&[line, ARABIC], Hints::default());
        assert_eq!(read.fields.headline, line);
        assert!(removed(&read).is_empty());
    }
}
