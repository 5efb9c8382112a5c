//! Killed while it works, again and again: the vault opens, is sound, and holds all that was acknowledged.

// The cost that makes a vault in no time is not there in a release build.
#![cfg(debug_assertions)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backup;
mod migrate;
mod passphrase;
mod random;
mod saves;

use std::env;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use warraq_core::person::Person;

use random::Random;

const VAULT: &str = "WARRAQ_TEST_KILL";
const WORK: &str = "WARRAQ_TEST_WORK";

/// How often each work is killed, unless `WARRAQ_KILLS` says otherwise.
const KILLS: u32 = 50;

fn kills() -> u32 {
    env::var("WARRAQ_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(KILLS)
}

/// What the child has printed until it was killed, after so long at work.
fn killed(path: &Path, work: &str, after: Duration) -> Vec<String> {
    let mut child = child(path, work);
    let mut out = child.stdout.take().unwrap();
    let (mut bytes, mut byte) = (Vec::new(), [0]);
    // Not while the program only loads: the line before `ready` is libtest's.
    while !bytes.ends_with(b"ready\n") {
        assert_eq!(out.read(&mut byte).unwrap(), 1, "{}", String::from_utf8_lossy(&bytes));
        bytes.push(byte[0]);
    }
    thread::sleep(after);
    child.kill().unwrap();
    out.read_to_end(&mut bytes).unwrap();
    child.wait().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let ended = text.rfind('\n').map_or(0, |at| at + 1);
    text[..ended].lines().map(str::to_owned).collect()
}

fn child(path: &Path, work: &str) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["the_child", "--exact", "--ignored", "--nocapture"])
        .env(VAULT, path)
        .env(WORK, work)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "is the process that the tests here kill"]
fn the_child() {
    let Some(path) = env::var_os(VAULT) else { return };
    let path = Path::new(&path);
    say("\nready");
    match env::var(WORK).unwrap().as_str() {
        "backup" => backup::back_up_for_ever(path),
        "create" => saves::create(path),
        "migrate" => migrate::migrate(path),
        "passphrase" => passphrase::change_for_ever(path),
        "restore" => backup::restore_for_ever(path),
        "save" => saves::save_for_ever(path),
        other => panic!("no such work: {other}"),
    }
}

/// To the pipe itself: what is there was said before the kill.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

fn secret() -> SecretString {
    "كلمة السر".to_owned().into()
}

fn person() -> Person {
    Person { name: "سلمى".to_owned(), role: String::new() }
}

fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}
