//! What `salvage` says of an article that did not come whole.

use std::collections::BTreeSet;
use std::fs;

use crate::newsroom::Newsroom;

/// What is said of an article beside its text: as programs read it, and as people do.
const SAID: [(&str, &str, &str); 3] = [
    (
        "fields",
        "revision",
        "its headline, byline and other fields are those of an earlier revision",
    ),
    ("fields", "nothing", "its headline, byline and other fields are lost"),
    ("tags", "lacking", "a tag of it may be missing, or their order another"),
];

/// Each page is damaged in turn: some have the fields of an article, and some its tags.
#[test]
fn lost_fields_and_tags_of_an_article_are_told_to_people_as_to_programs() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("جسر الرقة");
    newsroom.text(&["tag", "add", &id, "الرقة", "جسور"]);
    newsroom.text(&["set", &id, "byline=سلمى"]);
    let sound = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    let to = newsroom.at("new.warraq");
    let mut told = BTreeSet::new();
    for page in 2..sound.len() / 4096 {
        let mut bytes = sound.clone();
        bytes[page * 4096 + 900] ^= 1;
        newsroom.file("vault.warraq", bytes);
        let programs = newsroom.json(&["salvage", &to]);
        fs::remove_file(&to).expect("it was made");
        let Some(part) = programs["partly"].get(0) else { continue };
        let people = newsroom.text(&["salvage", &to]);
        fs::remove_file(&to).expect("it was made");
        for (field, value, said) in SAID {
            let is_so = part[field] == value;
            assert_eq!(people.contains(said), is_so, "{page}: {people}, {part}");
            if is_so {
                told.insert(said);
            }
        }
    }
    let [revision, _, tags] = SAID.map(|(_, _, said)| said);
    assert!(told.contains(revision) && told.contains(tags), "{told:?}");
}
