//! What every connector must do, whatever it speaks with.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use warraq_connect::{
    Ability, Alteration, Connector, FaultKind, MediumKey, MediumWords, Outcome, Post, PostField,
    PostKey, RemoteId, RemotePost, RemoteState, Right, Target, Taxonomy, Upload, Watch, altered,
};

/// Counts what leaves.
#[derive(Default)]
pub struct Counted(AtomicU64);

impl Watch for Counted {
    fn sent(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }
    fn received(&self, _: u64) {}
}

/// The smallest picture: one pixel of PNG, with `number` behind its end to make it another file.
pub fn picture(number: u8) -> Vec<u8> {
    let mut bytes =
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
        \0\0\0\rIDATx\xda\x63\xfc\xcf\xc0\xf0\x1f\0\x05\x05\x02\0\x5f\xc8\xf1\xd2\
        \0\0\0\0IEND\xaeB`\x82"
            .to_vec();
    bytes.push(number);
    bytes
}

/// An article that nothing was sent of.
pub fn post(number: u128) -> Post {
    let id = ulid::Ulid::from_parts(1_764_000_000_000, number).to_string();
    Post {
        article: id.parse().unwrap(),
        title: "«الأخبار»: ٣ قتلى في حمص – تقرير".to_owned(),
        content: "<!-- wp:paragraph -->\n<p>قال <strong>وزير</strong> لـBBC News: «نعم».\
            </p>\n<!-- /wp:paragraph -->"
            .to_owned(),
        excerpt: "ملخّص".to_owned(),
        slug: String::new(),
        categories: Vec::new(),
        tags: Vec::new(),
        featured: None,
        author: None,
        language: "ar".to_owned(),
    }
}

/// Goes through all that a delivery does. `number` tells this run's things from those of others.
pub async fn holds(connector: &dyn Connector, number: u8) {
    let survey = connector.survey().await.unwrap();
    let account = survey.account.as_ref();
    let may = |right: Right| account.is_none_or(|account| account.rights.contains(&right));
    assert!(!survey.software.is_empty() && !survey.url.is_empty(), "{survey:?}");

    let can = connector.capabilities();
    let mut post = post(u128::from(number) << 64);
    if can.can(Ability::MakeTerms) && may(Right::MakeTags) {
        post.tags = tags(connector, number).await;
    }
    if can.holds(PostField::Categories) {
        let categories = connector.terms(Taxonomy::Category).await.unwrap();
        post.categories = categories.into_iter().take(1).map(|term| term.id).collect();
    }
    if may(Right::Upload) {
        let featured = media(connector, number).await;
        post.featured = Some(featured).filter(|_| can.holds(PostField::Featured));
    }
    let made = made_once(connector, &post).await;
    let updated = only_over_what_was_seen(connector, &post, &made).await;
    if may(Right::Publish) {
        states(connector, &updated).await;
    } else {
        let refused = connector.set_state(&updated.id, &updated.seen(), Target::Published).await;
        assert_eq!(refused.unwrap_err().kind, FaultKind::Right(Right::Publish));
    }
    nothing_there(connector).await;
    if let Some((there, here)) = connector.clock() {
        assert!((there - here).num_seconds().abs() < 60, "{there} {here}");
    }
}

/// A term is made once, however often its name is asked for, and comes back as it was named.
async fn tags(connector: &dyn Connector, number: u8) -> Vec<RemoteId> {
    let mut ids = Vec::new();
    for name in [format!("حقوق & حريات {number}"), format!("«وسم» {number}")] {
        let term = connector.make_term(Taxonomy::Tag, &name).await.unwrap();
        assert_eq!(term.name, name);
        assert_eq!(connector.make_term(Taxonomy::Tag, &name).await.unwrap(), term);
        let all = connector.terms(Taxonomy::Tag).await.unwrap();
        assert_eq!(all.iter().filter(|one| **one == term).count(), 1, "{all:?}");
        ids.push(term.id);
    }
    ids
}

/// A picture is found by its content, and taken away for good. The one that stays is given back.
async fn media(connector: &dyn Connector, number: u8) -> RemoteId {
    let upload = |bytes: Vec<u8>| Upload {
        key: MediumKey::of(&bytes),
        name: "صورة من حمص.png".to_owned(),
        media_type: "image/png".to_owned(),
        bytes,
        alt: "رجل يقرأ «صحيفة»".to_owned(),
        caption: "تصوير: ليلى".to_owned(),
    };
    let (kept, other) = (upload(picture(number)), upload(picture(number + 100)));
    for one in [&kept, &other] {
        assert_eq!(connector.find_medium(&one.key).await.unwrap(), None);
        let counted = Counted::default();
        let sent = connector.send_medium(one, &counted).await.unwrap();
        // Bytes are those of a line: where there is none, none is told.
        let least = if connector.carried() == 0 { 0 } else { one.bytes.len() as u64 };
        let told = counted.0.load(Ordering::Relaxed);
        assert!(told >= least && (least > 0 || told == 0), "{told} of {least}");
        let found = connector.find_medium(&one.key).await.unwrap();
        assert_eq!(found.map(|found| (found.id, found.url)), Some((sent.id, sent.url)));
    }
    let gone = connector.find_medium(&other.key).await.unwrap().unwrap().id;
    connector.remove_medium(&gone).await.unwrap();
    assert_eq!(connector.find_medium(&other.key).await.unwrap(), None);
    assert_eq!(connector.read_medium(&gone).await.unwrap(), None);
    connector.remove_medium(&gone).await.unwrap();
    let found = connector.find_medium(&kept.key).await.unwrap().unwrap();
    assert_eq!(connector.read_medium(&found.id).await.unwrap().as_ref(), Some(&found));
    reworded(connector, &found.id, &kept).await;
    found.id
}

/// Other words are said of a picture where the ones before are, and not where somebody else's are.
async fn reworded(connector: &dyn Connector, id: &RemoteId, sent: &Upload) {
    let words =
        |alt: &str, caption: &str| MediumWords { alt: alt.to_owned(), caption: caption.to_owned() };
    let (first, second) = (words(&sent.alt, &sent.caption), words("رجل في «السوق» & امرأة", ""));
    for _ in 0..2 {
        assert!(connector.reword_medium(id, &first, &second).await.unwrap(), "also asked twice");
    }
    assert!(!connector.reword_medium(id, &first, &words("غيره", "غيره")).await.unwrap());
    assert!(connector.reword_medium(id, &second, &first).await.unwrap());
}

/// What is made is a draft, is found by its key, and reads back as it was sent.
async fn made_once(connector: &dyn Connector, post: &Post) -> RemotePost {
    assert_eq!(connector.find_post(post.key()).await.unwrap(), None);
    let made = connector.create_post(post, &()).await.unwrap();
    assert_eq!(made.state, RemoteState::Draft);
    assert_eq!(made.marker, Some(post.key().marker()));
    assert_eq!(told(connector, post, &made), [], "{made:?}");
    let found = connector.find_post(post.key()).await.unwrap().unwrap();
    assert_eq!(found.id, made.id);
    assert!(found.is_as(&made.seen()), "{found:?}\n{made:?}");
    if connector.capabilities().can(Ability::Preconditions) {
        let fault = connector.create_post(post, &()).await.unwrap_err();
        assert_eq!(fault.outcome, Outcome::NotDone);
        assert!(matches!(fault.kind, FaultKind::Changed(there) if there.is_as(&made.seen())));
    }
    let read = connector.read_post(&made.id).await.unwrap().unwrap();
    assert!(read.is_as(&made.seen()), "{read:?}\n{made:?}");
    read
}

fn told(connector: &dyn Connector, post: &Post, read: &RemotePost) -> Vec<Alteration> {
    altered(post, read, &connector.capabilities())
}

/// A change is written where the post is what was seen, and nothing is where it is not.
async fn only_over_what_was_seen(
    connector: &dyn Connector,
    post: &Post,
    made: &RemotePost,
) -> RemotePost {
    let other = Post {
        title: "عنوان آخر".to_owned(),
        slug: format!("news-{}", made.id),
        content: post.content.replace("نعم", "لا"),
        ..post.clone()
    };
    let seen = made.seen();
    let updated = connector.update_post(&made.id, &seen, &other, &()).await.unwrap();
    assert_eq!(told(connector, &other, &updated), [], "{updated:?}");
    assert_eq!(updated.state, made.state);

    let fault = connector.update_post(&made.id, &seen, post, &()).await.unwrap_err();
    let FaultKind::Changed(theirs) = fault.kind else { panic!("{fault:?}") };
    assert!(theirs.is_as(&updated.seen()));
    let fault = connector.set_state(&made.id, &seen, Target::Pending).await.unwrap_err();
    assert!(matches!(fault.kind, FaultKind::Changed(_)), "{fault:?}");
    let read = connector.read_post(&made.id).await.unwrap().unwrap();
    assert!(read.is_as(&updated.seen()), "{read:?}\n{updated:?}");

    // By its marker, since its name is another now.
    let found = connector.find_post(post.key()).await.unwrap().unwrap();
    assert_eq!(found.id, made.id);
    found
}

/// Every state that the place knows is reached from the one before, and is what was asked for.
async fn states(connector: &dyn Connector, post: &RemotePost) {
    use Target::{Draft, Pending, Published, Scheduled};
    let can = connector.capabilities();
    let now = Utc::now();
    let hours = |count| whole_seconds(now + TimeDelta::hours(count));
    let way = [
        (Pending, Ability::Pending),
        (Scheduled(hours(3)), Ability::Schedule),
        (Scheduled(hours(5)), Ability::Schedule),
        (Draft, Ability::Schedule),
        (Scheduled(hours(2)), Ability::Schedule),
        // From a date that has not come, and not by it.
        (Published, Ability::Unpublish),
        (Published, Ability::Unpublish),
        (Draft, Ability::Unpublish),
        (Published, Ability::Unpublish),
    ];
    let mut at = post.clone();
    for (target, _) in way.into_iter().filter(|(_, ability)| can.can(*ability)) {
        let reached = connector.set_state(&at.id, &at.seen(), target).await.unwrap();
        let (state, date) = match target {
            Draft => (RemoteState::Draft, None),
            Pending => (RemoteState::Pending, None),
            Published => (RemoteState::Published, None),
            Scheduled(date) => (RemoteState::Scheduled, Some(date)),
        };
        assert_eq!(reached.state, state, "{target:?}: {reached:?}");
        if date.is_some() {
            assert_eq!(reached.date, date);
        }
        if state == RemoteState::Published {
            assert!(reached.date.is_some_and(|date| date <= Utc::now() + TimeDelta::seconds(2)));
        }
        let read = connector.read_post(&at.id).await.unwrap().unwrap();
        assert!(read.is_as(&reached.seen()), "{read:?}\n{reached:?}");
        assert_eq!((&read.title, &read.content), (&at.title, &at.content));
        at = read;
    }
}

fn whole_seconds(time: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(time.timestamp(), 0).unwrap()
}

/// What is not there is nothing to a question, and gone to a change.
async fn nothing_there(connector: &dyn Connector) {
    let none = RemoteId("99999999".to_owned());
    assert_eq!(connector.read_post(&none).await.unwrap(), None);
    let other = post(1);
    assert_eq!(connector.find_post(PostKey::of(other.article)).await.unwrap(), None);
    let made_up = RemotePost {
        id: none.clone(),
        url: String::new(),
        state: RemoteState::Draft,
        has_password: false,
        date: None,
        offset_minutes: None,
        modified: None,
        revision: None,
        versions: None,
        title: String::new(),
        content: String::new(),
        excerpt: String::new(),
        slug: String::new(),
        categories: Vec::new(),
        tags: Vec::new(),
        featured: None,
        author: None,
        language: None,
        marker: None,
    };
    let fault = connector.update_post(&none, &made_up.seen(), &other, &()).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Gone);
}
