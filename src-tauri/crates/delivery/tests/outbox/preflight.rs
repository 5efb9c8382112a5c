//! What is told before anything is asked for.

use chrono::TimeDelta;
use secrecy::SecretString;
use serde_json::json;
use warraq_connect::{Connector, Fault};
use warraq_core::article::ArticleId;
use warraq_core::fields::{FieldName, Fields};
use warraq_core::never_publish::NeverPublish;
use warraq_core::workflow::Status;
use warraq_delivery::{
    Check, CheckKind, CheckLevel, Connectors, DeliveryError, Order, Sites, Wish, preflight, queue,
    queue_all,
};
use warraq_store::outbox::put_terms;
use warraq_store::{OutboxTx, Site, articles, settings, sites};

use crate::fake::ToFake;
use crate::newsroom::{LARGE, Newsroom, Piece, later, simple};

/// What stops or is to be mended.
pub fn checks(newsroom: &Newsroom, article: ArticleId, wish: Wish) -> Vec<Check> {
    let mut found = all_checks(newsroom, article, wish);
    found.retain(|check| check.level != CheckLevel::Remark);
    found
}

fn all_checks(newsroom: &Newsroom, article: ArticleId, wish: Wish) -> Vec<Check> {
    let order = Order { article, site: newsroom.site, wish, asked_by: "سلمى".to_owned() };
    let connectors = ToFake(newsroom.remote.clone());
    preflight(&newsroom.desk, &connectors, &order, newsroom.now()).unwrap()
}

pub fn kinds(checks: &[Check]) -> Vec<CheckKind> {
    checks.iter().map(|check| check.kind).collect()
}

/// An article that nothing can be said against.
pub fn whole() -> Fields {
    Fields {
        byline: vec!["روجين".to_owned()],
        place: "القامشلي".to_owned(),
        date: "2026-12-01".parse().ok(),
        section: "سياسة".to_owned(),
        ..Fields::default()
    }
}

/// The site was asked for its sections, and has this one.
pub fn has_section(newsroom: &Newsroom, name: &str) {
    let put = |tx: &OutboxTx<'_>| put_terms(tx, newsroom.site, "category", [("4", name)]);
    newsroom.desk.lock().unwrap().dispatch(newsroom.now(), put).unwrap();
}

#[test]
fn of_a_whole_article_nothing_is_said_and_no_site_is_asked() {
    let newsroom = Newsroom::new();
    let piece = Piece { text: "نص", fields: whole(), ..Piece::default() };
    let article = newsroom.article(1, &piece);
    has_section(&newsroom, "سياسة");
    assert_eq!(checks(&newsroom, article, Wish::Publish), []);
    assert!(newsroom.remote.state().calls.is_empty());
    assert!(newsroom.desk.lock().unwrap().outbox().unwrap().is_empty());
}

#[test]
fn what_no_post_has_a_place_for_is_told_in_one_remark() {
    let newsroom = Newsroom::new();
    has_section(&newsroom, "سياسة");
    let fields = Fields { kicker: "عاجل".to_owned(), ..whole() };
    let article = newsroom.article(1, &Piece { text: "نص", fields, ..Piece::default() });
    let found = all_checks(&newsroom, article, Wish::Publish);
    assert_eq!(kinds(&found), [CheckKind::NoPlace]);
    assert_eq!(
        (&*found[0].detail, found[0].field),
        ("kicker byline place date", Some(FieldName::Kicker))
    );
    assert_eq!((found[0].level, found[0].kind.may_hold()), (CheckLevel::Remark, false));
    let bare = newsroom.article(2, &simple("نص"));
    let found = all_checks(&newsroom, bare, Wish::Publish);
    assert!(!kinds(&found).contains(&CheckKind::NoPlace), "{found:?}");
}

#[test]
fn what_stops_is_what_is_refused_and_nothing_else() {
    let newsroom = Newsroom::new();
    has_section(&newsroom, "سياسة");
    let embargo = Some(later(&newsroom.clock, 60));
    let fields = Fields { embargo, ..whole() };
    let article = newsroom.article(1, &Piece { text: "قال أبو علي", fields, ..Piece::default() });
    let wishes = [
        Wish::Draft,
        Wish::Pending,
        Wish::Publish,
        Wish::Schedule { at: later(&newsroom.clock, 30) },
        Wish::Schedule { at: later(&newsroom.clock, 90) },
    ];
    let stops = |wish| {
        let checks = checks(&newsroom, article, wish);
        let is_refused = newsroom.try_queue(article, wish).is_err();
        let stop = |check: &Check| check.level == CheckLevel::Stop;
        assert_eq!(checks.iter().any(stop), is_refused, "{wish:?}");
        kinds(&checks.into_iter().filter(stop).collect::<Vec<_>>())
    };
    let embargoed = wishes.map(stops);
    let held = vec![CheckKind::Embargo];
    assert_eq!(embargoed, [vec![], vec![], held.clone(), held, vec![]]);

    newsroom.act(|tx| {
        let mut never_publish = NeverPublish::default();
        never_publish.add("أبو علي").unwrap();
        settings::set(tx, &warraq_store::Settings { never_publish, ..Default::default() })
    });
    let found = checks(&newsroom, article, Wish::Draft);
    assert_eq!(kinds(&found), [CheckKind::NeverPublish]);
    assert_eq!((found[0].detail.as_str(), found[0].block.is_some()), ("أبو علي", true));
    assert!(found[0].excerpt.contains("أبو علي"));
    newsroom.act(|tx| articles::set_status(tx, article, Status::Spiked));
    assert_eq!(stops(Wish::Draft), [CheckKind::Spiked, CheckKind::NeverPublish]);
}

