//! Who wrote an article and when, where the page's head does not say it.

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
