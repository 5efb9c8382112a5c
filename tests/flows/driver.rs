//! The webview's driver, and the processes of the program that it starts.

use std::fs::File;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::home::Home;

/// A driver on `port`, which starts the program for the user of `home`; what both say goes to `log`.
pub fn start(home: &Home, port: u16, log: &Path) -> Child {
    let log = File::create(log).expect("the log can be written");
    let mut command = Command::new("WebKitWebDriver");
    home.user(&mut command);
    command
        .arg(format!("--port={port}"))
        .env("TAURI_AUTOMATION", "true")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .expect("WebKitWebDriver is installed (package webkit2gtk-driver)")
}

/// Ends a driver and its program; either may be gone already.
pub fn end(driver: &mut Child) {
    if let Some(program) = child_of(driver.id()) {
        let _ = Command::new("kill").args(["-KILL", &program.to_string()]).status();
    }
    let _ = driver.kill();
    let _ = driver.wait();
}

/// The session of the window that the driver on `port` starts; it waits without an end.
pub async fn connect(port: u16) -> Client {
    let program = env!("CARGO_BIN_EXE_warraq-desktop");
    session(port, json!({ "webkitgtk:browserOptions": { "binary": program, "args": [] } })).await
}

/// A session with these capabilities, an object, of whatever driver is on `port`; it waits without an end.
pub async fn session(port: u16, capabilities: Value) -> Client {
    let Value::Object(capabilities) = capabilities else { panic!("no object: {capabilities}") };
    let capabilities: Capabilities = capabilities;
    let address = format!("http://127.0.0.1:{port}");
    loop {
        let session = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(&address)
            .await;
        match session {
            Ok(client) => return client,
            // The driver opens its port a moment after it starts.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

/// The first process that `parent` started and that still runs.
pub fn child_of(parent: u32) -> Option<u32> {
    children_of(parent).into_iter().next()
}

/// The processes that `parent` started, from whichever thread, and that still run.
pub fn children_of(parent: u32) -> Vec<u32> {
    let threads = std::fs::read_dir(format!("/proc/{parent}/task")).into_iter().flatten();
    let lists = threads
        .flatten()
        .filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
    let children: Vec<u32> = lists
        .flat_map(|list| {
            list.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>()
        })
        .collect();
    children.into_iter().filter(|id| is_running(*id)).collect()
}

fn is_running(process: u32) -> bool {
    runs(&format!("/proc/{process}/stat"))
}

/// Whether a thread of the process still runs, the first one or another.
pub fn has_threads(process: u32) -> bool {
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten();
    threads.flatten().any(|thread| runs(&thread.path().join("stat").to_string_lossy()))
}

fn runs(stat: &str) -> bool {
    // The state follows the name in brackets; Z has ended and was not collected, X is about to go.
    std::fs::read_to_string(stat).is_ok_and(|stat| {
        !stat.rsplit(')').next().unwrap_or_default().trim_start().starts_with(['Z', 'X'])
    })
}
