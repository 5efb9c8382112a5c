//! Who wrote an article and when, where the page's head does not say it.

use warraq_core::fields::FieldName;

use super::{ONE, TWO, kind, marked};

/// A page whose byline is `byline`.
fn page(byline: &str) -> String {
    format!(
        "<title>صيانة الطريق الغربي - صدى</title><h1>صيانة الطريق الغربي</h1>{byline}<p>{ONE}</p><p>{TWO}</p>"
    )
}

#[test]
fn a_byline_is_one_where_its_name_was_taken() {
    for (line, names) in [
        ("كاجين أحمد", vec!["كاجين أحمد"]),
        ("كاجين أحمد ورودي حسن | 12 تموز 2024", vec!["كاجين أحمد", "رودي حسن"]),
        ("بقلم: ليلى حسن", vec!["ليلى حسن"]),
    ] {
        let (document, hints, _) = marked(&page(&format!("<div class=byline id=a>{line}</div>")));
        assert_eq!(hints.authors, names, "{line}");
        assert_eq!(kind(&document, "#a").as_deref(), Some("byline-line"), "{line}");
    }
}

#[test]
fn a_line_without_a_name_is_no_byline() {
    for line in ["المكتب الإعلامي في القامشلي", "فريق التحرير"] {
        let (document, hints, _) = marked(&page(&format!("<div class=byline id=a>{line}</div>")));
        assert_eq!(hints.authors, [""; 0], "{line}");
        assert_eq!(kind(&document, "#a").as_deref(), Some("surroundings"), "{line}");
    }
}

#[test]
fn a_name_needs_a_part_that_says_what_it_is() {
    let (_, hints, _) = marked(&page("<div class=post-meta>كردستان سوريا</div>"));
    assert_eq!(hints.authors, [""; 0]);
}

