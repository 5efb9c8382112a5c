//! What keeps things from leaving: `never-publish`, `preset`, `media add` and `media strip`.

use serde_json::{Value, json};

use crate::newsroom::{Newsroom, Run};

/// A point, a comment, and what a camera would leave.
const GIF: &[u8] = b"GIF89a\x02\0\x01\0\x80\0\0\xff\0\0\0\0\xff\x21\xfe\x06SECRET\0\x2c\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x0a\0\x3b";

#[test]
fn a_word_of_the_list_stops_the_export_of_all_and_is_shown_with_its_place() {
    let newsroom = Newsroom::new();
    let (clean, bad) =
        (newsroom.article("خبر"), newsroom.article_with("خبر", "قال وأَحمـد العلى ذلك."));
    let added = newsroom.json(&["never-publish", "add", "أحمد العلي", "سد  تشرين"]);
    assert_eq!(added, json!({ "words": ["أحمد العلي", "سد تشرين"] }));
    let folder = newsroom.at("out");
    let arguments = ["export", &clean, &bad, "--to", "text", "-o", &folder];
    let run = newsroom.run(&[&arguments[..], &["--json"]].concat());
    assert_eq!(run.code, 1);
    let error = run.json()["error"].clone();
    assert_eq!(error["code"], "never_publish");
    let found = &error["found"][0];
    assert_eq!((&found["article"], &found["found"]["part"]), (&json!(bad), &json!("text")));
    assert!(found["found"]["block"].is_string());
    assert!(run.err.contains("قال وأَحمـد العلى ذلك"), "{}", run.err);
    assert!(!newsroom.path("out").exists());
    let titled = newsroom.article("سد تشرين اليوم");
    let export = ["export", &titled, "--to", "text", "-o", &folder];
    let run = Run::of(newsroom.command(&export).env("WARRAQ_LANG", "ar"));
    assert!(run.err.contains("العنوان"), "the field is told in words: {}", run.err);
    newsroom.json(&["never-publish", "remove", "احمد العلي"]);
    newsroom.text(&arguments);
    assert_eq!(newsroom.names("out").len(), 2);
}

#[test]
fn the_list_is_kept_shown_and_undone() {
    let newsroom = Newsroom::new();
    newsroom.json(&["never-publish", "add", "قسد"]);
    assert!(newsroom.text(&["never-publish", "list"]).contains("قسد"));
    assert_eq!(newsroom.refused(&["never-publish", "remove", "قسدي"]), "not_found");
    assert_eq!(newsroom.refused(&["never-publish", "add", "…"]), "invalid_field");
    newsroom.text(&["undo"]);
    assert_eq!(newsroom.json(&["never-publish", "list"]), json!({ "words": [] }));
}

#[test]
fn a_preset_writes_its_files_into_a_folder() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    newsroom.text(&["set", &id, "slug=khabar"]);
    newsroom.json(&["preset", "set", "الصديقة", "markdown", "docx,review=yes"]);
    let folder = newsroom.at("out");
    let exported = newsroom.json(&["export", &id, "--preset", "الصديقة", "-o", &folder]);
    assert_eq!(newsroom.names("out"), ["khabar.docx", "khabar.md"]);
    let formats: Vec<&Value> =
        exported["exported"].as_array().into_iter().flatten().map(|one| &one["format"]).collect();
    assert_eq!(formats, ["markdown", "docx"]);
    let presets = newsroom.json(&["preset", "list"]);
    let last =
        presets["presets"].as_array().and_then(|all| all.last()).cloned().unwrap_or_default();
    assert_eq!(last["files"][1], json!({ "format": "docx", "options": { "review": "yes" } }));
    assert_eq!(newsroom.refused(&["export", &id, "--preset", "x", "-o", &folder]), "not_found");
    assert_eq!(newsroom.refused(&["preset", "remove", "site"]), "invalid_preset");
    newsroom.json(&["preset", "remove", "الصديقة"]);
}

