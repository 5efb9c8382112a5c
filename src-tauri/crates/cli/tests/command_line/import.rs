//! `import`.

use serde_json::json;

use crate::newsroom::{Newsroom, keys};

const MARKDOWN: &str = "---\ntitle: خبر\nauthor: كاجين أحمد\ntags: [سوريا]\n---\n\nقال **ميلر** ذلك.\n\n<script>alert(1)</script>\n";

#[test]
fn a_file_becomes_an_article_and_says_what_was_removed() {
    let newsroom = Newsroom::new();
    let file = newsroom.file("خبر.md", MARKDOWN);
    let imported = &newsroom.json(&["import", &file])["imported"];
    assert_eq!(imported.as_array().map(Vec::len), Some(1));
    let one = &imported[0];
    assert_eq!(
        keys(one),
        ["id", "headline", "byline", "language", "removed", "warnings", "taken", "cleaning"]
    );
    assert_eq!((&one["headline"], &one["byline"]), (&json!("خبر"), &json!(["كاجين أحمد"])));
    assert_eq!(one["language"], "ar");
    assert_eq!(keys(&one["removed"][0]), ["kind", "text", "after"]);
    assert!(
        one["removed"][0]["text"].as_str().is_some_and(|text| text.contains("script")),
        "{one}"
    );

    let article = newsroom.json(&["show", one["id"].as_str().expect("an id")]);
    assert_eq!((&article["tags"], &article["status"]), (&json!(["سوريا"]), &json!("draft")));
    assert!(!article["body"].to_string().contains("script"));
}

#[test]
fn people_are_told_what_was_removed() {
    let newsroom = Newsroom::new();
    let file = newsroom.file("خبر.md", MARKDOWN);
    let run = newsroom.run(&["import", &file]);
    assert!(run.err.contains("Removed while reading (HTML code)"), "{}", run.err);
    assert!(run.text().contains("\u{2068}خبر\u{2069}"));
}

#[test]
fn the_same_file_is_a_new_article_each_time() {
    let newsroom = Newsroom::new();
    let file = newsroom.file("خبر.txt", "خبر\n\nفقرة.\n");
    newsroom.text(&["import", &file]);
    newsroom.text(&["import", &file]);
    assert_eq!(newsroom.json(&["list"])["total"], 2);
}

#[test]
fn one_bad_file_keeps_all_out_and_is_named() {
    let newsroom = Newsroom::new();
    let good = newsroom.file("good.md", MARKDOWN);
    let picture = newsroom.file("picture.txt", [0xFF, 0xD8, 0x00, 0xFE, 0x00]);
    let word = newsroom.file("word.docx", "PK");
    let pages = newsroom.file("a.pages", "PK");
    let missing = newsroom.at("missing.md");
    for (bad, code) in [
        (&picture, "import_failed"),
        (&word, "import_failed"),
        (&pages, "unsupported_format"),
        (&missing, "file_unreadable"),
    ] {
        let run = newsroom.run(&["import", &good, bad, "--json"]);
        assert_eq!((run.code, &run.json()["error"]["code"]), (1, &json!(code)));
        assert!(run.err.contains(bad.as_str()), "{}", run.err);
    }
    assert_eq!(newsroom.json(&["list"])["total"], 0);
}

#[test]
fn a_file_that_cannot_be_read_says_what_it_is_and_what_to_do() {
    let newsroom = Newsroom::without_vault();
    let old_word = {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.resize(1024, 0);
        bytes.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(2048, 0);
        bytes
    };
    let locked = {
        let mut bytes = old_word[..1024].to_vec();
        bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(2048, 0);
        bytes
    };
    let cut_site = "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>خب";
    for (name, bytes, code, told) in [
        ("خبر.doc", &old_word[..], "unsupported_format", "save it as .docx"),
        ("خبر.docx", &old_word, "unsupported_format", "save it as .docx"),
        ("سري.docx", &locked, "import_failed", "locked by a password"),
        ("خبر.txt", b"%PDF-1.7\n", "unsupported_format", "copy its text and paste it"),
        ("خبر.rtf", b"{\\rtf1 ", "unsupported_format", "save it as .docx"),
        ("cut.docx", b"PK\x03\x04 cut", "import_failed", "The end of the file is missing"),
        ("empty.txt", b" \n", "import_failed", "There is no text in it"),
        ("site.xml", cut_site.as_bytes(), "import_failed", "Export the site again"),
        (
            "other.xml",
            b"<?xml version='1.0'?><feed/>",
            "unsupported_format",
            "not a WordPress export",
        ),
    ] {
        let file = newsroom.file(name, bytes);
        let run = newsroom.run(&["convert", &file, "--to", "text", "-o", "out.txt", "--json"]);
        assert_eq!((run.code, &run.json()["error"]["code"]), (1, &json!(code)), "{name}");
        assert!(run.err.contains(told) && run.err.contains(name), "{name}: {}", run.err);
    }
}

