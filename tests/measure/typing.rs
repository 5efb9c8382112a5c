//! From a key to its letter laid out and painted, in articles of four sizes, and opening a long one.

use serde_json::{Value, json};

use crate::home::PASSPHRASE;
use crate::spread;
use crate::vault;
use crate::window::Window;

/// Keys measured in each article, after those of a few words that warm up.
const KEYS: usize = 400;
const WARM_UP: &str = "وقال في ذلك اليوم ";
/// What is typed: one letter many times would be one word without an end, which no engine lays out quickly.
const TYPED: &str = "إن اللقاء بين قسد وNATO بحث 3 ملفات، بينها عودة أهالي عفرين وتل أبيض إلى بيوتهم قبل نهاية عام 2024؛ وأضاف ";
/// Words of the article that is opened, and how often it is.
const LONG: usize = 10_000;
const OPENINGS: usize = 20;

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

/// Opens the article of the line `arguments[0]` and answers the milliseconds from the click to its text laid out with
/// the caret in it, and to the frame after that.
const OPEN: &str = "
  const [line, done] = arguments;
  const items = document.querySelectorAll('[data-testid=library-item]');
  const before = document.querySelector('[data-testid=editor]');
  const from = performance.now();
  const look = new MutationObserver(() => {
    const editor = document.querySelector('[data-testid=editor]');
    if (editor === null || editor === before || document.activeElement !== editor) return;
    look.disconnect();
    editor.getBoundingClientRect();
    const layout = performance.now() - from;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done([layout, performance.now() - from]);
      channel.port2.postMessage(null);
    });
  });
  look.observe(document.body, { subtree: true, childList: true, attributes: true });
  document.addEventListener('focusin', () => document.body.toggleAttribute('data-looked'), { once: true });
  items[line].click();
";

/// Times at 300, 1,000, 20,000 and 100,000 words, and of opening an article of 10,000.
pub async fn measure() -> Value {
    let mut figures = serde_json::Map::new();
    for words in [300, 1_000, 20_000, 100_000] {
        figures.insert(format!("{words} words"), at(words).await);
    }
    figures.insert(format!("{LONG} words: opening it"), opening().await);
    Value::Object(figures)
}

/// A long article and a short one are opened in turn from the library; the long one is measured.
async fn opening() -> Value {
    let home = vault::with_words_beside_short(LONG);
    let window = Window::open(&home).await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    let mut times = (Vec::new(), Vec::new());
    for _ in 0..OPENINGS {
        let measured = window.run_async(OPEN, vec![json!(1)]).await;
        times.0.push(measured[0].as_f64().expect("a time"));
        times.1.push(measured[1].as_f64().expect("a time"));
        window.run_async(OPEN, vec![json!(0)]).await;
    }
    window.quit().await;
    json!({
        "click to caret and layout": spread::of(times.0),
        "click to paint": spread::of(times.1),
    })
}

async fn at(words: usize) -> Value {
    let (home, _) = vault::with_words(words);
    let window = Window::open(&home).await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    window.run(TO_THE_MIDDLE).await;
    for letter in WARM_UP.chars() {
        window.type_keys(&letter.to_string()).await;
    }
    window.run(LISTEN).await;
    for letter in TYPED.chars().cycle().take(KEYS) {
        window.type_keys(&letter.to_string()).await;
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
