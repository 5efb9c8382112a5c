//! Posts of a real WordPress that become articles, and come back changed by both.

use warraq_connect::{Connector, PostQuery, RemoteId, RemoteState};
use warraq_core::outbox::ItemState;
use warraq_delivery::{Choices, PieceKind, Sending, compare, settle};

use super::newsroom::{Newsroom, salma};
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
    // A line of an old editor's post stays one.
    let expected = CONTENT.replace("وقال شهود إن السوق مفتوح.", "وقال شهود إن السوق مغلق.");
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
