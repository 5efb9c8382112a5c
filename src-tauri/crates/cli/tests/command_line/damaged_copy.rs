//! A copy that is damaged, or cannot be read: it is the copy that is told, and another one that is advised.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::json;

use crate::newsroom::{Newsroom, Run};

/// The copy with another byte in one page after the other, as long as `is_it` says that it is the wrong one.
fn spoil(newsroom: &Newsroom, copy: &str, is_it: impl Fn() -> bool) {
    let sound = fs::read(newsroom.path(copy)).expect("it is there");
    for page in (2..sound.len() / 4096).rev() {
        let mut bytes = sound.clone();
        bytes[page * 4096 + 1000] ^= 1;
        newsroom.file(copy, bytes);
        if is_it() {
            return;
        }
    }
    panic!("no page of {copy} is read");
}

/// A vault, a backup that its plan has made, and a copy whose text of an article cannot be read; the article.
fn with_damaged_copy() -> (Newsroom, String) {
    let newsroom = Newsroom::new();
    let id = newsroom.article_with("خبر", &"نص طويل. ".repeat(2000));
    newsroom.text(&["backups", "make"]);
    newsroom.text(&["backup", &newsroom.at("copy.warraq")]);
    newsroom.text(&["set", &id, "headline=أحدث"]);
    let copy = newsroom.at("copy.warraq");
    spoil(&newsroom, "copy.warraq", || {
        newsroom.run(&["restore", &copy, "--article", &id, "--preview"]).code != 0
    });
    (newsroom, id)
}

#[test]
fn a_damaged_copy_is_not_taken_for_the_vault() {
    let (newsroom, id) = with_damaged_copy();
    let copy = newsroom.at("copy.warraq");
    for arguments in [
        &["restore", &copy, "--article", &id][..],
        &["restore", &copy, "--article", &id, "--preview"],
        &["restore", &copy, "--force"],
    ] {
        let run = newsroom.run(&[arguments, &["--json"]].concat());
        assert_eq!(run.json()["error"]["code"], "vault_damaged", "{arguments:?}");
        assert!(run.err.contains(&format!("copy {copy}")), "{arguments:?}: {}", run.err);
        let salvage = advised(&run.err, "salvage");
        assert!(salvage.ends_with(&format!("--vault {copy}")), "{arguments:?}: {salvage}");
        assert!(run.err.contains("% of this copy"), "{arguments:?}: {}", run.err);
        let next = run.err.lines().find(|line| line.trim().starts_with("warraq restore"));
        let next = next.unwrap_or_else(|| panic!("{arguments:?}: {}", run.err));
        assert!(next.contains("/backups/"), "{next}");
        assert_eq!(next.contains("--force"), arguments.contains(&"--force"), "{next}");
        assert_eq!(next.contains("--article"), arguments.contains(&"--article"), "{next}");
        assert_eq!(next.contains("--preview"), arguments.contains(&"--preview"), "{next}");
    }
    assert_eq!(newsroom.json(&["verify"])["ok"], true);
}

/// The command that is told with this beginning, without the program's name.
fn advised<'a>(told: &'a str, beginning: &str) -> &'a str {
    let mut lines = told.lines().filter_map(|line| line.trim().strip_prefix("warraq "));
    let line = lines.find(|line| line.starts_with(beginning));
    line.unwrap_or_else(|| panic!("{beginning} is not in {told}"))
}

