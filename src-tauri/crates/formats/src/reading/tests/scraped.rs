//! Texts that were copied with what their pages have above and below them.

use super::*;

/// The headline, the authors, the place, the date and the lines of a text, whose running text is `text`.
fn fields(lines: &[&str], hints: Hints) -> (String, String, String, String, Vec<String>) {
    let Read { fields, lines, .. } = read_lines(lines, hints);
    let date = fields.date.map(|date| date.to_string()).unwrap_or_default();
    (fields.headline, fields.byline.join("+"), fields.place, date, lines)
}

#[test]
fn a_headline_and_a_medium_are_no_author() {
    for (headline, line, text) in [
        ("محطة مياه جديدة تدخل الخدمة في قامشلو", "افتتاح محطة المياه | وكالة نوروز", ARABIC),
        ("وێستگەیەکی ئاو کرایەوە لە قامیشلۆ", "کردنەوەی وێستگەی ئاو | ئاژانسی نەورۆز", SORANI),
        ("Stasyoneke avê li Qamişlo vebû", "Vebûna Stasyona Avê | Ronahî Press", KURMANJI),
        ("A station opens in Qamishli", "Water Station Opens | Nowruz News", ENGLISH),
    ] {
        let (found, byline, _, _, lines) = fields(&[headline, line, text], Hints::default());
        assert_eq!((found.as_str(), byline.as_str()), (headline, ""));
        assert_eq!(lines, [line, text], "what says nothing for sure stays");
    }
}

#[test]
fn the_title_of_the_page_is_the_headline_and_a_menu_stands_above() {
    for (menu, title, site, by, author, text) in [
        (
            &["الرئيسية", "سياسة", "اقتصاد", "رياضة"][..],
            "محافظ الحسكة يتفقد الأفران",
            " | نورث نيوز",
            "كتب: هيفين علي",
            "هيفين علي",
            ARABIC,
        ),
        (
            &["سەرەتا  هەواڵ  ئابووری"],
            "نرخی نەوت دابەزی",
            " - ئاسۆ میدیا",
            "نووسینی: سۆران عەلی",
            "سۆران عەلی",
            SORANI,
        ),
        (
            &["Destpêk", "Nûçe"],
            "Li Efrînê darên zeytûnê hatin birîn",
            " - Ronahî Press",
            "Nûçegihan: Zîlan Hesen",
            "Zîlan Hesen",
            KURMANJI,
        ),
        (
            &["Skip to content", "Menu", "The Jazira Post", "Home World Opinion"],
            "Bread prices rise again in Raqqa",
            " | The Jazira Post",
            "By Omar Ali and Sara Haddad",
            "Omar Ali+Sara Haddad",
            ENGLISH,
        ),
    ] {
        let titled = format!("{title}{site}");
        let all = [menu, &[&titled, title, by, text]].concat();
        let Read { fields, lines, report } = read_lines(&all, Hints::default());
        assert_eq!((fields.headline.as_str(), fields.byline.join("+").as_str()), (title, author));
        assert_eq!(lines, [text]);
        let listed = |line: &&str| report.removed.iter().any(|removed| removed.text == **line);
        assert!(menu.iter().all(listed), "{:?}", report.removed);
    }
}

#[test]
fn the_name_of_a_site_above_a_headline_is_none() {
    let (headline, byline, place, date, lines) = fields(
        &[
            "العربي الجديد",
            "\"قسد\" تعلن وقف إطلاق النار شمالي سورية",
            "سلام حسن",
            "القامشلي",
            "17 يناير 2024 | آخر تحديث: 18 يناير 2024",
            ARABIC,
        ],
        Hints::default(),
    );
    assert_eq!(headline, "\"قسد\" تعلن وقف إطلاق النار شمالي سورية");
    assert_eq!(
        (byline.as_str(), place.as_str(), date.as_str()),
        ("سلام حسن", "القامشلي", "2024-01-17")
    );
    assert_eq!(lines, [ARABIC]);
    for (menu, headline, by) in [
        ("هەواڵ", "نرخی نەوت لە بازاڕەکان دابەزی", "نووسینی: ئازاد عەلی"),
        ("Nûçe", "Darên zeytûnê hatin birîn", "Ji aliyê Azad Kurd"),
        ("World", "Bread prices rise in Raqqa", "By Sara Haddad"),
    ] {
        let (found, ..) = fields(&[menu, headline, by, ENGLISH], Hints::default());
        assert_eq!(found, headline);
    }
}

