use serde_json::{Value, json};

use super::super::{ExportInput, export};
use crate::format::Format;
use crate::picture::{RemotePicture, RemotePictures};
use crate::sketch::{article, paragraph, plain};

fn post(blocks: Value) -> String {
    let article = article(blocks);
    let bytes = export(Format::WordPress, &ExportInput::of(&article)).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn kurmanji(blocks: Value) -> String {
    let mut article = article(blocks);
    "kmr".clone_into(&mut article.fields.language);
    String::from_utf8(export(Format::WordPress, &ExportInput::of(&article)).unwrap()).unwrap()
}

#[test]
fn what_runs_against_the_site_says_so() {
    assert_eq!(
        post(json!([paragraph("قالت \"قسد\""), paragraph("In English.")])),
        "<!-- wp:paragraph -->\n<p>قالت \"قسد\"</p>\n<!-- /wp:paragraph -->\n\n\
         <!-- wp:paragraph {\"direction\":\"ltr\"} -->\n<p dir=\"ltr\"><span lang=\"und-Latn\">In English.</span></p>\n<!-- /wp:paragraph -->\n"
    );
    let heading = json!({ "type": "heading", "attrs": { "level": 3, "lang": "en" }, "content": [plain("What now?")] });
    assert_eq!(
        post(json!([heading])),
        "<!-- wp:heading {\"level\":3} -->\n<h3 class=\"wp-block-heading\"><span lang=\"en\" dir=\"ltr\">What now?</span></h3>\n<!-- /wp:heading -->\n"
    );
    let of_kurmanji = kurmanji(json!([paragraph("Nûçe"), paragraph("خبر")]));
    assert!(of_kurmanji.contains("<p dir=\"ltr\">Nûçe</p>"), "{of_kurmanji}");
    let arabic = "<p dir=\"rtl\"><span lang=\"und-Arab\">خبر</span></p>";
    assert!(of_kurmanji.contains(arabic), "{of_kurmanji}");
}

#[test]
fn dates_and_languages_keep_their_direction_in_posts_of_authors() {
    let foreign = json!({ "type": "text", "text": "Le Monde", "marks": [{ "type": "lang", "attrs": { "lang": "fr" } }] });
    let line = json!({ "type": "paragraph", "content": [plain("في 2019-10-14 قالت الصحيفة الفرنسية "), foreign] });
    let text = post(json!([line]));
    assert!(text.contains("<p>في <span dir=\"ltr\">2019-10-14</span> قالت الصحيفة الفرنسية <span lang=\"fr\" dir=\"ltr\">Le Monde</span></p>"), "{text}");
    assert!(!text.contains("bdi") && !text.contains("bdo"), "{text}");
}

#[test]
fn nothing_ends_a_comment() {
    let embed = json!({ "type": "embed", "attrs": { "url": "https://example.org/a--b?x=1&y=2", "title": "" } });
    let text = post(json!([embed]));
    assert!(
        text.starts_with(
            "<!-- wp:embed {\"url\":\"https://example.org/a\\u002d\\u002db?x=1\\u0026y=2\"} -->\n"
        ),
        "{text}"
    );
    assert!(text.contains("\nhttps://example.org/a--b?x=1&amp;y=2\n</div>"), "{text}");
}

#[test]
fn an_item_is_a_line_with_lists_in_it() {
    let item = |blocks: Value| json!({ "type": "list_item", "content": blocks });
    let inner = json!({ "type": "list", "content": [item(json!([paragraph("داخل")]))] });
    let list = json!({ "type": "list", "attrs": { "kind": "ordered", "start": 5 }, "content": [
        item(json!([paragraph("أول"), paragraph("تابع"), inner, paragraph("بعد")])),
    ] });
    assert_eq!(
        post(json!([list])),
        "<!-- wp:list {\"ordered\":true,\"start\":5} -->\n<ol start=\"5\" class=\"wp-block-list\">\
         <!-- wp:list-item -->\n<li>أول<br>تابع<!-- wp:list -->\n<ul class=\"wp-block-list\">\
         <!-- wp:list-item -->\n<li>داخل</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></li>\n<!-- /wp:list-item -->\n\n\
         <!-- wp:list-item -->\n<li>بعد</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->\n"
    );
}

#[test]
fn a_picture_has_its_place_and_words() {
    let figure = json!({ "type": "figure", "attrs": { "media": "1", "alt": "جنود", "credit": "رويترز" }, "content": [plain("في حلب")] });
    assert_eq!(
        post(json!([figure])),
        "<!-- wp:image -->\n<figure class=\"wp-block-image\"><img alt=\"جنود\"/><figcaption class=\"wp-element-caption\">في حلب <span class=\"credit\">(رويترز)</span></figcaption></figure>\n<!-- /wp:image -->\n"
    );
}

#[test]
fn a_picture_that_the_site_has_is_shown_from_there() {
    let figure = json!({ "type": "figure", "attrs": { "media": "1", "alt": "جنود" } });
    let article = article(json!([figure]));
    let url = "https://a.example/wp/صورة.jpg?a=1&b".to_owned();
    for (number, of_block, of_tag) in
        [(Some(12), "\"id\":12,", " class=\"wp-image-12\""), (None, "", "")]
    {
        let mut pictures = RemotePictures::default();
        pictures.insert("1", RemotePicture { number, url: url.clone(), width: 4, height: 3 });
        let input = ExportInput::of(&article).with_remote_pictures(&pictures);
        let text = String::from_utf8(export(Format::WordPress, &input).unwrap()).unwrap();
        let expected = format!(
            "<!-- wp:image {{{of_block}\"sizeSlug\":\"full\",\"linkDestination\":\"none\"}} -->\n\
             <figure class=\"wp-block-image size-full\"><img src=\"https://a.example/wp/صورة.jpg?a=1&amp;b\" \
             alt=\"جنود\"{of_tag}/></figure>\n<!-- /wp:image -->\n"
        );
        assert_eq!(text, expected);
        let fragment = String::from_utf8(export(Format::HtmlFragment, &input).unwrap()).unwrap();
        assert!(
            fragment.contains("<img src=\"https://a.example/wp/صورة.jpg?a=1&amp;b\""),
            "{fragment}"
        );
    }
}

#[test]
fn notes_stand_at_the_end_and_lead_back() {
    let id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    let line = json!({ "type": "paragraph", "content": [plain("نص"), { "type": "footnote_ref", "attrs": { "target": id } }] });
    let note =
        json!({ "type": "footnote", "attrs": { "id": id }, "content": [paragraph("حاشية")] });
    let text = post(json!([line, note]));
    let prefix = "00000000000000000000000007-";
    for part in [
        format!(
            "<p>نص<sup dir=\"rtl\"><a id=\"{prefix}ref-1\" href=\"#{prefix}note-1\" role=\"doc-noteref\">1</a></sup></p>"
        ),
        format!(
            "<!-- wp:paragraph {{\"anchor\":\"{prefix}note-1\"}} -->\n<p id=\"{prefix}note-1\"><a href=\"#{prefix}ref-1\" role=\"doc-backlink\">1</a> حاشية</p>"
        ),
        "<h2 class=\"wp-block-heading\">الهوامش</h2>".to_owned(),
    ] {
        assert!(text.contains(&part), "{part} in {text}");
    }
}
