//! Nothing that is written in the window can be read anywhere but in it: while it is open, after it was closed, and after
//! it was killed, nothing that the programs wrote has a word of an article, of a name, or of what was looked for.

use std::fs;

use fantoccini::key::Key;

use crate::driver;
use crate::home::{Home, PASSPHRASE};
use crate::traces::{self, Traces};
use crate::window::Window;

// Words that nothing else has: what the program brings with it is in plain form.
const PERSON: &str = "زرقونة٧١ السنديان";
const NEWSROOM: &str = "جريدة القنطرة٧٢";
const HEADLINE: &str = "فانوس٧٣ يضيء السوق";
const BODY: &str = "قال الشاهد شمعدان٧٤ إن القافلة وصلت";
const BYLINE: &str = "كهرمانة٧٥";
const TAG: &str = "مرجانة٧٦";
const FILTER: &str = "صندوقة٧٧";
const NEVER: &str = "المصدر لؤلؤة٧٨";
const PASTED: &str = "بلّورة٧٩ في المخيم";
const UNSAVED: &str = "ياقوتة٨٠";
const FROM_COMMAND: &str = "زمردة٨١";
const SEARCHED: &str = "فيروزة٨٢";
const PALETTE: &str = "عقيقة٨٣";

const WORDS: [&str; 14] = [
    PERSON,
    NEWSROOM,
    HEADLINE,
    BODY,
    BYLINE,
    TAG,
    FILTER,
    NEVER,
    PASTED,
    UNSAVED,
    FROM_COMMAND,
    SEARCHED,
    PALETTE,
    PASSPHRASE,
];

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_written_can_be_read_outside_the_window() {
    let home = Home::new();
    let window = Window::open(&home).await;
    leaves_no_crash_files(&window);
    first_run(&window, &home).await;
    nothing_of_it(&home, &window, "the first run");
    write(&window).await;
    nothing_of_it(&home, &window, "writing");
    paste(&window).await;
    nothing_of_it(&home, &window, "pasting");
    look_for(&window).await;
    nothing_of_it(&home, &window, "looking for something");
    keep_a_name_back(&window).await;
    preview(&window).await;
    nothing_of_it(&home, &window, "a preview");
    window.quit().await;
    nothing_on_the_disk(&home, "the window was closed");

    with_the_command(&home);
    nothing_on_the_disk(&home, "the command was at work");

    let window = Window::at_text(&home).await;
    window.press(&[Key::Control], Key::End).await;
    window.type_keys(&format!(" {UNSAVED}")).await;
    window.kill();
    nothing_on_the_disk(&home, "the window was killed");

    is_in_the_vault(&home);
    the_search_sees(&home);
}

async fn first_run(window: &Window, home: &Home) {
    home.make_vault_folder();
    window.until_focused("first-run-name").await;
    window.type_keys(PERSON).await;
    for (field, value) in
        [("newsroom", NEWSROOM), ("passphrase", PASSPHRASE), ("passphrase-again", PASSPHRASE)]
    {
        window.tab_to(&format!("first-run-{field}")).await;
        window.type_keys(value).await;
    }
    window.tab_to("first-run-path").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys(&home.vault().to_string_lossy()).await;
    window.tab_to("first-run-sample").await;
    if window.run("return document.activeElement.checked").await == true {
        window.type_keys(" ").await;
    }
    window.tab_to("first-run-create").await;
    window.press(&[], Key::Enter).await;
    window.find("recovery-key").await;
    window.tab_to("recovery-kept").await;
    window.type_keys(" ").await;
    window.tab_to("recovery-done").await;
    window.press(&[], Key::Enter).await;
    window.find("new-article").await;
}

async fn write(window: &Window) {
    window.press(&[Key::Control], 'n').await;
    window.until_focused("field-headline").await;
    window.type_keys(HEADLINE).await;
    window.tab_to("editor").await;
    window.type_keys(BODY).await;
    window.press(&[Key::Alt], '1').await;
    window.tab_to("field-byline").await;
    window.type_keys(BYLINE).await;
    window.press(&[], Key::Tab).await;
    window.press(&[Key::Alt], '2').await;
    window.tab_to("tag-input").await;
    window.type_keys(TAG).await;
    window.press(&[], Key::Enter).await;
    window.find("tag-chip").await;
    window.until_saved().await;
}

/// A piece of a page, pasted into the article that is open.
async fn paste(window: &Window) {
    window.tab_to("editor").await;
    window.press(&[Key::Control], Key::End).await;
    window.paste(&format!("<p>{PASTED}</p>"), PASTED).await;
    let shown = "return document.querySelector('[data-testid=editor]').textContent.includes('٧٩')";
    window.until(shown).await;
    window.until_saved().await;
}

