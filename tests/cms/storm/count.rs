//! What the site has, against what was asked.

use std::collections::{BTreeMap, BTreeSet};

use warraq_connect::{MediumKey, RemotePost, SourcePrint};
use warraq_core::article::Article;
use warraq_core::outbox::ItemState;
use warraq_core::text::fold::fold;
use warraq_delivery::{Known, Listed, Wish, list};
use warraq_formats::post_line;
use warraq_store::{Item, Vault};

use super::desk::site_id;
use super::evidence::evidence;
use super::ledger::{Field, Stage};
use super::piece::{self, Piece};
use super::run::{Storm, number_of};
use super::there::{PostThere, There, there};

/// Everything that is not as it must be, in words.
#[derive(Default)]
pub struct Faults(Vec<String>);

impl Faults {
    fn unless(&mut self, is_so: bool, what: impl FnOnce() -> String) {
        if !is_so {
            self.0.push(what());
        }
    }
}

/// How many articles ended how.
pub type Ends = BTreeMap<String, u64>;

/// Counts and compares all; every fault is told.
pub fn count(storm: &Storm) -> (Ends, Vec<String>) {
    let there = there(&storm.site);
    let vault = storm.vault();
    let mut faults = Faults::default();
    let report = vault.verify().unwrap();
    faults.unless(report.is_clean(), || format!("the vault: {:?}", report.faults));
    let posts = posts(&there, &mut faults);
    let seed = storm.ledger.lock().unwrap().seed;
    let articles: BTreeSet<u64> = storm.plan.iter().map(|order| order.article).collect();
    let pieces: BTreeMap<u64, Piece> =
        articles.iter().map(|number| (*number, piece::piece(seed, *number))).collect();
    faults.unless(posts.keys().eq(articles.iter()), || {
        format!("{} posts of {} articles", posts.len(), articles.len())
    });
    media(&there, &pieces, &mut faults);
    tags(&there, &pieces, &mut faults);
    edits((storm, &vault), &posts, &mut faults);
    let mut ends = Ends::new();
    let items = vault.outbox().unwrap();
    for (at, shown) in last_of_each(&vault) {
        let article = number_of(shown.article);
        let Some(post) = posts.get(&article) else { continue };
        *ends.entry(format!("{:?}", shown.state)).or_default() += 1;
        let about = About {
            storm,
            item: &items[at],
            asked: vault.outbox_article(shown.id).unwrap(),
            now: vault.article(shown.article).unwrap(),
            piece: &pieces[&article],
            has_text: vault.outbox_steps(shown.id).unwrap().iter().any(|step| step.kind == "draft"),
        };
        about.is_shown_as_it_is(&shown, post, &mut faults);
    }
    (ends, faults.0)
}

/// The newest delivery of each article as it is shown, and its place among all.
fn last_of_each(vault: &Vault) -> Vec<(usize, Listed)> {
    let ids: Vec<_> = vault.outbox().unwrap().iter().map(|item| item.id).collect();
    let mut last = BTreeMap::new();
    for shown in list(vault, chrono::Utc::now()).unwrap() {
        let at = ids.iter().position(|id| *id == shown.id).unwrap();
        last.insert(shown.article, (at, shown));
    }
    last.into_values().collect()
}

/// The posts by the articles that their markers name.
fn posts<'a>(there: &'a There, faults: &mut Faults) -> BTreeMap<u64, &'a PostThere> {
    let mut posts = BTreeMap::new();
    let mut strange = 0;
    for post in &there.posts {
        let Some((_, rest)) = post.content.split_once("<!-- warraq:") else {
            strange += 1;
            continue;
        };
        let Ok(article) = rest[..26].parse() else { panic!("{rest}") };
        let before = posts.insert(number_of(article), post);
        faults.unless(before.is_none(), || format!("{article} is there twice"));
    }
    // The one that each new site has.
    faults.unless(strange == 1, || format!("{strange} posts of nobody"));
    posts
}

fn media(there: &There, pieces: &BTreeMap<u64, Piece>, faults: &mut Faults) {
    let wanted: BTreeSet<u64> = pieces.values().flat_map(|piece| piece.pictures.clone()).collect();
    let alts: BTreeMap<String, u64> =
        wanted.iter().map(|number| (piece::alt(*number), *number)).collect();
    let (mut found, mut files) = (BTreeSet::new(), BTreeSet::new());
    for medium in &there.media {
        faults.unless(files.insert(&medium.sha256), || format!("medium {} twice", medium.id));
        let Some(number) = alts.get(&medium.alt) else {
            faults.0.push(format!("medium {}: {:?}", medium.id, medium.alt));
            continue;
        };
        // Its name is that of the file as the article has it.
        let source = SourcePrint::of(&piece::picture(*number).bytes);
        let name = MediumKey::of_picture(&source, 0).slug();
        faults.unless(medium.slug == name, || format!("picture {number}: {}", medium.slug));
        faults.unless(found.insert(number), || format!("picture {number} is there twice"));
    }
    faults.unless(found.len() == wanted.len(), || {
        format!("{} pictures of {}", found.len(), wanted.len())
    });
}

fn tags(there: &There, pieces: &BTreeMap<u64, Piece>, faults: &mut Faults) {
    let wanted: BTreeSet<String> =
        pieces.values().flat_map(|piece| piece.tags.iter().map(|tag| fold(tag))).collect();
    let found: BTreeSet<String> = there.tags.iter().map(|tag| fold(tag)).collect();
    faults.unless(found.len() == there.tags.len(), || format!("tags twice: {:?}", there.tags));
    faults.unless(found == wanted, || format!("tags {found:?}, not {wanted:?}"));
}

