//! Measures the window: start, memory, typing, saving. `make bench` runs it and keeps what it prints.

#![expect(clippy::print_stdout, reason = "what is measured goes to standard output")]

use serde_json::json;

#[path = "../../src-tauri/crates/cli/tests/site_import/export.rs"]
mod export;
#[path = "../flows/home.rs"]
mod home;
mod memory;
mod saving;
mod site;
mod spread;
mod start;
mod typing;
mod vault;
#[path = "../flows/window.rs"]
#[expect(dead_code, reason = "the flows use more of it")]
mod window;

/// The articles in the vault while start and memory are measured.
const ARTICLES: u32 = 50_000;

#[tokio::main]
async fn main() {
    let full = vault::with_articles(ARTICLES);
    let figures = json!({
        "articles": ARTICLES,
        "start": start::measure(&full).await,
        "memory": memory::measure(&full).await,
        "typing": typing::measure().await,
        "saving": saving::measure(),
        "site": site::measure(),
    });
    println!("{figures}");
}
