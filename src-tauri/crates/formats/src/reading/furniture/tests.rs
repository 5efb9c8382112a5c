use super::*;

#[test]
fn furniture_is_recognised_in_every_language() {
    for (line, kind) in [
        ("مشاركة", RemovedKind::Share),
        ("شارك: فيسبوك | تويتر | واتساب", RemovedKind::Share),
        ("شارك على فيسبوك", RemovedKind::Share),
        ("📤 Share 12", RemovedKind::Share),
        ("Facebook Twitter WhatsApp Telegram", RemovedKind::Share),
        ("هاوبەش بکە", RemovedKind::Share),
        ("Parve bike", RemovedKind::Share),
        ("تابعونا على تلغرام لآخر الأخبار", RemovedKind::Share),
        ("١٢٣ مشاهدة", RemovedKind::Surroundings),
        ("3 min read", RemovedKind::Surroundings),
        ("وقت القراءة: 3 دقائق قراءة", RemovedKind::Surroundings),
        ("جميع الحقوق محفوظة لموقع كذا © 2024", RemovedKind::Surroundings),
        ("© 2024 خبر24", RemovedKind::Surroundings),
        ("Copyright 2024 Xeber24", RemovedKind::Surroundings),
        ("All rights reserved", RemovedKind::Surroundings),
        ("اقرأ أيضاً: واشنطن تنفي انسحابها من سوريا", RemovedKind::Related),
        ("Read also: Washington denies", RemovedKind::Related),
        ("هەروەها بخوێنەوە: واشنتن", RemovedKind::Related),
        ("شاهد أيضاً: فيديو من موقع القصف", RemovedKind::Related),
        ("إقرأ أيضا.. واشنطن تنفي", RemovedKind::Related),
        ("🔴 اقرأ أيضاً | واشنطن تنفي", RemovedKind::Related),
        ("ذات صلة: واشنطن تنفي", RemovedKind::Related),
        ("Related: Washington denies", RemovedKind::Related),
        ("Li ser heman mijarê", RemovedKind::Related),
        ("Li ser heman mijarê: Washington red dike", RemovedKind::Related),
        ("لەسەر هەمان بابەت: واشنتن", RemovedKind::Related),
        ("قبل ساعتين", RemovedKind::Surroundings),
        ("منذ 3 أيام | 1250 مشاهدة", RemovedKind::Surroundings),
        ("2 hours ago · 5 min read", RemovedKind::Surroundings),
        ("Berî 2 saetan", RemovedKind::Surroundings),
        ("پێش ٢ کاتژمێر", RemovedKind::Surroundings),
        ("Share · 1.2K views", RemovedKind::Share),
        ("X", RemovedKind::Share),
        ("Facebook | X | E-mail", RemovedKind::Share),
        ("A+ A-", RemovedKind::Share),
        ("Share(12)", RemovedKind::Share),
    ] {
        assert_eq!(at_an_end(line), Some(kind), "{line}");
    }
}

#[test]
fn a_line_of_an_article_is_never_taken() {
    for line in [
        "مشاركة واسعة في الانتخابات",
        "شارك الرئيس في القمة",
        "اقرأ أيضاً كتاب الأمير",
        "قراءة في نتائج الانتخابات",
        "لا انسحاب من سوريا",
        "تعليق الدراسة في الحسكة",
        "إعلان حالة الطوارئ",
        "Share prices fall",
        "Li ser heman mijarê Serok axivî",
        "لەسەر هەمان بابەت قسەی کرد",
        "Related charges were dropped",
        "شاهد أيضا الجيران ما جرى",
        "قبل ساعتين من الاجتماع",
        "منذ عامين والحرب مستمرة",
        "2 hours ago the city fell",
        "X marks the spot",
        "x²",
        "X2",
        "2x",
        "x-1",
        "x = 2",
        "print(\"x\")",
        "share(email)",
        "Copyright law changes in Iraq",
        "Copyright deal worth 5 million signed",
        "2024",
        "—",
        "على",
    ] {
        assert_eq!(at_an_end(line), None, "{line}");
    }
    assert_eq!(anywhere("مشاركة"), None);
    assert_eq!(anywhere("قبل ساعتين"), None);
    assert_eq!(anywhere("«اقرأ المزيد» شعار الحملة التي بدأت في دمشق."), None);
    assert_eq!(anywhere("اقرأ المزيد » واشنطن تنفي"), Some(RemovedKind::Related));
    for line in ["اقرأ أيضاً: خبر", "Read also: news", "Li ser heman mijarê: nûçe", "ذات صلة:"]
    {
        assert_eq!(anywhere(line), Some(RemovedKind::Related), "{line}");
    }
}
