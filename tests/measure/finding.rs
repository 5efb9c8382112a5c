//! From a key in the find bar to its letter painted, and how long the page is held up by what is found.

use serde_json::{Value, json};

use crate::home::PASSPHRASE;
use crate::spread;
use crate::vault;
use crate::window::Window;
use fantoccini::key::Key;

/// What is looked for, letter by letter, each time anew: the first letters stand in nearly every word.
const WORDS: [&str; 4] = ["المتحدث", "الاتفاق", "NATO", "منبج والرقة"];
const ROUNDS: usize = 10;

/// Listens in the bar: the time from each key's own time stamp to the task after the next frame, and how long the page
/// was held up at once while a word was typed.
const LISTEN: &str = "
  const field = document.querySelector('[data-testid=find-text]');
  window.keys = [];
  window.holds = [];
  window.held = 0;
  let began = 0;
  window.addEventListener('keydown', (event) => { began = event.timeStamp; }, true);
  field.addEventListener('input', () => {
    const from = began;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.keys.push(performance.now() - from);
      channel.port2.postMessage(null);
    });
  });
  let before = performance.now();
  const beat = new MessageChannel();
  beat.port1.onmessage = () => {
    const now = performance.now();
    window.held = Math.max(window.held, now - before);
    before = now;
    setTimeout(() => { before = performance.now(); beat.port2.postMessage(null); }, 0);
  };
  beat.port2.postMessage(null);
";

/// Times in articles of 300 and of 20,000 words.
pub async fn measure() -> Value {
    let mut figures = serde_json::Map::new();
    for words in [300, 20_000] {
        figures.insert(format!("{words} words"), at(words).await);
    }
    Value::Object(figures)
}

async fn at(words: usize) -> Value {
    let (home, _) = vault::with_words(words);
    let window = Window::open(&home).await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    window.press(&[Key::Control], 'f').await;
    window.until_focused("find-text").await;
    window.type_keys("ظظ").await;
    window.run(LISTEN).await;
    for word in WORDS.iter().cycle().take(WORDS.len() * ROUNDS) {
        window.press(&[Key::Control], 'a').await;
        for letter in word.chars() {
            window.type_keys(&letter.to_string()).await;
        }
        window.until("return document.querySelectorAll('.ProseMirror .found').length > 0").await;
        window.run("window.holds.push(window.held); window.held = 0").await;
    }
    let measured = window.run("return [window.keys, window.holds]").await;
    let times = |which: usize| -> Vec<f64> {
        let all = measured[which].as_array().expect("times");
        all.iter().filter_map(Value::as_f64).collect()
    };
    let figures = json!({
        "key to paint": spread::of(times(0)),
        "longest hold of a word": spread::of(times(1)),
    });
    window.quit().await;
    figures
}
