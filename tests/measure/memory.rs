//! What the window and its helpers hold in memory, against a window with nothing in it.

use std::process::{Child, Command};
use std::time::Duration;

use serde_json::{Value, json};

use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

/// Proportional set sizes of all processes of each program, in mebibytes.
pub async fn measure(home: &Home) -> Value {
    let empty = empty_window().await;
    let window = Window::open(home).await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    tokio::time::sleep(Duration::from_secs(5)).await;
    let warraq = tree_mib(window.process());
    window.quit().await;
    json!({ "empty window": empty, "warraq": warraq, "over the empty window": warraq - empty })
}

async fn empty_window() -> f64 {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_warraq-desktop"))
        .with_file_name("examples")
        .join("empty-window");
    let mut child: Child = Command::new(program).spawn().expect("the empty window is built");
    tokio::time::sleep(Duration::from_secs(6)).await;
    let size = tree_mib(child.id());
    child.kill().expect("it can be ended");
    child.wait().expect("it ends");
    size
}

/// The sizes of a process and of all below it.
fn tree_mib(process: u32) -> f64 {
    let children = std::fs::read_to_string(format!("/proc/{process}/task/{process}/children"))
        .unwrap_or_default();
    let below: f64 =
        children.split_whitespace().filter_map(|id| id.parse().ok()).map(tree_mib).sum();
    ((own_kib(process) / 1024.0 + below) * 10.0).round() / 10.0
}

fn own_kib(process: u32) -> f64 {
    let rollup =
        std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).unwrap_or("0 kB");
    line.trim().trim_end_matches(" kB").trim().parse().unwrap_or_default()
}
