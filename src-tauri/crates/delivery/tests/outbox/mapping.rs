//! What sections and tags become at a site: said before anything is made, chosen by people, and kept to.

use chrono::TimeDelta;
use serde_json::json;
use warraq_connect::{RemoteId, RemoteTerm, Taxonomy};
use warraq_core::fields::Fields;
use warraq_core::outbox::ItemState;
use warraq_delivery::{
    Connectors, Fate, SiteAnswer, TermChoice, TermMapping, Wish, article_mapping, ask_terms,
    choose_term, keep_survey, keep_terms, known_term, list, site_mapping,
};

use crate::clock::run;
use crate::fake::ToFake;
use crate::newsroom::{Newsroom, Piece};

fn piece(section: &str, tags: Vec<&'static str>) -> Piece {
    let fields = Fields { section: section.to_owned(), ..Fields::default() };
    Piece { text: "نص", tags, fields, ..Piece::default() }
}

fn with_terms(terms: &[(Taxonomy, &str, &str)]) -> Newsroom {
    let newsroom = Newsroom::new();
    for (taxonomy, id, name) in terms {
        newsroom.remote.state().terms.push((*taxonomy, remote(id), (*name).to_owned()));
    }
    newsroom
}

fn remote(id: &str) -> RemoteId {
    RemoteId(id.to_owned())
}

fn there(id: &str, name: &str) -> Fate {
    Fate::There { term: RemoteTerm { id: remote(id), name: name.to_owned() } }
}

/// Reads the terms of the site, as somebody does by a button.
fn read(newsroom: &Newsroom) {
    let (site, secret) = {
        let vault = newsroom.desk.lock().unwrap();
        (vault.site(newsroom.site).unwrap(), vault.site_secret(newsroom.site).unwrap())
    };
    let connector = ToFake(newsroom.remote.clone()).connector(&site, secret).unwrap();
    let terms = run(ask_terms(&*connector)).unwrap();
    keep_terms(&mut newsroom.desk.lock().unwrap(), newsroom.site, &terms, newsroom.now()).unwrap();
}

fn choose(newsroom: &Newsroom, term: (Taxonomy, &str), choice: &TermChoice) {
    let mut vault = newsroom.desk.lock().unwrap();
    choose_term(&mut vault, newsroom.site, term, choice, newsroom.now()).unwrap();
}

fn fates(mapping: &TermMapping) -> Vec<(&str, &Fate)> {
    mapping.lines.iter().map(|line| (line.name.as_str(), &line.fate)).collect()
}

#[test]
fn it_is_said_what_each_becomes_before_anything_is_made() {
    let newsroom =
        with_terms(&[(Taxonomy::Category, "5", "سوريا"), (Taxonomy::Tag, "7", "الاداره الذاتيه")]);
    let article = newsroom.article(1, &piece("محليات", vec!["الإدارة الذاتية", "قسد"]));
    let mapping = |newsroom: &Newsroom| {
        article_mapping(&newsroom.desk.lock().unwrap(), newsroom.site, article).unwrap()
    };
    let before = mapping(&newsroom);
    assert!(before.lines.iter().all(|line| line.fate == Fate::Unknown), "{before:?}");
    assert_eq!(before.read_at, None);
    read(&newsroom);
    let after = mapping(&newsroom);
    assert_eq!(
        fates(&after),
        [
            ("محليات", &Fate::NoSection),
            ("الإدارة الذاتية", &there("7", "الاداره الذاتيه")),
            ("قسد", &Fate::Made)
        ]
    );
    assert_eq!((after.categories.len(), after.tags.len()), (2, 1));
    assert_eq!(after.read_at, Some(newsroom.now()));
    assert!(!newsroom.remote.state().calls.contains(&"make_term"));
}

#[test]
fn a_site_without_any_tags_is_known_to_have_none() {
    let newsroom = Newsroom::new();
    newsroom.article(1, &piece("", vec!["قسد"]));
    read(&newsroom);
    let mapping = site_mapping(&newsroom.desk.lock().unwrap(), newsroom.site).unwrap();
    assert_eq!(fates(&mapping), [("قسد", &Fate::Made)]);
}

#[test]
fn an_account_that_makes_no_tags_is_told_apart() {
    let newsroom = Newsroom::new();
    newsroom.article(1, &piece("", vec!["قسد"]));
    read(&newsroom);
    let survey: warraq_connect::Survey = serde_json::from_value(json!({
        "name": "", "url": "", "software": "WordPress", "language": "ar", "zone": "UTC",
        "offsetMinutes": 0, "uploadLimit": null, "hasPlugin": false, "askedAt": null,
        "account": { "id": "3", "name": "سلمى", "rights": ["write"] }
    }))
    .unwrap();
    let (mut vault, now) = (newsroom.desk.lock().unwrap(), newsroom.now());
    let answer = SiteAnswer { survey, clock_seconds: None, carried: 0 };
    keep_survey(&mut vault, newsroom.site, &answer, now).unwrap();
    let mapping = site_mapping(&vault, newsroom.site).unwrap();
    assert_eq!(fates(&mapping), [("قسد", &Fate::NoRight)]);
}

