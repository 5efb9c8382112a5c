//! Posts of a real WordPress that become articles, and come back changed by both.

use std::sync::Mutex;

use serde_json::json;
use warraq_connect::{Connector, PostQuery, RemoteId, RemoteState};
use warraq_core::action::Action;
use warraq_core::article::{ArticleId, Document};
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_core::person::Person;
use warraq_delivery::{
    Choices, Engine, Event, Order, PieceKind, Pulled, Sending, Sites, SystemClock, Wish, compare,
    pull, queue, settle,
};
use warraq_formats::ImportFormat;
use warraq_intake::{Piece, keep};
use warraq_store::outbox::Haste;
use warraq_store::{FreshIds, KdfCost, NewSite, Vault, articles, sites};

use crate::site::Site;

const CONTENT: &str = "أعلنت الإدارة <strong>أمس</strong> قرارها في القامشلي.\n\n[gallery ids=\"1,2\"]\n\nوقال شهود إن السوق مفتوح.";

#[tokio::test(flavor = "multi_thread")]
async fn a_post_of_a_real_site_becomes_an_article_and_is_corrected_there() {
    let site = Site::start();
    let number = site.wp(&[
        "post",
        "create",
        "--porcelain",
        "--post_status=publish",
        "--post_author=1",
        "--post_title=قرار الإدارة & السوق",
        "--post_name=qarar",
        &format!("--post_content={CONTENT}"),
        "--post_excerpt=ملخص المحرر",
        "--tags_input=القامشلي,سوق",
    ]);
    let editor = site.as_one("editor").await;
    let id = RemoteId(number.clone());
    what_the_site_has_is_listed(&site, &editor, &id).await;

    let newsroom = Newsroom::at(&site);
    let article = newsroom.pull(&editor, &id).await;
    let text = newsroom.texts(article);
    assert_eq!(text.first().map(String::as_str), Some("أعلنت الإدارة أمس قرارها في القامشلي."));
    let fields = newsroom.vault().article(article).unwrap().fields;
    assert_eq!((fields.headline.as_str(), fields.slug.as_str()), ("قرار الإدارة & السوق", "qarar"));
    assert_eq!(fields.standfirst, "ملخص المحرر");

    // A correction changes that paragraph of that post, and nothing else of it.
    newsroom.rewrite(article, "مفتوح", "مغلق");
    let item = newsroom.deliver(article).await;
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let live = editor.read_post(&id).await.unwrap().unwrap();
    let expected = CONTENT.replace("وقال شهود إن السوق مفتوح.", "<p>وقال شهود إن السوق مغلق.</p>");
    assert_eq!(live.content, expected);
    assert_eq!((live.state, live.tags.len()), (RemoteState::Published, 2));
    assert!(live.marker.is_some(), "the first correction marks it");
    assert_eq!(
        site.wp(&["post", "list", "--post_type=post", "--name=qarar", "--format=count"]),
        "1"
    );

    // Two people change it: each keeps what only that one changed.
    let edited = live.content.replace("<strong>أمس</strong>", "<strong>صباح أمس</strong>");
    site.wp(&["post", "update", &number, &format!("--post_content={edited}")]);
    newsroom.rewrite(article, "مغلق", "مغلق حتى الأحد");
    let item = newsroom.deliver(article).await;
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    let view = compare(&newsroom.vault(), article, newsroom.site).unwrap();
    let changed: Vec<PieceKind> = view
        .pieces
        .iter()
        .map(|piece| piece.kind)
        .filter(|kind| *kind != PieceKind::Same)
        .collect();
    assert_eq!(changed, [PieceKind::Theirs, PieceKind::Mine]);
    let choices = (&Choices::default(), Sending::Send);
    settle(&newsroom.desk, &salma(), (article, newsroom.site), choices, chrono::Utc::now())
        .unwrap();
    newsroom.drain().await;
    let merged = editor.read_post(&id).await.unwrap().unwrap().content;
    assert!(
        merged.contains("<strong>صباح أمس</strong>") && merged.contains("حتى الأحد"),
        "{merged}"
    );
    assert!(merged.contains("[gallery ids=\"1,2\"]"), "{merged}");
    assert!(newsroom.texts(article)[0].contains("صباح أمس"), "the article has it too");
}

