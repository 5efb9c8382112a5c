//! Reading beside a writer, in this process and in another one.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use warraq_core::action::Action;
use warraq_store::{Access, StoreError, Vault, articles};

use crate::newsroom::{PASSPHRASE, article, at, newsroom, salma, secret};

const VAULT: &str = "WARRAQ_TEST_READ";

/// Another process that has the vault open for reading, and answers each line with the headlines it sees.
struct Reader {
    child: Child,
    ask: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Reader {
    fn start(vault: &Path) -> Self {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["readers::in_another_process", "--exact", "--ignored", "--nocapture"])
            .env(VAULT, vault)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let ask = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Self { child, ask, answers }
    }

    fn headlines(&mut self) -> String {
        writeln!(self.ask, "list").unwrap();
        loop {
            let mut line = String::new();
            assert!(self.answers.read_line(&mut line).unwrap() > 0, "the reader has ended");
            if let Some(answer) = line.strip_prefix("sees ") {
                return answer.trim_end().to_owned();
            }
        }
    }

    fn end(self) {
        let Self { mut child, ask, answers } = self;
        drop(ask);
        assert!(child.wait().unwrap().success());
        drop(answers);
    }
}

#[test]
#[ignore = "is the other process of the tests here"]
fn in_another_process() {
    let Some(path) = env::var_os(VAULT) else { return };
    let vault = Vault::open(path.as_ref(), &secret(PASSPHRASE), Access::Read).unwrap();
    let mut out = std::io::stdout();
    for _line in std::io::stdin().lines() {
        let list = vault.list(&crate::list::everything()).unwrap();
        let headlines: Vec<_> = list.articles.into_iter().map(|a| a.headline).collect();
        writeln!(out, "\nsees {}", headlines.join(" ")).unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn a_reader_in_another_process_sees_every_commit() {
    let mut newsroom = newsroom();
    newsroom.create(1, &article("أول", &[]));
    let mut reader = Reader::start(&newsroom.path());
    assert_eq!(reader.headlines(), "أول");
    for (second, headline) in [(2, "ثان"), (3, "ثالث")] {
        newsroom.create(second, &article(headline, &[]));
        assert_eq!(reader.headlines().split(' ').next(), Some(headline));
    }
    reader.end();
    let newsroom = newsroom.reopened();
    newsroom.is_clean();
}

#[test]
fn a_reader_that_ends_takes_nothing_from_the_writer() {
    let mut newsroom = newsroom();
    let mut expected = 0;
    for round in 0..5 {
        let mut reader = Reader::start(&newsroom.path());
        reader.headlines();
        newsroom.create(round, &article("مع قارئ", &["نص"]));
        reader.end();
        newsroom.create(round, &article("بعد قارئ", &["نص"]));
        expected += 2;
        assert!(newsroom.folder.path().join("vault.warraq-wal").exists());
    }
    let newsroom = newsroom.reopened();
    assert_eq!(newsroom.vault.verify().unwrap().articles, expected);
    newsroom.is_clean();
}

/// Closing any handle on a file lets go of a process's locks on it, also of those that `SQLite` holds.
#[cfg(target_os = "linux")]
#[test]
fn opening_twice_in_a_process_keeps_the_locks() {
    let mut newsroom = newsroom();
    newsroom.create(0, &article("أول", &[]));
    assert!(is_locked(&newsroom.path()));
    for _ in 0..3 {
        let open = Vault::open(&newsroom.path(), &secret(PASSPHRASE), Access::Read).unwrap();
        assert_eq!(open.list(&crate::list::everything()).unwrap().total, 1);
        let wrong = Vault::open(&newsroom.path(), &secret("خطأ"), Access::Read);
        assert!(matches!(wrong, Err(StoreError::WrongPassphrase)));
        drop(open);
        assert!(is_locked(&newsroom.path()));
    }
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    assert!(!is_locked(&path));
}

/// Whether this process holds the lock that every open database has.
#[cfg(target_os = "linux")]
pub fn is_locked(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let inode = path.metadata().unwrap().ino();
    let held = format!(" {} ", std::process::id());
    let place = format!(":{inode} 1073741826 1073742335");
    let locks = std::fs::read_to_string("/proc/locks").unwrap();
    locks.lines().any(|line| line.contains(&held) && line.contains(&place))
}

#[test]
fn a_reader_opens_a_vault_nobody_writes_in_and_cannot_write() {
    let mut newsroom = newsroom();
    let new = article("عنوان", &[]);
    newsroom.create(0, &new);
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    let mut reader = Vault::open(&path, &secret(PASSPHRASE), Access::Read).unwrap();
    assert_eq!(reader.access(), Access::Read);
    assert_eq!(reader.article(new.id).unwrap().fields.headline, "عنوان");
    let other = article("آخر", &[]);
    let refused =
        reader.transact(Action::ArticleCreate, &salma(), at(1), |tx| articles::create(tx, &other));
    assert!(matches!(refused, Err(StoreError::ReadOnly(_))), "{refused:?}");
    assert_eq!(reader.list(&crate::list::everything()).unwrap().total, 1);
}
