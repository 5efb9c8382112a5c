//! What the newsroom has to do is done by its program, as if it had been called itself.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::install::Install;

/// More than an article.
const LARGE_BYTES: usize = 300 << 10;

/// The files that the words below speak of.
fn write_files(install: &Install) {
    let large = "قالت إن.\n\n".repeat(LARGE_BYTES / 16);
    for (name, text) in [
        ("a.md", "# خبر\n\nفقرة.\n"),
        ("there.txt", "something dear"),
        ("large.md", &large),
        ("none.md", "\n"),
    ] {
        fs::write(install.at(name), text).expect("the temporary folder can be written");
    }
}

/// Words that are not for the quick program, for one reason each.
const WORDS: [&[&str]; 18] = [
    &["convert", "a.md", "--to", "pdf", "-o", "a.pdf", "--force"],
    &["convert", "large.md", "--to", "text", "-o", "-"],
    &["convert", "-", "--from", "markdown", "--to", "text", "-o", "-"],
    &["convert", "a.md", "--to", "text", "-o", "there.txt"],
    &["convert", "a.md", "--to", "text", "-o", "-", "--json"],
    &["convert", "a.md", "--to", "text", "-o", "nowhere/a.txt"],
    &["convert", "a.md", "--to", "text", "--option", "columns=2", "-o", "-"],
    &["convert", "a.md", "--to", "wordstar", "-o", "-"],
    &["convert", "missing.md", "--to", "text", "-o", "-"],
    &["convert", "none.md", "--to", "text", "-o", "-"],
    &["convert", "a.md", "--to", "text"],
    &["convert", "a.md", "--to", "html", "-o", "-", "--vault", "nowhere"],
    &["convert", "--help"],
    &["--help"],
    &["list"],
    &["lisst", "--json"],
    &["convert", "--version"],
    &[],
];

#[test]
fn whatever_is_not_done_here_comes_out_as_the_newsroom_does_it() {
    let install = Install::whole();
    write_files(&install);
    for words in WORDS {
        let (quick, newsroom) = (install.run(words), install.run_newsroom(words));
        assert_eq!(quick, newsroom, "{words:?}");
    }
    assert_eq!(fs::read_to_string(install.at("there.txt")).unwrap(), "something dear");
    assert!(fs::read(install.at("a.pdf")).unwrap().starts_with(b"%PDF"));
}

#[test]
fn without_the_newsroom_it_is_said_what_is_missing_and_nothing_is_done() {
    let install = Install::alone();
    write_files(&install);
    for words in WORDS {
        let run = install.run(words);
        let told = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(1), "{words:?}: {told}");
        assert!(told.contains("warraq-newsroom") && told.contains("Install"), "{words:?}: {told}");
        if words.contains(&"--json") {
            let json: Value = serde_json::from_slice(&run.stdout).unwrap();
            assert_eq!(json["error"]["code"], "newsroom_missing");
        }
    }
    let arabic = install.command(&["list"]).env("WARRAQ_LANG", "ar").output().unwrap();
    let told = String::from_utf8(arabic.stderr).unwrap();
    assert!(told.contains("ثبّت ورّاق") && told.contains("warraq-newsroom"), "{told}");
}

#[test]
fn what_does_not_start_is_not_called_missing() {
    let install = Install::alone();
    fs::write(install.at("warraq-newsroom"), "no program").unwrap();
    let run = install.run(&["list", "--json"]);
    let json: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(json["error"]["code"], "newsroom_failed", "{json}");
    assert_eq!(run.status.code(), Some(1));
}

#[test]
fn the_process_its_words_input_exit_code_and_signals_stay() {
    let install = Install::alone();
    let script =
        "#!/bin/sh\nprintf '%s\\n' $$ \"$@\"\ncat\ncase $1 in die) kill -TERM $$;; esac\nexit 7\n";
    let program = install.at("newsroom.sh");
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    install.with_newsroom(&program);
    for (first, code, signal) in [("sync", Some(7), None), ("die", None, Some(15))] {
        let mut command = install.command(&[first, "two words", "", "--", "كلمة"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(b"from outside").unwrap();
        let process = child.id();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(said, format!("{process}\n{first}\ntwo words\n\n--\nكلمة\nfrom outside"));
        assert_eq!((output.status.code(), output.status.signal()), (code, signal));
    }
}

#[test]
fn a_pipe_is_left_for_the_newsroom_to_read() {
    let install = Install::whole();
    let pipe = |words: &[&str]| {
        let mut child = install
            .command(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().unwrap().write_all("# خبر\n\nفقرة.\n".as_bytes()).unwrap();
        String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
    };
    for file in ["-", "/dev/stdin"] {
        let words = ["convert", file, "--from", "markdown", "--to", "text", "-o", "-"];
        assert_eq!(pipe(&words), "خبر\n\nفقرة.\n", "{file}");
    }
}

#[test]
fn the_newsroom_stands_beside_the_program_and_not_beside_a_link_to_it() {
    let install = Install::whole();
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("warraq");
    symlink(install.at("warraq"), &link).unwrap();
    let help = |program: &Path| Command::new(program).arg("--help").output().unwrap();
    assert_eq!(help(&link), help(&install.at("warraq")));
    assert!(help(&link).status.success());
}