/// Nothing that the editor wrote is gone, but what somebody decided against. What was written over in the moment of
/// sending stands in the conflict, before whoever is to decide.
fn edits((storm, vault): (&Storm, &Vault), posts: &BTreeMap<u64, &PostThere>, faults: &mut Faults) {
    for edit in &storm.ledger.lock().unwrap().edits {
        let Some(post) = posts.get(&edit.article) else { continue };
        let theirs =
            || Known::read(vault, piece::article_id(edit.article), site_id()).unwrap().theirs;
        let (there, told): (&String, fn(RemotePost) -> String) = match edit.field {
            Field::Title => (&post.title, |post| post.title),
            Field::Content => (&post.content, |post| post.content),
            Field::Excerpt => (&post.excerpt, |post| post.excerpt),
        };
        let has = |text: &str| text.contains(&edit.words);
        let is_there = edit.stage != Stage::There
            || has(there)
            || theirs().is_some_and(|post| has(&told(post)));
        faults.unless(is_there, || {
            let evidence = evidence((storm, vault), edit.article, post.id);
            format!("gone from post {}: {edit:?}\n{evidence}", post.id)
        });
    }
}

/// What is known of one article.
struct About<'a> {
    storm: &'a Storm,
    item: &'a Item,
    asked: Article,
    now: Article,
    piece: &'a Piece,
    has_text: bool,
}

impl About<'_> {
    fn is_shown_as_it_is(&self, shown: &Listed, post: &PostThere, faults: &mut Faults) {
        let article = number_of(self.item.article);
        let wish = shown.wish;
        let mut fault = |what: &str| {
            let reason = shown.reason.as_ref();
            faults.0.push(format!(
                "article {article}, post {} ({}): {what}: {:?} for {wish:?}, {reason:?}",
                post.id, post.status, shown.state
            ));
        };
        if shown.remote_id.as_deref() != Some(&*post.id.to_string()) {
            fault("another post is shown");
        }
        let ledger = self.storm.ledger.lock().unwrap();
        let was_edited = ledger.edits_of(article).next().is_some();
        let kept: Vec<String> = ledger.kept_of(article).map(ToString::to_string).collect();
        drop(ledger);
        // It took what the site has before it was sent, or by a decision that left nothing to send.
        let took = [&self.asked, &self.now]
            .into_iter()
            .find(|article| kept.iter().all(|words| has(article, words)));
        match shown.state {
            ItemState::Verified | ItemState::Scheduled => {
                let is_scheduled = shown.state == ItemState::Scheduled;
                if !is_reached(wish, is_scheduled, post) {
                    fault("not where it was wanted");
                }
                // What is scheduled is looked at when its time comes.
                match took {
                    Some(article) => self.holds_all(article, post, &mut fault),
                    None if is_scheduled => {}
                    None => fault("as it was sent, and somebody changed it"),
                }
            }
            ItemState::Changed | ItemState::Conflict | ItemState::Queued | ItemState::Cancelled
                if was_edited => {}
            _ => fault("it should not be so"),
        }
    }

    /// Every field of what was asked for is there.
    fn holds_all(&self, article: &Article, post: &PostThere, fault: &mut impl FnMut(&str)) {
        let fields = &article.fields;
        // Who takes a post back sends no words.
        let sentences = piece::sentences(&article.body);
        if self.has_text && sentences.iter().any(|sentence| !post.content.contains(sentence)) {
            fault("another text");
        }
        if self.has_text && post.title != post_line(&fields.headline) {
            fault("another headline");
        }
        if self.has_text && post.excerpt != post_line(&fields.standfirst) {
            fault("another summary");
        }
        let tags = folded(post.tags.iter().map(String::as_str));
        if tags != folded(self.piece.tags.iter().copied()) {
            fault("other tags");
        }
        if !fields.section.is_empty() && post.sections != [fields.section.clone()] {
            fault("another section");
        }
        let pictures = self.piece.pictures.len();
        if post.content.matches("<img ").count() != pictures {
            fault("pictures are missing");
        }
        if (post.featured == 0) != (pictures == 0) {
            fault("the picture that stands for it");
        }
        let is_public = matches!(post.status.as_str(), "publish" | "future");
        if is_public && !fields.slug.is_empty() && post.slug != fields.slug {
            fault(&format!("another name in the address: {}", post.slug));
        }
        if is_public && post.slug.starts_with("wq-") {
            fault("readers see the key");
        }
    }
}

/// Whether an article says these words of the site's.
fn has(article: &Article, words: &str) -> bool {
    let texts = [&article.fields.headline, &article.fields.standfirst];
    texts.into_iter().any(|text| text.contains(words))
        || article.body.to_json_string().contains(words)
}

fn is_reached(wish: Wish, is_scheduled: bool, post: &PostThere) -> bool {
    let status = post.status.as_str();
    match wish {
        Wish::Schedule { at } if is_scheduled => status == "future" && post.date == at.timestamp(),
        // A correction leaves it to its time.
        Wish::Draft | Wish::Pending if is_scheduled => status == "future",
        _ if is_scheduled => false,
        Wish::Draft => true,
        Wish::Pending => matches!(status, "pending" | "publish" | "future"),
        Wish::Publish | Wish::Schedule { .. } => status == "publish",
        Wish::Unpublish => matches!(status, "draft" | "pending"),
    }
}

fn folded<'a>(names: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    names.map(fold).collect()
}
