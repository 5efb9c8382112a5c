//! Files that go out.

use std::fs;

use crate::{Newsroom, Random, kills, word};

/// What is written: from text to an archive, and all of them without the time of writing in it.
const FORMATS: [(&str, &str); 4] =
    [("html", "page.html"), ("docx", "page.docx"), ("epub", "book.epub"), ("text", "page.txt")];

#[test]
fn a_file_is_whole_or_absent_whenever_the_export_is_killed() {
    let newsroom = Newsroom::new();
    let body = newsroom.at("body.md");
    fs::write(&body, "قال المراسل إن الأفران مفتوحة، وإن الطحين يكفي شهرين.\n\n".repeat(400))
        .expect("it can be written");
    let id = newsroom.json(&["new", "--headline", "الأفران", "--body", &word(&body)])["id"].clone();
    let id = id.as_str().expect("new answers with an id");
    let mut random = Random::seeded();
    let (mut absent, mut there) = (0, 0);
    for (format, name) in FORMATS {
        let path = newsroom.at(name);
        let to = word(&path);
        let words = ["export", id, "--to", format, "-o", &to];
        let whole = newsroom.time_of(&[&words[..], &["--force"]].concat());
        let complete = fs::read(&path).expect("it was written");
        for kill in 1..=kills().div_ceil(4) {
            // New where nothing is, and over another file.
            let replaces = kill % 2 == 0;
            let words = [&words[..], if replaces { &["--force"] } else { &[] }].concat();
            if replaces {
                fs::write(&path, "ما كان هنا").expect("it can be written");
            } else {
                let _ = fs::remove_file(&path);
            }
            let had_done = newsroom.killed(&words, random.moment(whole));
            match fs::read(&path) {
                Ok(bytes) if bytes == complete => there += 1,
                Ok(bytes) => {
                    let is_old = replaces && bytes == "ما كان هنا".as_bytes();
                    assert!(is_old && !had_done, "{format}, kill {kill}: a part of it is there");
                    absent += 1;
                }
                Err(_) => {
                    assert!(!replaces && !had_done, "{format}, kill {kill}: it is gone");
                    absent += 1;
                }
            }
        }
    }
    newsroom.is_clean();
    assert!(absent > 0 && there > 0, "{absent} absent, {there} there");
    eprintln!("{there} files whole, {absent} absent or as they were");
}
