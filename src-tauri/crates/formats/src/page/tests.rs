mod bylines;
mod parts;

use dom_query::Document;

use super::{KEPT, REMOVED, mark};
use crate::reading::Hints;
use crate::report::{Report, WarningKind};

const ONE: &str =
    "أعلنت البلدية، اليوم الأحد، بدء أعمال صيانة الطريق الواصل بين الحي الغربي ودوار السوق.";
const TWO: &str =
    "وأضافت أن العمل سيتوقف في أيام المطر فقط، وأن الورش ستعمل على مرحلتين حتى نهاية الشهر.";

fn marked(html: &str) -> (Document, Hints, Report) {
    let document = Document::from(html);
    let mut report = Report::default();
    let hints = mark(&document, &mut report);
    (document, hints, report)
}

/// The kind of the mark that a part of the page is in.
fn kind(document: &Document, selector: &str) -> Option<String> {
    let node = document.select_single(selector).nodes().first().copied().unwrap();
    let mut around = vec![node];
    around.extend(node.ancestors(None));
    around.iter().find_map(|node| node.attr(REMOVED)).map(|kind| kind.to_string())
}

#[test]
fn what_is_around_the_article_is_marked_by_its_kind() {
    let (document, ..) = marked(&format!(
        "<nav id=a><a href=/>الرئيسية</a></nav><article><h1 id=b>صيانة الطريق الغربي تبدأ اليوم</h1>
        <div class=share id=c>شارك <a href=#>فيسبوك</a></div><p id=d>{ONE}</p><p>{TWO}</p>
        <p id=e>المصدر: وكالات</p></article><section><h3>مواضيع ذات صلة</h3><ul id=f><li><a href=/1>خبر آخر عن
        الطرق</a></ul></section><div id=comments><p>{ONE}</p></div><footer id=g>جميع الحقوق محفوظة</footer>"
    ));
    let kinds =
        ["#a", "#b", "#c", "#d", "#e", "#f", "#comments", "#g"].map(|id| kind(&document, id));
    let expected = [
        Some("navigation"),
        None,
        Some("share"),
        None,
        None,
        Some("related"),
        Some("reader-comments"),
        Some("surroundings"),
    ];
    assert_eq!(kinds, expected.map(|kind| kind.map(str::to_owned)));
}

#[test]
fn text_beside_the_article_is_put_into_a_marked_element() {
    let (document, ..) = marked(&format!(
        "<div>تاريخ الموقع<div class=entry-content id=a><p>{ONE}</p><p>{TWO}</p></div></div>"
    ));
    let marks = document.select(&format!("span[{REMOVED}]"));
    assert_eq!(marks.text().trim(), "تاريخ الموقع");
    assert_eq!(kind(&document, "#a"), None);
}

#[test]
fn no_text_of_the_page_is_taken_out() {
    let html = format!(
        "<div class=menu>قائمة</div><h1>عنوان</h1>نص<p>{ONE}</p>ذيل<p>{TWO}</p><footer>x</footer>"
    );
    let before = Document::from(html.as_str()).body().unwrap().text();
    let (document, ..) = marked(&html);
    assert_eq!(document.body().unwrap().text(), before);
}

#[test]
fn a_page_without_an_article_says_so_and_loses_only_menus() {
    let (document, _, report) =
        marked("<nav id=a><a href=/>خبر</a></nav><p id=b>مرحبا</p><div class=share id=c>x</div>");
    assert_eq!(report.warnings[0].kind, WarningKind::NoArticleFound);
    assert_eq!(kind(&document, "#a").as_deref(), Some("navigation"));
    assert_eq!(kind(&document, "#b"), None);
    assert_eq!(kind(&document, "#c"), None);
    let (_, _, report) = marked("");
    assert_eq!(report.warnings[0].kind, WarningKind::NoArticleFound);
}

#[test]
fn metadata_is_taken_where_it_can_be_meant() {
    let (_, hints, _) = marked(&format!(
        r##"<html lang="ar"><title>صيانة الطريق | صدى</title><meta name="author" content="صدى">
        <meta property="og:site_name" content="صدى"><link rel="canonical" href="https://example.org/1">
        <script type="application/ld+json">{{"@graph":[{{"@type":"Person","@id":"#p","name":"ليلى حسن"}},
        {{"@type":["Article"],"headline":"صيانة &quot;الطريق&quot;","author":[{{"@id":"#p"}},{{"name":"صدى"}}],
        "datePublished":"2026-03-08","image":[{{"url":"https://example.org/a.jpg","caption":"الطريق"}}]}}]}}</script>
        <h1>صيانة الطريق</h1><span class=author>صدى</span><time datetime="2020-01-01">اليوم</time><p>{ONE}</p>"##
    ));
    assert_eq!(hints.title, "صيانة \"الطريق\"");
    assert_eq!(hints.site, "صدى");
    assert_eq!(hints.authors, ["ليلى حسن"]);
    assert_eq!(hints.date, "2026-03-08");
    assert_eq!(hints.language, "ar");
    assert_eq!(hints.address, "https://example.org/1");
    assert_eq!(hints.picture.address, "https://example.org/a.jpg");
    assert_eq!(hints.picture.caption, "الطريق");
}

#[test]
fn a_byline_in_the_page_is_taken_where_its_head_has_none() {
    let (document, hints, _) = marked(&format!(
        "<title>صيانة الطريق الغربي - صدى</title><div id=clock><time>12:30</time></div><h1>صيانة الطريق الغربي</h1>
        <div id=a>بقلم: ليلى حسن | 8 آذار 2026</div><div><p>{ONE}</p><p>{TWO}</p></div>"
    ));
    assert_eq!(hints.authors, ["ليلى حسن"]);
    assert_eq!(hints.site, "صدى");
    assert_eq!(hints.date, "");
    assert!(kind(&document, "#a").is_some());
}

#[test]
fn broken_metadata_is_none() {
    let (_, hints, _) = marked(&format!(
        r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":</script>
        <meta name="date" content="12:45 pm"><meta name="author" content="https://example.org/staff/1">
        <html lang="!"><h1>عنوان المقال</h1><p>{ONE}</p><p>{TWO}</p>"#
    ));
    assert_eq!(hints.authors, Vec::<String>::new());
    assert_eq!(hints.date, "");
    assert_eq!(hints.language, "");
}

#[test]
fn parts_in_one_another_are_walked_without_a_stack() {
    let deep = "<span>".repeat(60_000);
    let (document, ..) =
        marked(&format!("<h1>عنوان المقال</h1>{deep}<p id=a>{ONE}</p><p>{TWO}</p>"));
    assert_eq!(kind(&document, "#a"), None);
}