#[test]
fn a_copy_that_was_cut_off_says_so_and_how_much_is_left_and_what_brings_it() {
    let newsroom = Newsroom::new();
    let ids: Vec<_> = (0..20).map(|at| newsroom.article(&format!("خبر {at}"))).collect();
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    let sound = fs::read(newsroom.path("copy.warraq")).expect("it is there");
    let pages = sound.len() / 4096 - 1;
    for (lost, behind) in [(1, 0), (3, 0), (3, 100), (pages / 2, 0)] {
        newsroom.file("copy.warraq", &sound[..sound.len() - lost * 4096 + behind]);
        let percent = format!("About {}% of it", (pages - lost) * 100 / pages);
        for arguments in [
            &["verify", &copy][..],
            &["restore", &copy, "--article", &ids[0]],
            &["restore", &copy, "--article", &ids[0], "--preview"],
            &["restore", &copy, "--force"],
        ] {
            let run = newsroom.run(&[arguments, &["--json"]].concat());
            let context = format!("{lost}, {behind}, {arguments:?}: {}", run.err);
            assert_eq!(run.json()["error"]["code"], "vault_damaged", "{context}");
            assert!(run.err.contains("ends before its end"), "{context}");
            assert!(run.err.contains(&percent), "{context}, {percent}");
            let salvage = advised(&run.err, "salvage");
            assert!(salvage.ends_with(&format!("--vault {copy}")), "{context}");
            let is_verify = arguments[0] == "verify";
            assert_eq!(run.err.contains("warraq backups make"), is_verify, "{context}");
            let out_of_it = format!("warraq restore {}", newsroom.at("copy.salvaged.warraq"));
            assert_eq!(run.err.contains(&out_of_it), !is_verify, "{context}");
        }
        let told = newsroom.run(&["restore", &copy, "--article", &ids[0], "--preview"]).err;
        let words: Vec<_> = advised(&told, "salvage").split_whitespace().collect();
        newsroom.salvaged_in_part(&words);
        if lost == 1 {
            let then: Vec<_> = advised(&told, "restore").split_whitespace().collect();
            assert_eq!(newsroom.json(&then)["headline"], "خبر 0", "{then:?}");
        }
        let salvaged = newsroom.path("copy.salvaged.warraq");
        let listed = newsroom.json(&["list", "--vault", words[1]]);
        assert!(listed["total"].as_u64() > Some(0), "{lost}: {listed}");
        fs::remove_file(salvaged).expect("it was made");
    }
    assert_eq!(newsroom.json(&["verify"])["ok"], true);
}

#[test]
fn of_a_copy_that_lost_all_its_pages_nothing_is_promised() {
    let newsroom = Newsroom::new();
    newsroom.article("خبر");
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    let mut bytes = fs::read(newsroom.path("copy.warraq")).expect("it is there");
    bytes[4096..].iter_mut().step_by(1000).for_each(|byte| *byte ^= 1);
    newsroom.file("copy.warraq", bytes);
    let run = newsroom.run(&["verify", &copy]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("Nothing can be brought out"), "{}", run.err);
    assert!(!run.err.contains("warraq salvage"), "{}", run.err);
}

/// A vault with three backups, of which the newest is damaged; the newest first.
fn with_three_backups() -> (Newsroom, Vec<String>) {
    let newsroom = Newsroom::new();
    let id = newsroom.article_with("خبر", &"نص طويل. ".repeat(2000));
    for number in 0..3 {
        newsroom.text(&["set", &id, &format!("headline=العنوان {number}")]);
        newsroom.text(&["backups", "make"]);
    }
    let names = newsroom.names("backups").into_iter().rev();
    let found: Vec<_> = names.map(|name| newsroom.at(&format!("backups/{name}"))).collect();
    let newest = found[0].strip_prefix(&newsroom.at("")).expect("it is in the folder").to_owned();
    spoil(&newsroom, newest.trim_start_matches('/'), || {
        newsroom.run(&["verify", &found[0]]).code != 0
    });
    (newsroom, found)
}

#[test]
fn a_damaged_backup_is_never_advised() {
    let (newsroom, backups) = with_three_backups();
    let run = newsroom.run(&["restore", &backups[0], "--force"]);
    assert!(
        run.code == 1 && run.err.contains(&format!("warraq restore {}", backups[1])),
        "{}",
        run.err
    );
    let mut vault = fs::read(newsroom.path("vault.warraq")).expect("it is there");
    vault[4096 + 500] ^= 1;
    newsroom.file("vault.warraq", vault);
    let run = newsroom.run(&["list"]);
    assert!(
        run.code == 1 && run.err.contains(&format!("warraq restore {}", backups[1])),
        "{}",
        run.err
    );
    assert!(!run.err.contains(&format!("warraq restore {}", backups[0])), "{}", run.err);
    newsroom.text(&["restore", &backups[1], "--force"]);
}

