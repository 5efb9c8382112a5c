//! The WordPress that articles are delivered to, and what it takes of the machine.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// The port it listens on.
const PORT: &str = "18098";

/// One server, in a folder of its own.
pub struct Server {
    folder: tempfile::TempDir,
}

impl Server {
    /// A new site; nothing where none can be started here.
    pub fn start() -> Option<Self> {
        let server = Self { folder: tempfile::tempdir().ok()? };
        server.run(&["start", PORT]).then_some(server)
    }

    /// The site as it was when it was new, known to its visitors as `address`.
    pub fn reset(&self, address: &str) {
        let config = self.site().join("www/wp-config.php");
        let text = std::fs::read_to_string(&config).expect("the site has its settings");
        let own = |line: &str| {
            if line.starts_with("define('WP_HOME'") {
                format!("define('WP_HOME','{address}'); define('WP_SITEURL','{address}');")
            } else {
                line.to_owned()
            }
        };
        let text: Vec<String> = text.lines().map(own).collect();
        std::fs::write(&config, text.join("\n")).expect("its settings can be written");
        assert!(self.run(&["reset", PORT]), "the site can be made new");
        self.note_requests();
    }

    /// The site with Warraq's own plugin, until it is made new.
    pub fn with_plugin(&self) {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/wordpress/warraq");
        let copied = Command::new("cp")
            .arg("-R")
            .args([&from, &self.site().join("www/wp-content/plugins")])
            .status();
        assert!(copied.is_ok_and(|status| status.success()), "the plugin can be put there");
        assert!(self.run(&["wp", PORT, "plugin", "activate", "warraq"]), "and be activated");
    }

    /// Where it answers itself.
    pub fn address() -> String {
        format!("http://127.0.0.1:{PORT}")
    }

    /// Who may do everything there, and the password for programs.
    pub fn login(&self) -> (String, String) {
        let text = std::fs::read_to_string(self.site().join("creds.json"));
        let users: Value = serde_json::from_str(&text.expect("it says its people")).expect("JSON");
        let password = &users["users"]["admin"]["app_password"];
        ("admin".to_owned(), password.as_str().unwrap_or_default().to_owned())
    }

    /// How many of a kind of post with this state it has.
    pub fn count(&self, kind: &str, state: &str) -> u64 {
        let (kind, state) = (format!("--post_type={kind}"), format!("--post_status={state}"));
        self.counted(&["post", "list", &kind, &state, "--format=count"])
    }

    /// How many files of pictures it has, with the sizes that it made of each.
    pub fn files(&self) -> usize {
        let mut folders = vec![self.site().join("www/wp-content/uploads")];
        let mut files = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                    _ => files += 1,
                }
            }
        }
        files
    }

    /// How many tags it has.
    pub fn tags(&self) -> u64 {
        self.counted(&["term", "list", "post_tag", "--format=count"])
    }

    fn counted(&self, words: &[&str]) -> u64 {
        let mut command = self.command(&[&["wp", PORT], words].concat());
        let output = command.stderr(Stdio::null()).output().expect("wp-cli can be started");
        String::from_utf8_lossy(&output.stdout).trim().parse().expect("a number")
    }

    /// Every request since it was made new, by its method, the noun it asks for and what it asks by.
    pub fn requests(&self) -> BTreeMap<String, u64> {
        let log = std::fs::read_to_string(self.asked()).unwrap_or_default();
        let mut counted = BTreeMap::new();
        for line in log.lines() {
            let Some((method, path)) = line.split_once(' ') else { continue };
            let (path, query) = path.split_once('?').unwrap_or((path, ""));
            let Some((_, path)) = path.split_once("/wp-json/") else { continue };
            let noun = path.trim_start_matches("wp/v2/").split('/').next().unwrap_or_default();
            let by = ["slug=", "search=", "include="].iter().find(|by| query.contains(**by));
            let by = by.map_or("", |by| by.trim_end_matches('='));
            let name = format!("{method} {noun} {by}");
            *counted.entry(name.trim().to_owned()).or_default() += 1;
        }
        counted
    }

    /// Where the site itself writes down what it was asked.
    fn asked(&self) -> PathBuf {
        self.site().join("log/asked.log")
    }

    fn note_requests(&self) {
        let path = self.site().join("www/wp-content/mu-plugins/asked.php");
        let log = self.asked();
        let code = format!(
            "<?php if (isset($_SERVER['REQUEST_METHOD'])) file_put_contents('{}', \
             $_SERVER['REQUEST_METHOD'].' '.$_SERVER['REQUEST_URI'].\"\\n\", FILE_APPEND | LOCK_EX);",
            log.display()
        );
        std::fs::write(path, code).expect("the site can be told to count");
        std::fs::write(log, "").expect("its count can begin");
    }

    /// The seconds of processor time that it and its workers took until now.
    pub fn cpu_seconds(&self) -> f64 {
        let pid = std::fs::read_to_string(self.site().join("pid")).unwrap_or_default();
        let pid: u32 = pid.trim().parse().expect("it runs");
        let path = format!("/proc/{pid}/task/{pid}/children");
        let children = std::fs::read_to_string(path).unwrap_or_default();
        let workers = children.split_whitespace().filter_map(|id| id.parse().ok());
        std::iter::once(pid).chain(workers).map(ticks).sum::<f64>() / 100.0
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join(format!("wp-{PORT}"))
    }

    fn run(&self, words: &[&str]) -> bool {
        let mut command = self.command(words);
        command.stdout(Stdio::null()).status().is_ok_and(|status| status.success())
    }

    fn command(&self, words: &[&str]) -> Command {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut command = Command::new(root.join("tests/servers/wordpress.sh"));
        let readers = std::env::var_os("WARRAQ_READERS").map(PathBuf::from);
        let readers = readers.unwrap_or_else(|| root.join("target/readers")).join("servers");
        command.env("CACHE", readers).env("CMS_FIXTURES", self.folder.path()).args(words);
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.run(&["stop", PORT]);
    }
}

/// The seconds of processor time that the commands took which this program ran and waited for.
pub fn of_children() -> f64 {
    fields("self", 13) / 100.0
}

/// Hundredths of a second that a process has run, by itself and in the system.
fn ticks(process: u32) -> f64 {
    fields(&process.to_string(), 11)
}

/// The sum of a field and the next, counted behind the name of the process.
fn fields(process: &str, first: usize) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let fields = after_name.split(' ').skip(first).take(2);
    fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum()
}
