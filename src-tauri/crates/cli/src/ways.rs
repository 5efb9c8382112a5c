//! What somebody can do, in words and as a command: told below what asks for it.

use chrono::{DateTime, Utc};

use crate::advice::Advice;
use crate::cli::{PushState, Whose};
use crate::clock;
use crate::messages::Message;
use crate::moment::awaited;

fn way(key: &str, advice: Advice) -> Message {
    Message::new(format!("advice.{key}")).advising(advice)
}

/// All that waits for a site is tried now.
pub fn now(site: &str) -> Message {
    way("now", Advice::sync(Some(site)))
}

/// The same, once it is tried at all: before that the line would do nothing.
pub fn not_before(site: &str, at: DateTime<Utc>) -> Message {
    way("not_before", Advice::sync(Some(site))).with("at", awaited(at, clock::now()))
}

/// What is published from here when its time has come, is, where no window is open then.
pub fn at_its_time(site: &str) -> Message {
    way("at_its_time", Advice::sync(Some(site)))
}

/// The same of what goes nowhere without somebody.
pub fn retry(delivery: &str) -> Message {
    way("retry", Advice::retry(delivery))
}

/// A delivery that somebody stopped goes on.
pub fn resume(delivery: &str) -> Message {
    way("resume", Advice::retry(delivery))
}

/// The article is sent anew, as it stands now.
pub fn again(advice: Advice) -> Message {
    way("again", advice)
}

/// What was asked for before is not asked for any more.
pub fn not_any_more(advice: Advice) -> Message {
    way("not_any_more", advice)
}

/// What was asked for before is asked for again.
pub fn ask_for_it(advice: Advice) -> Message {
    way("ask_for_it", advice)
}

/// It goes whatever is left of the data budget.
pub fn anyway(delivery: &str) -> Message {
    way("anyway", Advice::send_anyway(delivery))
}

/// The article gets another post in the place of the one that is in the bin or gone.
pub fn as_new(delivery: &str) -> Message {
    way("as_new", Advice::send_as_new(delivery))
}

/// Readers see it without the words that the site took out.
pub fn without_words(delivery: &str) -> Message {
    way("without_words", Advice::send_anyway(delivery))
}

/// It goes without the pictures that have no file.
pub fn without_pictures(delivery: &str) -> Message {
    way("without_pictures", Advice::send_anyway(delivery))
}

/// It goes without what only the site's text has beside its words.
pub fn without_things(delivery: &str) -> Message {
    way("without_things", Advice::send_anyway(delivery))
}

/// It stays as the site has it, without the words that it took out.
pub fn leave_without_words(delivery: &str) -> Message {
    way("leave_without_words", Advice::send_anyway(delivery))
}

/// What two people made of a post is looked at, to be decided.
pub fn compare(delivery: &str) -> Message {
    way("compare", Advice::show(delivery))
}

/// One of them is decided for.
pub fn keep(whose: Whose, delivery: &str) -> Message {
    let key = match whose {
        Whose::Mine => "keep_mine",
        Whose::Theirs => "keep_theirs",
        Whose::Merged => "keep_merged",
    };
    way(key, Advice::keep(whose, delivery))
}

/// The text that is gone there is written again.
pub fn write_again(delivery: &str) -> Message {
    way("write_again", Advice::keep(Whose::Mine, delivery))
}

/// The embargo of an article goes.
pub fn lift(article: &str) -> Message {
    way("lift", Advice::lift_embargo(article))
}

/// Readers see it no longer.
pub fn unpublish(article: &str, site: &str) -> Message {
    way("unpublish", Advice::push(&[article.to_owned()], site, PushState::Unpublish))
}

/// Only the newsroom sees it.
pub fn draft(article: &str, site: &str) -> Message {
    way("draft", Advice::push(&[article.to_owned()], site, PushState::Draft))
}

/// Of two posts of the article, readers see the other.
pub fn leave_the_other(article: &str, site: &str) -> Message {
    way("leave_the_other", Advice::push(&[article.to_owned()], site, PushState::Unpublish))
}

