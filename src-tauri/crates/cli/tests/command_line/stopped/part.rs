//! Files of an import that was stopped, taken by themselves before it goes on: nothing is there twice.

use super::{FILES, import_of, signal, stopped_after, total, words};
use crate::newsroom::Newsroom;

/// An import of so many files that was stopped, the words that go on with it, and how many files are in.
fn stopped() -> (Newsroom, Vec<String>, usize) {
    let newsroom = Newsroom::new();
    let import = import_of(&newsroom, FILES, 200);
    let mut command = newsroom.command(&words(&import));
    stopped_after(3, &mut command, |child| signal(child, "INT"));
    let there = total(&newsroom);
    assert!((3..FILES - 3).contains(&there), "{there}");
    (newsroom, import, there)
}

#[test]
fn one_that_was_in_and_is_imported_alone_stays_one() {
    let (newsroom, import, there) = stopped();
    let copy = newsroom.file("copy.md", newsroom.read("1.md"));
    for file in [&import[1], &import[2], &copy, &import[1]] {
        let told = newsroom.json(&["import", file]);
        assert_eq!(told["known"].as_array().map(Vec::len), Some(1), "{told}");
    }
    assert_eq!(total(&newsroom), there);
    newsroom.text(&words(&import));
    assert_eq!(total(&newsroom), FILES);
    // The import is whole: whoever imports one of them now wants another article.
    newsroom.text(&["import", &import[1]]);
    assert_eq!(total(&newsroom), FILES + 1);
}

#[test]
fn one_that_was_not_in_and_is_imported_alone_does_not_come_again() {
    let (newsroom, import, there) = stopped();
    newsroom.text(&["import", &import[FILES]]);
    newsroom.text(&["import", &import[FILES - 1]]);
    assert_eq!(total(&newsroom), there + 2);
    newsroom.text(&words(&import));
    assert_eq!(total(&newsroom), FILES);
}

#[test]
fn an_import_that_is_brought_in_piece_by_piece_is_whole_at_its_end() {
    let (newsroom, import, _) = stopped();
    for files in import[1..].chunks(50) {
        newsroom.text(&[&["import"], &words(files)[..]].concat());
    }
    assert_eq!(total(&newsroom), FILES);
    newsroom.text(&["import", &import[1], &import[FILES]]);
    assert_eq!(total(&newsroom), FILES + 2);
}

#[test]
fn one_that_was_changed_meanwhile_does_not_keep_the_import_from_its_end() {
    let (newsroom, import, _) = stopped();
    newsroom.file(&format!("{}.md", FILES - 1), "# خبر آخر\n\nنص آخر.\n");
    newsroom.text(&words(&import));
    assert_eq!(total(&newsroom), FILES);
    newsroom.text(&["import", &import[1]]);
    assert_eq!(total(&newsroom), FILES + 1);
}

#[test]
fn what_came_in_before_comes_in_again_where_somebody_says_so() {
    let newsroom = Newsroom::new();
    let import = import_of(&newsroom, FILES, 200);
    stopped_after(3, &mut newsroom.command(&words(&import)), |child| signal(child, "KILL"));
    let there = total(&newsroom);
    newsroom.text(&[&words(&import)[..], &["--again"]].concat());
    assert_eq!(total(&newsroom), there + FILES);
}

#[test]
fn what_was_undone_comes_in_again() {
    let newsroom = Newsroom::new();
    let import = import_of(&newsroom, FILES, 200);
    stopped_after(3, &mut newsroom.command(&words(&import)), |child| signal(child, "INT"));
    newsroom.text(&["undo"]);
    let told = newsroom.json(&words(&import));
    assert_eq!(total(&newsroom), FILES);
    let count = |what: &str| told[what].as_array().map_or(0, Vec::len);
    assert_eq!(count("imported") + count("known"), FILES);
}
