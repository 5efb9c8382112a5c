//! The edges between the crates: what each may depend on, proved by what cargo resolves.

use std::process::Command;

/// Crates that open windows, databases or connections.
const WINDOW: [&str; 4] = ["tauri", "wry", "tao", "webkit2gtk"];
const DATABASE: [&str; 2] = ["rusqlite", "libsqlite3-sys"];
const NETWORK: [&str; 7] = ["reqwest", "hyper", "ureq", "tokio", "mio", "native-tls", "rustls"];
const CLOCK_AND_CHANCE: [&str; 4] = ["getrandom", "rand", "iana-time-zone", "directories"];

/// What sets pages.
const TYPESETTER: [&str; 2] = ["typst", "warraq-typeset"];

/// The names of all crates that `package` is built with, its own among them.
fn crates_below(package: &str) -> Vec<String> {
    crates_with(&["--package", package])
}

/// The same for a package and what is chosen of its features.
fn crates_with(choice: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .args(choice)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo tree runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("cargo tree prints UTF-8");
    text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

fn assert_free_of(package: &str, forbidden: &[&[&str]]) {
    assert_none_of(&crates_below(package), package, forbidden);
}

fn assert_none_of(below: &[String], package: &str, forbidden: &[&[&str]]) {
    assert!(below.contains(&package.to_owned()), "cargo tree said nothing of {package}");
    for name in forbidden.concat() {
        assert!(!below.contains(&name.to_owned()), "{package} must not depend on {name}");
    }
}

#[test]
fn the_check_sees_what_it_looks_for() {
    let desktop = crates_below("warraq-desktop");
    for name in ["tauri", "rusqlite", "warraq-core"] {
        assert!(desktop.contains(&name.to_owned()), "{name} is not found where it is");
    }
}

#[test]
fn core_is_pure() {
    assert_free_of("warraq-core", &[&WINDOW, &DATABASE, &NETWORK, &CLOCK_AND_CHANCE]);
}

#[test]
fn core_reads_no_file_clock_or_environment() {
    for (path, text) in sources("src-tauri/crates/core/src", &["rs"]) {
        if path.ends_with("tests.rs") || path.contains("/tests/") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for name in ["std::fs", "std::env", "std::net", "SystemTime", "Instant::now", "Utc::now"] {
            assert!(!code.contains(name), "{path} uses {name}");
        }
    }
}

#[test]
fn formats_know_no_window_database_or_network() {
    assert_free_of("warraq-formats", &[&WINDOW, &DATABASE, &NETWORK, &["warraq-store"]]);
}

#[test]
fn pages_are_set_without_window_database_network_or_format() {
    assert_free_of("warraq-typeset", &[&WINDOW, &DATABASE, &NETWORK, &["warraq-formats"]]);
}

#[test]
fn pages_are_set_without_file_clock_or_environment() {
    for (path, text) in sources("src-tauri/crates/typeset/src", &["rs"]) {
        for name in ["std::fs", "std::env", "std::net", "SystemTime", "Instant::now", "Utc::now"] {
            assert!(!text.contains(name), "{path} uses {name}");
        }
    }
}

#[test]
fn the_store_knows_no_window_network_or_format() {
    assert_free_of("warraq-store", &[&WINDOW, &NETWORK, &["warraq-formats"]]);
}

#[test]
fn the_intake_knows_no_window_or_network() {
    assert_free_of("warraq-intake", &[&WINDOW, &NETWORK]);
}

#[test]
fn the_output_knows_no_window_or_network() {
    assert_free_of("warraq-output", &[&WINDOW, &NETWORK, &["warraq-intake"]]);
}

#[test]
fn connectors_know_no_window_database_or_format() {
    assert_free_of("warraq-connect", &[&WINDOW, &DATABASE, &["warraq-store", "warraq-formats"]]);
}

#[test]
fn delivery_knows_no_window_and_the_network_only_by_its_connectors() {
    assert_free_of("warraq-delivery", &[&WINDOW, &["warraq-intake"]]);
    let manifest = std::fs::read_to_string("src-tauri/crates/delivery/Cargo.toml");
    let manifest = manifest.expect("the manifest is read");
    for name in ["reqwest", "hyper", "ureq", "native-tls", "rustls"] {
        assert!(!manifest.contains(name), "delivery speaks with the network by connectors only");
    }
    for (path, text) in sources("src-tauri/crates/delivery/src", &["rs"]) {
        assert!(!text.contains("std::net"), "{path} uses std::net");
    }
}

#[test]
fn the_command_line_knows_no_window() {
    assert_free_of("warraq-cli", &[&WINDOW, &["warraq-desktop"]]);
    let manifest = std::fs::read_to_string("src-tauri/crates/cli/Cargo.toml");
    let manifest = manifest.expect("the manifest is read");
    for name in NETWORK {
        assert!(!manifest.contains(&format!("\n{name} ")), "the command line must not name {name}");
    }
}

#[test]
fn the_quick_command_starts_without_typesetter_database_network_or_allocator() {
    let quick = crates_with(&["--package", "warraq-cli", "--no-default-features"]);
    let heavy =
        ["openssl", "openssl-sys", "mimalloc", "warraq-store", "warraq-connect", "warraq-delivery"];
    assert_none_of(&quick, "warraq-cli", &[&WINDOW, &DATABASE, &NETWORK, &TYPESETTER, &heavy]);
    let whole = crates_below("warraq-cli");
    for name in TYPESETTER.iter().chain(&["openssl", "mimalloc", "rusqlite", "reqwest", "tokio"]) {
        assert!(whole.contains(&(*name).to_owned()), "{name} is not found where it is");
    }
}

/// The files below `folder` with one of `extensions`, with their text.
fn sources(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the folder is read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if extensions.iter().any(|kind| path.extension().is_some_and(|e| e == *kind)) {
                let text = std::fs::read_to_string(&path).expect("a source is UTF-8");
                found.push((path.display().to_string(), text));
            }
        }
    }
    found
}

#[test]
fn only_the_store_has_sql() {
    let statement = ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "CREATE TABLE"];
    let folders =
        ["core", "formats", "typeset", "intake", "output", "connect", "delivery", "cli", "xtask"]
            .map(|name| format!("src-tauri/crates/{name}/src"));
    for folder in folders.iter().map(String::as_str).chain(["src-tauri/src"]) {
        for (path, text) in sources(folder, &["rs", "sql"]) {
            for words in statement {
                assert!(!text.contains(&format!("\"{words}")), "{path} has SQL");
            }
        }
    }
}

#[test]
fn only_the_host_file_imports_the_window_in_the_ui() {
    let sources = sources("ui/src", &["ts", "svelte"]);
    let importers: Vec<&String> = sources
        .iter()
        .filter(|(path, _)| !path.ends_with(".test.ts"))
        .filter(|(_, text)| {
            text.contains("from \"@tauri-apps") || text.contains("from '@tauri-apps")
        })
        .map(|(path, _)| path)
        .collect();
    assert_eq!(importers.len(), 1, "{importers:?}");
    assert!(importers[0].ends_with("ui/src/ipc/host.ts"), "{importers:?}");
}
