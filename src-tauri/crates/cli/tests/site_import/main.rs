//! A whole site comes in: broken off and gone on with, and a second time without a trace.

mod export;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// Posts of the site: many batches, so that it can be broken off between them, and the last one not full.
const POSTS: usize = 1240;

struct Newsroom {
    folder: TempDir,
}

impl Newsroom {
    fn new() -> Self {
        let newsroom =
            Self { folder: tempfile::tempdir().expect("a temporary folder can be made") };
        newsroom.json(&["init"]);
        newsroom
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_warraq"));
        command
            .args(words)
            .env("WARRAQ_VAULT", self.at("vault.warraq"))
            .env("WARRAQ_PASSPHRASE", "جملة مرور للتجارب")
            .env("WARRAQ_CHEAP_KDF", "1")
            .stdin(Stdio::null());
        command
    }

    fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().expect("the command starts")
    }

    fn json(&self, words: &[&str]) -> Value {
        let output = self.run(&[words, &["--json"]].concat());
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {told}");
        serde_json::from_slice(&output.stdout).expect("standard output is JSON")
    }

    fn articles(&self) -> u64 {
        self.json(&["list", "--limit", "1"])["total"].as_u64().expect("a list has a total")
    }

    /// Starts the import and kills it once there are more articles than `before`; gives how many there are then.
    fn broken_off(&self, file: &Path, before: u64) -> u64 {
        let words = ["import", &*file.to_string_lossy()];
        let mut import = self
            .command(&words)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command starts");
        while self.articles() <= before {
            let ended = import.try_wait().expect("it can be asked whether it has ended");
            assert_eq!(ended, None, "it ended without bringing anything");
        }
        let _ = import.kill();
        import.wait().expect("it has ended");
        self.articles()
    }

    fn is_clean(&self) {
        let verified = self.run(&["verify"]);
        assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    }
}

#[test]
fn a_site_that_was_broken_off_goes_on_and_a_second_time_changes_nothing() {
    let newsroom = Newsroom::new();
    let file = newsroom.at("site.xml");
    export::write(&file, POSTS).expect("the export can be written");
    let first = newsroom.broken_off(&file, 0);
    newsroom.is_clean();
    let before = newsroom.broken_off(&file, first);
    newsroom.is_clean();
    assert!(0 < first && first < before && before < POSTS as u64, "{first}, {before}");
    let name = file.to_string_lossy().into_owned();
    let outcome = newsroom.json(&["import", &name]);
    let site = &outcome["collections"][0];
    assert_eq!(site["posts"], POSTS);
    assert_eq!(site["known"], before);
    assert_eq!(site["created"].as_u64().map(|created| created + before), Some(POSTS as u64));
    assert_eq!(
        outcome["imported"].as_array().map(Vec::len),
        site["created"].as_u64().and_then(|n| usize::try_from(n).ok())
    );
    assert_eq!(newsroom.articles(), POSTS as u64);
    newsroom.is_clean();

    let one = newsroom.json(&["list", "--limit", "1"])["articles"][0].clone();
    let id = one["id"].as_str().expect("an id").to_owned();
    newsroom.json(&["set", &id, "place=الحسكة"]);
    let changed = newsroom.json(&["show", &id]);
    let again = newsroom.json(&["import", &name]);
    assert_eq!(again["collections"][0]["created"], 0);
    assert_eq!(again["imported"], serde_json::json!([]));
    assert_eq!(newsroom.articles(), POSTS as u64);
    assert_eq!(newsroom.json(&["show", &id]), changed, "what was changed here stays");
    newsroom.is_clean();
}

#[test]
fn posts_that_the_site_changed_since_are_told() {
    let newsroom = Newsroom::new();
    let file = newsroom.at("site.xml");
    export::write(&file, 5).expect("the export can be written");
    newsroom.json(&["import", &file.to_string_lossy()]);
    let told = |file: &Path| {
        let outcome = newsroom.json(&["import", &file.to_string_lossy()]);
        let site = &outcome["collections"][0];
        assert_eq!((&site["created"], &site["known"]), (&0.into(), &5.into()));
        let warnings = site["warnings"].as_array().expect("a list").clone();
        let changed = warnings.into_iter().filter(|warning| warning["kind"] == "post-changed");
        changed.map(|warning| warning["detail"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(told(&file), Vec::<Value>::new());
    let text = std::fs::read_to_string(&file).expect("it can be read");
    let changed = text.replace("خبر رقم 2:", "خبر ثان:").replace("خبر رقم 4:", "خبر رابع:");
    std::fs::write(&file, changed).expect("it can be written");
    let titles = "post: 2 (خبر ثان: أفران جديدة في القامشلي, خبر رابع: أفران جديدة في القامشلي)";
    assert_eq!(told(&file), [titles]);
}

#[test]
fn a_post_brings_its_author_terms_date_and_picture() {
    let newsroom = Newsroom::new();
    let file = newsroom.at("site.xml");
    export::write(&file, 1).expect("the export can be written");
    let outcome = newsroom.json(&["import", &file.to_string_lossy()]);
    let told = &outcome["imported"][0];
    assert_eq!(told["byline"], serde_json::json!(["روجين إبراهيم"]));
    let article = newsroom.json(&["show", told["id"].as_str().expect("an id")]);
    assert_eq!(article["headline"], "خبر رقم 1: أفران جديدة في القامشلي");
    assert_eq!((&article["section"], &article["date"]), (&"تقارير".into(), &"2024-01-01".into()));
    assert_eq!(article["tags"], serde_json::json!(["العراق"]));
    assert_eq!(
        (&article["status"], &article["updated_at"]),
        (&"delivered".into(), &"2024-01-01T00:01:00Z".into())
    );
    let body = article["body"].to_string();
    assert!(body.contains("أرغفة على رف") && body.contains("فرن في القامشلي، صورة 1"), "{body}");
    assert!(!body.contains("utm_source"), "{body}");
    let removed = told["removed"].to_string();
    assert!(removed.contains("utm_source") && removed.contains("uploads/1.jpg"), "{removed}");
}

#[test]
fn a_file_that_is_cut_off_brings_nothing_and_says_so() {
    let newsroom = Newsroom::new();
    let file = newsroom.at("site.xml");
    export::write(&file, 3).expect("the export can be written");
    let whole = std::fs::read(&file).expect("it can be read");
    std::fs::write(&file, &whole[..whole.len() * 2 / 3]).expect("it can be written");
    let refused = newsroom.run(&["import", &file.to_string_lossy()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("site.xml"));
    assert_eq!(newsroom.articles(), 0);
}
