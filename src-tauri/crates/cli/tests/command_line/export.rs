//! `export`.

use serde_json::json;

use crate::newsroom::{Newsroom, Run, keys};

#[cfg(target_os = "linux")]
#[test]
fn more_files_than_may_be_open_at_once_are_written() {
    let newsroom = Newsroom::new();
    let file =
        |number: usize| newsroom.file(&format!("{number}.md"), format!("# خبر {number}\n\nنص.\n"));
    let import: Vec<String> = ["import".to_owned()].into_iter().chain((0..60).map(file)).collect();
    let words: Vec<&str> = import.iter().map(String::as_str).collect();
    let imported = newsroom.json(&words)["imported"].clone();
    let ids =
        imported.as_array().expect("a list").iter().map(|one| one["id"].as_str().expect("an id"));
    let export = [vec!["export"], ids.collect(), vec!["--to", "text", "-o", "out"]].concat();
    for replaces in [&[][..], &["--force"]] {
        let export = newsroom.command(&[&export[..], replaces].concat());
        let mut few = std::process::Command::new("sh");
        few.args(["-c", "ulimit -Sn 48; exec \"$@\"", "sh"]).arg(export.get_program());
        few.args(export.get_args()).current_dir(newsroom.path("."));
        for (name, value) in export.get_envs() {
            few.env(name, value.expect("variables are only set"));
        }
        let run = Run::of(&mut few);
        assert_eq!((run.code, newsroom.names("out").len()), (0, 60), "{}", run.err);
    }
}

#[test]
fn one_article_is_written_to_the_file() {
    let newsroom = Newsroom::new();
    let id = newsroom.article_with("خبر", "فقرة.");
    let file = newsroom.at("خبر.md");
    let exported = newsroom.json(&["export", &id, "--to", "markdown", "-o", &file]);
    let report = &exported["exported"][0];
    assert_eq!(keys(report), ["id", "format", "path", "bytes", "lost", "taken_out"]);
    assert_eq!((&report["id"], &report["path"]), (&json!(id), &json!(file)));
    assert_eq!(report["bytes"], newsroom.read("خبر.md").len());
    assert!(newsroom.read("خبر.md").contains("فقرة."));
}

#[test]
fn a_file_that_exists_is_refused_without_force() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let file = newsroom.file("a.txt", "something dear");
    let arguments = ["export", &id, "--to", "text", "-o", &file];
    assert_eq!(newsroom.refused(&arguments), "file_exists");
    assert_eq!(newsroom.read("a.txt"), "something dear");
    newsroom.text(&[&arguments[..], &["--force"]].concat());
    assert!(newsroom.read("a.txt").contains("خبر"));
}

#[test]
fn several_articles_go_to_a_folder_under_names_of_their_own() {
    let newsroom = Newsroom::new();
    let (one, other) = (newsroom.article("خبر"), newsroom.article("خبر"));
    let folder = newsroom.at("out/2024");
    let arguments = ["export", &one, &other, "--to", "html", "-o", &folder];
    let exported = newsroom.json(&arguments);
    assert_eq!(exported["exported"].as_array().map(Vec::len), Some(2));
    let names = newsroom.names("out/2024");
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(
        names
            .iter()
            .all(|name| std::path::Path::new(name).extension().is_some_and(|end| end == "html")),
        "{names:?}"
    );
    assert_eq!(newsroom.refused(&arguments), "file_exists");
    newsroom.text(&[&arguments[..], &["--force"]].concat());
    assert_eq!(newsroom.names("out/2024"), names);
}

#[test]
fn one_file_in_the_way_keeps_all_from_being_written() {
    let newsroom = Newsroom::new();
    let (one, other) = (newsroom.article("أول"), newsroom.article("ثان"));
    let folder = newsroom.at("out");
    let exported = newsroom.json(&["export", &one, &other, "--to", "text", "-o", &folder]);
    let first = exported["exported"][0]["path"].as_str().expect("a path");
    std::fs::remove_file(first).expect("it was just written");
    let refused = newsroom.refused(&["export", &one, &other, "--to", "text", "-o", &folder]);
    assert_eq!(refused, "file_exists");
    assert_eq!(newsroom.names("out").len(), 1);
}

#[test]
fn a_write_that_fails_leaves_nothing_new() {
    let newsroom = Newsroom::new();
    let (one, other) = (newsroom.article("أول"), newsroom.article("ثان"));
    let folder = newsroom.at("out");
    let exported = newsroom.json(&["export", &one, &other, "--to", "text", "-o", &folder]);
    let paths: Vec<&str> = [0, 1]
        .iter()
        .map(|index| exported["exported"][*index]["path"].as_str().expect("a path"))
        .collect();
    // A folder with something in it stands where the second file should be: even force cannot.
    for path in &paths {
        std::fs::remove_file(path).expect("it was just written");
    }
    std::fs::create_dir_all(format!("{}/inside", paths[1])).expect("a folder in the way");
    let arguments = ["export", &one, &other, "--to", "text", "-o", &folder, "--force"];
    assert_eq!(newsroom.refused(&arguments), "path_is_folder");
    assert!(!std::path::Path::new(paths[0]).exists());
    assert_eq!(newsroom.names("out").len(), 1);
}

