//! The program is killed while somebody types: what the foot line called saved is in the vault.

use std::time::{Duration, Instant};

use fantoccini::key::Key;

use crate::home::Home;
use crate::window::Window;

/// How often the program is killed; a longer run is asked for by `WARRAQ_KILLS`.
const KILLS: u32 = 50;

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_word_survives() {
    let home = Home::with_vault();
    let article = home.warraq_json(&["new", "--headline", "تحت القصف"])["id"].clone();
    let article = article.as_str().expect("new answers with an id");
    let seed = u64::from(std::process::id());
    let mut chance = Chance(seed);
    let mut before: Vec<String> = Vec::new();
    let mut ever_acknowledged = 0;
    for kill in 0..kills() {
        let (typed, acknowledged) = type_and_kill(&home, &mut chance).await;
        let after = paragraphs(&home, article);
        let about = format!("kill {kill}, seed {seed}");
        assert_eq!(after[..before.len()], before, "{about}: what was there before is not");
        let new = after[before.len()..].join("\n");
        assert!(typed.starts_with(&new), "{about}: “{new}” is not how “{typed}” begins");
        let words: usize = after.iter().map(|text| text.split_whitespace().count()).sum();
        assert!(
            words >= acknowledged,
            "{about}: {acknowledged} words were saved, {words} are there"
        );
        let report = home.warraq_json(&["verify"]);
        assert_eq!(report["ok"], true, "{about}: {report}");
        ever_acknowledged = ever_acknowledged.max(acknowledged);
        before = after;
    }
    assert!(ever_acknowledged > 0, "the window never called a word saved");
}

/// Types numbered words into a paragraph of their own until the program is killed at a random moment;
/// gives what was typed, and how many words of the article the window had called saved by then.
async fn type_and_kill(home: &Home, chance: &mut Chance) -> (String, usize) {
    let window = Window::at_text(home).await;
    window.press(&[Key::Control], Key::End).await;
    window.press(&[], Key::Enter).await;
    let moment = Instant::now() + Duration::from_millis(200 + chance.below(2_000));
    let (mut typed, mut acknowledged) = (String::new(), 0);
    while Instant::now() < moment {
        let word = format!("كلمة{} ", typed.split_whitespace().count() + 1);
        typed.push_str(&word);
        window.type_keys(&word).await;
        acknowledged = acknowledged.max(window.acknowledged_words().await);
    }
    window.kill();
    (typed, acknowledged)
}

/// The paragraphs of the article's body, as the command line reads them.
fn paragraphs(home: &Home, article: &str) -> Vec<String> {
    let output = home.warraq(&["show", article, "--as", "text"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the text is UTF-8");
    let blocks = text.split("\n\n").skip(1);
    blocks.map(|block| block.trim().to_owned()).filter(|block| !block.is_empty()).collect()
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
