//! A test in a network of its own, where every packet is counted.

use std::process::{Command, Stdio};
use std::time::Duration;

/// Runs the test with this name again, in a network of its own.
///
/// # Panics
/// Where the test fails there, and where there can be no such network: what was not counted was not proved.
pub fn run(name: &str) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/flows/apart.sh");
    let program = std::env::current_exe().expect("a test knows its own program");
    let mut command = Command::new(script);
    command.arg(program).args(["--exact", name, "--ignored", "--nocapture", "--test-threads=1"]);
    let output = command.stdin(Stdio::null()).output().expect("bash runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "packets can only be counted in a network namespace (unshare, ip and the right to use them are needed), and \
         nothing is proved without: {said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Packets that went to or came from anywhere but this machine, and those within it.
pub fn packets() -> (u64, u64) {
    // What was asked last is counted before it is looked at.
    std::thread::sleep(Duration::from_millis(200));
    let text = std::fs::read_to_string("/proc/net/dev").expect("the counters are there");
    let of = |name: &str| -> Option<u64> {
        let line = text.lines().find_map(|line| line.trim().strip_prefix(name))?;
        let columns: Vec<u64> =
            line.split_whitespace().filter_map(|one| one.parse().ok()).collect();
        Some(columns.get(1)? + columns.get(9)?)
    };
    (of("far:").expect("a network of its own"), of("lo:").expect("a loopback"))
}