#[test]
fn a_folder_takes_one_article_under_its_own_name() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    newsroom.text(&["set", &id, "slug=khabar"]);
    std::fs::create_dir(newsroom.path("out")).expect("a folder");
    newsroom.text(&["export", &id, "--to", "markdown", "-o", &newsroom.at("out")]);
    assert_eq!(newsroom.names("out"), ["khabar.md"]);
}

#[test]
fn a_file_in_no_folder_is_refused() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let file = newsroom.at("no/such/folder/a.txt");
    let refused = newsroom.refused(&["export", &id, "--to", "text", "-o", &file]);
    assert_eq!(refused, "folder_missing");
    assert!(!newsroom.path("no").exists());
}

#[test]
fn an_unknown_article_stops_the_export_of_all() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let unknown = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    let folder = newsroom.at("out");
    let refused = newsroom.refused(&["export", &id, unknown, "--to", "text", "-o", &folder]);
    assert_eq!(refused, "not_found");
    assert!(!newsroom.path("out").exists());
}

#[test]
fn what_a_format_cannot_hold_is_told() {
    let newsroom = Newsroom::new();
    let id = newsroom.article_with("خبر", "قال **ميلر** ذلك.");
    let file = newsroom.at("a.txt");
    let run = newsroom.run(&["export", &id, "--to", "text", "-o", &file, "--json"]);
    let lost = run.json()["exported"][0]["lost"].clone();
    let strong = json!({ "what": "strong", "count": 1 });
    assert!(lost.as_array().is_some_and(|lost| lost.contains(&strong)), "{lost}");
    assert!(run.err.contains("cannot hold strong text"), "{}", run.err);
}

#[test]
fn letters_that_no_page_has_are_named() {
    let newsroom = Newsroom::new();
    let id = newsroom.article_with("خبر", "في 北京 و北京.");
    let file = newsroom.at("a.pdf");
    let arguments = ["export", &id, "--to", "pdf", "-o", &file, "--json"];
    let run = newsroom.run(&arguments);
    let lost = run.json()["exported"][0]["lost"].clone();
    let letters = json!({ "what": "missing_letter", "count": 4, "detail": "北 京" });
    assert!(lost.as_array().is_some_and(|lost| lost.contains(&letters)), "{lost}");
    assert!(run.err.contains("(found: 4): 北 京"), "{}", run.err);
    let mut arabic = newsroom.command(&[&arguments[..], &["--force"]].concat());
    let run = Run::of(arabic.env("WARRAQ_LANG", "ar"));
    assert!(run.err.contains("حروف لا توجد في خطوط الطباعة"), "{}", run.err);
    assert!(!run.err.contains("missing_letter"), "{}", run.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_of_the_system_takes_nothing_and_that_is_said() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    for (what, place) in [("--to=html", "/proc/warraq.html"), ("--preset=site", "/proc/warraq")] {
        let arguments = ["export", &id, what, "-o", place];
        assert_eq!(newsroom.refused(&arguments), "folder_denied", "{place}");
    }
    let err = newsroom.run(&["export", &id, "--to", "html", "-o", "/proc/x.html"]).err;
    assert!(err.contains("may not write in /proc."), "{err}");
}

#[test]
fn help_lists_every_choice() {
    let newsroom = Newsroom::without_vault();
    for command in [&["export"][..], &["convert"], &["preset", "set"]] {
        let help = newsroom.text(&[command, &["--help"]].concat());
        for choice in ["columns=1|2  pdf\n", "zone=+00:00|", "address=https://"] {
            assert!(help.contains(choice), "{command:?}: {help}");
        }
    }
}

#[test]
fn standard_output_takes_one_article_to_the_byte() {
    let newsroom = Newsroom::new();
    let (id, other) = (newsroom.article_with("خبر", "فقرة."), newsroom.article("آخر"));
    newsroom.text(&["export", &id, "--to", "html", "-o", &newsroom.at("a.html")]);
    let written = newsroom.text(&["export", &id, "--to", "html", "-o", "-"]);
    assert_eq!(written, newsroom.read("a.html"));
    assert_eq!(newsroom.run(&["export", &id, "--to", "html", "-o", "-", "--json"]).code, 2);
    assert_eq!(newsroom.run(&["export", &id, &other, "--to", "html", "-o", "-"]).code, 2);
}
