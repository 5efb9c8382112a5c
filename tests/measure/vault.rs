//! Vaults to measure on.

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use warraq_core::action::Action;
use warraq_core::article::{
    ArticleId, Block, BlockAttrs, Document, IdSource, InlineContent, Mark, Marks, Paragraph,
};
use warraq_core::fields::Fields;
use warraq_core::person::Person;
use warraq_store::articles::{self, NewArticle};
use warraq_store::{FreshIds, KdfCost, Vault};

use crate::home::{Home, PASSPHRASE};

/// One action makes so many articles.
const BATCH: u32 = 1_000;
/// Mixed text as newsrooms write it.
const SENTENCE: &str = "وأكد المتحدث باسم الوزارة في 17/1/2024 أن “الاتفاق” بين قسد وNATO يشمل 3 مناطق، بينها منبج والرقة، وفق موقع xeber24.net.";

/// A home whose vault holds `count` short articles.
pub fn with_articles(count: u32) -> Home {
    with_articles_costing(count, KdfCost::least())
}

/// The same, its passphrase at this cost.
pub fn with_articles_costing(count: u32, cost: KdfCost) -> Home {
    let home = Home::new().naming_vault();
    let mut vault = create(&home, cost);
    let mut ids = FreshIds::at(moment());
    for batch in 0..count.div_ceil(BATCH) {
        let first = batch * BATCH;
        let made: Vec<NewArticle> = (first..count.min(first + BATCH))
            .map(|number| article(number, 60, &mut ids, paragraph))
            .collect();
        vault
            .transact(Action::ArticleImport, &person(), moment(), |tx| {
                made.iter().try_for_each(|new| articles::create(tx, new).map(drop))
            })
            .expect("articles can be made");
    }
    vault.close().expect("the vault can be closed");
    home
}

/// A home whose vault holds one article of so many words, one in twelve with a comment.
pub fn with_words(words: usize) -> (Home, ArticleId) {
    let home = Home::new().naming_vault();
    let mut vault = create(&home, KdfCost::least());
    let mut ids = FreshIds::at(moment());
    let new = article(0, words, &mut ids, remarked);
    add(&mut vault, &new);
    vault.close().expect("the vault can be closed");
    (home, new.id)
}

/// A home whose vault holds one article of so many words, and a short one that was made after it.
pub fn with_words_beside_short(words: usize) -> Home {
    let home = Home::new().naming_vault();
    let mut vault = create(&home, KdfCost::least());
    let mut ids = FreshIds::at(moment());
    add(&mut vault, &article(0, words, &mut ids, remarked));
    add(&mut vault, &article(1, 60, &mut ids, remarked));
    vault.close().expect("the vault can be closed");
    home
}

fn add(vault: &mut Vault, new: &NewArticle) {
    vault
        .transact(Action::ArticleCreate, &person(), moment(), |tx| articles::create(tx, new))
        .expect("an article can be made");
}

/// Who writes in these vaults.
pub fn person() -> Person {
    Person { name: "روجين".to_owned(), role: String::new() }
}

/// A time that the wall clock has passed.
pub fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp(1_705_500_000, 0).expect("the time exists")
}

/// A paragraph of about sixty words with a new id.
pub fn paragraph(words: usize, ids: &mut dyn IdSource) -> Block {
    let text: Vec<&str> = words_of_news(words).collect();
    let content = InlineContent::plain(&text.join(" "));
    Block::Paragraph(Paragraph { attrs: BlockAttrs::new(ids), content })
}

/// The same with a comment on every twelfth word, which is as often as a strict editor marks one.
fn remarked(words: usize, ids: &mut dyn IdSource) -> Block {
    let mut content = InlineContent::default();
    for (number, word) in words_of_news(words).enumerate() {
        let marks = match number % 12 {
            7 => Marks::none().with(Mark::Comment {
                id: ids.next_ulid().to_string(),
                person: person().name,
                at: moment(),
                text: "للمراجعة".to_owned(),
            }),
            _ => Marks::none(),
        };
        content.push_text(word, marks);
        content.push_text(" ", Marks::none());
    }
    Block::Paragraph(Paragraph { attrs: BlockAttrs::new(ids), content })
}

fn words_of_news(count: usize) -> impl Iterator<Item = &'static str> {
    SENTENCE.split_whitespace().cycle().take(count)
}

fn create(home: &Home, cost: KdfCost) -> Vault {
    let path = home.vault();
    let folder = path.parent().expect("the vault is in a folder");
    std::fs::create_dir_all(folder).expect("the folder can be made");
    let (vault, _) =
        Vault::create(&path, &SecretString::from(PASSPHRASE), cost).expect("a vault can be made");
    vault
}

fn article(
    number: u32,
    words: usize,
    ids: &mut FreshIds,
    paragraph: fn(usize, &mut dyn IdSource) -> Block,
) -> NewArticle {
    let paragraphs = (0..words.div_ceil(60)).map(|part| paragraph(60.min(words - part * 60), ids));
    let blocks = paragraphs.collect();
    let headline = format!("خبر رقم {number}: تطورات في شمال وشرق سوريا");
    let fields = Fields { headline, ..Fields::default() };
    NewArticle::draft(ArticleId::new(ids), fields, Document::of(blocks, ids))
}
