//! Every page in turn, and a file that was cut off: each article comes whole of which every page is whole.

use super::*;

/// Where rows of articles stand, in the order of their pages; each with the article.
const ROWS: [(&str, &str); 4] = [
    ("articles", "SELECT rowid, id FROM articles"),
    ("blocks", "SELECT number, article FROM blocks"),
    ("article_tags", "SELECT row_number() OVER (ORDER BY article, tag), article FROM article_tags"),
    ("tags", "SELECT tags.id, article FROM tags JOIN article_tags ON tag = tags.id"),
];

/// What is lost where rows of a table are.
const KINDS: [(&str, Loss); 9] = [
    ("settings", Loss::Settings),
    ("settings", Loss::NeverPublish),
    ("sites", Loss::Sites),
    ("revisions", Loss::Revisions),
    ("snapshots", Loss::Revisions),
    ("deliveries", Loss::Deliveries),
    ("outbox_items", Loss::Deliveries),
    ("imports", Loss::Imports),
    ("media", Loss::Pictures),
];

/// A page with rows, or one on which one of them goes on.
struct Place {
    page: u32,
    rows: usize,
}

/// The articles of which a row stands on a page, or a part of one.
pub(super) fn standing(vault: &Vault) -> BTreeMap<u32, BTreeSet<ArticleId>> {
    let mut standing: BTreeMap<u32, BTreeSet<ArticleId>> = BTreeMap::new();
    for (table, sql) in ROWS {
        let mut rows: BTreeMap<i64, BTreeSet<ArticleId>> = BTreeMap::new();
        let mut statement = vault.connection().prepare(sql).unwrap();
        let found = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)));
        for (number, article) in found.unwrap().map(Result::unwrap) {
            rows.entry(number).or_default().insert(article.parse().unwrap());
        }
        let rows: Vec<_> = rows.into_values().collect();
        let mut first = 0;
        for Place { page, rows: count } in places(vault, table) {
            // A part of the row before, which has been counted.
            let of = if count == 0 { &rows[first - 1..first] } else { &rows[first..first + count] };
            standing.entry(page).or_default().extend(of.iter().flatten());
            first += count;
        }
        assert_eq!(first, rows.len(), "every row of {table} is on a page");
    }
    standing
}

/// The pages with rows of the table, in their order.
fn places(vault: &Vault, table: &str) -> Vec<Place> {
    let sql = "SELECT pageno, path, pagetype, ncell FROM dbstat WHERE name = ?1 ORDER BY path";
    let mut statement = vault.connection().prepare(sql).unwrap();
    let found = statement.query_map([table], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get(3)?))
    });
    let found: Vec<(u32, String, String, u32)> = found.unwrap().map(Result::unwrap).collect();
    let leaves: Vec<_> = found.iter().filter(|(.., kind, _)| kind == "leaf").collect();
    let root = found.iter().find(|(.., kind, _)| kind == "internal");
    let mut places = Vec::new();
    for (index, (page, path, _, count)) in leaves.iter().enumerate() {
        let overflow = found
            .iter()
            .filter(|(_, other, kind, _)| kind == "overflow" && other.starts_with(path.as_str()));
        let overflow: Vec<_> = overflow.collect();
        for cell in 0..*count {
            places.push(Place { page: *page, rows: 1 });
            let of_cell = format!("{path}{cell:03x}+");
            let goes_on = overflow.iter().filter(|(_, path, ..)| path.starts_with(&of_cell));
            places.extend(goes_on.map(|(page, ..)| Place { page: *page, rows: 0 }));
        }
        // What leads to entries has one between two pages.
        if let (Some((page, ..)), "article_tags") = (root, table)
            && index + 1 < leaves.len()
        {
            places.push(Place { page: *page, rows: 1 });
        }
    }
    places
}

/// The first pages of a kind, and then one of twenty; all of them where `WARRAQ_EVERY_PAGE` is set.
fn chosen(sound: &Sound) -> Vec<u32> {
    let is_every = std::env::var_os("WARRAQ_EVERY_PAGE").is_some();
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut pages: Vec<u32> = Vec::new();
    for (number, page) in &sound.pages {
        let count = seen.entry((&page.table, &page.kind)).or_default();
        *count += 1;
        if is_every || *count <= 2 || count.is_multiple_of(20) {
            pages.push(*number);
        }
    }
    pages
}

