use super::*;

fn said(line: &str) -> Option<(String, String, String, String)> {
    let hints = Hints {
        authors: vec!["رودي خان".to_owned()],
        site: "خبر24".to_owned(),
        ..Hints::default()
    };
    credit(line, &hints).map(|credit| {
        let date = credit.date.map(|date| date.to_string()).unwrap_or_default();
        (credit.names.join("+"), credit.sources.join("+"), credit.place, date)
    })
}

#[test]
fn credits_are_read_in_every_form() {
    for (line, names, source, place, date) in [
        ("كاجين أحمد ـ xeber24.net", "كاجين أحمد", "xeber24.net", "", ""),
        (
            "كاجين أحمد – وكالة هاوار – 12 كانون الثاني 2024",
            "كاجين أحمد",
            "وكالة هاوار",
            "",
            "2024-01-12",
        ),
        ("بقلم: كاجين أحمد وسلمى علي", "كاجين أحمد+سلمى علي", "", "", ""),
        ("بقلم : كاجين أحمد | خبر24", "كاجين أحمد", "خبر24", "", ""),
        ("(إعداد: كاجين)", "كاجين", "", "", ""),
        ("كتبت سلمى علي", "سلمى علي", "", "", ""),
        ("نووسینی: ئازاد عەلی", "ئازاد عەلی", "", "", ""),
        ("Nivîskar: Azad Kurd", "Azad Kurd", "", "", ""),
        ("By Azad Kurd and Zîn Botanî", "Azad Kurd+Zîn Botanî", "", "", ""),
        ("رودي خان", "رودي خان", "", "", ""),
        ("القامشلي – 12 كانون الثاني 2024", "", "", "القامشلي", "2024-01-12"),
        ("بغداد/ 2024-01-17", "", "", "بغداد", "2024-01-17"),
        ("هەولێر، ١٢ی کانوونی دووەم ٢٠٢٤", "", "", "هەولێر", "2024-01-12"),
        ("تاريخ النشر: 17/1/2024 10:30 ص", "", "", "", "2024-01-17"),
        ("الأربعاء 17 كانون الثاني 2024 - 10:30", "", "", "", "2024-01-17"),
        ("المصدر: وكالات", "", "وكالات", "", ""),
        ("القامشلي (هاوار نيوز)", "", "هاوار نيوز", "القامشلي", ""),
        ("لندن: رنيم حنوش", "رنيم حنوش", "", "لندن", ""),
        ("لندن: «الشرق الأوسط»", "", "الشرق الأوسط", "لندن", ""),
        ("رنيم حنوش (لندن)", "رنيم حنوش", "", "لندن", ""),
        (
            "كتب: محمد حسن - 12 آذار 2024 - آخر تحديث 13 آذار 2024 - 1250 مشاهدة",
            "محمد حسن",
            "",
            "",
            "2024-03-12",
        ),
        ("12 آذار 2024 - آخر تحديث 13 آذار 2024", "", "", "", "2024-03-12"),
        ("Published March 12, 2024 | Updated March 13, 2024", "", "", "", "2024-03-12"),
        ("محمد حسن - قبل ساعتين - 1250 مشاهدة", "محمد حسن", "", "", ""),
        ("محمد حسن، منذ 3 أيام", "محمد حسن", "", "", ""),
        ("آخر تحديث: 13 آذار 2024 | نشر: 12 آذار 2024", "", "", "", "2024-03-12"),
        (
            "Posted by Azad Kurd on March 12, 2024 | 1.2K views | 5 min read",
            "Azad Kurd",
            "",
            "",
            "2024-03-12",
        ),
        (
            "By Azad Kurd · March 12, 2024 · Updated 2 hours ago · 1.2K views · 5 min read",
            "Azad Kurd",
            "",
            "",
            "2024-03-12",
        ),
        ("By Azad Kurd · 2 hours ago · 5 min read", "Azad Kurd", "", "", ""),
        ("ئازاد عەلی – پێش ٢ کاتژمێر – ١٢٥٠ بینین", "ئازاد عەلی", "", "", ""),
        ("Zana Omer – 12ê Adarê 2024 – 1250 xwendin", "Zana Omer", "", "", "2024-03-12"),
        ("كتب: سعاد محمد 0 تعليق", "سعاد محمد", "", "", ""),
        ("17 يناير 2024 | آخر تحديث: 12:30 (توقيت القدس)", "", "", "", "2024-01-17"),
        ("Nûçe: Zana Omer", "Zana Omer", "", "", ""),
        ("Nivîs: Zana Omer / ANHA", "Zana Omer", "ANHA", "", ""),
        ("هەواڵ: ئازاد عەلی", "ئازاد عەلی", "", "", ""),
        ("ئامادەکردنی: ئازاد عەلی", "ئازاد عەلی", "", "", ""),
        ("تقرير: سلمى علي", "سلمى علي", "", "", ""),
        ("تحرير: سلمى علي", "", "", "", ""),
        ("كتابة: سلمى علي - تحرير: رودي خان", "سلمى علي", "", "", ""),
        ("عين عيسى ــ نوروز حمو", "نوروز حمو", "", "عين عيسى", ""),
        ("الحسكة - هيفين علي", "هيفين علي", "", "الحسكة", ""),
        ("المكان: قامشلو", "", "", "قامشلو", ""),
        ("17 يناير 2024 مشاركة facebook", "", "", "", "2024-01-17"),
        ("By Sara Haddad and Omar Ali in Hasakah", "Sara Haddad+Omar Ali", "", "Hasakah", ""),
        ("هيئة التحرير ـ صحيفة الشرق الجديد", "", "هيئة التحرير+صحيفة الشرق الجديد", "", ""),
        ("إعداد: أ ف ب", "", "أ ف ب", "", ""),
        ("By Reuters", "", "Reuters", "", ""),
        ("(أ.ف.ب) – 12 آذار 2024", "", "أ.ف.ب", "", "2024-03-12"),
        ("سلمى علي – هاوار/ANHA", "سلمى علي", "هاوار+ANHA", "", ""),
        ("محمد حسن - خبر24", "محمد حسن", "خبر24", "", ""),
        ("المصدر: رويترز + فرانس برس", "", "رويترز+فرانس برس", "", ""),
        ("Source: AFP/Reuters", "", "AFP+Reuters", "", ""),
        ("Çavkanî: ANHA û ANF", "", "ANHA+ANF", "", ""),
        ("سەرچاوە: ڕووداو", "", "ڕووداو", "", ""),
        ("حرر في دمشق بتاريخ 12/3/2024", "", "", "دمشق", "2024-03-12"),
        ("بغداد، ٥ نيسان ٢٠٢٤", "", "", "بغداد", "2024-04-05"),
    ] {
        let found = said(line);
        let expected = (names.to_owned(), source.to_owned(), place.to_owned(), date.to_owned());
        assert_eq!(found, Some(expected), "{line}");
    }
}

