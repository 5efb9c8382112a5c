//! Whatever is told of a delivery has words, and what it tells to run stands on lines of their own.

use chrono::DateTime;
use ulid::Ulid;
use warraq_connect::RemoteState;

use super::*;

const STATES: [ItemState; 9] = [
    ItemState::Queued,
    ItemState::Sending,
    ItemState::Paused,
    ItemState::Scheduled,
    ItemState::Verified,
    ItemState::Changed,
    ItemState::Conflict,
    ItemState::Refused,
    ItemState::Cancelled,
];

fn listed(state: ItemState, reason: Option<Reason>, alert: Option<Reason>) -> Listed {
    let id = Ulid::from(7_u128);
    Listed {
        id: id.into(),
        article: id.into(),
        headline: "خبر".to_owned(),
        site: "موقع الجريدة".to_owned(),
        site_id: id.into(),
        site_kind: "wordpress".to_owned(),
        zone: String::new(),
        wish: Wish::Pending,
        state,
        step: 1,
        steps: 3,
        task: None,
        remote_id: None,
        remote_url: None,
        remote_state: Some(RemoteState::Draft),
        has_password: false,
        open_url: None,
        is_public: false,
        has_address_of_key: false,
        date: None,
        date_there: None,
        alert,
        reason,
        altered: Vec::new(),
        unsent: Vec::new(),
        newer: Vec::new(),
        missing: Vec::new(),
        pictureless: Vec::new(),
        gone: Vec::new(),
        removed: Vec::new(),
        left: Vec::new(),
        bytes: 0,
        left_at: None,
        next_try: None,
        not_before: None,
        asked_by: String::new(),
        asked_at: DateTime::UNIX_EPOCH,
    }
}

fn reason(kind: ReasonKind) -> Reason {
    Reason { until: Some(DateTime::UNIX_EPOCH), ..Reason::of(kind, "7") }
}

/// The commands of what is told, each of which was parsed when it was written.
fn commands(item: &Listed) -> Vec<String> {
    let told: Vec<String> = of_delivery(item).iter().map(Message::text).collect();
    let told = told.join("\n");
    assert!(!told.contains("reasons.") && !told.contains("advice."), "{told}");
    assert!(!told.contains(['{', '}']), "{told}");
    let lines = told.lines().filter(|line| line.contains("warraq "));
    let lines: Vec<&str> = lines.collect();
    assert!(lines.iter().all(|line| line.starts_with("    warraq ")), "{told}");
    lines.iter().map(|line| line.trim().to_owned()).collect()
}

#[test]
fn every_reason_in_every_state_has_words_and_whole_commands() {
    for kind in ReasonKind::ALL {
        for state in STATES {
            commands(&listed(state, Some(reason(kind)), None));
            commands(&listed(state, None, Some(reason(kind))));
        }
    }
}

#[test]
fn whatever_somebody_has_to_start_again_says_how() {
    use ReasonKind::{ArticleGone, Embargo, Moved, PublishedUnread, SiteRemoved};
    let nothing_helps = [ArticleGone, Embargo, Moved, PublishedUnread, SiteRemoved];
    for kind in ReasonKind::ALL {
        let told = commands(&listed(ItemState::Refused, Some(reason(kind)), None));
        let is_a_way = |line: &String| {
            ["outbox retry", "send-as-new", " push "].iter().any(|way| line.contains(way))
        };
        let goes_on = told.iter().any(is_a_way);
        assert_eq!(goes_on, !nothing_helps.contains(&kind), "{kind:?}: {told:?}");
    }
    let paused = commands(&listed(ItemState::Paused, None, None));
    assert!(paused[0].starts_with("warraq outbox retry "), "{paused:?}");
    let password = commands(&listed(ItemState::Refused, Some(reason(ReasonKind::Login)), None));
    assert_eq!(password[0], "warraq site change 'موقع الجريدة' --password");
    assert!(password[1].starts_with("warraq outbox retry "), "{password:?}");
}

#[test]
fn what_would_do_nothing_now_is_not_told_to_be_run_now() {
    let told = |kind, held: bool, state| {
        let until = now() + chrono::TimeDelta::seconds(40);
        let why = Reason { until: Some(until), ..Reason::plain(kind) };
        let mut item = listed(state, Some(why), None);
        item.next_try = Some(until);
        item.not_before = held.then_some(until);
        of_delivery(&item).iter().map(Message::text).collect::<String>()
    };
    for kind in [ReasonKind::Lost, ReasonKind::Nonsense, ReasonKind::Busy, ReasonKind::Maintenance]
    {
        let waits = told(kind, true, ItemState::Sending);
        assert!(waits.contains("not tried again before") && !waits.contains("try now"), "{waits}");
        let free = told(kind, false, ItemState::Sending);
        assert!(free.contains("To try now"), "{free}");
    }
    let soon = told(ReasonKind::Soon, true, ItemState::Sending);
    assert!(soon.contains("To publish it then") && !soon.contains("busy"), "{soon}");
    let looked_for = told(ReasonKind::Interrupted, false, ItemState::Queued);
    assert!(looked_for.contains("not tried again before"), "{looked_for}");
}

#[test]
fn what_was_taken_from_readers_is_compared_or_published_again() {
    for kind in [ReasonKind::TakenBack, ReasonKind::MadePrivate] {
        let with =
            |state, wish| commands(&Listed { wish, ..listed(state, Some(reason(kind)), None) });
        let compared = with(ItemState::Changed, Wish::Publish);
        assert!(compared[0].starts_with("warraq outbox show "), "{compared:?}");
        for state in [ItemState::Changed, ItemState::Verified] {
            let again = with(state, Wish::Draft);
            assert!(again[0].contains(" push ") && again[0].contains("publish"), "{again:?}");
        }
    }
}

#[test]
fn what_the_system_says_stands_apart_from_what_people_are_told() {
    use ReasonKind::{Certificate, Folder, Lost, Nonsense, Offline, Server};
    let dns = "dns error: failed to lookup address information: Name or service not known";
    let told = |kind, detail: &str| {
        let text = of_site(&Reason::of(kind, detail)).text();
        let (said, technical) = text.split_once('\n').expect("the detail has its line");
        assert!(technical.contains(detail) && !said.contains(detail), "{kind:?}: {text}");
        said.to_owned()
    };
    assert_ne!(told(Offline, dns), told(Offline, "Connection refused (os error 111)"));
    for kind in [Certificate, Folder, Lost, Nonsense, Server] {
        told(kind, "os error 13");
        assert!(!of_site(&Reason::plain(kind)).text().contains('\n'), "{kind:?}");
    }
}
