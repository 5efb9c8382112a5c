//! Pictures that are put into articles.

use std::fs;

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

/// The page with the picture's row is damaged: which one that is, salvage says.
#[test]
fn a_picture_of_which_nothing_was_salvaged_is_told_and_comes_back_with_its_article() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("جسر الرقة");
    newsroom.json(&["media", "add", &newsroom.file("جسر.gif", GIF), "--article", &id]);
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    let sound = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    let to = newsroom.at("new.warraq");
    let lost = (2..sound.len() / 4096).any(|page| {
        let mut bytes = sound.clone();
        bytes[page * 4096 + 900] ^= 1;
        newsroom.file("vault.warraq", bytes);
        let _ = fs::remove_file(&to);
        newsroom.run(&["salvage", &to]);
        let verified = newsroom.run(&["verify", "--vault", &to, "--json"]);
        verified.json()["missing_pictures"][0]["article"] == json!(id)
    });
    assert!(lost, "some page has the row of the picture");
    newsroom.file("vault.warraq", fs::read(&to).expect("it was made"));
    let told = newsroom.text(&["verify"]);
    assert!(told.contains(&id), "{told}");
    let restore = ["restore", &copy, "--article", &id];
    let run = newsroom.run(&[&restore[..], &["--preview"]].concat());
    assert!(run.code == 0 && run.err.contains("come with the article"), "{}", run.err);
    let run = newsroom.run(&restore);
    assert!(run.code == 0 && run.err.contains("جسر.gif"), "{}", run.err);
    assert!(!run.err.contains("nothing was changed"), "{}", run.err);
    assert_eq!(newsroom.json(&["verify"])["missing_pictures"], json!([]));
    let again = newsroom.run(&restore);
    assert!(again.err.contains("nothing was changed"), "{}", again.err);
}