#[test]
fn all_of_a_site_is_shown_once_for_each_word_with_what_was_chosen() {
    let newsroom = with_terms(&[(Taxonomy::Category, "5", "سوريا")]);
    newsroom.article(1, &piece("محليات", vec!["قسد"]));
    newsroom.article(2, &piece("محلّيات", vec!["قسد"]));
    newsroom.article(3, &piece("دولي", vec![]));
    read(&newsroom);
    choose(&newsroom, (Taxonomy::Category, "محليات"), &TermChoice::Term { id: remote("5") });
    choose(&newsroom, (Taxonomy::Tag, "لا أحد يحمله"), &TermChoice::NotSent);
    let mapping = site_mapping(&newsroom.desk.lock().unwrap(), newsroom.site).unwrap();
    let lines: Vec<_> = mapping
        .lines
        .iter()
        .map(|line| (&*line.name, line.articles, &line.fate, line.is_chosen))
        .collect();
    let syria = there("5", "سوريا");
    assert_eq!(lines.len(), 4);
    assert!(
        lines
            .iter()
            .any(|(_, articles, fate, chosen)| (*articles, *fate, *chosen) == (2, &syria, true))
    );
    assert!(lines.contains(&("دولي", 1, &Fate::NoSection, false)));
    assert!(lines.contains(&("قسد", 2, &Fate::Made, false)));
    assert!(lines.contains(&("لا أحد يحمله", 0, &Fate::NotSent, true)));
}

#[test]
fn what_was_chosen_is_what_is_sent() {
    let newsroom =
        with_terms(&[(Taxonomy::Category, "5", "سوريا"), (Taxonomy::Tag, "7", "قوات سوريا")]);
    read(&newsroom);
    choose(&newsroom, (Taxonomy::Category, "محليات"), &TermChoice::Term { id: remote("5") });
    choose(&newsroom, (Taxonomy::Tag, "قسد"), &TermChoice::Term { id: remote("7") });
    choose(&newsroom, (Taxonomy::Tag, "داخلي"), &TermChoice::NotSent);
    let article = newsroom.article(1, &piece("محلّيات", vec!["قسد", "داخلي"]));
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let post = newsroom.remote.post_of(article);
    assert_eq!((post.categories, post.tags), (vec![remote("5")], vec![remote("7")]));
    let calls = newsroom.remote.state().calls.clone();
    assert!(!calls.contains(&"make_term"), "{calls:?}");
    assert_eq!(list(&newsroom.desk.lock().unwrap()).unwrap()[0].missing, Vec::<String>::new());
}

#[test]
fn a_chosen_term_that_went_is_told_and_nothing_is_made_for_it() {
    let newsroom = with_terms(&[(Taxonomy::Tag, "7", "قوات سوريا")]);
    read(&newsroom);
    choose(&newsroom, (Taxonomy::Tag, "قسد"), &TermChoice::Term { id: remote("7") });
    // It goes after it was seen, and is trusted still: what the site drops is asked for again, once.
    newsroom.remote.state().terms.retain(|(_, id, _)| *id != remote("7"));
    let article = newsroom.article(1, &piece("", vec!["قسد"]));
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.remote.post_of(article).tags, Vec::<RemoteId>::new());
    assert_eq!(list(&newsroom.desk.lock().unwrap()).unwrap()[0].missing, ["قسد"]);
    assert!(!newsroom.remote.state().calls.contains(&"make_term"));
    read(&newsroom);
    let mapping = site_mapping(&newsroom.desk.lock().unwrap(), newsroom.site).unwrap();
    assert!(matches!(mapping.lines[0].fate, Fate::Gone { .. }), "{mapping:?}");
    choose(&newsroom, (Taxonomy::Tag, "قسد"), &TermChoice::Usual);
    let mapping = site_mapping(&newsroom.desk.lock().unwrap(), newsroom.site).unwrap();
    assert_eq!(fates(&mapping), [("قسد", &Fate::Made)]);
}

#[test]
fn what_was_read_long_ago_is_asked_for_again_when_it_is_sent() {
    let newsroom = with_terms(&[(Taxonomy::Tag, "7", "قوات سوريا")]);
    read(&newsroom);
    choose(&newsroom, (Taxonomy::Tag, "قسد"), &TermChoice::Term { id: remote("7") });
    newsroom.clock.pass(TimeDelta::hours(13));
    let article = newsroom.article(1, &piece("", vec!["قسد"]));
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.remote.post_of(article).tags, [remote("7")]);
}

#[test]
fn only_what_the_site_has_can_be_chosen() {
    let newsroom = with_terms(&[(Taxonomy::Category, "5", "سوريا")]);
    read(&newsroom);
    let mut vault = newsroom.desk.lock().unwrap();
    let (site, now) = (newsroom.site, newsroom.now());
    let choice = TermChoice::Term { id: remote("5") };
    assert!(choose_term(&mut vault, site, (Taxonomy::Tag, "قسد"), &choice, now).is_err());
    let found = known_term(&vault, site, Taxonomy::Category, "سورية").unwrap();
    assert_eq!(found.map(|term| term.id), None);
    let found = known_term(&vault, site, Taxonomy::Category, "سُوريا").unwrap();
    assert_eq!(found.map(|term| term.id), Some(remote("5")));
}
