//! Pictures that are put into articles.

use serde_json::json;

use crate::newsroom::Newsroom;

/// A picture of one point.
const GIF: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF!\xF9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

#[test]
fn a_picture_is_put_into_an_article_with_its_words_and_taken_back_in_one_step() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("جسر الرقة");
    let before = newsroom.json(&["show", &id, "--as", "json"]);
    let plain = newsroom.file("جسر.gif", GIF);
    let target = newsroom.at("words.gif");
    let words = ["--credit", "رويترز", "--copyright", "© رويترز", "--caption", "الجسر"];
    newsroom.json(&[&["media", "strip", &plain, "-o", &target][..], &words].concat());

    let put = ["media", "add", &target, &plain, "--alt", "جسر على نهر", "--article", &id[..10]];
    let added = newsroom.json(&put);
    assert_eq!(added["article"], json!(id));
    let shown = newsroom.json(&["show", &id, "--as", "json"]);
    let blocks = shown["body"]["content"].as_array().expect("blocks");
    let figures: Vec<_> = blocks.iter().filter(|block| block["type"] == "figure").collect();
    assert_eq!(figures.len(), 2, "{shown}");
    let [told, silent] = figures[..] else { unreachable!() };
    assert_eq!(told["attrs"]["media"], added["added"][0]["id"]);
    assert_eq!(told["attrs"]["alt"], "جسر على نهر");
    assert_eq!(told["attrs"]["credit"], "رويترز");
    assert_eq!(told["attrs"]["rights"], "© رويترز");
    assert_eq!(told["content"][0]["text"], "الجسر");
    assert_eq!(silent["attrs"]["credit"], "");

    newsroom.json(&["undo"]);
    assert_eq!(newsroom.json(&["show", &id, "--as", "json"])["body"], before["body"]);
    assert_eq!(newsroom.json(&["media", "list"])["media"], json!([]));
}

#[test]
fn no_picture_comes_in_where_the_article_is_not_there_or_one_is_refused() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("جسر الرقة");
    let whole = newsroom.file("جسر.gif", GIF);
    let missing = ["media", "add", &whole, "--article", "01ARZ3NDEKTSV4RRFFQ69G5FAV"];
    assert_eq!(newsroom.refused(&missing), "not_found");
    let cut = newsroom.file("cut.gif", &GIF[..20]);
    assert_eq!(
        newsroom.refused(&["media", "add", &whole, &cut, "--article", &id]),
        "picture_refused"
    );
    assert_eq!(newsroom.json(&["media", "list"])["media"], json!([]));
}
