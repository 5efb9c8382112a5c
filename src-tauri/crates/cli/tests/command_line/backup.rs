//! `backup`, `restore`, and `verify` of a copy.

use secrecy::SecretString;
use serde_json::json;
use warraq_store::{Access, Vault};

use crate::newsroom::{Newsroom, PASSPHRASE, Run, keys};

/// A vault with an article that was changed since it was backed up; the article's id and the copy.
fn backed_up() -> (Newsroom, String, String) {
    let newsroom = Newsroom::new();
    let id = newsroom.article_with("العنوان الأول", "نص أول.");
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    newsroom.text(&["set", &id, "headline=العنوان الثاني"]);
    (newsroom, id, copy)
}

fn headline(newsroom: &Newsroom, id: &str) -> String {
    newsroom.json(&["show", id])["headline"].as_str().expect("a headline").to_owned()
}

#[test]
fn a_backup_is_written_beside_the_window_and_says_what_is_in_it() {
    let newsroom = Newsroom::new();
    newsroom.article("خبر");
    let passphrase = SecretString::from(PASSPHRASE);
    let window = Vault::open(&newsroom.path("vault.warraq"), &passphrase, Access::Write)
        .expect("the window opens the vault");
    let copy = newsroom.at("نسخة.warraq");
    let made = newsroom.json(&["backup", &copy]);
    let expected = ["path", "bytes", "articles", "revisions", "media", "faults"];
    assert_eq!(keys(&made), expected);
    assert_eq!((&made["path"], &made["articles"]), (&json!(copy), &json!(1)));
    window.close().expect("the window closes the vault");
    let looked = newsroom.json(&["verify", &copy]);
    assert_eq!((&looked["ok"], &looked["articles"]), (&json!(true), &json!(1)));
}

#[test]
fn a_backup_replaces_nothing_without_being_told_to_and_never_the_vault() {
    let (newsroom, _, copy) = backed_up();
    newsroom.file("dear.txt", "something dear");
    assert_eq!(newsroom.refused(&["backup", &newsroom.at("dear.txt")]), "file_exists");
    assert_eq!(newsroom.read("dear.txt"), "something dear");
    newsroom.text(&["backup", &copy, "--force"]);
    let vault = newsroom.at("vault.warraq");
    assert_eq!(newsroom.refused(&["backup", &vault, "--force"]), "same_file");
    assert_eq!(newsroom.refused(&["backup", &newsroom.at("")]), "path_is_folder");
    assert_eq!(newsroom.refused(&["backup", &newsroom.at("nowhere/copy.warraq")]), "not_found");
    newsroom.text(&["list"]);
}

#[test]
fn a_backup_takes_the_place_of_the_vault_which_is_kept() {
    let (newsroom, id, copy) = backed_up();
    assert_eq!(newsroom.refused(&["restore", &copy]), "vault_exists");
    assert_eq!(headline(&newsroom, &id), "العنوان الثاني");
    let restored = newsroom.json(&["restore", &copy, "--force"]);
    assert_eq!(restored["vault"], newsroom.at("vault.warraq"));
    assert_eq!(headline(&newsroom, &id), "العنوان الأول");
    let kept = restored["set_aside"].as_str().expect("the vault is kept").to_owned();
    let shown = newsroom.json(&["show", &id, "--vault", &kept]);
    assert_eq!(shown["headline"], "العنوان الثاني");
}

#[test]
fn a_backup_becomes_a_vault_where_none_is() {
    let (newsroom, id, copy) = backed_up();
    let other = newsroom.at("archive/other.warraq");
    std::fs::create_dir(newsroom.path("archive")).expect("a folder can be made");
    let restored = newsroom.json(&["restore", &copy, "--vault", &other]);
    assert_eq!(restored["set_aside"], json!(null));
    let shown = newsroom.json(&["show", &id, "--vault", &other]);
    assert_eq!(shown["headline"], "العنوان الأول");
}

#[test]
fn one_article_is_looked_at_before_it_is_restored_and_can_be_undone() {
    let (newsroom, id, copy) = backed_up();
    let preview = newsroom.json(&["restore", &copy, "--article", &id, "--preview"]);
    assert_eq!(
        keys(&preview),
        ["id", "headline", "updated_at", "tags", "pictures", "fields", "blocks"]
    );
    assert_eq!(preview["fields"][0]["field"], "headline");
    let text = newsroom.text(&["restore", &copy, "--article", &id[..10], "--preview"]);
    assert!(text.contains("الثاني") && text.contains("الأول"), "{text}");
    assert_eq!(headline(&newsroom, &id), "العنوان الثاني", "nothing is changed yet");
    let saved = newsroom.json(&["restore", &copy, "--article", &id]);
    assert_eq!(saved["id"], json!(id));
    assert_eq!(headline(&newsroom, &id), "العنوان الأول");
    newsroom.text(&["undo"]);
    assert_eq!(headline(&newsroom, &id), "العنوان الثاني");
}