#[test]
fn parts_of_papers_and_what_people_are_name_nobody() {
    for (line, names, source, place, date) in [
        ("by Salma Ali | Mar 5, 2024 | News | 0 comments", "Salma Ali", "", "", "2024-03-05"),
        ("by Salma Ali | Mar 5, 2024 | Farming | 0 comments", "Salma Ali", "", "", "2024-03-05"),
        (
            "Posted by Salma Ali, Azad Hesen and Dilan Omar on March 5, 2024 in News | 12 Comments",
            "Salma Ali+Azad Hesen+Dilan Omar",
            "",
            "",
            "2024-03-05",
        ),
        (
            "Posted by Salma Ali on March 5, 2024 in Qamishlo",
            "Salma Ali",
            "",
            "Qamishlo",
            "2024-03-05",
        ),
        ("(إعداد سلمى علي للنشرة العربية - تحرير رودي حسن)", "سلمى علي", "", "", ""),
        ("بقلم: سلمى علي، كاتبة سورية", "سلمى علي", "", "", ""),
        ("بقلم: سلمى علي – صحفية من القامشلي", "سلمى علي", "", "", ""),
        ("بقلم: سلمى علي (خاص)", "سلمى علي", "", "", ""),
        ("By Salma Ali, Correspondent", "Salma Ali", "", "", ""),
        ("By Salma Ali, Editor", "Salma Ali", "", "", ""),
        ("By Salma Ali, Staff Writer", "Salma Ali", "", "", ""),
        ("By Salma Ali, Qamishlo", "Salma Ali", "", "Qamishlo", ""),
        ("By Salma Ali for North Press", "Salma Ali", "North Press", "", ""),
        ("كتبها: سلمى علي لموقع عنب بلدي", "سلمى علي", "موقع عنب بلدي", "", ""),
        (
            "Reporting by Salma Ali in Qamishlo; Editing by Azad Hesen",
            "Salma Ali",
            "",
            "Qamishlo",
            "",
        ),
        (
            "By Salma Ali and Azad Hesen BBC News, Qamishlo",
            "Salma Ali+Azad Hesen",
            "BBC News",
            "Qamishlo",
            "",
        ),
    ] {
        let found = said(line);
        let expected = (names.to_owned(), source.to_owned(), place.to_owned(), date.to_owned());
        assert_eq!(found, Some(expected), "{line}");
    }
}

#[test]
fn a_word_beside_a_date_is_hardly_a_place() {
    for (line, names, source, place, date) in [
        ("سياسة | 5 آذار 2024", "", "", "", "2024-03-05"),
        ("5 آذار 2024 صباحاً", "", "", "", "2024-03-05"),
        ("مساءً 5 آذار 2024", "", "", "", "2024-03-05"),
        ("رأي – 5 آذار 2024", "", "", "", "2024-03-05"),
        ("5 آذار 2024 - عاجل", "", "", "", "2024-03-05"),
        ("مقالات، 5 آذار 2024", "", "", "", "2024-03-05"),
        ("الثلاثاء الموافق 5 آذار 2024", "", "", "", "2024-03-05"),
        ("الموافق 5 آذار 2024", "", "", "", "2024-03-05"),
        ("March 5, 2024 10:33 EST", "", "", "", "2024-03-05"),
        ("Politics - March 5, 2024", "", "", "", "2024-03-05"),
        ("الصالحية – 5 آذار 2024", "", "", "الصالحية", "2024-03-05"),
        ("5 آذار 2024، الثلاثاء - 10:33", "", "", "", "2024-03-05"),
        ("5 Adar 2024, Sêşem - 10:33", "", "", "", "2024-03-05"),
    ] {
        let found = said(line);
        let expected = (names.to_owned(), source.to_owned(), place.to_owned(), date.to_owned());
        assert_eq!(found, Some(expected), "{line}");
    }
}

