//! What `restore` says of the settings that a copy has otherwise.

use crate::newsroom::Newsroom;

/// Words that were put on the list since would stop nothing any more.
#[test]
fn words_that_would_go_off_the_list_are_told_before_a_copy_takes_the_place_of_the_vault() {
    let newsroom = Newsroom::new();
    newsroom.article("جسر الرقة");
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    let said = newsroom.run(&["restore", &copy, "--preview"]).err;
    assert!(!said.contains("stop nothing") && !said.contains("settings"), "{said}");
    newsroom.text(&["never-publish", "add", "حاجز القنطري"]);
    for words in [&["restore", &copy, "--preview"][..], &["restore", &copy]] {
        let said = newsroom.run(words).err;
        assert!(said.contains("حاجز القنطري") && said.contains("stop nothing"), "{said}");
    }
    let found = newsroom.json(&["restore", &copy, "--preview"]);
    assert_eq!(found["words_only_here"][0], "حاجز القنطري");
}