#[test]
fn an_article_that_is_gone_is_told_and_comes_back() {
    let newsroom = Newsroom::new();
    let id = newsroom.article_with("عنوان", "نص.");
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    newsroom.text(&["undo"]);
    let run = newsroom.run(&["restore", &copy, "--article", &id, "--preview"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("Only the copy"), "{}", run.err);
    let run = newsroom.run(&["restore", &copy, "--article", &id]);
    assert!(run.code == 0 && run.err.contains("in the backup"), "{}", run.err);
    assert_eq!(headline(&newsroom, &id), "عنوان");
    let later = newsroom.article("بعد النسخة");
    for absent in ["01ARZ3NDEK", &later, &later[..20]] {
        for preview in [&[][..], &["--preview"]] {
            let words = [&["restore", &copy, "--article", absent], preview].concat();
            assert_eq!(newsroom.refused(&words), "not_found");
            let run = newsroom.run(&words);
            assert!(run.err.contains("The copy") && run.err.contains(&copy), "{}", run.err);
        }
    }
}

#[test]
fn what_came_of_one_article_is_said_as_it_was() {
    let (newsroom, id, copy) = backed_up();
    let told = |newsroom: &Newsroom| newsroom.run(&["restore", &copy, "--article", &id]).err;
    assert!(told(&newsroom).contains("among its revisions"));
    let history = newsroom.json(&["history"]);
    let said = told(&newsroom);
    assert!(said.contains("nothing was changed") && !said.contains("among"), "{said}");
    assert_eq!(newsroom.json(&["history"]), history);
    let other = Newsroom::new();
    let said = told(&other);
    assert!(said.contains("was not in the vault") && !said.contains("among"), "{said}");
}

#[test]
fn a_vault_that_is_no_copy_of_this_one_is_called_so() {
    let (newsroom, _, copy) = backed_up();
    let other = Newsroom::new();
    for words in [&["restore", &copy, "--preview"][..], &["restore", &copy]] {
        let said = |newsroom: &Newsroom| newsroom.run(words).err;
        assert!(said(&other).contains("another vault"), "{}", said(&other));
        assert!(!said(&newsroom).contains("another vault"), "{}", said(&newsroom));
    }
    assert_eq!(other.json(&["restore", &copy, "--preview"])["other_vault"], true);
}

#[test]
fn the_whole_vault_is_looked_at_before_a_copy_takes_its_place() {
    let (newsroom, id, copy) = backed_up();
    let later = newsroom.article("بعد النسخة");
    let found = newsroom.json(&["restore", &copy, "--preview"]);
    assert_eq!(
        keys(&found),
        [
            "same",
            "newer_here",
            "only_here",
            "newer_there",
            "only_there",
            "words_only_here",
            "words_only_there",
            "other_settings",
            "last_here",
            "last_there",
            "other_vault"
        ]
    );
    assert_eq!(found["other_vault"], false);
    assert_eq!((&found["same"], &found["only_there"]), (&json!(0), &json!(0)));
    assert_eq!(
        (&found["newer_here"]["count"], &found["only_here"]["count"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(found["newer_here"]["first"][0]["id"], json!(id));
    assert_eq!(found["only_here"]["first"][0]["id"], json!(later));
    let text = newsroom.text(&["restore", &copy, "--preview"]);
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(text.contains(&id) && text.contains("العنوان الثاني"), "{text}");
    // Whoever is about to do it is told too.
    let refused = newsroom.run(&["restore", &copy]);
    assert!(
        refused.err.contains("--force") && refused.err.contains("بعد النسخة"),
        "{}",
        refused.err
    );
    assert_eq!(headline(&newsroom, &id), "العنوان الثاني", "nothing is changed");
    assert_eq!(newsroom.run(&["restore", &copy, "--preview", "--force"]).code, 2);
    let elsewhere = newsroom.at("other.warraq");
    let found = newsroom.json(&["restore", &copy, "--preview", "--vault", &elsewhere]);
    assert_eq!((&found["only_there"], &found["last_here"]), (&json!(1), &json!(null)));
    assert!(!newsroom.path("other.warraq").exists());
    // A damaged vault is no reason to say nothing.
    newsroom.file("vault.warraq", "damaged");
    assert_eq!(newsroom.refused(&["restore", &copy]), "vault_exists");
}

#[test]
fn paths_on_standard_output_are_those_of_the_files() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let copy = newsroom.at("نسخة.warraq");
    let page = newsroom.at("خبر.md");
    let folder = newsroom.at("نسخ");
    std::fs::create_dir(&folder).expect("a folder");
    newsroom.text(&["backups", "plan", "--folder", &folder]);
    for words in [
        vec!["backup", &copy],
        vec!["export", &id, "--to", "markdown", "-o", &page],
        vec!["backups", "plan"],
        vec!["backups", "make"],
        vec!["restore", &copy, "--force"],
    ] {
        let text = newsroom.text(&words);
        assert!(std::path::Path::new(text.trim_end_matches('\n')).exists(), "{words:?} {text:?}");
    }
    let listed = newsroom.text(&["backups", "list"]);
    let path = listed.trim_end().rsplit("  ").next().expect("a path");
    assert!(std::path::Path::new(path).exists(), "{listed:?}");
}

#[test]
fn a_copy_of_before_is_opened_by_the_passphrase_of_its_time() {
    let (newsroom, id, copy) = backed_up();
    let mut change = newsroom.command(&["passphrase", "change"]);
    assert_eq!(Run::of(change.env("WARRAQ_NEW_PASSPHRASE", "عبارة أخرى أطول")).code, 0);
    let with = |arguments: &[&str], of_copy: &str| {
        let mut command = newsroom.command(&[arguments, &["--json"]].concat());
        command.env("WARRAQ_PASSPHRASE", "عبارة أخرى أطول").env("WARRAQ_COPY_PASSPHRASE", of_copy);
        Run::of(&mut command)
    };
    let run = with(&["restore", &copy, "--article", &id], "");
    assert_eq!(run.json()["error"]["code"], "wrong_passphrase");
    assert!(run.err.contains("copy.warraq"), "{}", run.err);
    assert!(run.err.contains("WARRAQ_COPY_PASSPHRASE"), "{}", run.err);
    assert!(with(&["verify", &copy], "").err.contains("WARRAQ_COPY_PASSPHRASE"));
    assert_eq!(with(&["restore", &copy, "--article", &id], PASSPHRASE).code, 0);
    assert_eq!(with(&["verify", &copy], PASSPHRASE).json()["ok"], true);
    let run = with(&["restore", &copy, "--force"], PASSPHRASE);
    assert_eq!(run.json()["same_secrets"], false);
    assert!(run.err.contains("opens by the passphrase"), "{}", run.err);
    newsroom.text(&["list"]);
}

#[test]
fn where_the_passphrase_was_not_changed_a_restore_says_nothing_of_it() {
    let (newsroom, _, copy) = backed_up();
    let run = newsroom.run(&["restore", &copy, "--force", "--json"]);
    assert_eq!((run.code, &run.json()["same_secrets"]), (0, &json!(true)));
    assert!(!run.err.contains("passphrase"), "{}", run.err);
}

#[test]
fn what_can_be_read_of_a_damaged_vault_becomes_a_new_one() {
    let newsroom = Newsroom::new();
    let ids: Vec<String> =
        (0..30).map(|number| newsroom.article_with(&format!("عنوان {number}"), "نص.")).collect();
    let vault = newsroom.path("vault.warraq");
    let sound = std::fs::read(&vault).expect("the vault is a file");
    // The last pages hold rows, and the first say where they are.
    let mut bytes = sound.clone();
    *bytes.iter_mut().nth_back(1999).expect("it is longer") ^= 1;
    std::fs::write(&vault, &bytes).expect("it can be written");
    let salvaged = newsroom.salvaged_in_part(&["salvage", &newsroom.at("new.warraq")]);
    let expected = [
        "vault",
        "whole",
        "partly",
        "lost",
        "gone",
        "history_lost",
        "damaged",
        "has_damage",
        "opened_by",
        "faults",
    ];
    assert_eq!(keys(&salvaged), expected);
    let whole = salvaged["whole"].as_u64().expect("a number");
    let partly = salvaged["partly"].as_array().expect("a list").len() as u64;
    assert!(whole >= 20 && whole + partly <= ids.len() as u64, "{salvaged}");
    assert_eq!(newsroom.json(&["verify", "--vault", &newsroom.at("new.warraq")])["ok"], true);
    assert!(std::fs::read(&vault).expect("it is there") == bytes, "the damaged one stays");
    std::fs::write(&vault, &sound).expect("it can be written");
    let run = newsroom.run(&["salvage", &newsroom.at("of-a-sound-one.warraq")]);
    assert!(run.code == 0 && run.err.contains("without damage"), "{}", run.err);
    assert_eq!(newsroom.refused(&["salvage", &newsroom.at("new.warraq")]), "vault_exists");
}

#[test]
fn a_damaged_copy_is_told_and_not_restored() {
    let (newsroom, id, copy) = backed_up();
    let mut bytes = std::fs::read(&copy).expect("the copy is a file");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    newsroom.file("copy.warraq", bytes);
    let run = newsroom.run(&["verify", &copy, "--json"]);
    assert_eq!(run.code, 1, "{}", run.text());
    assert_eq!(newsroom.refused(&["restore", &copy, "--force"]), "vault_damaged");
    assert_eq!(newsroom.refused(&["verify", &newsroom.at("none.warraq")]), "not_found");
    assert_eq!(headline(&newsroom, &id), "العنوان الثاني");
}