#[test]
fn a_short_headline_above_its_standfirst_stays_one() {
    for lines in [
        &["بيان", "إلى الرأي العام المحلي والدولي", "القامشلي 12/4/2024", ARABIC][..],
        &["Queues grow", "Bread prices rise again in Raqqa", "By Sara Haddad", ENGLISH],
        &["سوق الخضار", "أسعار ترتفع قبل العيد بأسبوع", ARABIC],
        &["تقرير", "انفجار يهز وسط المدينة القديمة", ARABIC],
    ] {
        let (headline, ..) = fields(lines, Hints::default());
        assert_eq!(headline, lines[0]);
    }
}

#[test]
fn lines_of_a_word_or_two_are_credits_beside_others_only() {
    let (_, byline, place, _, lines) =
        fields(&["رئيس البلدية يستقيل من منصبه", "سعيد العلي", "الرقة", ARABIC], Hints::default());
    assert_eq!((byline.as_str(), place.as_str(), lines.len()), ("سعيد العلي", "الرقة", 1));
    for line in ["سعيد العلي", "الرقة", "عودة النازحين"] {
        let (_, byline, place, _, lines) =
            fields(&["رئيس البلدية يستقيل من منصبه", line, ARABIC], Hints::default());
        assert_eq!((byline.as_str(), place.as_str(), lines.len()), ("", "", 2), "{line}");
    }
    let lines = ["رئيس البلدية يستقيل", "عودة النازحين", "17 يناير 2024", ARABIC];
    let (_, byline, _, date, _) = fields(&lines, Hints::default());
    assert_eq!((byline.as_str(), date.as_str()), ("", "2024-01-17"));
}

#[test]
fn an_editor_at_the_end_is_beside_the_author_of_the_file() {
    let hints = Hints { authors: vec!["سعاد محمد".to_owned()], ..Hints::default() };
    for (line, byline, credit) in [
        ("تحرير: ليلى أحمد", "سعاد محمد", "تحرير: ليلى أحمد"),
        ("إعداد: علي الحسن - تحرير: مها خالد", "سعاد محمد+علي الحسن", "تحرير: مها خالد"),
        ("بقلم: سعاد محمد", "سعاد محمد", ""),
    ] {
        let read = read_lines(&["واشنطن تبلغ تركيا", ARABIC, line], hints.clone());
        assert_eq!(
            (read.fields.byline.join("+").as_str(), read.fields.credit.as_str()),
            (byline, credit)
        );
        assert_eq!(read.lines, [ARABIC]);
    }
}

#[test]
fn the_site_of_the_title_is_a_source_and_nobody() {
    let read = read_lines(
        &["واشنطن تبلغ تركيا بوقف عدوانها – موقع الجزيرة اليوم", "دمشق – الجزيرة اليوم", ARABIC],
        Hints::default(),
    );
    assert_eq!(read.fields.byline, [""; 0]);
    assert_eq!(
        (read.fields.place.as_str(), &read.fields.sources[..]),
        ("دمشق", &["الجزيرة اليوم".to_owned()][..])
    );
}

#[test]
fn a_dateline_may_stand_below_a_standfirst() {
    let standfirst = "Water reached the eastern districts for the first time in forty days.";
    let dated = format!("HASAKAH, Syria (JP) — {ENGLISH}");
    let (_, _, place, _, lines) = fields(&["Water returns", standfirst, &dated], Hints::default());
    assert_eq!((place.as_str(), lines.len()), ("HASAKAH, Syria", 2));
}

#[test]
fn the_place_of_an_event_at_the_end_is_of_the_text() {
    let lines = ["بيان إلى الرأي العام", ARABIC, "المكان: القامشلي"];
    let (_, _, place, _, left) = fields(&lines, Hints::default());
    assert_eq!((place.as_str(), left.len()), ("", 2));
}
