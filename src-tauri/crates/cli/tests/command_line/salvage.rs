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
        let programs = newsroom.run(&["salvage", &to, "--json"]).json();
        fs::remove_file(&to).expect("it was made");
        let Some(part) = programs["partly"].get(0) else { continue };
        let run = newsroom.run(&["salvage", &to]);
        assert_eq!(run.code, 1, "an article lacks something: {}", run.err);
        let people = run.text();
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

/// Some page has the settings: no article lacks anything, and the words that must not leave are gone.
#[test]
fn a_lost_list_of_words_that_must_not_leave_is_told_by_its_name_with_what_to_do() {
    let newsroom = Newsroom::new();
    newsroom.article("جسر الرقة");
    newsroom.text(&["never-publish", "add", "حاجز القنطري"]);
    let sound = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    let to = newsroom.at("new.warraq");
    let mut gone = 0;
    for page in 2..sound.len() / 4096 {
        let mut bytes = sound.clone();
        bytes[page * 4096 + 900] ^= 1;
        newsroom.file("vault.warraq", bytes);
        let programs = newsroom.run(&["salvage", &to, "--json"]).json();
        let words = newsroom.text(&["never-publish", "list", "--vault", &to]);
        fs::remove_file(&to).expect("it was made");
        let kinds = programs["lost"].as_array().expect("what was lost");
        let is_told = kinds.iter().any(|kind| kind == "never_publish");
        assert_eq!(is_told, words.trim().is_empty(), "{page}: {programs}");
        if !is_told {
            continue;
        }
        gone += 1;
        let run = newsroom.run(&["salvage", &to]);
        fs::remove_file(&to).expect("it was made");
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains("The never-publish list is not in the new vault"), "{}", run.err);
        let advice = format!("never-publish list --vault {to}");
        assert!(run.err.contains(&advice), "{}", run.err);
    }
    assert!(gone > 0, "some page has the settings");
}
