//! The program is killed while somebody types: what the foot line called saved is in the vault.

use std::time::Duration;

use fantoccini::key::Key;

use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

/// How often the program is killed; a longer run is asked for by `WARRAQ_KILLS`.
const KILLS: u32 = 50;

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_word_survives() {
    let home = Home::new();
    home.warraq_json(&["init"]);
    let article = home.warraq_json(&["new", "--headline", "تحت القصف"])["id"].clone();
    let article = article.as_str().expect("new answers with an id");
    let seed = u64::from(std::process::id());
    let mut chance = Chance(seed);
    for kill in 0..kills() {
        let before = body_words(&home, article);
        let acknowledged = type_and_kill(&home, &mut chance, before.len()).await;
        let after = body_words(&home, article);
        let expected: Vec<String> = (1..=after.len()).map(word).collect();
        assert_eq!(after, expected, "kill {kill}, seed {seed}: words came or went in the middle");
        assert!(
            after.len() >= acknowledged,
            "kill {kill}, seed {seed}: {acknowledged} words were acknowledged, {} are there",
            after.len()
        );
        let report = home.warraq_json(&["verify"]);
        assert_eq!(report["ok"], true, "kill {kill}, seed {seed}: {report}");
    }
    assert!(!body_words(&home, article).is_empty(), "nothing was ever saved");
}

/// Goes on typing numbered words at the end of the article until the program is killed at a random
/// moment; gives how many words the window had called saved by then.
async fn type_and_kill(home: &Home, chance: &mut Chance, written: usize) -> usize {
    let window = Window::open(home).await;
    window.unlock(PASSPHRASE).await;
    window.find("editor").await;
    window.until_focused("editor").await;
    window.press(&[Key::Control], Key::End).await;
    let moment = tokio::time::Instant::now() + Duration::from_millis(200 + chance.below(2_000));
    let mut acknowledged = 0;
    let mut next = written;
    while tokio::time::Instant::now() < moment {
        next += 1;
        window.type_keys(&format!("{} ", word(next))).await;
        acknowledged = acknowledged.max(window.acknowledged_words().await);
    }
    window.kill();
    acknowledged
}

fn word(number: usize) -> String {
    format!("كلمة{number}")
}

fn body_words(home: &Home, article: &str) -> Vec<String> {
    let output = home.warraq(&["show", article, "--as", "text"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the text is UTF-8");
    text.split_whitespace().filter(|word| word.starts_with("كلمة")).map(str::to_owned).collect()
}

fn kills() -> u32 {
    std::env::var("WARRAQ_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(KILLS)
}

/// A small generator of moments, repeatable from its seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}
