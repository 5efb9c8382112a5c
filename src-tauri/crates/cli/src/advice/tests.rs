//! One of each advice, and what must hold of it.

use super::*;

const ID: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const SITE: &str = "موقع \u{200f}الجريدة";

/// One of each.
fn samples() -> Vec<Advice> {
    samples_of(SITE, "أبو علي", "أرشيف الموقع.xml")
}

/// The same with these names.
fn samples_of(site: &str, word: &str, file: &str) -> Vec<Advice> {
    let (ids, at) = (vec![ID.to_owned(), ID.to_owned()], DateTime::UNIX_EPOCH);
    let kinds = vec!["tatweel".to_owned()];
    let states = [PushState::Draft, PushState::Pending, PushState::Publish, PushState::Unpublish];
    let mut all = vec![
        Advice::help(),
        Advice::export_help(),
        Advice::init(),
        Advice::init_weak(),
        Advice::init_anew(),
        Advice::init_anew_weak(),
        Advice::change_passphrase_weak(),
        Advice::import(Path::new(file)),
        Advice::restore(Path::new(file)),
        Advice::restore_over(Path::new(file)),
        Advice::backup(Path::new(file)),
        Advice::backup_help(),
        Advice::make_backups(),
        Advice::salvage(Path::new(file)),
        Advice::salvage_of(Path::new(file), Path::new(file)),
        Advice::clean(ID, &[]),
        Advice::clean(ID, &kinds),
        Advice::never_publish_list(),
        Advice::never_publish_remove(word),
        Advice::presets(),
        Advice::unspike(ID),
        Advice::lift_embargo(ID),
        Advice::sync(None),
        Advice::sync(Some(site)),
        Advice::outbox(),
        Advice::show(ID),
        Advice::retry(ID),
        Advice::send_anyway(ID),
        Advice::push_at(&ids, site, at),
        Advice::check(&ids, site),
        Advice::pull(word, site),
        Advice::pull_page(site, (20, word), 2),
        Advice::pull_page(site, (20, ""), 2),
        Advice::ask_site(site),
        Advice::ask_terms(site),
        Advice::change_password(site),
        Advice::allow_insecure(site),
        Advice::add_insecure((site, "wordpress"), "http://news.example/?a=1", "salma"),
        Advice::remove_site(site),
    ];
    all.extend(Whose::value_variants().iter().map(|whose| Advice::keep(*whose, ID)));
    all.extend(states.map(|state| Advice::push(&ids, site, state)));
    all
}

#[test]
fn every_advice_is_a_command_on_one_line_without_a_sign_that_is_not_seen() {
    for advice in samples() {
        let line = advice.line();
        assert!(advice.is_command(), "{line}");
        assert!(line.starts_with("warraq "), "{line}");
        assert!(!line.contains('\n') && bidi::without_controls(&line) == line, "{line:?}");
    }
}

#[test]
fn names_that_begin_as_options_do_are_names() {
    for name in ["-", "-ا", "-v", "--check", "--vault", "--", "-لا تُنشر"] {
        for advice in samples_of(name, name, name) {
            let line = advice.line();
            assert!(advice.is_command(), "{line}");
        }
    }
    let line = Advice::sync(Some("-مجلد")).line();
    assert_eq!(line, "warraq sync --site=-مجلد");
    assert_eq!(Advice::ask_terms("--ask").line(), "warraq site map --ask -- --ask");
}

#[test]
fn names_are_words_to_a_shell() {
    assert_eq!(quoted("مجلد"), "مجلد");
    assert_eq!(quoted("موقع الجريدة"), "'موقع الجريدة'");
    assert_eq!(quoted("it's"), r"'it'\''s'");
    assert_eq!(quoted(""), "''");
    assert_eq!(quoted("$HOME;ls"), "'$HOME;ls'");
}

#[test]
fn a_time_is_never_before_the_one_that_is_meant() {
    let at = DateTime::from_timestamp(0, 1_000_000).expect("it is a time");
    let line = Advice::push_at(&[ID.to_owned()], "a", at).line();
    assert_eq!(line, format!("warraq push {ID} --site a --at 1970-01-01T00:00:01Z"));
}