#[test]
fn the_head_may_name_authors_in_many_ways() {
    for (author, names) in [
        (r#"{"@type":"Person","name":["ليلى حسن","سلام علي"]}"#, vec!["ليلى حسن", "سلام علي"]),
        (r#""ليلى حسن، سلام علي""#, vec!["ليلى حسن", "سلام علي"]),
    ] {
        let script = format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","author":{author}}}</script>"#
        );
        let (_, hints, _) = marked(&page(&script));
        assert_eq!(hints.authors, names);
    }
}

#[test]
fn each_author_of_a_byline_is_one() {
    for byline in [
        r"<p class=byline>By <a rel=author>Sara Haddad</a> and <a rel=author>Omar Ali</a></p>",
        r"<ul><li><a rel=author>Sara Haddad</a><li><a rel=author>Omar Ali</a></ul>",
        r"<p>By <a rel=author>Sara Haddad</a> and Omar Ali</p>",
        r"<p><span itemprop=author><b itemprop=name>Sara Haddad</b></span>
        <span itemprop=author><b itemprop=name>Omar Ali</b></span></p>",
    ] {
        let other = "<aside><p><a rel=author>Lea Brandt</a></p></aside>";
        let (_, hints, _) = marked(&page(&format!("{byline}{other}")));
        assert_eq!(hints.authors, ["Sara Haddad", "Omar Ali"], "{byline}");
    }
}

#[test]
fn a_byline_gives_the_place_and_the_day_of_any_of_its_pieces() {
    let (_, hints, _) = marked(&page(
        "<p class=byline>By <a rel=author>Sara Haddad</a> and Omar Ali in Hasakah</p>",
    ));
    assert_eq!(hints.authors, ["Sara Haddad", "Omar Ali"]);
    assert_eq!(hints.place, "Hasakah");
    let (_, hints, _) = marked(&page(
        "<div class=meta><span class=author>كتب: سعاد محمد</span> <span class=date>5 مارس 2024</span>
        <span class=comments-count>0 تعليق</span></div>",
    ));
    assert_eq!(hints.date, "5 مارس 2024");
}

#[test]
fn an_account_is_no_author() {
    let (_, hints, _) = marked(&page(
        "<meta name=author content='Super User'><p>كتبه <a rel=author>شيار محمد</a></p>",
    ));
    assert_eq!(hints.authors, ["شيار محمد"]);
}

#[test]
fn a_byline_may_stand_below_a_standfirst() {
    let (document, hints, _) = marked(&page(&format!(
        "<p>{TWO}</p><p id=a>By <a rel=author>Sara Haddad</a> in Hasakah</p><p id=b>2 June 2024 · 4 min read</p>
        <p>{ONE}</p><p id=c>Sara Haddad, 12 March 2024</p>"
    )));
    let kinds = ["#a", "#b", "#c"].map(|id| kind(&document, id));
    let expected = [Some("byline-line"), Some("byline-line"), None];
    assert_eq!(kinds, expected.map(|kind| kind.map(str::to_owned)));
    assert_eq!((hints.place.as_str(), hints.date.as_str()), ("Hasakah", "2 June 2024"));
}

#[test]
fn it_is_known_which_hints_readers_saw_and_which_the_file_only_says() {
    let page = |head: &str, line: &str| {
        let (_, hints, _) = marked(&format!(
            "<html><head>{head}</head><body><article><h1>صيانة الطريق الغربي تبدأ اليوم</h1>
            <p class=byline>{line}</p><p>{ONE}</p><p>{TWO}</p></article></body></html>"
        ));
        (hints.authors, hints.shown)
    };
    let name = vec!["كاجين أحمد".to_owned()];
    assert_eq!(page("", "بقلم: كاجين أحمد"), (name.clone(), vec![FieldName::Byline]));
    let head = "<meta name=author content='كاجين أحمد'>";
    assert_eq!(page(head, "بقلم: كاجين أحمد"), (name.clone(), vec![]));
    assert_eq!(page(head, "بقلم: كاجين أحمد، 17 يناير 2024"), (name, vec![FieldName::Date]));
}

#[test]
fn the_byline_that_readers_see_wins_over_the_head() {
    for (byline, names) in [
        ("<div class=byline id=a>بقلم: كاجين أحمد</div>", vec!["كاجين أحمد"]),
        ("<div class=byline id=a>بقلم: كاجين أحمد وسلمى علي</div>", vec!["سلمى علي", "كاجين أحمد"]),
        ("<div class=byline id=a>سلمى علي | 12 تموز 2024</div>", vec!["سلمى علي"]),
        ("<div class=byline id=a>12 تموز 2024</div>", vec!["سلمى علي"]),
    ] {
        let head = "<meta name=author content='سلمى علي'>";
        let (document, hints, _) = marked(&page(&format!("{head}{byline}")));
        assert_eq!(hints.authors, names, "{byline}");
        assert_eq!(kind(&document, "#a").as_deref(), Some("byline-line"), "{byline}");
    }
}

#[test]
fn each_line_of_a_byline_names_an_author() {
    let lines = "<p class=author>سلمى علي</p><p class=author>كاجين أحمد</p>";
    let other = "<aside><p class=author>رودي حسن</p></aside>";
    for head in ["", "<meta name=author content='هيفين عمر'>"] {
        let (_, hints, _) = marked(&page(&format!("{head}{lines}")));
        assert_eq!(hints.authors, ["سلمى علي", "كاجين أحمد"], "{head}");
    }
    let (_, hints, _) = marked(&page(&format!("{lines}<p>{TWO}</p>{other}")));
    assert_eq!(hints.authors, ["سلمى علي", "كاجين أحمد"]);
}

#[test]
fn the_day_is_one_that_can_be_read_and_that_of_publication() {
    for (head, line, day) in [
        ("Tue, 03/05/2024 - 12:00", "", "2024-03-05"),
        ("2024 ربيع الأول", "نشر في 5 آذار 2024", "2024-03-05"),
        ("", "آخر تحديث 6 آذار 2024 | نشر 5 آذار 2024", "2024-03-05"),
    ] {
        let html = page(&format!(
            "<meta property=article:published_time content='{head}'><div class=byline>{line}</div>"
        ));
        let (_, hints, _) = marked(&html);
        let found = crate::reading::day_of(&hints.date).map(|day| day.to_string());
        assert_eq!(found.as_deref(), Some(day), "{head} {line}");
    }
}
