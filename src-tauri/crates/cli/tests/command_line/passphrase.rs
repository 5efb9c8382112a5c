//! `passphrase`: another one, and another recovery key.

use serde_json::json;

use crate::newsroom::{Newsroom, PASSPHRASE, Run, keys};

const OTHER: &str = "عبارة أخرى أطول منها";

/// The code of the refusal, or nothing where the secret opens the vault.
fn refused_with(newsroom: &Newsroom, secret: &str) -> Option<String> {
    let mut list = newsroom.command(&["list", "--json"]);
    let run = Run::of(list.env("WARRAQ_PASSPHRASE", secret));
    run.json()["error"]["code"].as_str().map(str::to_owned)
}

fn change(newsroom: &Newsroom, current: &str, new: &str) -> Run {
    let mut change = newsroom.command(&["passphrase", "change", "--json"]);
    Run::of(change.env("WARRAQ_PASSPHRASE", current).env("WARRAQ_NEW_PASSPHRASE", new))
}

#[test]
fn another_passphrase_takes_the_place_of_the_first() {
    let newsroom = Newsroom::new();
    newsroom.article("قبل");
    let run = change(&newsroom, PASSPHRASE, OTHER);
    assert_eq!((run.code, run.json()), (0, json!({ "vault": newsroom.at("vault.warraq") })));
    assert!(!run.err.contains(OTHER) && !run.err.contains(PASSPHRASE), "{}", run.err);
    assert_eq!(refused_with(&newsroom, PASSPHRASE).as_deref(), Some("wrong_passphrase"));
    assert_eq!(refused_with(&newsroom, OTHER), None);
}

#[test]
fn a_space_that_nobody_sees_is_told_and_kept() {
    let newsroom = Newsroom::new();
    let with_space = format!("{OTHER} ");
    let run = change(&newsroom, PASSPHRASE, &with_space);
    assert!(run.code == 0 && run.err.contains("a space that nobody sees"), "{}", run.err);
    assert_eq!(refused_with(&newsroom, OTHER).as_deref(), Some("wrong_passphrase"));
    assert_eq!(refused_with(&newsroom, &with_space), None);
    let run = change(&newsroom, &with_space, OTHER);
    assert!(run.code == 0 && !run.err.contains("nobody sees"), "{}", run.err);
}

#[test]
fn a_wrong_or_short_passphrase_changes_nothing() {
    let newsroom = Newsroom::new();
    for (current, new, code) in
        [("not this one", OTHER, "wrong_passphrase"), (PASSPHRASE, "قصيرة", "weak_passphrase")]
    {
        let run = change(&newsroom, current, new);
        assert_eq!((run.code, &run.json()["error"]["code"]), (1, &json!(code)));
    }
    assert_eq!(refused_with(&newsroom, PASSPHRASE), None);
}

#[test]
fn the_same_passphrase_is_no_change() {
    let newsroom = Newsroom::without_vault();
    let key = newsroom.text(&["init"]);
    let decomposed = PASSPHRASE.replace('آ', "ا\u{653}");
    for (current, new) in
        [(PASSPHRASE, PASSPHRASE), (PASSPHRASE, &*decomposed), (key.trim(), PASSPHRASE)]
    {
        let run = change(&newsroom, current, new);
        assert_eq!((run.code, &run.json()["error"]["code"]), (1, &json!("same_passphrase")));
        assert!(run.err.contains("Nothing was changed"), "{}", run.err);
    }
    assert_eq!(refused_with(&newsroom, PASSPHRASE), None);
    assert_eq!(refused_with(&newsroom, key.trim()), None);
}

#[test]
fn an_easy_passphrase_is_refused_until_somebody_insists() {
    let newsroom = Newsroom::new();
    newsroom.text(&["person", "set", "برهوم الشركسي"]);
    for easy in ["بسم الله الرحمن الرحيم", "القاهرة ١٢٣٤", "محمد1990", "برهوم الشركسي"]
    {
        let run = change(&newsroom, PASSPHRASE, easy);
        assert_eq!(run.json()["error"]["code"], "weak_passphrase", "{easy}");
        assert!(run.err.contains("warraq passphrase change --weak"), "{}", run.err);
        assert!(!run.err.contains(easy), "{}", run.err);
    }
    let mut insisting = newsroom.command(&["passphrase", "change", "--weak"]);
    let run = Run::of(insisting.env("WARRAQ_NEW_PASSPHRASE", "القاهرة ١٢٣٤"));
    assert!(run.code == 0 && run.err.contains("could be stronger"), "{}", run.err);
    assert_eq!(refused_with(&newsroom, "القاهرة ١٢٣٤"), None);
}

