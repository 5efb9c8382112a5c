//! The recovery key, and where it goes: to whoever keeps it, or nowhere.

#![cfg(unix)]

use std::fs::File;
use std::process::{Child, Command, Stdio};

use crate::newsroom::{Newsroom, Run};

/// Places where nobody has what is printed.
const NOWHERE: [&str; 4] = ["/dev/full", "/dev/null", "closed", "nobody reads"];

/// Runs the program with its output to one of them.
fn run_to(place: &str, newsroom: &Newsroom, arguments: &[&str]) -> Run {
    let mut command = newsroom.command(arguments);
    match place {
        "closed" => Run::of(&mut with_closed_output(&command)),
        "nobody reads" => {
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().expect("the program starts");
            drop(child.stdout.take());
            Run::from(child.wait_with_output().expect("the program ends"))
        }
        device => {
            let device = File::options().write(true).open(device).expect("the device is there");
            let child = command.stdout(device).stderr(Stdio::piped()).spawn();
            Run::from(child.and_then(Child::wait_with_output).expect("the program runs"))
        }
    }
}

fn with_closed_output(command: &Command) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", "exec \"$0\" \"$@\" >&-"]).arg(command.get_program());
    shell.args(command.get_args()).stdin(Stdio::null());
    for (name, value) in command.get_envs() {
        shell.env(name, value.expect("nothing is taken away"));
    }
    shell
}

fn opens(newsroom: &Newsroom, secret: &str) -> bool {
    Run::of(newsroom.command(&["list"]).env("WARRAQ_PASSPHRASE", secret)).code == 0
}

#[test]
fn a_new_key_that_reaches_nobody_leaves_the_vault_its_own() {
    let newsroom = Newsroom::without_vault();
    let first = newsroom.text(&["init"]);
    for (place, form) in NOWHERE.into_iter().flat_map(|place| [(place, ""), (place, "--json")]) {
        let arguments: Vec<&str> =
            ["passphrase", "recovery", form].into_iter().filter(|word| !word.is_empty()).collect();
        let run = run_to(place, &newsroom, &arguments);
        assert_eq!(run.code, 1, "{place}: {}", run.err);
        assert!(run.err.contains("The vault was not changed"), "{place}: {}", run.err);
        assert!(run.err.contains("\n    warraq passphrase recovery"), "{place}: {}", run.err);
        assert!(!run.err.contains("This is a new recovery key"), "{place}: {}", run.err);
        assert!(opens(&newsroom, first.trim()), "{place}");
    }
    let second = newsroom.text(&["passphrase", "recovery"]);
    assert!(opens(&newsroom, second.trim()) && !opens(&newsroom, first.trim()));
}

#[test]
fn a_vault_whose_key_reaches_nobody_says_how_to_make_another() {
    for place in NOWHERE {
        let newsroom = Newsroom::without_vault();
        let run = run_to(place, &newsroom, &["init"]);
        assert_eq!(run.code, 1, "{place}: {}", run.err);
        assert!(run.err.contains("its recovery key did not reach you"), "{place}: {}", run.err);
        assert!(run.err.contains("\n    warraq passphrase recovery"), "{place}: {}", run.err);
        assert!(!run.err.contains("printed here"), "{place}: {}", run.err);
        let key = newsroom.text(&["passphrase", "recovery"]);
        assert!(opens(&newsroom, key.trim()), "{place}");
    }
}

#[test]
fn a_wrong_passphrase_prints_no_key() {
    let newsroom = Newsroom::new();
    let mut renewed = newsroom.command(&["passphrase", "recovery"]);
    let run = Run::of(renewed.env("WARRAQ_PASSPHRASE", "not this one"));
    assert_eq!((run.code, run.text().as_str()), (1, ""), "{}", run.err);
}