#[test]
fn fields_are_told_with_their_lengths_and_places() {
    let newsroom = Newsroom::new();
    has_section(&newsroom, "سياسة");
    let fields = Fields { headline: "خ".repeat(91), place: String::new(), ..whole() };
    let article = newsroom.article(1, &Piece { text: "نص", fields, ..Piece::default() });
    let found = checks(&newsroom, article, Wish::Draft);
    assert_eq!(kinds(&found), [CheckKind::FieldMissing, CheckKind::FieldTooLong]);
    assert_eq!(found[0].field, Some(FieldName::Place));
    assert_eq!(
        (found[1].field, found[1].count, found[1].most),
        (Some(FieldName::Headline), 91, 90)
    );
    assert!(found.iter().all(|check| check.level == CheckLevel::Warning));
}

#[test]
fn suggestions_and_comments_are_counted_apart() {
    let newsroom = Newsroom::new();
    has_section(&newsroom, "سياسة");
    let piece = Piece { text: "نص", fields: whole(), ..Piece::default() };
    let article = newsroom.article(1, &piece);
    let by = json!({ "person": "سلمى", "at": "2026-12-01T06:00:00Z" });
    let mark = |kind: &str, id: &str| {
        let mut attrs = by.clone();
        attrs["id"] = json!(id);
        if kind == "comment" {
            attrs["text"] = json!("من قال هذا؟");
        }
        json!([{ "type": kind, "attrs": attrs }])
    };
    let block = newsroom.desk.lock().unwrap().article(article).unwrap().body;
    let mut body: serde_json::Value = serde_json::from_str(&block.to_json_string()).unwrap();
    let id = |n: u128| ulid::Ulid::from(n).to_string();
    body["content"][0]["content"] = json!([
        { "type": "text", "text": "زاد ", "marks": mark("insertion", &id(7)) },
        { "type": "text", "text": "نقص ", "marks": mark("deletion", &id(8)) },
        { "type": "text", "text": "كلام", "marks": mark("comment", &id(9)) },
    ]);
    let body = warraq_core::article::Document::from_str(&body.to_string()).unwrap();
    newsroom.act(|tx| articles::save_document(tx, article, 1, &body));
    let found = checks(&newsroom, article, Wish::Draft);
    assert_eq!(kinds(&found), [CheckKind::Suggestions, CheckKind::Comments]);
    assert!(found.iter().all(|check| check.block.is_some()));
    assert_eq!(found[1].count, 1);
}

#[test]
fn what_the_site_said_last_is_heeded() {
    let newsroom = Newsroom::new();
    let piece =
        Piece { text: "نص", tags: vec!["قسد"], pictures: vec![LARGE], fields: whole() };
    let article = newsroom.article(1, &piece);
    let never_asked = kinds(&checks(&newsroom, article, Wish::Publish));
    assert_eq!(never_asked, [CheckKind::SectionUnknown], "it was never asked");
    let survey = json!({
        "name": "x", "url": "x", "software": "WordPress", "language": "ar", "zone": "+03:00",
        "offsetMinutes": 180, "uploadLimit": 100, "hasPlugin": false, "askedAt": null,
        "account": { "id": "3", "name": "سلمى", "rights": ["write"] },
    });
    newsroom
        .desk
        .lock()
        .unwrap()
        .dispatch(newsroom.now(), |tx| {
            sites::set_survey(tx, newsroom.site, &survey)?;
            put_terms(tx, newsroom.site, "category", [("4", "رياضة")])
        })
        .unwrap();
    let found = checks(&newsroom, article, Wish::Publish);
    assert_eq!(
        kinds(&found),
        [
            CheckKind::RightMissing,
            CheckKind::RightMissing,
            CheckKind::RightMissing,
            CheckKind::PictureTooLarge,
            CheckKind::SectionMissing,
        ]
    );
    let rights: Vec<&str> = found[..3].iter().map(|check| check.detail.as_str()).collect();
    assert_eq!(rights, ["upload", "make-tags", "publish"]);
    assert!(found[3].block.is_some() && found[3].count > found[3].most && found[3].most == 100);
    assert_eq!(
        kinds(&checks(&newsroom, article, Wish::Draft)).len(),
        4,
        "a draft needs no right to publish"
    );
    // The section in another spelling is the section.
    newsroom
        .desk
        .lock()
        .unwrap()
        .dispatch(newsroom.now(), |tx| put_terms(tx, newsroom.site, "category", [("4", "سياسه")]))
        .unwrap();
    let found = kinds(&checks(&newsroom, article, Wish::Draft));
    assert!(!found.contains(&CheckKind::SectionMissing), "{found:?}");
}