#[test]
fn the_list_marks_a_damaged_backup_when_it_is_asked_to_look() {
    let (newsroom, backups) = with_three_backups();
    let listed = newsroom.json(&["backups", "list"]);
    assert_eq!(listed["backups"][0]["state"], json!(null));
    let run = newsroom.run(&["backups", "list", "--check", "--json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let listed = run.json()["backups"].clone();
    let states = backups.iter().map(|backup| {
        let mut all = listed.as_array().expect("a list").iter();
        let one = all.find(|one| one["path"] == json!(backup)).expect("it is listed");
        one["state"].clone()
    });
    assert_eq!(states.collect::<Vec<_>>(), [json!("damaged"), json!("sound"), json!("sound")]);
    let table = newsroom.run(&["backups", "list", "--check"]).text();
    assert_eq!(table.matches("damaged").count(), 1, "{table}");
}

/// `strace` makes one read of these files fail, as of a plug that is loose.
fn with_a_fault(newsroom: &Newsroom, number: u32, files: &[&str], arguments: &[&str]) -> Run {
    let plain = newsroom.command(arguments);
    let mut traced = Command::new("strace");
    traced.args(["-f", "-o", "/dev/null", "-e", "trace=pread64,read"]);
    traced.arg("-e").arg(format!("inject=pread64,read:error=EIO:when={number}"));
    for file in files {
        traced.arg("-P").arg(newsroom.path(file));
    }
    traced.arg(plain.get_program()).args(plain.get_args());
    for (name, value) in plain.get_envs() {
        traced.env(name, value.expect("variables are only set"));
    }
    traced.current_dir(newsroom.path("")).stdin(Stdio::null());
    Run::of(&mut traced)
}

#[test]
fn what_a_loose_plug_does_not_give_is_no_damage() {
    let newsroom = Newsroom::new();
    newsroom.article_with("خبر", &"نص طويل. ".repeat(2000));
    let (vault, copy) = (newsroom.at("vault.warraq"), newsroom.at("copy.warraq"));
    newsroom.text(&["backup", &copy]);
    let other = newsroom.at("other.warraq");
    let made = newsroom.at("made.warraq");
    let mut told = 0;
    for (file, arguments, named) in [
        ("vault.warraq", &["verify", "--json"][..], "The vault"),
        ("copy.warraq", &["verify", &copy, "--json"], &copy),
        ("copy.warraq", &["restore", &copy, "--vault", &other, "--json"], &copy),
        ("vault.warraq", &["backup", &made, "--json"], "The vault"),
    ] {
        for number in 1..40 {
            let run = with_a_fault(&newsroom, number, &[file], arguments);
            for file in [&other, &made] {
                let _ = fs::remove_file(file);
            }
            let context = format!("{arguments:?}, {number}: {} {}", run.text(), run.err);
            assert!(!run.err.contains("damaged"), "{context}");
            if run.code != 0 {
                told += 1;
                assert_eq!(run.json()["error"]["code"], "file_unwritable", "{context}");
                assert!(run.err.contains(named), "{context}");
            }
        }
    }
    assert!(told > 20, "{told}");
    assert_eq!(newsroom.json(&["verify", &vault])["ok"], true);
    assert_eq!(newsroom.json(&["verify", &copy])["ok"], true);
}

#[test]
fn a_pipe_in_the_place_of_a_vault_keeps_nobody_waiting() {
    let newsroom = Newsroom::new();
    let pipe = newsroom.at("pipe");
    let socket = newsroom.at("socket");
    assert!(Command::new("mkfifo").arg(&pipe).status().is_ok_and(|made| made.success()));
    let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket can be made");
    let copy = newsroom.at("copy.warraq");
    for what in [&pipe, &socket, "/dev/null"] {
        for arguments in [
            &["list", "--vault", what][..],
            &["backup", &copy, "--vault", what],
            &["backups", "list", "--vault", what],
            &["salvage", &copy, "--vault", what],
            &["passphrase", "change", "--vault", what],
            &["verify", "--vault", what],
            &["verify", what],
            &["restore", what],
            &["restore", what, "--article", "123456"],
        ] {
            let mut patient = Command::new("timeout");
            let plain = newsroom.command(&[arguments, &["--json"]].concat());
            patient.arg("10").arg(plain.get_program()).args(plain.get_args());
            patient.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
            let run = Run::of(patient.stdin(Stdio::null()));
            let code =
                if run.code == 124 { "waits".into() } else { run.json()["error"]["code"].clone() };
            assert_eq!(code, "no_ordinary_file", "{arguments:?}: {}", run.err);
            assert!(run.err.contains(what), "{arguments:?}: {}", run.err);
        }
    }
}
