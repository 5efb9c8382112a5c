//! What people decide of deliveries in a storm.

use warraq_core::outbox::ItemState;
use warraq_delivery::{Clock, Decision, Known, Words, resolve, retry};
use warraq_store::{Item, Vault};

use super::super::chance::Chance;
use super::desk::site_id;
use super::ledger::Stage;
use super::piece::sentence;
use super::run::{Storm, number_of};

impl Storm {
    /// Somebody looks at what is in conflict, and decides with what was seen on the site before them; how much.
    pub fn decide(&self, chance: &Chance) -> u64 {
        let mut vault = self.vault();
        let mut decided = 0;
        for item in vault.outbox().unwrap() {
            if item.state == ItemState::Conflict && chance.is(60) {
                self.decide_one(&mut vault, &item, chance);
                decided += 1;
            }
        }
        decided
    }

    fn decide_one(&self, vault: &mut Vault, item: &Item, chance: &Chance) {
        let known = Known::read(vault, item.article, site_id()).unwrap();
        let theirs = known.theirs.unwrap();
        let article = number_of(item.article);
        let order = order_of(vault, item);
        let is_last =
            !self.plan.iter().any(|later| later.number > order && later.article == article);
        let mut ledger = self.ledger.lock().unwrap();
        ledger.count.written_over += u64::from(known.stands.is_some());
        let decision = match chance.below(10) {
            0..2 => Decision::Theirs,
            2..5 if is_last && has_text(vault, item) => {
                ledger.merged.push(item.id.to_string());
                ledger.count.merged += 1;
                let words = sentence(order);
                let ours = format!("<!-- wp:paragraph -->\n<p>{words}</p>\n<!-- /wp:paragraph -->");
                let content = format!("{}\n\n{ours}", theirs.content);
                Decision::Merged(Words { title: theirs.title, content, excerpt: theirs.excerpt })
            }
            _ => {
                // What was before the eyes of who decided may go; what came since may not.
                let shown = [theirs.title, theirs.content, theirs.excerpt].join("\n");
                let seen = |words: &str| shown.contains(words);
                for edit in ledger.edits.iter_mut().filter(|edit| edit.article == article) {
                    if edit.stage == Stage::There && seen(&edit.words) {
                        edit.stage = Stage::Released;
                    }
                }
                Decision::Mine
            }
        };
        match decision {
            Decision::Mine => ledger.count.mine += 1,
            Decision::Theirs => ledger.count.theirs += 1,
            Decision::Merged(_) => {}
        }
        ledger.save();
        resolve(vault, item.id, decision, self.clock.now()).unwrap();
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

/// Whether an item sends a text.
fn has_text(vault: &Vault, item: &Item) -> bool {
    vault.outbox_steps(item.id).unwrap().iter().any(|step| step.kind == "draft")
}

/// The number of the order that an item is.
fn order_of(vault: &Vault, item: &Item) -> u64 {
    let items = vault.outbox().unwrap();
    items.iter().position(|one| one.id == item.id).unwrap() as u64
}