/// They see it after its embargo.
pub fn after(article: &str, site: &str, until: DateTime<Utc>) -> Message {
    way("after", Advice::push_at(&[article.to_owned()], site, until))
}

/// They see it at once.
pub fn publish(articles: &[String], site: &str) -> Message {
    way("publish", Advice::push(articles, site, PushState::Publish))
}

/// The words that must not be published are shown with their places.
pub fn words(article: &str, site: &str) -> Message {
    way("words", Advice::check(&[article.to_owned()], site))
}

/// Another application password.
pub fn password(site: &str) -> Message {
    way("password", Advice::change_password(site))
}

/// Anybody on the way may listen.
pub fn insecure(advice: Advice) -> Message {
    way("insecure", advice)
}

/// The site is asked again.
pub fn ask(site: &str) -> Message {
    way("ask", Advice::ask_site(site))
}

/// Its categories and tags are read.
pub fn terms(site: &str) -> Message {
    way("terms", Advice::ask_terms(site))
}

/// A passphrase that is easy to guess is taken.
pub fn weak_anyway(advice: Advice) -> Message {
    way("weak_anyway", advice)
}

/// A spiked article comes back.
pub fn unspike(article: &str) -> Message {
    way("unspike", Advice::unspike(article))
}

/// What waits for somebody is shown.
pub fn outbox() -> Message {
    way("outbox", Advice::outbox())
}

/// What was set aside has its own name again.
pub fn back_in_its_place(advice: Advice) -> Message {
    way("back_in_its_place", advice)
}

/// What is left of a vault is in its place again.
pub fn earlier_back(advice: Advice) -> Message {
    way("earlier_back", advice)
}

/// An empty vault is made although one was there before.
pub fn empty_anyway(advice: Advice) -> Message {
    way("empty_anyway", advice)
}

/// A vault is made where none is, once that is no mistake.
pub fn new_there(advice: Advice) -> Message {
    way("new_there", advice)
}

/// Whether a secret that was changed is out of the file is looked up.
pub fn is_old_secret_gone(advice: Advice) -> Message {
    way("is_old_secret_gone", advice)
}

/// What can be read of a damaged vault goes into a new one.
pub fn salvage(advice: Advice) -> Message {
    way("salvage", advice)
}

/// The same where what opens the vault is gone, and a backup of it is there.
pub fn salvage_by_backup(advice: Advice) -> Message {
    way("salvage_by_backup", advice)
}

/// The same where the disk does not give some of it, time after time.
pub fn salvage_if_it_stays(advice: Advice) -> Message {
    way("salvage_if_it_stays", advice)
}

/// What was saved behind a bad place of the log goes into a new vault, as far as it can be read.
pub fn salvage_behind(advice: Advice) -> Message {
    way("salvage_behind", advice)
}

/// What can be read of a damaged copy goes into a new vault.
pub fn salvage_copy(advice: Advice) -> Message {
    way("salvage_copy", advice)
}

/// The list of words that must not leave is made again in the vault of what was salvaged.
pub fn list_anew(advice: Advice) -> Message {
    way("list_anew", advice)
}

/// What a damaged copy was asked for comes out of the vault of what was salvaged of it.
pub fn out_of_salvaged(advice: Advice) -> Message {
    way("out_of_salvaged", advice)
}

/// The newest backup stands where no vault is.
pub fn backup_of_missing(advice: Advice) -> Message {
    way("backup_of_missing", advice)
}

/// The newest backup takes the place of the vault.
pub fn newest_backup(advice: Advice) -> Message {
    way("newest_backup", advice)
}

/// The newest backup that is sound does what a damaged copy was to do.
pub fn another_copy(advice: Advice) -> Message {
    way("another_copy", advice)
}

/// A copy that is damaged is followed by one that is not.
pub fn new_backup(advice: Advice) -> Message {
    way("new_backup", advice)
}

/// What is in a vault that cannot be written goes to another disk.
pub fn copy_elsewhere(advice: Advice) -> Message {
    way("copy_elsewhere", advice)
}

/// A copy of a file with two names has one.
pub fn one_name(advice: Advice) -> Message {
    way("one_name", advice)
}
