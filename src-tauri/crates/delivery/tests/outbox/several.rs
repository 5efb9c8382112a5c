//! Several deliveries that are asked for together: all of them wait in the outbox, or none.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use warraq_core::article::ArticleId;
use warraq_core::fields::FieldName;
use warraq_core::outbox::ItemState;
use warraq_delivery::{DeliveryError, Desk, Order, Wish, queue_all};
use warraq_store::Vault;

use crate::newsroom::{Newsroom, Piece, later, simple};

/// A desk of a program that is killed after so many moments with the vault.
struct Dying<'v> {
    vault: &'v Mutex<Vault>,
    moments: AtomicUsize,
}

impl Desk for Dying<'_> {
    fn with<T>(&self, work: impl FnOnce(&mut Vault) -> T) -> Result<T, DeliveryError> {
        let left = self.moments.load(Ordering::Relaxed);
        let left = left.checked_sub(1).ok_or(DeliveryError::NoVault)?;
        self.moments.store(left, Ordering::Relaxed);
        self.vault.with(work)
    }
}

fn articles(newsroom: &Newsroom) -> Vec<ArticleId> {
    let piece = Piece { pictures: vec![7], ..simple("نص") };
    (1..=10).map(|number| newsroom.article(number, &piece)).collect()
}

fn orders(newsroom: &Newsroom, articles: &[ArticleId], wish: Wish) -> Vec<Order> {
    let (site, asked_by) = (newsroom.site, "سلمى".to_owned());
    articles
        .iter()
        .map(|id| Order { article: *id, site, wish, asked_by: asked_by.clone() })
        .collect()
}

/// The articles of what waits, in order.
fn waiting(newsroom: &Newsroom) -> Vec<ArticleId> {
    let items = newsroom.desk.lock().unwrap().outbox().unwrap();
    items.iter().filter(|item| item.state.is_waiting()).map(|item| item.article).collect()
}

#[test]
fn whoever_is_killed_over_it_asked_for_all_or_for_none() {
    let newsroom = Newsroom::new();
    let articles = articles(&newsroom);
    let orders = orders(&newsroom, &articles, Wish::Publish);
    for moments in 0.. {
        let dying = Dying { vault: &newsroom.desk, moments: AtomicUsize::new(moments) };
        match queue_all(&dying, &orders, newsroom.now()) {
            Ok(queued) => {
                assert_eq!(queued.len(), 10);
                assert!(moments > 30, "only {moments} moments were tried");
                assert_eq!(waiting(&newsroom), articles);
                return;
            }
            Err(error) => {
                assert!(matches!(error, DeliveryError::NoVault), "{error:?}");
                assert_eq!(waiting(&newsroom), [], "killed after {moments}");
            }
        }
    }
}

#[test]
fn one_that_may_not_leave_keeps_all_and_what_waited_before_waits_on() {
    let newsroom = Newsroom::new();
    let articles = articles(&newsroom);
    let before = newsroom.queue(articles[0], Wish::Draft);
    let embargo = later(&newsroom.clock, 60).to_rfc3339();
    newsroom.set(articles[9], FieldName::Embargo, &embargo);
    let orders = orders(&newsroom, &articles, Wish::Publish);
    let refused = queue_all(&newsroom.desk, &orders, newsroom.now());
    assert!(matches!(refused, Err(DeliveryError::Embargo(_))));
    assert_eq!(newsroom.state(before), ItemState::Queued);
    assert_eq!(waiting(&newsroom), [articles[0]]);
}

/// A desk at which somebody else writes in one of its moments.
struct Shared<'n> {
    newsroom: &'n Newsroom,
    article: ArticleId,
    moments: AtomicUsize,
}

impl Desk for Shared<'_> {
    fn with<T>(&self, work: impl FnOnce(&mut Vault) -> T) -> Result<T, DeliveryError> {
        if self.moments.fetch_sub(1, Ordering::Relaxed) == 0 {
            self.newsroom.rewrite(self.article, "نص جديد");
        }
        self.newsroom.desk.with(work)
    }
}

#[test]
fn what_somebody_changes_meanwhile_is_what_leaves() {
    let newsroom = Newsroom::new();
    let articles = articles(&newsroom);
    let orders = orders(&newsroom, &articles, Wish::Draft);
    let (article, moments) = (articles[0], AtomicUsize::new(30));
    let queued =
        queue_all(&Shared { newsroom: &newsroom, article, moments }, &orders, newsroom.now());
    let first = newsroom.item(queued.unwrap()[0]);
    assert_eq!(first.version, newsroom.desk.lock().unwrap().article(article).unwrap().version);
    newsroom.finish();
    assert!(newsroom.remote.post_of(article).content.contains("نص جديد"));
}
