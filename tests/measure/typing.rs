//! From a key to its letter laid out and painted, in articles of three sizes.

use serde_json::{Value, json};

use crate::home::PASSPHRASE;
use crate::spread;
use crate::vault;
use crate::window::Window;

/// Keys measured in each article, after a few that warm up.
const KEYS: usize = 200;
const WARM_UP: usize = 20;

/// Listens for keys: the time from the key's own time stamp to layout after the editor has taken the
/// letter, and to the task after the next frame.
const LISTEN: &str = "
  const editor = document.querySelector('[data-testid=editor]');
  window.measured = [];
  let began = 0;
  window.addEventListener('keydown', (event) => { began = event.timeStamp; }, true);
  new MutationObserver(() => {
    if (began === 0) return;
    const from = began;
    began = 0;
    queueMicrotask(() => {
      editor.getBoundingClientRect();
      const layout = performance.now() - from;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.measured.push([layout, performance.now() - from]);
        channel.port2.postMessage(null);
      });
    });
  }).observe(editor, { subtree: true, childList: true, characterData: true });
";

/// Puts the caret in the middle of the article.
const TO_THE_MIDDLE: &str = "
  const editor = document.querySelector('[data-testid=editor]');
  const block = editor.children[Math.floor(editor.children.length / 2)];
  block.scrollIntoView({ block: 'center' });
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const text = walker.nextNode();
  getSelection().collapse(text, Math.floor(text.data.length / 2));
";

/// Times at 300, 1,000 and 20,000 words.
pub async fn measure() -> Value {
    let mut figures = serde_json::Map::new();
    for words in [300, 1_000, 20_000] {
        figures.insert(format!("{words} words"), at(words).await);
    }
    Value::Object(figures)
}

async fn at(words: usize) -> Value {
    let (home, _) = vault::with_words(words);
    let window = Window::open(&home).await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    window.run(TO_THE_MIDDLE).await;
    for _ in 0..WARM_UP {
        window.type_keys("ب").await;
    }
    window.run(LISTEN).await;
    for _ in 0..KEYS {
        window.type_keys("ت").await;
    }
    window.until(&format!("return window.measured.length >= {}", KEYS * 9 / 10)).await;
    let measured = window.run("return window.measured").await;
    let times = |which: usize| {
        let pairs = measured.as_array().expect("pairs of times");
        pairs.iter().filter_map(|pair| pair[which].as_f64()).collect::<Vec<f64>>()
    };
    let figures =
        json!({ "key to layout": spread::of(times(0)), "key to paint": spread::of(times(1)) });
    window.quit().await;
    figures
}
