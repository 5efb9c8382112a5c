//! A disk that does not answer once: a plug that is loose.

use std::process::{Command, Stdio};

use crate::newsroom::{Newsroom, Run};

/// `strace` makes one call fail, as of a plug that is loose.
fn with_a_fault(newsroom: &Newsroom, fault: &str, arguments: &[&str]) -> Option<Run> {
    let plain = newsroom.command(arguments);
    let mut traced = Command::new("strace");
    traced.args(["-f", "-o", "/dev/null", "-e"]).arg(format!("trace={}", fault.split(':').next()?));
    traced.arg("-e").arg(format!("inject={fault}")).arg("-P").arg(newsroom.path("vault.warraq"));
    for beside in ["-wal", "-shm"] {
        traced.arg("-P").arg(newsroom.path(&format!("vault.warraq{beside}")));
    }
    traced.arg(plain.get_program()).args(plain.get_args());
    for (name, value) in plain.get_envs() {
        traced.env(name, value?);
    }
    traced.current_dir(newsroom.path("")).stdin(Stdio::null());
    let is_there = Command::new("strace").arg("-V").output().is_ok();
    is_there.then(|| Run::of(&mut traced))
}

#[test]
fn what_cannot_be_read_now_is_not_called_damaged_nor_full() {
    let newsroom = Newsroom::new();
    for number in 0..30 {
        newsroom.article_with(&format!("خبر {number}"), "نص.");
    }
    let mut told_of_disk = 0;
    for (call, arguments) in
        [("pread64", &["list", "--json"][..]), ("pwrite64", &["new", "--headline", "x", "--json"])]
    {
        for number in 1..14 {
            let fault = format!("{call}:error=EIO:when={number}");
            let Some(run) = with_a_fault(&newsroom, &fault, arguments) else { return };
            if run.code != 0 {
                let code = &run.json()["error"]["code"];
                assert_eq!(code, "file_unwritable", "{fault}: {}", run.err);
                assert!(!run.err.contains("damaged"), "{fault}: {}", run.err);
                told_of_disk += 1;
            }
        }
    }
    assert!(told_of_disk > 5, "{told_of_disk} were noticed");
    assert_eq!(newsroom.json(&["verify"])["ok"], true);
}
