//! Typing with the house's signs in the real page: written at keys, taken back by one Backspace, set in its sheet; and
//! the palette of signs, by keys alone.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn typing_gets_the_signs_of_the_house_and_gives_back_what_was_typed() {
    let home = Home::with_vault();
    home.warraq_json(&["new", "--headline", "كتابة"]);
    let pictures = pictures();
    let window = Window::open(&home).await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;

    window
        .type_keys(r#"قال : "نعم",وأضاف, في 10:30 ... إن 1,000 طلب وصل "Reuters" -- متى ?"#)
        .await;
    let stands = "قال: «نعم»، وأضاف، في 10:30 … إن 1,000 طلب وصل «Reuters» — متى؟";
    assert_eq!(line(&window, 0).await, stands);
    // One Backspace gives back the key, the next takes that away, and it then stands as it is typed.
    window.press(&[], Key::Backspace).await;
    assert!(line(&window, 0).await.ends_with("متى ?"), "not what was typed");
    window.press(&[], Key::Backspace).await;
    window.type_keys("?").await;
    assert!(line(&window, 0).await.ends_with("متى ?"), "done again");
    window.press(&[], Key::Enter).await;

    // The other languages of a page keep their own signs.
    window.type_keys(r#"Ez dibêjim, "erê" ; tu çi dibêjî?"#).await;
    assert_eq!(line(&window, 1).await, r#"Ez dibêjim, "erê" ; tu çi dibêjî?"#);
    window.press(&[], Key::Enter).await;

    settings(&window, &pictures).await;
    window.type_keys(r#"عن قسد, "نعم" 17"#).await;
    assert_eq!(line(&window, 2).await, r#"عن قوات سوريا الديمقراطية، "نعم" ١٧"#);
    window.type_keys(" ...").await;
    assert!(line(&window, 2).await.ends_with("١٧ …"), "no ellipsis");
    window.press(&[Key::Control], 'z').await;
    assert!(line(&window, 2).await.ends_with("١٧ ..."), "undo does not give back what was typed");

    palette(&window, &pictures).await;
    window.until_saved().await;
    window.quit().await;

    // It is the vault's: another start has it still.
    let window = Window::open(&home).await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    window.press(&[Key::Control], Key::End).await;
    window.press(&[], Key::Enter).await;
    window.type_keys("قسد، ثم").await;
    window
        .until(&format!("return {LINES}[3]?.innerText.trim() === 'قوات سوريا الديمقراطية، ثم'"))
        .await;
    window.quit().await;
}

/// Switches the quotation marks off, chooses the digits and adds an abbreviation.
async fn settings(window: &Window, pictures: &Path) {
    window.press(&[Key::Control], ',').await;
    window.find("settings-typing").await.click().await.expect("the help can be asked for");
    window.find("abbreviations-empty").await;
    window.find("typing-quotes").await.click().await.expect("a rule can be switched off");
    window.find("typing-digits-arabic_indic").await.click().await.expect("digits can be chosen");
    window
        .until("return document.querySelector('[data-testid=typing-quotes]').checked === false")
        .await;
    window.tab_to("abbreviation-short").await;
    window.type_keys("قسد").await;
    window.press(&[], Key::Tab).await;
    window.type_keys("قوات سوريا الديمقراطية").await;
    window.press(&[], Key::Enter).await;
    window.find("abbreviations").await;
    window.picture(pictures, "settings-light.png").await;
    window.close_sheets().await;
    window.look("ar", "dark").await;
    window.size(900, 640).await;
    window.press(&[Key::Control], ',').await;
    window.find("settings-typing").await.click().await.expect("the help can be asked for");
    window.find("abbreviations").await;
    window.picture(pictures, "settings-dark-small.png").await;
    window.close_sheets().await;
    window.look("ar", "light").await;
    window.size(1280, 860).await;
    window.until_focused("editor").await;
}

/// Opens the palette by its key, goes to signs by arrows, writes them and goes back to the text.
async fn palette(window: &Window, pictures: &Path) {
    window.press(&[], Key::Enter).await;
    window.press(&[Key::Control, Key::Shift], 'm').await;
    window.until("return document.activeElement.dataset.sign === 'ab'").await;
    window.press(&[], Key::Enter).await;
    window.press(&[], Key::Left).await;
    window.press(&[], Key::Enter).await;
    window.press(&[], Key::Down).await;
    window.until("return document.activeElement.dataset.sign === '64f'").await;
    window.picture(pictures, "palette-light.png").await;
    window.press(&[], Key::Escape).await;
    window.until_focused("editor").await;
    assert_eq!(line(window, 3).await, "«»");
    // In the headline it writes there.
    window.run("document.querySelector('[data-testid=field-headline]').focus()").await;
    window.press(&[Key::Control, Key::Shift], 'm').await;
    window.until("return document.activeElement.dataset.sign !== undefined").await;
    window.press(&[], Key::End).await;
    window.press(&[], Key::Enter).await;
    window.press(&[], Key::Escape).await;
    window.until_focused("field-headline").await;
    let headline = window.run("return document.activeElement.value").await;
    assert!(headline.as_str().is_some_and(|text| text.contains('٬')), "{headline}");
    window.look("ar", "dark").await;
    window.size(900, 640).await;
    window.press(&[Key::Control, Key::Shift], 'm').await;
    window.find("signs").await;
    window.picture(pictures, "palette-dark-small.png").await;
    window.press(&[], Key::Escape).await;
    window.look("ar", "light").await;
    window.size(1280, 860).await;
    window.run("document.querySelector('[data-testid=editor]').focus()").await;
    window.press(&[], Key::Backspace).await;
    window.press(&[], Key::Backspace).await;
    window.press(&[], Key::Backspace).await;
}

/// The blocks of the text.
const LINES: &str = "document.querySelector('[data-testid=editor]').children";

/// The text of one block.
async fn line(window: &Window, at: usize) -> String {
    let text = window.run(&format!("return {LINES}[{at}]?.innerText ?? ''")).await;
    text.as_str().unwrap_or_default().trim().to_owned()
}

fn pictures() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("typing-help");
    std::env::var_os("WARRAQ_TYPING_OUT").map_or(folder, PathBuf::from)
}
