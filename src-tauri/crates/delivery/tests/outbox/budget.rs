//! What may go over the line.

use warraq_core::action::Action;
use warraq_core::data_budget::{BudgetPeriod, DataBudget};
use warraq_core::outbox::ItemState;
use warraq_core::person::Person;
use warraq_delivery::{ReasonKind, Wish, send_anyway, spent, try_again_within};
use warraq_store::outbox::{Haste, add_traffic};
use warraq_store::{OutboxTx, Settings, settings};

use crate::newsroom::{LARGE, Newsroom, Piece, simple};

fn allow(newsroom: &Newsroom, megabytes: u32) {
    let data_budget = Some(DataBudget { megabytes, per: BudgetPeriod::Day });
    let wanted = Settings { data_budget, ..Settings::default() };
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let mut vault = newsroom.desk.lock().unwrap();
    let set = vault
        .transact(Action::SettingsSet, &person, newsroom.now(), |tx| settings::set(tx, &wanted));
    set.unwrap();
}

/// With a picture.
fn heavy() -> Piece {
    Piece { text: "نص", pictures: vec![LARGE], ..Piece::default() }
}

#[test]
fn what_went_over_the_line_is_counted_once() {
    let newsroom = Newsroom::new();
    newsroom.queue(newsroom.article(1, &heavy()), Wish::Publish);
    newsroom.finish();
    let now = newsroom.now();
    let spent = spent(&newsroom.desk.lock().unwrap(), now).unwrap();
    assert_eq!(spent.bytes, newsroom.remote.state().carried);
    assert!(spent.bytes > 5_000 && spent.budget.is_none(), "{spent:?}");
}

#[test]
fn nothing_leaves_that_would_go_over_it_until_the_next_day_or_somebody_says_so() {
    let newsroom = Newsroom::new();
    allow(&newsroom, 1);
    let [one, two, three] = [1, 2, 3].map(|number| newsroom.article(number, &simple("نص")));
    newsroom.queue(one, Wish::Draft);
    newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.remote.state().posts.len(), 1);
    let (now, site) = (newsroom.now(), newsroom.site);
    let large = |tx: &OutboxTx<'_>| add_traffic(tx, site, 960_000);
    newsroom.desk.lock().unwrap().dispatch(now, large).unwrap();
    let (held, sent) = (newsroom.queue(two, Wish::Draft), newsroom.queue(three, Wish::Draft));
    let drained = newsroom.drain(Haste::AtOnce);
    let asked = newsroom.remote.state().calls.len();
    let (reason, state) = (newsroom.item(held).reason.unwrap(), newsroom.state(held));
    assert_eq!(newsroom.remote.posts_of(two).len(), 0);
    assert_eq!(newsroom.reason(held), Some(ReasonKind::Budget));
    assert!(state.is_waiting() && reason["until"].is_string());
    let until = newsroom.item(held).next_try;
    assert_eq!(drained.next, until, "it goes on by itself with the next day");
    newsroom.drain(Haste::AtOnce);
    assert_eq!(newsroom.remote.state().calls.len(), asked, "not one more request");

    let now = newsroom.now();
    send_anyway(&mut newsroom.desk.lock().unwrap(), sent, now).unwrap();
    newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.state(sent), ItemState::Verified);
    assert_eq!(newsroom.remote.posts_of(two).len(), 0, "the other one still waits");

    newsroom.finish();
    assert_eq!(newsroom.state(held), ItemState::Verified);
    assert!(newsroom.now() >= until.unwrap());
}

#[test]
fn a_larger_budget_lets_go_what_the_smaller_held() {
    let newsroom = Newsroom::new();
    allow(&newsroom, 0);
    let held = newsroom.queue(newsroom.article(1, &simple("نص")), Wish::Draft);
    newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.reason(held), Some(ReasonKind::Budget));
    assert!(newsroom.remote.state().calls.is_empty());
    allow(&newsroom, 5);
    let now = newsroom.now();
    try_again_within(&mut newsroom.desk.lock().unwrap(), now).unwrap();
    newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.state(held), ItemState::Verified);
    let over = send_anyway(&mut newsroom.desk.lock().unwrap(), held, now);
    assert!(over.is_err(), "it is at its end");
}
