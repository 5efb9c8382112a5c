//! Whoever is asked for a passphrase and stops the program instead can go on typing.

use std::fs;
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::newsroom::Newsroom;

/// Waits until `what` gives something.
fn awaited<T>(what: impl Fn() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = what() {
            return found;
        }
        assert!(began.elapsed() < Duration::from_mins(1), "it does not come");
        thread::sleep(Duration::from_millis(10));
    }
}

/// A terminal of its own in which a shell does this; it writes down how the terminal is set before and after.
fn terminal(newsroom: &Newsroom, line: &str) -> Child {
    let command = newsroom.command(&["list"]);
    let program = command.get_program().to_str().expect("the program has a name").to_owned();
    let line = line.replace("WARRAQ", &format!("'{program}' list"));
    newsroom.file("line.sh", format!("tty > tty; stty -g > before\n{line}\nstty -g > after\n"));
    let mut script = Command::new("script");
    script.args(["--quiet", "--command", "sh line.sh", "/dev/null"]);
    script.current_dir(newsroom.path(""));
    for (name, value) in command.get_envs() {
        script.env(name, value.expect("nothing is taken away"));
    }
    script.env_remove("WARRAQ_PASSPHRASE");
    script.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    script.spawn().expect("the terminal opens")
}

/// Waits until nothing that is typed is shown.
fn until_it_asks(newsroom: &Newsroom) {
    awaited(|| {
        let name = fs::read_to_string(newsroom.path("tty")).ok()?;
        let stty = Command::new("stty").args(["-a", "-F", name.trim()]).output().ok()?;
        String::from_utf8_lossy(&stty.stdout).contains(" -echo ").then_some(())
    });
}

fn ended(newsroom: &Newsroom, mut terminal: Child) -> String {
    terminal.wait().expect("the terminal closes");
    assert_eq!(newsroom.read("after"), newsroom.read("before"), "the terminal is as it was");
    newsroom.read("code").trim().to_owned()
}

#[test]
fn ctrl_c_leaves_the_terminal_as_it_was() {
    let newsroom = Newsroom::new();
    let mut terminal = terminal(&newsroom, "WARRAQ; echo $? > code");
    until_it_asks(&newsroom);
    let mut keys = terminal.stdin.take().expect("it was asked for");
    keys.write_all(b"secret\x03").expect("it is typed");
    assert_eq!(ended(&newsroom, terminal), "130");
}

#[test]
fn whoever_is_told_to_stop_leaves_the_terminal_as_it_was() {
    for (name, code) in [("TERM", "143"), ("HUP", "129")] {
        let newsroom = Newsroom::new();
        let terminal = terminal(
            &newsroom,
            "WARRAQ & echo $! > pid.new; mv pid.new pid\nwait $!; echo $? > code",
        );
        until_it_asks(&newsroom);
        let pid = awaited(|| fs::read_to_string(newsroom.path("pid")).ok());
        let told = Command::new("kill").arg(format!("-{name}")).arg(pid.trim()).status();
        assert!(told.is_ok_and(|status| status.success()), "{name}");
        assert_eq!(ended(&newsroom, terminal), code, "{name}");
    }
}

#[test]
fn a_passphrase_that_is_typed_opens_and_leaves_the_terminal_as_it_was() {
    let newsroom = Newsroom::new();
    newsroom.article("خبر");
    let mut terminal = terminal(&newsroom, "WARRAQ > list; echo $? > code");
    until_it_asks(&newsroom);
    let mut keys = terminal.stdin.take().expect("it was asked for");
    keys.write_all(format!("{}\n", crate::newsroom::PASSPHRASE).as_bytes()).expect("it is typed");
    assert_eq!(ended(&newsroom, terminal), "0");
    assert!(newsroom.read("list").contains("خبر"));
}
