//! Measures start, memory, typing, saving and opening a vault, a site coming in, files that mean harm, and
//! articles going out. `make bench` runs it and keeps what it prints.

#![expect(clippy::print_stdout, reason = "what is measured goes to standard output")]

use serde_json::json;

mod arabic;
mod articles;
mod convert;
#[path = "../contract/corpus.rs"]
#[expect(clippy::unwrap_used, reason = "the contract stops where something is not as it must be")]
mod corpus;
mod deliver;
#[path = "../flows/driver.rs"]
mod driver;
#[path = "../../src-tauri/crates/cli/tests/site_import/export.rs"]
mod export;
#[path = "../../src-tauri/crates/cli/tests/hostile/files.rs"]
#[expect(dead_code, reason = "the tests of hostile files use more of it")]
mod files;
mod finding;
#[path = "../../src-tauri/crates/cli/tests/hostile/heavy.rs"]
mod heavy;
#[path = "../flows/home.rs"]
mod home;
mod hostile;
mod keep;
mod memory;
mod saving;
mod site;
mod spread;
mod start;
mod typing;
mod vault;
mod watch;
#[path = "../flows/window.rs"]
#[expect(dead_code, reason = "the flows use more of it")]
mod window;

/// The articles in the vault while start and memory are measured.
const ARTICLES: u32 = 50_000;

#[tokio::main]
async fn main() {
    // `cargo bench --bench measure -- arabic` counts faults and measures nothing; `-- convert`, `-- keep`,
    // `-- typing`, `-- finding` and `-- deliver` are that alone.
    if std::env::args().any(|word| word == "arabic") {
        println!("{}", json!({ "arabic": arabic::count() }));
        return;
    }
    if std::env::args().any(|word| word == "convert") {
        println!("{}", json!({ "convert": convert::measure() }));
        return;
    }
    if std::env::args().any(|word| word == "keep") {
        println!("{}", json!({ "keep": keep::measure() }));
        return;
    }
    if std::env::args().any(|word| word == "typing") {
        println!("{}", json!({ "typing": typing::measure().await }));
        return;
    }
    if std::env::args().any(|word| word == "finding") {
        println!("{}", json!({ "finding": finding::measure().await }));
        return;
    }
    // It takes the time that a server takes for some thousands of requests.
    if std::env::args().any(|word| word == "deliver") {
        println!("{}", json!({ "deliver": deliver::measure() }));
        return;
    }
    let full = vault::with_articles(ARTICLES);
    let figures = json!({
        "articles": ARTICLES,
        "start": start::measure(&full).await,
        "memory": memory::measure(&full).await,
        "typing": typing::measure().await,
        "finding": finding::measure().await,
        "keep": keep::measure(),
        "site": site::measure(),
        "hostile": hostile::measure(),
        "convert": convert::measure(),
        "arabic": arabic::count(),
    });
    println!("{figures}");
}