#[test]
fn an_empty_file_makes_no_article() {
    let newsroom = Newsroom::new();
    for name in ["a.txt", "a.md", "a.html", "a.docx", "a.odt", "a.json", "a.xml"] {
        let file = newsroom.file(name, "");
        assert_eq!(newsroom.refused(&["import", &file]), "import_failed", "{name}");
    }
    assert_eq!(newsroom.json(&["list"])["total"], 0);
}

#[test]
fn an_import_that_was_undone_is_told_as_such() {
    let newsroom = Newsroom::new();
    let file = newsroom.file("خبر.txt", "خبر\n\nمشاركة\n\nفقرة من الخبر.\n");
    let id = newsroom.json(&["import", &file])["imported"][0]["id"].clone();
    let id = id.as_str().expect("an id");
    newsroom.text(&["undo"]);
    for arguments in [&["put-back", id, "0"][..], &["import-report", id]] {
        assert_eq!(newsroom.refused(arguments), "undone");
        assert!(newsroom.run(arguments).err.contains("Import its file again"));
    }
    assert_eq!(newsroom.refused(&["put-back", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "0"]), "not_found");
    newsroom.text(&["undo", "2"]);
    newsroom.json(&["put-back", id, "0"]);
}

#[test]
fn several_files_are_an_action_each() {
    let newsroom = Newsroom::new();
    let one = newsroom.file("1.md", MARKDOWN);
    let other = newsroom.file("2.md", MARKDOWN);
    let imported = newsroom.json(&["import", &one, &other]);
    assert_eq!(imported["imported"].as_array().map(Vec::len), Some(2));
    newsroom.text(&["undo"]);
    assert_eq!(newsroom.json(&["list"])["total"], 1);
}

#[test]
fn the_format_may_be_said() {
    let newsroom = Newsroom::new();
    let file = newsroom.file("page", "# خبر\n\nقال **ميلر** ذلك.\n");
    let first = |from: &[&str]| {
        let imported = newsroom.json(&[&["import", &file][..], from].concat());
        imported["imported"][0]["headline"].clone()
    };
    assert_eq!(first(&[]), "# خبر");
    assert_eq!(first(&["--from", "markdown"]), "خبر");
}

#[test]
fn a_scraped_page_is_an_article_and_nothing_of_it_is_lost() {
    let newsroom = Newsroom::new();
    let page = include_str!("../../../../../tests/corpus/xeber24-article.txt");
    let file = newsroom.file("page.txt", page);
    let one = newsroom.json(&["import", &file])["imported"][0].clone();
    assert_eq!(
        one["headline"],
        "واشنطن تبلغ تركيا بوقف عدوانها على إقليم شمال وشرق سوريا وإطلاق حوار مع الإدارة الذاتية"
    );
    assert_eq!(one["byline"], json!(["كاجين أحمد"]));
    let id = one["id"].as_str().expect("an id");
    let report = newsroom.json(&["import-report", id]);
    assert_eq!(
        (&report["file"], &report["removed"]),
        (&json!("page.txt"), &with_signs(&one["removed"]))
    );
    let article = newsroom.json(&["show", id]);
    assert_eq!(article["sources"], json!(["xeber24.net"]));
    let body = article["body"]["content"].as_array().expect("blocks");
    let headings = body.iter().filter(|block| block["type"] == "heading").count();
    assert_eq!(headings, 2);
    assert!(newsroom.text(&["show", id]).contains("\n\nأعلنت وزارة الخارجية"));
    // Every word of the page is in a field, in the text, or in the report.
    let kept = format!("{article} {report}").replace("\\\"", "\"");
    for word in page.split_whitespace() {
        assert!(kept.contains(word), "«{word}» is lost");
    }
}

/// What was removed, with nothing of it put back.
fn with_signs(removed: &serde_json::Value) -> serde_json::Value {
    let mut removed = removed.clone();
    for item in removed.as_array_mut().expect("a list") {
        item["put_back"] = json!(false);
    }
    removed
}

#[test]
fn what_was_removed_can_be_put_back_and_taken_away_again() {
    let newsroom = Newsroom::new();
    let file = newsroom.file(
        "page.txt",
        "عنوان الخبر\n\nمشاركة\n\nقال المتحدث إن العمل بدأ منذ أمس في المدينة كلها.\n",
    );
    let one = newsroom.json(&["import", &file])["imported"][0].clone();
    let id = one["id"].as_str().expect("an id");
    assert_eq!(one["removed"][0]["kind"], "share");
    let before = newsroom.text(&["show", id]);
    newsroom.json(&["put-back", id, "0"]);
    let after = newsroom.text(&["show", id]);
    assert!(after.contains("\n\nمشاركة\n\nقال المتحدث"), "{after}");
    assert_eq!(newsroom.json(&["import-report", id])["removed"][0]["put_back"], true);
    newsroom.json(&["put-back", id, "0"]);
    assert_eq!(newsroom.text(&["show", id]), after, "it comes back once");
    newsroom.text(&["undo"]);
    assert_eq!(newsroom.text(&["show", id]), before);
    assert_eq!(newsroom.json(&["import-report", id])["removed"][0]["put_back"], false);
    assert_eq!(newsroom.run(&["put-back", id, "9"]).code, 1);
}