#[test]
fn files_of_one_preset_are_told_apart_by_their_names() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    newsroom.text(&["set", &id, "slug=camp"]);
    newsroom.json(&["preset", "set", "مكتب", "docx,review=yes", "docx", "text"]);
    let names = |preset: &str| {
        let exported =
            newsroom.json(&["export", &id, "--preset", preset, "-o", &newsroom.at(preset)]);
        let written = exported["exported"].as_array().cloned().unwrap_or_default();
        let path = |one: &Value| one["path"].as_str().map(str::to_owned).unwrap_or_default();
        let name = |path: String| path.rsplit('/').next().map(str::to_owned).unwrap_or_default();
        written.iter().map(|one| name(path(one))).collect::<Vec<String>>()
    };
    assert_eq!(names("مكتب"), ["camp-review.docx", "camp.docx", "camp.txt"]);
    assert_eq!(names("site"), ["camp-wordpress.html", "camp-html.html"]);
}

#[test]
fn a_preset_shows_what_is_chosen_and_takes_no_choice_that_does_nothing() {
    let newsroom = Newsroom::new();
    let list = newsroom.text(&["preset", "list"]);
    assert!(list.contains("lawyer  docx,people=yes,review=yes pdf html\n"), "{list}");
    let arguments = ["preset", "set", "bad", "docx,columns=2"];
    assert_eq!(newsroom.refused(&arguments), "invalid_preset");
    let err = newsroom.run(&arguments).err;
    assert!(err.contains("docx has no choice columns"), "{err}");
    assert!(!newsroom.text(&["preset", "list"]).contains("bad"));
}

#[test]
fn choices_that_there_are_none_of_are_wrong_use() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    for option in ["columns=9", "colour=red", "columns", "address=xeber24"] {
        let run = newsroom.run(&["export", &id, "--to", "text", "--option", option, "-o", "-"]);
        assert_eq!(run.code, 2, "{option}: {}", run.err);
    }
    assert_eq!(newsroom.run(&["export", &id, "-o", "-"]).code, 2);
    let both = ["export", &id, "--to", "text", "--preset", "site", "-o", "out"];
    assert_eq!(newsroom.run(&both).code, 2);
}

#[test]
fn a_choice_that_the_format_does_not_have_is_wrong_use() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let file = newsroom.file("a.txt", "خبر\n\nفقرة.");
    for (format, option, told) in [
        ("text", "review=yes", "text has no choices"),
        ("html", "columns=2", "html has no choices"),
        ("docx", "columns=2", "docx has no choice columns. It has: paper, people, review."),
        ("ninjs", "paper=a5", "ninjs has no choice paper. It has: ninjs, people."),
    ] {
        for command in [["export", &id], ["convert", &file]] {
            let out = newsroom.at("out");
            let rest = ["--to", format, "--option", option, "-o", &out];
            let run = newsroom.run(&[&command[..], &rest[..]].concat());
            assert_eq!(run.code, 2, "{command:?} {option}: {}", run.err);
            assert!(run.err.contains(told), "{command:?} {option}: {}", run.err);
            assert!(!std::path::Path::new(&out).exists());
        }
    }
    newsroom.text(&[
        "export",
        &id,
        "--to",
        "pdf",
        "--option",
        "columns=2",
        "-o",
        &newsroom.at("a.pdf"),
    ]);
}

#[test]
fn links_lose_what_counts_readers_and_that_is_told() {
    let newsroom = Newsroom::new();
    let id = newsroom.article_with("خبر", "فقرة.");
    newsroom.text(&["set", &id, "sources=https://a.example/?id=1&fbclid=2"]);
    let file = newsroom.at("a.md");
    let exported = newsroom.json(&["export", &id, "--to", "markdown", "-o", &file]);
    let taken = &exported["exported"][0]["taken_out"][0];
    assert_eq!((&taken["kind"], &taken["text"]), (&json!("tracker"), &json!("fbclid=2")));
    let text = newsroom.read("a.md");
    assert!(text.contains("https://a.example/?id=1") && !text.contains("fbclid"), "{text}");
}

