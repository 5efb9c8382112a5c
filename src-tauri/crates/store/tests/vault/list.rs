//! The library: listed, counted, filtered.

use warraq_core::action::Action;
use warraq_core::workflow::Status;
use warraq_store::{ArticleQuery, articles};

use crate::newsroom::{Newsroom, article, at, newsroom, salma, tag};

pub fn everything() -> ArticleQuery {
    ArticleQuery { limit: 100, ..ArticleQuery::default() }
}

fn library() -> Newsroom {
    let mut newsroom = newsroom();
    let mut first = article("هجوم في منبج", &["كلمة واحدة ثم كلمتان."]);
    "عاجل".clone_into(&mut first.fields.kicker);
    first.tags = vec![tag("سوريا"), tag("إدلب")];
    let mut second = article("أحوال الطقس", &[]);
    second.fields.byline = vec!["كاجين أحمد".to_owned(), "Ronahî".to_owned()];
    let mut third = article("Interview", &[]);
    third.tags = vec![tag("سوريا")];
    for (second, new) in (0..).zip([first, second, third]) {
        newsroom.create(second, &new);
    }
    newsroom
}

fn headlines(newsroom: &Newsroom, query: &ArticleQuery) -> Vec<String> {
    let list = newsroom.vault.list(query).unwrap();
    assert_eq!(list.total as usize, list.articles.len(), "all of this query fit one page");
    list.articles.into_iter().map(|article| article.headline).collect()
}

#[test]
fn the_last_changed_is_first() {
    let mut newsroom = library();
    assert_eq!(headlines(&newsroom, &everything()), ["Interview", "أحوال الطقس", "هجوم في منبج"]);
    let list = newsroom.vault.list(&everything()).unwrap();
    newsroom.headline(60, list.articles[2].id, "هجوم على منبج");
    let summary = newsroom.vault.list(&everything()).unwrap().articles.remove(0);
    assert_eq!(summary.headline, "هجوم على منبج");
    assert_eq!((summary.version, summary.words, summary.updated_at), (2, 4, at(60)));
    assert_eq!(summary.updated_by, salma().name);
    assert_eq!(summary.tags, ["سوريا", "إدلب"]);
}

#[test]
fn a_filter_finds_letters_whatever_the_hamza_marks_and_case() {
    let newsroom = library();
    let found = |filter: &str| {
        headlines(&newsroom, &ArticleQuery { filter: Some(filter.to_owned()), ..everything() })
    };
    assert_eq!(found("احوالُ"), ["أحوال الطقس"]);
    assert_eq!(found("أحمد"), ["أحوال الطقس"], "the byline");
    assert_eq!(found("RONAHÎ"), ["أحوال الطقس"], "the second byline");
    assert_eq!(found("عاجل"), ["هجوم في منبج"], "the kicker");
    assert_eq!(found("ادلب"), ["هجوم في منبج"], "a tag");
    assert_eq!(found("سوري"), ["Interview", "هجوم في منبج"], "part of a tag");
    assert_eq!(found(" "), found(""));
    assert_eq!(found("").len(), 3);
    for nothing in ["كلمة", "%", "_", "'", "احمد Ron"] {
        assert_eq!(found(nothing), Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn a_name_is_found_in_the_spelling_of_arabic_and_of_kurdish() {
    let mut newsroom = newsroom();
    let mut kurdish = article("هەواڵی ئەمڕۆ", &[]);
    kurdish.fields.byline = vec!["ئازاد عەلی".to_owned()];
    kurdish.tags = vec![tag("ئێران")];
    let mut arabic = article("قال آزاد", &[]);
    arabic.tags = vec![tag("إيران")];
    for (second, new) in (0..).zip([kurdish, arabic]) {
        newsroom.create(second, &new);
    }
    let both = ["قال آزاد", "هەواڵی ئەمڕۆ"];
    for filter in ["ئازاد", "آزاد", "ازاد", "ئا", "ئێران", "ايران"] {
        let query = ArticleQuery { filter: Some(filter.to_owned()), ..everything() };
        assert_eq!(headlines(&newsroom, &query), both, "{filter}");
    }
    let query = ArticleQuery { tag: Some("إيران".to_owned()), ..everything() };
    assert_eq!(headlines(&newsroom, &query), both, "one tag");
}

#[test]
fn a_tag_is_one_tag_in_every_spelling() {
    let newsroom = library();
    let found = |tag: &str| {
        headlines(&newsroom, &ArticleQuery { tag: Some(tag.to_owned()), ..everything() })
    };
    assert_eq!(found("إدلب"), ["هجوم في منبج"]);
    assert_eq!(found("ادلب"), ["هجوم في منبج"]);
    assert_eq!(found("سوريا"), ["Interview", "هجوم في منبج"]);
    assert_eq!(found("سوري"), Vec::<String>::new(), "a tag is whole");
    assert_eq!(found(" "), Vec::<String>::new());
}

#[test]
fn statuses_are_counted_and_pages_turned() {
    let mut newsroom = library();
    let id = newsroom.vault.list(&everything()).unwrap().articles[1].id;
    let to = Status::Submitted;
    newsroom
        .vault
        .transact(Action::ArticleStatus, &salma(), at(9), |tx| articles::set_status(tx, id, to))
        .unwrap();
    let list = newsroom.vault.list(&everything()).unwrap();
    let counts: Vec<_> = list.counts.iter().map(|c| (c.status, c.count)).collect();
    assert_eq!(counts.iter().map(|(status, _)| *status).collect::<Vec<_>>(), Status::ALL);
    assert_eq!(counts[1..3], [(Status::Draft, 2), (Status::Submitted, 1)]);

    let drafts = ArticleQuery { status: Some(Status::Draft), ..everything() };
    assert_eq!(headlines(&newsroom, &drafts), ["Interview", "هجوم في منبج"]);
    let list = newsroom.vault.list(&drafts).unwrap();
    assert_eq!(list.counts.iter().map(|c| c.count).sum::<u32>(), 3, "counts are of all statuses");

    let page = ArticleQuery { limit: 1, offset: 1, ..everything() };
    let list = newsroom.vault.list(&page).unwrap();
    assert_eq!((list.total, list.articles.len()), (3, 1));
    assert_eq!(list.articles[0].headline, "Interview");
}
