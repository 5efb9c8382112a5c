//! Files that come in.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use crate::{Newsroom, Random, kills, word};

/// Files of one import.
const FILES: usize = 12;

#[test]
fn an_article_comes_in_whole_or_not_at_all_whenever_the_import_is_killed() {
    let newsroom = Newsroom::new();
    let written: BTreeMap<String, String> = (0..FILES).map(article).collect();
    let names: Vec<String> = written
        .iter()
        .enumerate()
        .map(|(index, (headline, body))| {
            let path = newsroom.at(&format!("{index}.md"));
            fs::write(&path, format!("# {headline}\n\n{body}\n")).expect("it can be written");
            word(&path)
        })
        .collect();
    let mut words = vec!["import"];
    words.extend(names.iter().map(String::as_str));

    let whole = newsroom.time_of(&words);
    let mut random = Random::seeded();
    let mut there = newsroom.json(&["list", "--limit", "1"])["total"].clone();
    assert_eq!(there, 3 * FILES);
    // Of an import that was broken off: the same command goes on with the rest.
    let mut files_in = 0;
    let (mut broken_off, mut came) = (0, 0);
    for kill in 1..=kills() {
        let had_done = newsroom.killed(&words, random.moment(whole));
        newsroom.is_clean();
        let list = newsroom.json(&["list", "--limit", &FILES.to_string()]);
        let before = there.as_u64().expect("a list has a total");
        let now = list["total"].as_u64().expect("a list has a total");
        let new = usize::try_from(now - before).expect("none is lost");
        // One that was killed right at its end may have come to it, or not.
        let left = if files_in == FILES && new > 0 { FILES } else { FILES - files_in };
        let is_right = if had_done { new == left } else { new <= left };
        assert!(is_right, "kill {kill}: {new} came of {left}");
        files_in = if had_done { 0 } else { FILES - left + new };
        for one in &list["articles"].as_array().expect("a list has articles")[..new] {
            let headline = one["headline"].as_str().expect("a headline is text");
            let id = one["id"].as_str().expect("an id is text");
            let shown = newsroom.run(&["show", id, "--as", "text"]).stdout;
            let shown = String::from_utf8(shown).expect("it is text");
            let body = &written[headline];
            assert!(shown.contains(body), "kill {kill}: {headline} came as {shown}");
        }
        broken_off += u32::from(!had_done);
        came += new;
        there = list["total"].clone();
    }
    assert!(broken_off > 0 && whole > Duration::ZERO, "no import was broken off");
    eprintln!("{broken_off} imports broken off, {came} articles came, each of them whole");
}

fn article(index: usize) -> (String, String) {
    let body: Vec<String> = (0..60).map(|word| format!("كلمة{index}و{word}")).collect();
    (format!("خبر رقم {index} من الميدان"), format!("قال المراسل {}.", body.join(" ")))
}