#[test]
fn lines_of_an_article_are_no_credits() {
    for line in [
        "لا انسحاب من سوريا",
        "كاجين أحمد",
        "القامشلي",
        "تقرير أمريكي يكشف خطط واشنطن",
        "كتب رسالة إلى الرئيس",
        "في 12 كانون الثاني 2024 أعلنت الوزارة",
        "تعزيز التعاون مع “قسد” وإنشاء قواعد جديدة في سوريا",
        "حلب – مدينة لا تنام",
        "تقرير: إسرائيل تقصف دمشق",
        "تقرير: انفجار يهز وسط المدينة",
        "خاص: تفاصيل جديدة في القضية",
        "Nûçe: Li Qamişlo xwepêşandan hat kirin",
        "هەواڵ: لە هەولێر خۆپیشاندان کرا",
        "المصدر: مسؤول طلب عدم ذكر اسمه وقال إن الأمر خطير",
        "المصدر: قال شاهد عيان ما رآه",
        "Source: an official who asked not to be named",
        "Çavkanî: kesekî ku navê xwe nedaye",
        "سەرچاوە: کەسێک کە ناوی خۆی نەوت",
        "انفجار وسط دمشق - قبل ساعتين",
        "Washington informs Turkey - 2 hours ago",
        "بقلم رئيس تحرير الصحيفة السابق في البلاد",
        "رويترز",
        "ترجمة القرآن الكريم",
        "افتتاح محطة المياه | وكالة نوروز",
        "تدشين محطة مياه ـ بلدية قامشلو",
        "کردنەوەی وێستگەی ئاو | ئاژانسی نەورۆز",
        "Vebûna Stasyona Avê | Ronahî Press",
        "Water Station Opens | Nowruz News",
        "المكان: ساحة الشهداء",
        "قناة السويس – شبكة المياه",
    ] {
        assert_eq!(said(line), None, "{line}");
    }
}

#[test]
fn who_translated_or_illustrated_is_a_credit_and_no_author() {
    for (line, names, credits) in [
        ("ترجمة: سلمى علي", "", "ترجمة: سلمى علي"),
        ("كتابة: رودي خان - ترجمة: سلمى علي", "رودي خان", "ترجمة: سلمى علي"),
        ("إعداد: رودي خان تصوير: سلمى علي", "رودي خان", "تصوير: سلمى علي"),
        ("عدسة: سلمى علي", "", "عدسة: سلمى علي"),
        ("وەرگێڕانی: ئازاد عەلی", "", "وەرگێڕانی: ئازاد عەلی"),
        ("Wergera: Zana Omer", "", "Wergera: Zana Omer"),
        ("Foto: ANHA", "", "Foto: ANHA"),
        ("Translated by: Azad Kurd", "", "Translated by: Azad Kurd"),
        ("تحرير: ليلى أحمد", "", "تحرير: ليلى أحمد"),
        ("سەرنووسەر: ئازاد عەلی", "", "سەرنووسەر: ئازاد عەلی"),
        ("Edîtor: Zana Omer", "", "Edîtor: Zana Omer"),
        ("Reporting by Omar Ali; Editing by Sara Haddad", "Omar Ali", "Editing by Sara Haddad"),
        ("Additional reporting by Dilan Omar", "", "Additional reporting by Dilan Omar"),
        ("شارك في التغطية رودي حسن", "", "شارك في التغطية رودي حسن"),
        ("(إعداد سلمى علي للنشرة العربية - تحرير رودي حسن)", "سلمى علي", "تحرير رودي حسن"),
    ] {
        let credit = credit(line, &Hints::default()).unwrap_or_default();
        let found = (credit.names.join("+"), credit.credits.join("+"));
        assert_eq!(found, (names.to_owned(), credits.to_owned()), "{line}");
    }
}

#[test]
fn a_line_about_the_post_gives_nothing() {
    for line in [
        "قبل ساعتين",
        "آخر تحديث: 13 آذار 2024 - 10:30",
        "آخر تحديث قبل ساعتين",
        "Last updated March 13, 2024",
        "Updated 2 hours ago · 1.2K views",
        "Rojanekirina dawî: 13ê Adarê 2024",
        "دوا نوێکردنەوە: ١٣ی ئازاری ٢٠٢٤",
        "نشر قبل ساعتين",
    ] {
        let credit = credit(line, &Hints::default()).unwrap_or_default();
        assert!(credit.is_info(), "{line} {credit:?}");
        assert!(is_credit(line), "{line}");
    }
}
