//! Articles with pictures and tags delivered to a real WordPress, beside the script that people write for it.

#[path = "deliver/line.rs"]
mod line;
#[path = "deliver/newsroom.rs"]
mod newsroom;
#[path = "deliver/server.rs"]
mod server;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::home::Home;
use crate::watch::{self, Run};
use newsroom::Newsroom;
use server::Server;

/// The articles of the long run; `WARRAQ_DELIVER_ARTICLES` says another number, `WARRAQ_DELIVER_MEMORY` that only our
/// own memory is looked at.
const ARTICLES: usize = 1_000;

/// The time to another country and back.
const ROUND_TRIP: Duration = Duration::from_millis(150);

/// The ways there are, each to a new site. All leave the same there: posts that readers see, with their tags, and the
/// pictures as they are, of which the site makes its sizes. Ours look first for what may be there and compare before each
/// write; the scripts do neither.
const WAYS: [&str; 4] =
    ["warraq", "warraq with its plugin", "script", "script that remembers tags"];

/// Seconds, requests, memory and the server's own time, for each way; nothing where there is no WordPress.
pub fn measure() -> Value {
    let told = std::env::var("WARRAQ_DELIVER_ARTICLES").ok().and_then(|it| it.parse().ok());
    let articles = told.unwrap_or(ARTICLES);
    let Some(server) = Server::start() else { return Value::Null };
    let far = line::to(&Server::address(), ROUND_TRIP);
    if std::env::var_os("WARRAQ_DELIVER_MEMORY").is_some() {
        let of = |articles| row(&server, &Server::address(), &Newsroom::of(articles), WAYS[0]);
        let (tenth, all) = (of(articles.div_ceil(10)), of(articles));
        return json!({ "program": program(), "tenth": tenth, "all": all });
    }
    json!({
        "program": program(),
        "round_trip_ms": ROUND_TRIP.as_millis(),
        "here": table(&server, &Server::address(), articles),
        // The server has as much to do for each article, and the script waits much longer.
        "far": table(&server, &far, articles.div_ceil(10)),
        "tenth": row(&server, &Server::address(), &Newsroom::of(articles.div_ceil(10)), WAYS[0]),
    })
}

/// The program that is measured.
fn program() -> String {
    Home::new().command(&[]).get_program().to_string_lossy().into_owned()
}

fn table(server: &Server, address: &str, articles: usize) -> Value {
    let newsroom = Newsroom::of(articles);
    let rows: Map<String, Value> = WAYS
        .map(|way| (way.to_owned(), row(server, address, &newsroom, way)))
        .into_iter()
        .collect();
    let files: BTreeSet<_> = rows.values().map(|row| row["files"].as_u64()).collect();
    assert_eq!(files.len(), 1, "the site made as many sizes for each: {files:?}");
    json!({ "articles": articles, "pictures": newsroom.pictures(), "rows": rows })
}

/// One way, to a site that has nothing yet.
fn row(server: &Server, address: &str, newsroom: &Newsroom, way: &str) -> Value {
    server.reset(address);
    let Measured { run, server_cpu, own_cpu } = match way {
        "warraq" => warraq(server, address, newsroom),
        "warraq with its plugin" => {
            server.with_plugin();
            warraq(server, address, newsroom)
        }
        "script" => script(server, address, newsroom, &[]),
        _ => script(server, address, newsroom, &["remember"]),
    };
    assert!(run.status.success(), "{way} failed");
    let asked = server.requests();
    let there = [
        server.count("post", "publish"),
        server.count("post", "draft"),
        server.count("attachment", "inherit"),
        server.tags(),
    ];
    // The post that every new site has is one.
    let articles = newsroom.articles() as u64;
    let wanted = [articles + 1, 0, newsroom.pictures() as u64, newsroom.tags() as u64];
    assert_eq!(there, wanted, "posts, drafts, pictures and tags by {way}");
    json!({
        "seconds": rounded(run.time.as_secs_f64()),
        "requests": asked.values().sum::<u64>(),
        "server_cpu_seconds": rounded(server_cpu),
        "own_cpu_seconds": rounded(own_cpu),
        "peak_mib": run.peak_kib >> 10,
        "files": server.files(),
        "asked": asked,
    })
}

/// All of it with one command: the gate, the outbox, and what leaves.
fn warraq(server: &Server, address: &str, newsroom: &Newsroom) -> Measured {
    let (home, ids) = newsroom.vault();
    let (user, password) = server.login();
    let add = ["site", "add", "here", "--kind", "wordpress", "--url", address, "--user", &user];
    let added = home.command(&add).env("WARRAQ_SITE_SECRET", password).output();
    let added = added.expect("the command starts");
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    let mut push = home.command(&["push", "--site", "here", "--as", "publish"]);
    push.args(ids).stdout(Stdio::null());
    let measured = watched(server, push);
    all_is_verified(&home, newsroom.articles());
    measured
}

fn all_is_verified(home: &Home, articles: usize) {
    let outbox = home.warraq_json(&["outbox"]);
    let items = outbox["items"].as_array().expect("a list");
    let (verified, others): (Vec<_>, Vec<_>) =
        items.iter().partition(|item| item["state"] == "verified");
    assert!(verified.len() == articles && others.is_empty(), "all of it came there: {others:?}");
}

fn script(server: &Server, address: &str, newsroom: &Newsroom, words: &[&str]) -> Measured {
    let (user, password) = server.login();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new("python3");
    command.arg(root.join("tests/measure/deliver/plain.py"));
    command.args([address, &user, &password]).arg(newsroom.list()).args(words);
    watched(server, command)
}

fn watched(server: &Server, command: Command) -> Measured {
    let (server_before, own_before) = (server.cpu_seconds(), server::of_children());
    let run = watch::run(command);
    let server_cpu = server.cpu_seconds() - server_before;
    Measured { run, server_cpu, own_cpu: server::of_children() - own_before }
}

/// A run, with the seconds of processor time that the server and the command took.
struct Measured {
    run: Run,
    server_cpu: f64,
    own_cpu: f64,
}

fn rounded(seconds: f64) -> f64 {
    (seconds * 10.0).round() / 10.0
}
