//! Several articles at once: a word that is never published stops them, and without it they are one book.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use crate::home::Home;
use crate::window::Window;

const WORD: &str = "أبو علي";
/// The article that has the word, and one that has not.
const ARTICLES: [(&str, &str); 2] = [
    ("أفران جديدة في القامشلي", "التقينا في المخبز بأبو عليّ، وقال إن الطحين يكفي شهرين."),
    ("مدارس الحسكة تفتح أبوابها", "عاد الطلاب إلى مدارسهم صباح الأحد."),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_word_stops_the_chosen_articles_and_without_it_they_are_one_book() {
    let home = Home::with_vault();
    for (headline, text) in ARTICLES {
        let body = home.path().join("body.md");
        std::fs::write(&body, text).expect("the body can be written");
        home.warraq_json(&["new", "--headline", headline, "--body", &body.to_string_lossy()]);
    }
    let books = home.path().join("كتب");
    let window = Window::at_text(&home).await;

    add_word(&window).await;
    choose_both(&window).await;
    window.picture(&pictures(), "2-chosen.png").await;
    window.press(&[Key::Control, Key::Shift], 'e').await;
    window.tab_to("format-epub").await;
    window.type_keys(" ").await;
    window.tab_to("several-together").await;
    window.type_keys(" ").await;
    window.tab_to("several-folder").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys(&books.to_string_lossy()).await;
    window.picture(&pictures(), "3-sheet.png").await;
    window.press(&[], Key::Enter).await;

    window.find("several-held").await;
    window.picture(&pictures(), "4-held.png").await;
    let place = window.text("held-word").await;
    assert!(place.contains(WORD) && place.contains("التقينا في المخبز"), "{place}");
    let article = window.text("held-article").await;
    assert!(article.contains(ARTICLES[0].0), "{article}");
    assert!(!books.exists(), "nothing is written");

    remove_word(&window).await;
    window.tab_to("several-back").await;
    window.press(&[], Key::Enter).await;
    window.until_focused("several-run").await;
    window.press(&[], Key::Enter).await;
    window.find("several-file").await;
    window.picture(&pictures(), "5-done.png").await;
    let path = window
        .run("return document.querySelector('[data-testid=several-file]').dataset.path")
        .await;
    window.press(&[], Key::Escape).await;
    window.quit().await;

    let book = read_book(Path::new(path.as_str().expect("the file has a path")));
    for (headline, text) in ARTICLES {
        assert!(book.contains(headline) && book.contains(text), "{headline} is in the book");
    }
    assert_eq!(books.read_dir().expect("the folder is there").count(), 1, "one file, and no other");
    let list = home.warraq_json(&["never-publish", "list"]);
    assert!(!list.to_string().contains(WORD), "{list}");
}

/// Puts the word on the list, from the settings.
async fn add_word(window: &Window) {
    window.press(&[Key::Control], ',').await;
    window.tab_to("settings-words").await;
    window.press(&[], Key::Enter).await;
    window.until_focused("never-publish-typed").await;
    window.type_keys(WORD).await;
    window.press(&[], Key::Enter).await;
    window.find("never-publish-said").await;
    window.picture(&pictures(), "1-words.png").await;
    window.press(&[], Key::Escape).await;
    window.find("settings").await;
    window.press(&[], Key::Escape).await;
    window.until("return document.querySelector('dialog') === null").await;
}

/// Chooses both lines of the library by the keyboard.
async fn choose_both(window: &Window) {
    window.press(&[Key::Control, Key::Shift], 'f').await;
    window.until_focused("library-filter").await;
    window.press(&[], Key::Down).await;
    window.until_focused("library-item").await;
    window.press(&[Key::Control], ' ').await;
    window.press(&[Key::Shift], Key::Down).await;
    window
        .until(
            "return document.querySelectorAll('[data-testid=library-choose]:checked').length === 2",
        )
        .await;
}

/// Takes the word off the list, from what it stopped, takes that back, does it again, and goes back there.
async fn remove_word(window: &Window) {
    window.tab_to("several-words").await;
    window.press(&[], Key::Enter).await;
    window.find("never-publish-remove").await;
    window.tab_to("never-publish-remove").await;
    window.press(&[], Key::Enter).await;
    window.find("never-publish-empty").await;
    window.press(&[Key::Control, Key::Alt], 'z').await;
    window.find("never-publish-remove").await;
    window.tab_to("never-publish-remove").await;
    window.press(&[], Key::Enter).await;
    window.find("never-publish-empty").await;
    window.press(&[], Key::Escape).await;
    window.find("several-held").await;
}

/// All the text that is in the files of a book.
fn read_book(path: &Path) -> String {
    let file = File::open(path).expect("the book is there");
    let mut book = zip::ZipArchive::new(file).expect("a book is an archive");
    let mut text = String::new();
    for index in 0..book.len() {
        let mut part = book.by_index(index).expect("a part can be read");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a part is whole");
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

/// Where pictures are kept.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("several")
}