#[test]
fn a_vault_is_made_with_an_easy_passphrase_only_where_somebody_insists() {
    let newsroom = Newsroom::without_vault();
    let init = |arguments: &[&str]| {
        Run::of(newsroom.command(arguments).env("WARRAQ_PASSPHRASE", "محمد1990"))
    };
    let run = init(&["init", "--json"]);
    assert_eq!(run.json()["error"]["code"], "weak_passphrase");
    assert!(!newsroom.path("vault.warraq").exists());
    assert_eq!(init(&["init", "--weak"]).code, 0);
    assert!(newsroom.path("vault.warraq").exists());
}

#[test]
fn a_new_recovery_key_is_printed_once_and_opens_the_vault() {
    let newsroom = Newsroom::without_vault();
    let first = newsroom.text(&["init"]);
    let made = newsroom.json(&["passphrase", "recovery"]);
    assert_eq!(keys(&made), ["vault", "recovery_key"]);
    let second = made["recovery_key"].as_str().expect("a key");
    assert_eq!(refused_with(&newsroom, first.trim()).as_deref(), Some("wrong_passphrase"));
    assert_eq!(refused_with(&newsroom, second), None);
    let run = change(&newsroom, second, OTHER);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(refused_with(&newsroom, OTHER), None);
}

#[test]
#[cfg(unix)]
fn where_nobody_can_be_asked_the_variable_of_the_new_one_is_named() {
    let newsroom = Newsroom::new();
    let mut command = std::process::Command::new("setsid");
    command
        .args(["--wait", env!("CARGO_BIN_EXE_warraq"), "passphrase", "change", "--json"])
        .env("WARRAQ_VAULT", newsroom.path("vault.warraq"))
        .env("WARRAQ_PASSPHRASE", PASSPHRASE)
        .env("WARRAQ_CHEAP_KDF", "1")
        .env("WARRAQ_LANG", "en")
        .env_remove("WARRAQ_NEW_PASSPHRASE")
        .stdin(std::process::Stdio::null());
    let run = Run::of(&mut command);
    assert_eq!((run.code, &run.json()["error"]["code"]), (1, &json!("no_passphrase")));
    assert!(run.err.contains("WARRAQ_NEW_PASSPHRASE"), "{}", run.err);
    assert_eq!(refused_with(&newsroom, PASSPHRASE), None);
}

#[test]
#[cfg(unix)]
fn an_empty_line_at_the_prompt_is_no_try() {
    let newsroom = Newsroom::new();
    let typed = format!("\n\n\n\n{PASSPHRASE}\n");
    let run = at_a_terminal(&newsroom, &["list"], &typed, &["WARRAQ_PASSPHRASE"]);
    assert_eq!(run.code, 0, "{}", run.text());
    assert_eq!(run.text().matches("Passphrase or recovery key:").count(), 5, "{}", run.text());
    assert!(!newsroom.path("vault.warraq.tries").exists());
}

#[test]
#[cfg(unix)]
fn at_a_terminal_the_passphrase_of_a_copy_is_asked_for_where_the_vault_has_another() {
    let newsroom = Newsroom::new();
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    assert_eq!(change(&newsroom, PASSPHRASE, OTHER).code, 0);
    let typed = format!("{PASSPHRASE}\n");
    let run = at_a_terminal(&newsroom, &["verify", &copy], &typed, &[]);
    assert_eq!(run.code, 0, "{}", run.text());
    assert!(!run.text().contains("of the copy:"), "it opens by what the variable says");
    let mut command = newsroom.command(&["verify", &copy]);
    command.env("WARRAQ_PASSPHRASE", OTHER);
    let run = in_a_terminal(&command, &typed, &[]);
    assert_eq!(run.code, 0, "{}", run.text());
    assert!(run.text().contains("of the copy:"), "{}", run.text());
}

/// Runs the program at a terminal of its own, where this is typed, without these variables. What the terminal shows is
/// the output.
#[cfg(unix)]
fn at_a_terminal(newsroom: &Newsroom, arguments: &[&str], typed: &str, without: &[&str]) -> Run {
    in_a_terminal(&newsroom.command(arguments), typed, without)
}

#[cfg(unix)]
fn in_a_terminal(command: &std::process::Command, typed: &str, without: &[&str]) -> Run {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let quoted = words.map(|word| format!("'{}'", word.display())).collect::<Vec<_>>().join(" ");
    let mut script = Command::new("script");
    script.args(["--quiet", "--return", "--command", &quoted, "/dev/null"]);
    for (name, value) in command.get_envs() {
        script.env(name, value.expect("nothing is taken away"));
    }
    for name in without {
        script.env_remove(name);
    }
    script.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = script.spawn().expect("the terminal opens");
    child.stdin.take().expect("it was asked for").write_all(typed.as_bytes()).expect("it is typed");
    Run::from(child.wait_with_output().expect("the program ends"))
}