async fn what_the_site_has_is_listed(site: &Site, editor: &impl Connector, id: &RemoteId) {
    let query = |search: &str| PostQuery { search: search.to_owned(), page: 1, size: 5 };
    let all = editor.list_posts(&query("")).await.unwrap();
    let found = all.posts.iter().find(|post| post.id == *id).unwrap();
    assert_eq!(
        (found.title.as_str(), found.state),
        ("قرار الإدارة & السوق", RemoteState::Published)
    );
    for search in [
        "شهود إن السوق".to_owned(),
        format!("{}/qarar/", site.url),
        format!("{}/?p={id}", site.url),
        format!("{}/wp-admin/post.php?post={id}&action=edit", site.url),
    ] {
        let found = editor.list_posts(&query(&search)).await.unwrap();
        let ids: Vec<&RemoteId> = found.posts.iter().map(|post| &post.id).collect();
        assert_eq!(ids, [id], "{search}");
    }
    let none = editor.list_posts(&PostQuery { page: 99, ..query("") }).await.unwrap();
    assert!(none.posts.is_empty() && !none.has_more);
    let whole = editor.whole_post(id).await.unwrap().unwrap();
    let mut tags: Vec<&str> = whole.tags.iter().map(|(_, name)| name.as_str()).collect();
    tags.sort_unstable();
    assert_eq!(tags, ["القامشلي", "سوق"]);
    assert_eq!(whole.categories.len(), 1);
    assert!(!whole.author.is_empty() && whole.guid.starts_with(&site.url), "{whole:?}");
    assert!(editor.whole_post(&RemoteId("987654".to_owned())).await.unwrap().is_none());
}

/// A vault with the site.
struct Newsroom {
    desk: Mutex<Vault>,
    site: SiteId,
    _folder: tempfile::TempDir,
}

impl Newsroom {
    fn at(site: &Site) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault.warraq");
        let passphrase = "عبارة مرور".to_owned().into();
        let (mut vault, _) = Vault::create(&path, &passphrase, KdfCost::for_tests()).unwrap();
        let id = SiteId::new(&mut FreshIds::at(chrono::Utc::now()));
        let login = site.login("editor");
        let new = NewSite {
            id,
            name: "الموقع".to_owned(),
            kind: "wordpress".to_owned(),
            url: site.url.clone(),
            login: login.user,
            secret: login.password,
            options: json!({ "root": format!("{}/wp-json/", site.url) }),
            added_by: String::new(),
        };
        vault.dispatch(chrono::Utc::now(), |tx| sites::add(tx, &new)).unwrap();
        Self { desk: Mutex::new(vault), site: id, _folder: folder }
    }

    fn vault(&self) -> std::sync::MutexGuard<'_, Vault> {
        self.desk.lock().unwrap()
    }

    async fn pull(&self, connector: &impl Connector, id: &RemoteId) -> ArticleId {
        let now = chrono::Utc::now();
        let found = pull(&self.desk, self.site, connector, id, now).await.unwrap().unwrap();
        let Pulled::New(new) = found else { panic!("{found:?}") };
        let piece = Piece::new(new.id, "post", ImportFormat::Wxr, new.imported.clone());
        let mut piece = piece.standing(new.status, new.dated);
        let mut vault = self.vault();
        vault.transact(Action::ArticleImport, &salma(), now, |tx| keep(tx, &mut piece)).unwrap();
        new.note(&mut vault, self.site, now).unwrap();
        new.id
    }

    fn texts(&self, article: ArticleId) -> Vec<String> {
        let article = self.vault().article(article).unwrap();
        let text = |block| warraq_core::article::Projection::of_block(block).into_text();
        article.body.blocks().iter().map(text).collect()
    }

    fn rewrite(&self, id: ArticleId, old: &str, new: &str) {
        let mut vault = self.vault();
        let article = vault.article(id).unwrap();
        let text = article.body.to_json_string();
        assert!(text.contains(old), "{text}");
        let body = Document::from_str(&text.replace(old, new)).unwrap();
        let now = chrono::Utc::now();
        let work =
            |tx: &mut warraq_store::Tx<'_>| articles::save_document(tx, id, article.version, &body);
        vault.transact(Action::ArticleWrite, &salma(), now, work).unwrap();
    }

    async fn deliver(&self, article: ArticleId) -> ItemId {
        let order =
            Order { article, site: self.site, wish: Wish::Draft, asked_by: "سلمى".to_owned() };
        let item = queue(&self.desk, &order, chrono::Utc::now()).unwrap();
        self.drain().await;
        item
    }

    async fn drain(&self) {
        let tell = |_: &Event| {};
        let chance = || 0.5;
        let engine = Engine::new(&self.desk, &SystemClock, &chance, &Sites, &tell);
        engine.drain(None, Haste::AtOnce).await.unwrap();
    }

    fn state(&self, item: ItemId) -> ItemState {
        self.vault().outbox_item(item).unwrap().state
    }
}

fn salma() -> Person {
    Person { name: "سلمى".to_owned(), role: String::new() }
}
