//! One article out of a backup.

use warraq_core::action::Action;
use warraq_core::article::{Block, BlockAttrs, Figure, InlineContent};
use warraq_core::media::MediaId;
use warraq_core::workflow::Status;
use warraq_store::articles::{self, Brought};
use warraq_store::{FreshIds, NewMedia, Overwrite, StoreError, Vault, media};

use crate::newsroom::{Newsroom, PASSPHRASE, article, at, content, newsroom, salma, secret, tag};

fn picture() -> NewMedia {
    NewMedia {
        id: MediaId::new(&mut FreshIds::at(at(0))),
        name: "سوق.jpg".to_owned(),
        media_type: "image/jpeg".to_owned(),
        size: Some((4, 3)),
        bytes: b"market".to_vec(),
        source: String::new(),
        alt: String::new(),
        caption: "سوق القامشلي".to_owned(),
        credit: "ريناس".to_owned(),
    }
}

fn figure(media: MediaId) -> Block {
    let mut attrs = BlockAttrs::new(&mut FreshIds::at(at(0)));
    attrs.dir = None;
    let media = Some(media.to_string());
    let [alt, credit, rights] = [const { String::new() }; 3];
    let caption = InlineContent::plain("");
    Block::Figure(Figure { attrs, media, alt, credit, rights, caption })
}

fn bring(newsroom: &mut Newsroom, brought: &Brought) -> Result<articles::Existing, StoreError> {
    let restore = Action::ArticleRestore;
    newsroom.vault.transact(restore, &salma(), at(100), |tx| articles::bring(tx, brought))?;
    Ok(newsroom.vault.existing(&[brought.article.id])?[&brought.article.id])
}

/// A backup of a vault with an article that shows a picture.
fn backed_up() -> (Newsroom, Brought) {
    let mut newsroom = newsroom();
    let picture = picture();
    let mut new = article("عنوان", &["قبل"]);
    let mut blocks = new.body.blocks().to_vec();
    blocks.push(figure(picture.id));
    new.body = warraq_core::article::Document::of(blocks, &mut FreshIds::at(at(0)));
    new.tags = vec![tag("سوريا")];
    newsroom
        .vault
        .transact(Action::ArticleCreate, &salma(), at(0), |tx| {
            media::add(tx, &picture)?;
            articles::create(tx, &new)
        })
        .unwrap();
    let copy = newsroom.folder.path().join("copy.warraq");
    newsroom.vault.back_up(&copy, Overwrite::Refuse).unwrap();
    let backup = Vault::open_untouched(&copy, &secret(PASSPHRASE)).unwrap();
    let brought = backup.to_bring(new.id).unwrap();
    assert_eq!(brought.media, [picture]);
    assert_eq!(brought.article, newsroom.vault.article(new.id).unwrap());
    (newsroom, brought)
}

#[test]
fn an_article_that_was_changed_says_again_what_it_said_and_that_can_be_undone() {
    let (mut newsroom, brought) = backed_up();
    let id = brought.article.id;
    newsroom.write(1, id, 0, "بعد");
    let to = Status::Submitted;
    newsroom
        .vault
        .transact(Action::ArticleStatus, &salma(), at(2), |tx| articles::set_status(tx, id, to))
        .unwrap();
    let changed = content(&newsroom.vault.article(id).unwrap());
    bring(&mut newsroom, &brought).unwrap();
    let now = newsroom.vault.article(id).unwrap();
    assert_eq!(now.body, brought.article.body);
    assert_eq!(now.status, Status::Submitted, "it stays where it stands");
    newsroom.is_clean();
    newsroom.undo(101);
    assert_eq!(content(&newsroom.vault.article(id).unwrap()), changed);
    newsroom.is_clean();
}

#[test]
fn an_article_that_is_not_there_comes_with_its_pictures() {
    let (_backup, brought) = backed_up();
    let mut other = newsroom();
    bring(&mut other, &brought).unwrap();
    assert_eq!(content(&other.vault.article(brought.article.id).unwrap()), {
        let mut article = brought.article.clone();
        article.created_at = article.updated_at;
        content(&article)
    });
    assert_eq!(other.vault.media_bytes(brought.media[0].id).unwrap(), b"market");
    bring(&mut other, &brought).unwrap();
    other.is_clean();
    assert_eq!(other.vault.media_list().unwrap().len(), 1);
}

#[test]
fn an_article_whose_making_was_undone_comes_back() {
    let (mut newsroom, brought) = backed_up();
    newsroom.undo(1);
    assert!(matches!(newsroom.vault.article(brought.article.id), Err(StoreError::NotFound(_))));
    assert_eq!(bring(&mut newsroom, &brought).unwrap(), articles::Existing::There);
    let now = newsroom.vault.article(brought.article.id).unwrap();
    assert_eq!((now.body, now.tags), (brought.article.body, brought.article.tags));
    assert_eq!(newsroom.vault.media_list().unwrap().len(), 1);
    newsroom.is_clean();
}

#[test]
fn the_first_vault_gives_its_articles_too() {
    let path = crate::earlier::fixture("vault-0001.warraq");
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.warraq");
    std::fs::copy(path, &copy).unwrap();
    let backup = Vault::open_untouched(&copy, &secret(crate::earlier::PASSPHRASE)).unwrap();
    let mut newsroom = newsroom();
    for one in backup.list(&crate::list::everything()).unwrap().articles {
        let brought = backup.to_bring(one.id).unwrap();
        bring(&mut newsroom, &brought).unwrap();
        assert_eq!(newsroom.vault.article(one.id).unwrap().body, brought.article.body);
    }
    newsroom.is_clean();
}