#[test]
fn pieces_of_one_place_come_back_in_the_order_of_the_file_whenever_they_come() {
    let newsroom = Newsroom::new();
    let page = "عنوان الخبر\n\nمشاركة\n\nطباعة\n\nفيسبوك\n\nقال المتحدث إن العمل بدأ منذ أمس في المدينة كلها.\n";
    let file = newsroom.file("page.txt", page);
    let one = newsroom.json(&["import", &file])["imported"][0].clone();
    let id = one["id"].as_str().expect("an id");
    assert_eq!(one["removed"].as_array().map(Vec::len), Some(3), "{one}");
    for piece in ["2", "0", "1"] {
        newsroom.json(&["put-back", id, piece]);
    }
    let shown = newsroom.text(&["show", id]);
    assert!(shown.contains("مشاركة\n\nطباعة\n\nفيسبوك\n\nقال المتحدث"), "{shown}");
    assert_eq!(newsroom.json(&["put-back", id, "1"])["put_back"], json!([]));
}

#[test]
fn pictures_that_the_vault_has_are_not_missing() {
    let newsroom = Newsroom::new();
    let docx = include_bytes!("../../../formats/tests/fixtures/import/docx/python-pictures.docx");
    let file = newsroom.file("pictures.docx", docx);
    let imported = newsroom.json(&["import", &file]);
    let id = imported["imported"][0]["id"].as_str().expect("an id").to_owned();
    let article = newsroom.json(&["show", &id]).to_string();
    assert!(article.contains("\"media\":\""), "{article}");

    let again = newsroom.file("again.json", &article);
    let warnings = &newsroom.json(&["import", &again])["imported"][0]["warnings"];
    assert_eq!(warnings, &json!([]));
    let elsewhere = Newsroom::new();
    let again = elsewhere.file("again.json", &article);
    let warnings = &elsewhere.json(&["import", &again])["imported"][0]["warnings"];
    assert_eq!(warnings[0]["kind"], "picture-unreadable");
}

#[test]
fn an_article_from_another_vault_stays_the_same_article_where_it_is_asked_for() {
    let (here, there) = (Newsroom::new(), Newsroom::new());
    let id = here.json(&["new", "--headline", "خبر"])["id"].as_str().expect("an id").to_owned();
    here.json(&["tag", "add", &id, "سوريا"]);
    let file = there.file("a.json", here.json(&["show", &id]).to_string());
    // Without being asked for it is another article.
    assert_ne!(there.json(&["import", &file])["imported"][0]["id"], json!(id));
    assert_eq!(there.json(&["import", &file, "--same"])["imported"][0]["id"], json!(id));
    assert_eq!(there.json(&["list"])["total"], 2);

    there.json(&["set", &id, "headline=خبر مصحح", "section=سياسة"]);
    there.json(&["tag", "remove", &id, "سوريا"]);
    there.json(&["status", &id, "submitted"]);
    let back = here.file("b.json", there.json(&["show", &id]).to_string());
    assert_eq!(here.json(&["import", &back, "--same"])["imported"][0]["id"], json!(id));
    let article = here.json(&["show", &id]);
    assert_eq!((&article["headline"], &article["section"]), (&json!("خبر مصحح"), &json!("سياسة")));
    assert_eq!((&article["tags"], &article["status"]), (&json!([]), &json!("draft")));
    assert_eq!(here.json(&["list"])["total"], 1);
    // It is one action, which can be taken back.
    here.text(&["undo"]);
    let article = here.json(&["show", &id]);
    assert_eq!((&article["headline"], &article["tags"]), (&json!("خبر"), &json!(["سوريا"])));
    assert!(here.json(&["verify"])["faults"].as_array().is_some_and(Vec::is_empty));
}

#[test]
fn a_body_that_is_written_for_a_new_article_is_final() {
    let newsroom = Newsroom::new();
    let body =
        newsroom.file("body.md", "كتب: شيار محمود\n\nعامودا – زرع أهالي المدينة ألف شجرة.\n");
    let made = newsroom.json(&["new", "--headline", "خبر", "--body", &body]);
    let article = newsroom.json(&["show", made["id"].as_str().expect("an id")]);
    assert!(article["body"].to_string().contains("كتب: شيار محمود"), "{article}");
    assert_eq!(article["byline"], json!([]));
}
