//! The desktop program in its own window, with the webview's driver holding the keyboard.

use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::Value;

use crate::driver;
use crate::home::{Home, PASSPHRASE};

/// The longest the window may take to show what a test waits for.
const PATIENCE: Duration = Duration::from_secs(30);

/// A busy driver sometimes loses the answer of a script (“Could not parse script result”); the scripts
/// of the flows can be run again.
const TRIES: u32 = 4;

/// On a busy machine the driver now and then waits without an end for a window that it started.
const STARTS: u32 = 3;

/// A running window.
pub struct Window {
    client: Client,
    driver: Child,
}

impl Window {
    /// Starts the program for the user of `home` and waits for its page.
    pub async fn open(home: &Home) -> Self {
        let log = home.path().join("driver.log");
        let mut window = None;
        for _ in 0..STARTS {
            let port = driver::free_port();
            let mut driver = driver::start(home, port, &log);
            if let Ok(client) = tokio::time::timeout(PATIENCE, driver::connect(port)).await {
                window = Some(Self { client, driver });
                break;
            }
            driver::end(&mut driver);
            let said = std::fs::read_to_string(&log).unwrap_or_default();
            eprintln!("the window did not answer its driver in {PATIENCE:?}; they said: {said}");
        }
        let window = window.expect("the window answers its driver");
        window
            .until(
                "return document.readyState === 'complete' && !!document.querySelector('#app > *')",
            )
            .await;
        window
    }

    /// The same with its vault open and the caret in the text of an article.
    pub async fn at_text(home: &Home) -> Self {
        let window = Self::open(home).await;
        window.unlock(PASSPHRASE).await;
        window.until_focused("editor").await;
        window
    }

