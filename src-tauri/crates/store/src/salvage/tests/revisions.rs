//! Texts of which a part was lost and that stand whole in a revision.

use super::*;

const BLOCKS: usize = 40;

/// A vault with one long article, written in two actions, and then only given a tag where `is_tagged`.
fn long_article(is_tagged: bool) -> (TempDir, ArticleId) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    let (mut vault, _) = Vault::create(&path, &secret(), KdfCost::for_tests()).unwrap();
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let mut ids = crate::FreshIds::at(now());
    let text = |block: usize| format!("فقرة {block} {}", "كلمة ".repeat(120));
    let blocks = (0..BLOCKS).map(|block| paragraph(&mut ids, &text(block))).collect();
    let body = Document::of(blocks, &mut ids);
    let new = NewArticle::draft(ArticleId::new(&mut ids), Fields::default(), body);
    let id = new.id;
    let create = Action::ArticleCreate;
    vault.transact(create, &person, now(), |tx| articles::create(tx, &new)).unwrap();
    let article = vault.article(id).unwrap();
    let attrs = article.body.blocks()[BLOCKS - 1].attrs().clone();
    let content = InlineContent::plain("كُتبت بعد ذلك.");
    let changed = vec![Block::Paragraph(Paragraph { attrs, content })];
    let save = SaveBlocks { article: id, base_version: article.version, changed, order: None };
    let change = Action::ArticleWrite;
    vault.transact(change, &person, now(), |tx| articles::save_blocks(tx, &save)).unwrap();
    if is_tagged {
        let tag = Tag::parse("وسم").unwrap();
        vault.transact(Action::TagAdd, &person, now(), |tx| tags::add(tx, id, &tag)).unwrap();
    }
    let pages = pages_of(&vault);
    vault.close().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let of_blocks = |page: &&Page| page.table == "blocks" && page.kind == "leaf";
    let at = pages.iter().filter(|(_, page)| of_blocks(page)).nth(3).unwrap().0;
    bytes[*at as usize * PAGE + 2000] ^= 0x20;
    fs::write(&path, bytes).unwrap();
    (folder, id)
}

/// The article as it was salvaged, and what is told of it.
fn salvaged(folder: &TempDir, id: ArticleId) -> (Article, Option<PartOfArticle>) {
    let (to, outcome) = salvage(&folder.path().join("vault.warraq"));
    let (path, salvaged, report) = outcome.unwrap();
    assert!(report.is_clean());
    let vault = Vault::open(&path, &secret(), Access::Read).unwrap();
    let article = vault.article(id).unwrap();
    drop(to);
    (article, salvaged.partly.into_iter().find(|part| part.id == id))
}

#[test]
fn a_text_that_a_revision_has_whole_comes_whole() {
    let (folder, id) = long_article(true);
    let (article, part) = salvaged(&folder, id);
    assert_eq!(part, None, "nothing is missing");
    assert_eq!(article.body.blocks().len(), BLOCKS);
    assert!(article.body.to_json_string().contains("كُتبت بعد ذلك."));
    assert_eq!(article.tags, [Tag::parse("وسم").unwrap()], "all else is as it stood");
}

#[test]
fn where_the_revision_is_older_what_is_left_stays_and_the_revision_is_named() {
    let (folder, id) = long_article(false);
    let (article, part) = salvaged(&folder, id);
    let part = part.unwrap();
    assert_eq!((part.text, part.revision), (TextFrom::Blocks, Some(1)));
    assert!(part.words_lost.is_some());
    assert!(article.body.blocks().len() < BLOCKS);
    assert!(article.body.to_json_string().contains("كُتبت بعد ذلك."), "the newest words stay");
}
