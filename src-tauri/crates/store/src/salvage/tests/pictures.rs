//! Damage in the bytes of pictures.

use warraq_core::article::Figure;
use warraq_core::media::MediaId;

use super::*;
use crate::articles::{Brought, bring};
use crate::{MissingPicture, NewMedia, VaultFault, media};

/// A vault with an article that shows a picture and one that does not.
struct Illustrated {
    folder: TempDir,
    path: PathBuf,
    article: ArticleId,
    picture: NewMedia,
    pages: BTreeMap<u32, Page>,
}

fn person() -> Person {
    Person { name: "سلمى".to_owned(), role: String::new() }
}

impl Illustrated {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault.warraq");
        let (mut vault, _) = Vault::create(&path, &secret(), KdfCost::for_tests()).unwrap();
        write(&mut vault, 1);
        let mut ids = crate::FreshIds::at(now());
        let picture = picture(MediaId::new(&mut ids));
        let blocks = vec![paragraph(&mut ids, "السوق صباحاً"), figure(&mut ids, picture.id)];
        let fields = Fields { headline: "سوق".to_owned(), ..Fields::default() };
        let article = ArticleId::new(&mut ids);
        let new = NewArticle::draft(article, fields, Document::of(blocks, &mut ids));
        let create = vault.transact(Action::ArticleCreate, &person(), now(), |tx| {
            media::add(tx, &picture)?;
            articles::create(tx, &new)
        });
        create.unwrap();
        let pages = pages_of(&vault);
        vault.close().unwrap();
        Self { folder, path, article, picture, pages }
    }

    /// Copies with one byte changed, each in another page of this table.
    fn damaged(&self, table: &str) -> Vec<PathBuf> {
        let sound = fs::read(&self.path).unwrap();
        let of_it = self.pages.iter().filter(|(_, page)| page.table == table);
        let numbers = of_it.map(|(number, _)| usize::try_from(*number).unwrap());
        let damaged = numbers.map(|number| {
            let mut bytes = sound.clone();
            bytes[number * PAGE + 2000] ^= 0x20;
            let path = self.folder.path().join(format!("damaged-{number}.warraq"));
            fs::write(&path, bytes).unwrap();
            path
        });
        damaged.collect()
    }

    fn brought(&self) -> Brought {
        let vault = Vault::open_untouched(&self.path, &secret()).unwrap();
        vault.to_bring(self.article).unwrap()
    }
}

fn picture(id: MediaId) -> NewMedia {
    NewMedia {
        id,
        name: "سوق.jpg".to_owned(),
        media_type: "image/jpeg".to_owned(),
        size: Some((4, 3)),
        bytes: (0..20_000_u32).map(|at| at.to_le_bytes()[0] | 1).collect(),
        source: String::new(),
        alt: String::new(),
        caption: String::new(),
        credit: String::new(),
    }
}

fn figure(ids: &mut crate::FreshIds, media: MediaId) -> Block {
    let (media, caption) = (Some(media.to_string()), InlineContent::plain(""));
    let [alt, credit, rights] = [const { String::new() }; 3];
    Block::Figure(Figure { attrs: BlockAttrs::new(ids), media, alt, credit, rights, caption })
}

#[test]
fn an_article_whose_picture_is_damaged_is_told_with_its_name_and_gets_it_from_a_backup() {
    let sound = Illustrated::new();
    let damaged = sound.damaged("media_data");
    assert!(damaged.len() >= 5, "the picture is on five pages or more: {}", damaged.len());
    for damaged in damaged {
        let (_folder, outcome) = salvage(&damaged);
        let (path, salvaged, report) = outcome.unwrap();
        let part = PartOfArticle {
            id: sound.article,
            headline: "سوق".to_owned(),
            words_lost: None,
            text: TextFrom::Whole,
            fields: FieldsFrom::Whole,
            lacks_tags: false,
            revision: None,
            pictures: vec!["سوق.jpg".to_owned()],
        };
        assert_eq!((salvaged.whole, salvaged.partly), (1, vec![part]));
        assert!(!salvaged.history_lost);
        let what = "its bytes are not there".to_owned();
        let fault = VaultFault::Media { id: sound.picture.id, what };
        assert_eq!(report.faults, [fault]);

        let mut vault = Vault::open(&path, &secret(), Access::Write).unwrap();
        assert_eq!(vault.verify().unwrap().faults, report.faults);
        let missing = vault.media_bytes(sound.picture.id);
        assert!(matches!(missing, Err(StoreError::NotFound(_))), "{missing:?}");
        assert_eq!(vault.media(sound.picture.id).unwrap().bytes, 20_000, "it had bytes");
        assert_eq!(vault.to_bring(sound.article).unwrap().media[0].bytes, b"");

        let brought = sound.brought();
        let restore = Action::ArticleRestore;
        vault.transact(restore, &person(), now(), |tx| bring(tx, &brought)).unwrap();
        assert_eq!(vault.media_bytes(sound.picture.id).unwrap(), sound.picture.bytes);
        assert!(vault.verify().unwrap().is_clean());
    }
}

#[test]
fn an_article_is_told_with_the_id_of_a_picture_of_which_nothing_came() {
    let sound = Illustrated::new();
    let damaged = sound.damaged("media");
    assert_eq!(damaged.len(), 1);
    let (_folder, outcome) = salvage(&damaged[0]);
    let (path, salvaged, report) = outcome.unwrap();
    assert_eq!(salvaged.partly.len(), 1);
    assert_eq!(salvaged.partly[0].pictures, [sound.picture.id.to_string()]);
    let missing = MissingPicture { article: sound.article, id: sound.picture.id };
    assert_eq!((report.missing_pictures.as_slice(), report.is_clean()), (&[missing][..], true));
    let mut vault = Vault::open(&path, &secret(), Access::Write).unwrap();
    assert_eq!(vault.verify().unwrap().missing_pictures, report.missing_pictures);
    let brought = sound.brought();
    assert_eq!(vault.pictures_missing(&brought).unwrap(), ["سوق.jpg"]);
    vault.transact(Action::ArticleRestore, &person(), now(), |tx| bring(tx, &brought)).unwrap();
    assert_eq!(vault.media_bytes(sound.picture.id).unwrap(), sound.picture.bytes);
    assert_eq!(vault.verify().unwrap().missing_pictures, []);
    assert_eq!(vault.pictures_missing(&brought).unwrap(), [""; 0]);
}

#[test]
fn a_picture_of_which_an_earlier_salvage_left_only_its_row_comes_back_with_its_article() {
    let sound = Illustrated::new();
    let brought = sound.brought();
    let mut vault = Vault::open(&sound.path, &secret(), Access::Write).unwrap();
    let emptied = "UPDATE media SET hash = NULL, bytes = 0; DELETE FROM media_data";
    vault.connection().execute_batch(emptied).unwrap();
    vault.transact(Action::ArticleRestore, &person(), now(), |tx| bring(tx, &brought)).unwrap();
    assert_eq!(vault.media_bytes(sound.picture.id).unwrap(), sound.picture.bytes);
    assert_eq!(vault.media(sound.picture.id).unwrap().bytes, 20_000);
    assert!(vault.verify().unwrap().is_clean());
}
