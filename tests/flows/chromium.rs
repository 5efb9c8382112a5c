//! Chromium, as Windows has it in its webview, with the page over a stand-in for the program.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::{Client, Locator};
use serde_json::json;
use tempfile::TempDir;

use crate::driver;

/// The longest that the browser or its page may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running browser without a window, and the page in it.
pub struct Chromium {
    client: Client,
    driver: Child,
    /// The browser's own files.
    _home: TempDir,
}

impl Chromium {
    /// Builds the page with the stand-in, and opens it at an article.
    pub async fn open() -> Self {
        let page = build_page();
        let home = tempfile::tempdir().expect("a temporary folder can be made");
        let port = driver::free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .env("HOME", home.path())
            .env("TMPDIR", home.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed (package chromium-driver)");
        let client = tokio::time::timeout(PATIENCE, connect(port)).await.expect("Chromium starts");
        let chromium = Self { client, driver, _home: home };
        chromium.client.goto(&page).await.expect("the page can be opened");
        let editor = Locator::Css("[data-testid=editor]");
        let shown = chromium.client.wait().at_most(PATIENCE).for_element(editor).await;
        shown.expect("the page shows an article");
        chromium
    }

    /// What drives the page.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Ends the browser.
    pub async fn quit(self) {
        let _ = self.client.clone().close().await;
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        driver::end(&mut self.driver);
    }
}

/// The address of the page, built with an in-memory host in place of the program.
fn build_page() -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page_with_stand_in");
    let built = Command::new("node")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui"))
        .args(["node_modules/vite/bin/vite.js", "build", "--mode", "fake", "--logLevel", "error"])
        .args(["--emptyOutDir", "--outDir"])
        .arg(&folder)
        .status();
    assert!(built.expect("node runs").success(), "the page could not be built");
    format!("file://{}/index.html?fake", folder.display())
}

async fn connect(port: u16) -> Client {
    let options = json!({
        "args": [
            "--headless=new",
            // Neither root nor a container lets it make a sandbox.
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1280,900",
            // Its script is a module, which a page of a file may not load otherwise.
            "--allow-file-access-from-files",
        ]
    });
    driver::session(port, json!({ "goog:chromeOptions": options })).await
}