    /// The element with this test id, once it is there.
    pub async fn find(&self, test_id: &str) -> Element {
        let selector = format!("[data-testid=\"{test_id}\"]");
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(&selector)).await;
        match found {
            Ok(element) => element,
            Err(error) => {
                let page = self.run("return document.body.innerText").await;
                panic!("no {test_id} in the window: {error}; it shows {page}")
            }
        }
    }

    /// Types `text` as keys into whatever has the focus.
    pub async fn type_keys(&self, text: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(text).await.expect("keys can be sent");
    }

    /// Pastes into what has the focus, as the browser would hand it over.
    pub async fn paste(&self, html: &str, text: &str) {
        let script = format!(
            "const data = new DataTransfer();
             data.setData('text/html', {});
             data.setData('text/plain', {});
             const event = new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }});
             document.activeElement.dispatchEvent(event);",
            Value::from(html),
            Value::from(text)
        );
        self.run(&script).await;
    }

    /// Presses `key` with `modifiers` held.
    pub async fn press(&self, modifiers: &[Key], key: impl Into<char>) {
        let mut keys: String = modifiers.iter().map(|modifier| char::from(*modifier)).collect();
        // The driver lets the modifiers go at the end of the keys; U+E000, which should, it types.
        keys.push(key.into());
        self.type_keys(&keys).await;
    }

    /// Presses Tab until the element with this test id has the focus, as a person without a mouse does.
    pub async fn tab_to(&self, test_id: &str) {
        for _ in 0..80 {
            if self.focused().await == test_id {
                return;
            }
            self.press(&[], Key::Tab).await;
        }
        panic!("Tab does not lead to {test_id}");
    }

    /// The test id of what has the focus; empty when it has none.
    pub async fn focused(&self) -> String {
        let id = self.run("return document.activeElement?.dataset?.testid ?? ''").await;
        id.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the element with this test id has the focus.
    pub async fn until_focused(&self, test_id: &str) {
        self.until(&format!("return document.activeElement?.dataset?.testid === '{test_id}'"))
            .await;
    }

    /// What a script in the page returns.
    pub async fn run(&self, script: &str) -> Value {
        for _ in 1..TRIES {
            if let Ok(value) = self.client.execute(script, Vec::new()).await {
                return value;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        self.client.execute(script, Vec::new()).await.expect("the script runs")
    }

    /// What a script in the page hands to its last argument.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        for _ in 1..TRIES {
            if let Ok(value) = self.client.execute_async(script, arguments.clone()).await {
                return value;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        self.client.execute_async(script, arguments).await.expect("the script runs")
    }

    /// What a script returns in the first frame of the page, once that is loaded.
    pub async fn in_frame(&self, script: &str) -> Value {
        let begun = Instant::now();
        loop {
            self.client.enter_frame(0).await.expect("there is a frame");
            let loaded =
                "return document.readyState === 'complete' && location.href !== 'about:blank'";
            let value = if self.run(loaded).await == Value::Bool(true) {
                Some(self.run(script).await)
            } else {
                None
            };
            self.client.enter_parent_frame().await.expect("the frame has a page around it");
            if let Some(value) = value {
                return value;
            }
            assert!(begun.elapsed() < PATIENCE, "the frame is never loaded");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until a script in the page returns true.
    pub async fn until(&self, script: &str) {
        let begun = Instant::now();
        while self.run(script).await != Value::Bool(true) {
            if begun.elapsed() >= PATIENCE {
                let page = self.run("return document.body.innerText").await;
                panic!("never true: {script}; the window shows {page}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until everything typed is on the disk.
    pub async fn until_saved(&self) {
        self.until(
            "return document.querySelector('[data-testid=save-state]')?.dataset.state === 'saved'",
        )
        .await;
    }

    /// Gives the passphrase and waits for the desk behind it.
    pub async fn unlock(&self, passphrase: &str) {
        self.find("unlock-passphrase").await;
        self.until_focused("unlock-passphrase").await;
        self.type_keys(passphrase).await;
        self.press(&[], Key::Enter).await;
        self.find("save-state").await;
    }

    /// Chooses an option of the list with this test id by the keyboard: the list is focused, and its
    /// arrow keys are pressed until the option stands there.
    pub async fn choose(&self, test_id: &str, option: &str) {
        self.tab_to(test_id).await;
        self.press(&[], Key::Home).await;
        for _ in 0..40 {
            if self.run("return document.activeElement.value").await == option {
                return;
            }
            self.press(&[], Key::Down).await;
        }
        panic!("{test_id} has no option {option}");
    }

    /// Shows the window in this language and theme.
    pub async fn look(&self, language: &str, theme: &str) {
        self.press(&[Key::Control], ',').await;
        for (name, value) in [("language", language), ("theme", theme)] {
            let choice = format!("{name}-{value}");
            self.find(&choice).await.click().await.expect("a choice can be made");
        }
        self.press(&[], Key::Escape).await;
        self.until(&format!("return document.documentElement.lang === '{language}'")).await;
        // Colours on their way from one theme to the other are neither.
        self.until("return document.getAnimations().length === 0").await;
    }

    /// Makes the window so large, in pixels.
    pub async fn size(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("a window has a size");
        self.until(&format!("return Math.abs(innerWidth - {width}) < 3")).await;
    }

    /// Runs the command of the palette that these words find first.
    pub async fn command(&self, words: &str) {
        self.press(&[Key::Control], 'k').await;
        self.until_focused("palette-input").await;
        self.type_keys(words).await;
        self.press(&[], Key::Enter).await;
    }

    /// Presses Escape until no sheet is open.
    pub async fn close_sheets(&self) {
        for _ in 0..20 {
            if self.run("return document.querySelector('dialog') === null").await == true {
                return;
            }
            self.press(&[], Key::Escape).await;
        }
        panic!("Escape does not lead out of the sheet");
    }

    /// How many words of the open article the window calls saved.
    pub async fn acknowledged_words(&self) -> usize {
        let words = self
            .run("return Number(document.querySelector('[data-testid=word-count]')?.dataset.words ?? 0)")
            .await;
        usize::try_from(words.as_u64().unwrap_or_default()).expect("a count of words fits")
    }

    /// Closes the window by its key and waits until the program has ended.
    pub async fn quit(self) {
        let focused = self.client.active_element().await.expect("something has the focus");
        // The answer to the key may never come: its window is gone by then.
        let _ = focused.send_keys(&format!("{}q", char::from(Key::Control))).await;
        self.until_closed().await;
    }

    /// The text of the element with this test id.
    pub async fn text(&self, test_id: &str) -> String {
        self.find(test_id).await.text().await.expect("an element has text")
    }

    /// Keeps a picture of the window as `name` in `folder`.
    pub async fn picture(&self, folder: &Path, name: &str) {
        // Two frames: what was changed by the last key is painted.
        self.run_async(
            "requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))",
            vec![],
        )
        .await;
        let png = self.client.screenshot().await.expect("the window can be pictured");
        std::fs::create_dir_all(folder).expect("the folder can be made");
        std::fs::write(folder.join(name), png).expect("the picture can be kept");
    }

    /// What drives the page.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The process of the window's program.
    pub fn process(&self) -> u32 {
        driver::child_of(self.driver.id()).expect("the driver started the program")
    }

    /// Waits until the program has ended by itself.
    pub async fn until_closed(self) {
        let begun = Instant::now();
        while driver::child_of(self.driver.id()).is_some() {
            assert!(begun.elapsed() < PATIENCE, "the window does not close");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Kills the program where it stands, as a power cut does.
    pub fn kill(self) {
        let program = self.process();
        let killed = Command::new("kill").args(["-KILL", &program.to_string()]).status();
        assert!(killed.expect("kill runs").success(), "the program could not be killed");
        // A thread that waits for the disk dies when the disk has answered: what it wrote is there only then.
        let begun = Instant::now();
        while driver::has_threads(program) {
            assert!(begun.elapsed() < PATIENCE, "the program does not die");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        driver::end(&mut self.driver);
    }
}
