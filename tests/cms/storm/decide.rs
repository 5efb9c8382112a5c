//! What people decide of deliveries in a storm.

use std::sync::Mutex;

use warraq_core::outbox::ItemState;
use warraq_core::person::Person;
use warraq_delivery::{Choices, Clock, Keep, Known, Sending, retry, settle};
use warraq_store::{Item, Vault};

use super::super::chance::Chance;
use super::desk::site_id;
use super::ledger::Stage;
use super::run::{Storm, number_of};

/// Who decides.
const DECIDES: &str = "مها";

impl Storm {
    /// Somebody looks at what is in conflict, and decides with what was seen on the site before them; how much.
    pub fn decide(&self, chance: &Chance) -> u64 {
        let desk = Mutex::new(self.vault());
        let items = desk.lock().unwrap().outbox().unwrap();
        let mut decided = 0;
        for item in items {
            // A decision ends all of an article that waited for it.
            let is_open =
                desk.lock().unwrap().outbox_item(item.id).unwrap().state == ItemState::Conflict;
            if is_open && chance.is(60) {
                self.decide_one(&desk, &item, chance);
                decided += 1;
            }
        }
        decided
    }

    fn decide_one(&self, desk: &Mutex<Vault>, item: &Item, chance: &Chance) {
        let vault = desk.lock().unwrap();
        let known = Known::read(&vault, item.article, site_id()).unwrap();
        let theirs = known.theirs.unwrap();
        let mine = vault.article(item.article).unwrap();
        let article = number_of(item.article);
        drop(vault);
        let shown = [&*theirs.title, &*theirs.content, &*theirs.excerpt].join("\n");
        let of_fields = [mine.fields.headline, mine.fields.standfirst].join("\n");
        let of_mine = [of_fields.clone(), mine.body.to_json_string()].join("\n");
        let mut ledger = self.ledger.lock().unwrap();
        ledger.count.written_over += u64::from(known.stands.is_some());
        let (keep, goes, stays) = match chance.below(10) {
            0..2 => (Keep::Theirs, of_mine, shown),
            // Of a text there can be both, of a headline and a summary there is the site's.
            2..5 => (Keep::Both, of_fields, shown),
            _ => (Keep::Mine, shown, of_mine),
        };
        // What was before the eyes of who decided may go; what came since may not.
        let is_let_go = |words: &str| goes.contains(words) && !stays.contains(words);
        for edit in ledger.edits.iter_mut().filter(|edit| edit.article == article) {
            if edit.stage == Stage::There && is_let_go(&edit.words) {
                edit.stage = Stage::Released;
            }
        }
        match keep {
            Keep::Mine => ledger.count.mine += 1,
            Keep::Theirs => ledger.count.theirs += 1,
            Keep::Both => ledger.count.both += 1,
        }
        ledger.save();
        let person = Person { name: DECIDES.to_owned(), role: String::new() };
        let choices = Choices { all: Some(keep), ..Choices::default() };
        let place = (item.article, site_id());
        settle(desk, &person, place, (&choices, Sending::Send), self.clock.now()).unwrap();
    }

    /// Somebody has what was refused go on, each with this chance; how much.
    pub fn retry(&self, percent: u64, chance: &Chance) -> u64 {
        let mut vault = self.vault();
        let mut retried = 0;
        for item in vault.outbox().unwrap() {
            if item.state == ItemState::Refused && chance.is(percent) {
                retry(&mut vault, item.id, self.clock.now()).unwrap();
                retried += 1;
            }
        }
        self.ledger.lock().unwrap().count.retried += retried;
        retried
    }
}