#[test]
fn a_picture_that_is_not_there_and_a_time_that_has_passed_are_told() {
    let newsroom = Newsroom::new();
    has_section(&newsroom, "سياسة");
    let piece = Piece { text: "نص", fields: whole(), ..Piece::default() };
    let article = newsroom.article(1, &piece);
    let body = json!({ "version": 1, "type": "doc", "content": [
        { "type": "figure", "attrs": { "id": ulid::Ulid::from(5_u128).to_string() },
            "content": [{ "type": "text", "text": "سوق القامشلي" }] },
    ] });
    let body = warraq_core::article::Document::from_str(&body.to_string()).unwrap();
    newsroom.act(|tx| articles::save_document(tx, article, 1, &body));
    let at = later(&newsroom.clock, -5);
    let found = checks(&newsroom, article, Wish::Schedule { at });
    assert_eq!(kinds(&found), [CheckKind::TimePast, CheckKind::PictureMissing]);
    assert_eq!((found[0].until, found[0].level), (Some(at), CheckLevel::Stop));
}

/// A folder, and nobody who could be asked.
struct Folders;

impl Connectors for Folders {
    fn connector(&self, site: &Site, secret: SecretString) -> Result<Box<dyn Connector>, Fault> {
        let mut folder = site.clone();
        "folder".clone_into(&mut folder.kind);
        Sites.connector(&folder, secret)
    }
}

#[test]
fn what_a_place_cannot_do_is_told_before() {
    let newsroom = Newsroom::new();
    has_section(&newsroom, "سياسة");
    let piece = Piece { text: "نص", fields: whole(), ..Piece::default() };
    let article = newsroom.article(1, &piece);
    let wish = Wish::Schedule { at: later(&newsroom.clock, 60) };
    let order = Order { article, site: newsroom.site, wish, asked_by: "سلمى".to_owned() };
    let mut found = preflight(&newsroom.desk, &Folders, &order, newsroom.now()).unwrap();
    found.retain(|check| check.level != CheckLevel::Remark);
    assert_eq!((kinds(&found), found[0].detail.as_str()), (vec![CheckKind::CannotDo], "schedule"));
    assert!(queue(&newsroom.desk, &order, newsroom.now()).is_ok(), "it is a warning");
}

#[test]
fn an_unknown_article_or_site_is_an_error() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    let order = |article, site| Order { article, site, wish: Wish::Draft, asked_by: String::new() };
    let other = ulid::Ulid::from(99_u128);
    let connectors = ToFake(newsroom.remote.clone());
    for order in [order(other.into(), newsroom.site), order(article, other.into())] {
        assert!(preflight(&newsroom.desk, &connectors, &order, newsroom.now()).is_err());
    }
}

#[test]
fn a_time_that_has_passed_is_refused_and_a_moment_is_not() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    let order = |seconds| {
        let wish = Wish::Schedule { at: newsroom.now() - TimeDelta::seconds(seconds) };
        Order { article, site: newsroom.site, wish, asked_by: "سلمى".to_owned() }
    };
    for (seconds, is_refused) in [(11, true), (86_400, true), (9, false), (-60, false)] {
        let order = order(seconds);
        let asked = queue_all(&newsroom.desk, std::slice::from_ref(&order), newsroom.now());
        let told = checks(&newsroom, article, order.wish);
        let is_told = kinds(&told).contains(&CheckKind::TimePast);
        assert_eq!((is_told, asked.is_err()), (is_refused, is_refused), "{seconds}");
        assert!(!is_refused || matches!(asked, Err(DeliveryError::TimePast(_))), "{asked:?}");
    }
}

#[test]
fn a_section_for_which_somebody_chose_what_it_becomes_is_not_asked_about() {
    let choice = json!({ "sections": [{ "name": "سياسة", "to": null }] });
    let newsroom = Newsroom::with_options(choice);
    let piece = Piece { text: "نص", fields: whole(), ..Piece::default() };
    let article = newsroom.article(1, &piece);
    assert_eq!(kinds(&checks(&newsroom, article, Wish::Draft)), []);
}
