//! Nothing anybody wrote stands in plain letters in any file of the vault.

use std::fs;
use std::path::Path;

use warraq_core::action::Action;
use warraq_core::fields::FieldName;
use warraq_store::{Overwrite, Settings, articles, settings, sites, tags};

use crate::newsroom::{article, at, field, newsroom, salma, tag};

const HEADLINE: &str = "حصار مدينة الشدادي";
const WORDS: &str = "الجنرال مظلوم عبدي said exactly this";
const TAG: &str = "الطبقة والرقة";
const NOTE: &str = "مصدر لا يريد ذكر اسمه";
const NEWSROOM: &str = "وكالة الجزيرة";
const SECRET: &str = "abcd EFGH 1234 ijkl";

#[test]
fn no_plain_word_is_in_any_file() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article(HEADLINE, &[WORDS, WORDS]));
    let act = |tx: &mut warraq_store::Tx<'_>| {
        tags::add(tx, id, &tag(TAG))?;
        let version = tx.version(id)?;
        articles::save_fields(tx, id, version, &[field(FieldName::Note, NOTE)])?;
        let newsroom = NEWSROOM.to_owned();
        settings::set(tx, &Settings { newsroom, ..Settings::default() })
    };
    newsroom.vault.transact(Action::TagAdd, &salma(), at(5), act).unwrap();
    newsroom.vault.dispatch(at(5), |tx| sites::add(tx, &crate::outbox::site(SECRET))).unwrap();
    let folder = newsroom.folder.path().to_owned();
    newsroom.vault.back_up(&folder.join("copy.warraq"), Overwrite::Refuse).unwrap();
    for ending in ["", "-wal", "-shm", ".lock"] {
        assert!(folder.join(format!("vault.warraq{ending}")).exists(), "{ending}");
    }
    assert_eq!(found_in(&folder), Vec::<String>::new(), "while it is open");
    newsroom.undo(6);
    newsroom.vault.close().unwrap();
    assert_eq!(found_in(&folder), Vec::<String>::new(), "once it is closed");

    // What is looked for is found where it is.
    let planted = folder.join("planted");
    for spelled in spellings(WORDS) {
        fs::write(&planted, [b"\0\x01 ", &spelled[..], b"\xff"].concat()).unwrap();
        assert_eq!(found_in(&folder).len(), 1);
    }
    let plain = folder.join("planted");
    fs::remove_file(&plain).unwrap();
    let database = rusqlite::Connection::open(&plain).unwrap();
    database.execute_batch(&format!("CREATE TABLE x (y); INSERT INTO x VALUES ('{TAG}')")).unwrap();
    drop(database);
    assert_eq!(found_in(&folder).len(), 1);
}

/// Each text that stands in a file of the folder, with the file's name.
fn found_in(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for text in [HEADLINE, WORDS, TAG, NOTE, NEWSROOM, SECRET, &salma().name] {
            for spelled in spellings(text) {
                if bytes.windows(spelled.len()).any(|window| window == spelled) {
                    found.push(format!("{text} in {}", path.display()));
                }
            }
        }
    }
    found
}

/// As UTF-8, as UTF-16 of either order, and as JSON escapes it where it escapes all it can.
fn spellings(text: &str) -> [Vec<u8>; 4] {
    let units: Vec<u16> = text.encode_utf16().collect();
    let escape = |unit: &u16| match u8::try_from(*unit) {
        Ok(ascii) => char::from(ascii).to_string(),
        Err(_) => format!("\\u{unit:04x}"),
    };
    [
        text.as_bytes().to_vec(),
        units.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        units.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        units.iter().map(escape).collect::<String>().into_bytes(),
    ]
}