#[test]
fn pictures_are_stripped_all_or_none() {
    let newsroom = Newsroom::without_vault();
    let one = newsroom.file("a.gif", GIF);
    let target = newsroom.at("b.gif");
    let told = newsroom.json(&["media", "strip", &one, "-o", &target, "--credit", "كاجين أحمد"]);
    assert_eq!(told["stripped"][0]["path"], target);
    let bytes = std::fs::read(newsroom.path("b.gif")).expect("it was just written");
    let has = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(has("كاجين أحمد") && !has("SECRET"));
    let heic = newsroom.file("c.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    let folder = newsroom.at("out");
    assert_eq!(
        newsroom.refused(&["media", "strip", &one, &heic, "-o", &folder]),
        "picture_refused"
    );
    assert!(!newsroom.path("out").exists());
    newsroom.json(&["media", "strip", &one, &target, "-o", &folder]);
    assert_eq!(newsroom.names("out"), ["a.gif", "b.gif"]);
}

#[test]
fn a_picture_that_comes_into_the_vault_is_shown_in_the_list() {
    let newsroom = Newsroom::new();
    let file = newsroom.file("جسر.gif", GIF);
    let added = newsroom.json(&["media", "add", &file, "--caption", "جسر الرقة"]);
    let list = newsroom.json(&["media", "list"]);
    assert_eq!(list["media"][0]["id"], added["added"][0]["id"]);
    assert_eq!(list["media"][0]["caption"], "جسر الرقة");
    // Its own file says what is not given.
    let target = newsroom.at("words.gif");
    let words = ["--caption", "نهر الفرات", "--credit", "رويترز"];
    newsroom.json(&[&["media", "strip", &file, "-o", &target][..], &words].concat());
    newsroom.json(&["media", "add", &target, "--caption", "الفرات"]);
    let list = newsroom.json(&["media", "list"]);
    let own = list["media"].as_array().unwrap().iter().find(|one| one["name"] == "words.gif");
    assert_eq!(
        own.map(|one| (&one["caption"], &one["credit"])),
        Some((&json!("الفرات"), &json!("رويترز")))
    );
    let broken = newsroom.file("b.gif", &GIF[..20]);
    assert_eq!(newsroom.refused(&["media", "add", &broken]), "picture_refused");
}

#[test]
fn a_preset_of_several_files_needs_a_folder_and_says_so() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    newsroom.json(&["preset", "set", "الصديقة", "markdown", "html"]);
    let file = newsroom.at("old.bin");
    std::fs::write(&file, "قديم").expect("a file in the way");
    for (place, code, exit) in [(&file, "path_is_file", 1), (&newsroom.at("out.html"), "usage", 2)]
    {
        for force in [&[][..], &["--force"]] {
            let arguments = ["export", &id, "--preset", "الصديقة", "-o", place, "--json"];
            let run = newsroom.run(&[&arguments[..], force].concat());
            assert_eq!(run.json()["error"]["code"], code, "{place}");
            assert_eq!(run.code, exit, "{place}");
            assert!(run.err.contains(place) && run.err.contains("folder"), "{}", run.err);
        }
    }
    assert_eq!(std::fs::read_to_string(&file).expect("it stays"), "قديم");
    assert!(!std::path::Path::new(&newsroom.at("out.html")).exists());
    // In a folder whose name has a dot they stand as in any other.
    newsroom.json(&["export", &id, "--preset", "الصديقة", "-o", &newsroom.at("2024.01")]);
    assert_eq!(newsroom.names("2024.01").len(), 2);
}

#[test]
fn a_place_that_cannot_be_written_is_named_as_it_was_given() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let file = newsroom.at("old.md");
    std::fs::write(&file, "قديم").expect("a file in the way");
    let (missing, inside) = (newsroom.at("none/a.md"), newsroom.at("old.md/a.md"));
    let long = newsroom.at(&"ا".repeat(200));
    for (place, code) in
        [(&missing, "folder_missing"), (&inside, "path_is_file"), (&long, "name_refused")]
    {
        let arguments = ["export", &id, "--to", "markdown", "-o", place];
        assert_eq!(newsroom.refused(&arguments), code);
        let err = newsroom.run(&arguments).err;
        assert!(!err.contains(".part") && !err.contains("os error"), "{err}");
    }
}