async fn look_for(window: &Window) {
    window.press(&[Key::Control, Key::Shift], 'f').await;
    window.until_focused("library-filter").await;
    window.type_keys(FILTER).await;
    window.press(&[Key::Control], 'k').await;
    window.until_focused("palette-input").await;
    window.type_keys(PALETTE).await;
    window.close_sheets().await;
    window.press(&[Key::Control, Key::Shift], 'f').await;
    window.until_focused("library-filter").await;
    window.press(&[Key::Control], 'a').await;
    window.press(&[], Key::Delete).await;
    window.until("return document.querySelectorAll('[data-testid=library-item]').length > 0").await;
}

async fn keep_a_name_back(window: &Window) {
    window.press(&[Key::Control], ',').await;
    window.tab_to("settings-words").await;
    window.press(&[], Key::Enter).await;
    window.until_focused("never-publish-typed").await;
    window.type_keys(NEVER).await;
    window.press(&[], Key::Enter).await;
    window.find("never-publish-said").await;
    window.close_sheets().await;
}

/// The article as a page of the web and on paper, as the window shows it before an export.
async fn preview(window: &Window) {
    window.press(&[Key::Control], 'e').await;
    window.find("export-format").await;
    window.choose("export-format", "html").await;
    window.find("export-preview").await;
    let heading = window.in_frame("return document.querySelector('h1')?.innerText ?? ''").await;
    assert_eq!(heading, HEADLINE, "the article is in the preview");
    window.choose("export-format", "pdf").await;
    let painted = "const page = document.querySelector('[data-testid=export-page]');
        return page !== null && page.complete && page.naturalWidth > 0";
    window.until(painted).await;
    window.close_sheets().await;
}

/// The command in the same home: it writes, looks for something, copies the vault and takes an article from the copy.
fn with_the_command(home: &Home) {
    let id = home.warraq_json(&["new", "--headline", FROM_COMMAND])["id"].clone();
    let id = id.as_str().expect("new answers with an id");
    home.warraq_json(&["tag", "add", id, TAG]);
    home.warraq_json(&["list", "--tag", SEARCHED]);
    let copy = home.path().join("copy.warraq");
    let copy = copy.to_string_lossy();
    home.warraq_json(&["backup", &copy]);
    home.warraq_json(&["verify", &copy]);
    home.warraq_json(&["restore", &copy, "--article", id]);
    // What fails says nothing either, but to the terminal.
    home.warraq(&["set", id, "embargo=غير معروف"]);
}

/// Crash files hold a program's memory: none is written of the program, nor of the webview's, which it starts.
fn leaves_no_crash_files(window: &Window) {
    for process in processes_of(window) {
        let limits =
            fs::read_to_string(format!("/proc/{process}/limits")).expect("a process has limits");
        let line = limits.lines().find(|line| line.starts_with("Max core file size"));
        let most = line.and_then(|line| line.split_whitespace().nth(4));
        assert_eq!(most, Some("0"), "{limits}");
    }
}

/// The window's program and those that it started.
fn processes_of(window: &Window) -> Vec<u32> {
    let program = window.process();
    let mut all = vec![program];
    all.extend(driver::children_of(program));
    assert!(all.len() > 1, "the webview has programs of its own");
    all
}

fn nothing_of_it(home: &Home, window: &Window, after: &str) {
    let mut traces = traces::below(home.path(), &WORDS);
    for process in processes_of(window) {
        traces.take(traces::in_nameless_files_of(process, &WORDS));
    }
    is_clean(&traces, home, after);
}

fn nothing_on_the_disk(home: &Home, after: &str) {
    is_clean(&traces::below(home.path(), &WORDS), home, after);
}

fn is_clean(traces: &Traces, home: &Home, after: &str) {
    assert!(
        traces.files.contains(&home.vault()),
        "the vault was not looked through: {:?}",
        traces.files
    );
    let profile = home.path().join("data");
    assert!(
        traces.files.iter().any(|file| file.starts_with(&profile)),
        "the webview's profile was not looked through: {:?}",
        traces.files
    );
    assert!(traces.found.is_empty(), "after {after}: {:#?}", traces.found);
}

/// What was looked for was there to be found.
fn is_in_the_vault(home: &Home) {
    let list = home.warraq_json(&["list"]).to_string();
    for word in [HEADLINE, BYLINE, TAG, FROM_COMMAND] {
        assert!(list.contains(word), "{word} is not in {list}");
    }
    let listed = home.warraq_json(&["never-publish", "list"]).to_string();
    assert!(listed.contains(NEVER), "{listed}");
}

/// A word that is put where the programs write is found there.
fn the_search_sees(home: &Home) {
    for place in ["cache/planted", "data/planted", "config/planted", "tmp/planted"] {
        let file = home.path().join(place);
        fs::create_dir_all(file.parent().expect("it is in a folder"))
            .expect("the folder can be made");
        fs::write(&file, traces::forms(BODY)[1].1.as_slice()).expect("it can be written");
        let found = traces::below(home.path(), &WORDS).found;
        assert_eq!(found.len(), 1, "{place}: {found:?}");
        fs::remove_file(&file).expect("it can be removed");
    }
}
