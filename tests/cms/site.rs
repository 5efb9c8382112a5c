//! A real WordPress, started for the test and stopped after it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use warraq_connect::http::{Login, Options};
use warraq_connect::wordpress::{WordPress, discover};

/// One server, in a folder of its own.
pub struct Site {
    folder: PathBuf,
    /// Goes with the site, where nobody named a folder.
    passing: Option<tempfile::TempDir>,
    port: String,
    users: Value,
    /// Where its pages are.
    pub url: String,
}

impl Site {
    /// A new site with an administrator, an editor, an author and a contributor.
    pub fn start() -> Self {
        let passing = tempfile::tempdir().unwrap();
        let mut site = Self::start_in(passing.path(), 0);
        site.passing = Some(passing);
        site
    }

    /// The site that is in this folder at this port, or a new one at any where the port is 0.
    pub fn start_in(folder: &Path, port: u16) -> Self {
        let is_new = port == 0;
        let port = if is_new { free_port() } else { port };
        let mut site = Self {
            folder: folder.to_owned(),
            passing: None,
            port: port.to_string(),
            users: Value::Null,
            url: format!("http://127.0.0.1:{port}"),
        };
        if !is_new {
            // It may have outlived a test that was killed.
            site.run(&["stop", &site.port]);
        }
        let credentials = site.run(&["start", &site.port]);
        let path = String::from_utf8(credentials.stdout).unwrap();
        let text = std::fs::read_to_string(path.trim()).unwrap();
        site.users = serde_json::from_str::<Value>(&text).unwrap()["users"].take();
        site
    }

    fn run(&self, words: &[&str]) -> Output {
        let servers = readers().join("servers");
        assert!(
            servers.is_dir(),
            "WordPress is not in {}: `make test` fetches it",
            servers.display()
        );
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut command = Command::new(root.join("tests/servers/wordpress.sh"));
        command.env("CACHE", &servers).env("CMS_FIXTURES", &self.folder).args(words);
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {said}");
        output
    }

    /// What WordPress's own command line prints, as if somebody did this on the site.
    pub fn wp(&self, words: &[&str]) -> String {
        let output = self.run(&[&["wp", &self.port], words].concat());
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// The site has the small plugin from now on.
    pub fn install_plugin(&self) {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/wordpress/warraq");
        let to = self.files().join("wp-content/plugins/warraq");
        std::fs::create_dir(&to).unwrap();
        for entry in from.read_dir().unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
        self.wp(&["plugin", "activate", "warraq"]);
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port.parse().unwrap()
    }

    /// Where the site's own files are.
    pub fn files(&self) -> PathBuf {
        self.folder.join(format!("wp-{}/www", self.port))
    }

    /// The login of one of its people.
    pub fn login(&self, name: &str) -> Login {
        let password = self.users[name]["app_password"].as_str().unwrap();
        Login { user: name.to_owned(), password: password.to_owned().into() }
    }

    /// The same, as other programs are told it.
    pub fn basic(&self, name: &str) -> String {
        format!("{name}:{}", self.users[name]["app_password"].as_str().unwrap())
    }

    /// The site as one of its people, found as a person would name it.
    pub async fn as_one(&self, name: &str) -> WordPress {
        let place =
            discover(&format!("{}/wp-admin/", self.url), &Options::default()).await.unwrap();
        WordPress::new(&place.root, self.login(name), Options::default()).unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut command = Command::new(root.join("tests/servers/wordpress.sh"));
        command.env("CMS_FIXTURES", &self.folder).args(["stop", &self.port]);
        let _ = command.output();
        drop(self.passing.take());
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Where the readers are: `make test` puts them into `target/readers`.
pub fn readers() -> PathBuf {
    let given = std::env::var_os("WARRAQ_READERS").map(PathBuf::from);
    given.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/readers"))
}