#[test]
fn whatever_page_is_damaged_every_article_comes_whose_pages_are_whole() {
    let sound = Sound::new();
    for number in chosen(&sound) {
        let what = &sound.pages[&number];
        // The header stands before the first page.
        let damaged = sound.damaged(&[number as usize * PAGE + 2000]);
        let before = fs::read(&damaged).unwrap();
        let (_folder, outcome) = salvage(&damaged);
        assert!(fs::read(&damaged).unwrap() == before, "the damaged one stays as it is");
        let outcome = outcome.unwrap_or_else(|error| panic!("page {number}, {what:?}: {error:?}"));
        assert!(outcome.1.has_damage, "page {number}, {what:?} is called undamaged");
        let told = outcome.1.losses.clone();
        if what.kind == "leaf" {
            for (table, loss) in KINDS.iter().filter(|(table, _)| *table == what.table) {
                assert!(told.contains(loss), "page {number} of {table}: {told:?}");
            }
        }
        let lost = check(&sound, outcome);
        let may_lack = sound.standing.get(&number).cloned().unwrap_or_default();
        let not_on_it: Vec<_> = lost.difference(&may_lack).collect();
        assert!(not_on_it.is_empty(), "page {number}, {what:?}: {} lost", not_on_it.len());
    }
}

#[test]
fn of_a_vault_that_was_cut_off_every_article_comes_whose_pages_are_there() {
    let sound = Sound::new();
    let count = sound.bytes.len() / PAGE;
    for cut in [1, 2, 10, count / 3] {
        for bytes in [0, 100] {
            let path = sound.damaged(&[]);
            fs::write(&path, &sound.bytes[..(count - cut) * PAGE + bytes]).unwrap();
            let (_folder, outcome) = salvage(&path);
            let outcome = outcome.unwrap_or_else(|error| panic!("{cut} pages less: {error:?}"));
            assert!(outcome.1.has_damage, "{cut} pages less is called undamaged");
            let lost = check(&sound, outcome);
            let gone = u32::try_from(count - cut).unwrap()..;
            let may_lack: BTreeSet<_> =
                sound.standing.range(gone).flat_map(|(_, articles)| articles.clone()).collect();
            assert!(lost.is_subset(&may_lack), "{cut} pages less: {} lost", lost.len());
            assert!(lost.len() < ARTICLES, "something is left");
        }
    }
}

#[test]
fn what_stands_in_the_log_comes_too_also_where_the_first_page_is_damaged() {
    let sound = Sound::new();
    let (path, copy) = (sound.folder.path().join("vault.warraq"), sound.damaged(&[]));
    let mut vault = Vault::open(&path, &secret(), Access::Write).unwrap();
    write(&mut vault, ARTICLES);
    let mut bytes = fs::read(&path).unwrap();
    bytes[PAGE + 2000] ^= 0x20;
    fs::write(&copy, bytes).unwrap();
    fs::copy(path.with_extension("warraq-wal"), copy.with_extension("warraq-wal")).unwrap();
    let articles = articles_of(&vault);
    vault.close().unwrap();
    let (_folder, outcome) = salvage(&copy);
    let (path, salvaged, report) = outcome.unwrap();
    assert!(report.is_clean());
    assert_eq!((salvaged.whole as usize, salvaged.partly.len()), (ARTICLES + 1, 0));
    let vault = Vault::open(&path, &secret(), Access::Read).unwrap();
    assert!(articles_of(&vault) == articles);
}

#[test]
fn a_log_of_another_vault_hides_nothing() {
    let (sound, other) = (Sound::new(), Sound::new());
    let path = other.folder.path().join("vault.warraq");
    let mut vault = Vault::open(&path, &secret(), Access::Write).unwrap();
    write(&mut vault, ARTICLES);
    // The first page cannot be read either, so that SQLite does not tell the one log from the other.
    let copy = sound.damaged(&[PAGE + 2000]);
    let log = copy.with_extension("warraq-wal");
    fs::copy(path.with_extension("warraq-wal"), &log).unwrap();
    vault.close().unwrap();
    let (_folder, outcome) = salvage(&copy);
    assert!(check(&sound, outcome.unwrap()).is_empty());
}
