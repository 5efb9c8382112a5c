//! Bringing an earlier vault up to this Warraq.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::SecretString;
use warraq_store::{Access, ArticleQuery, Vault};

use crate::{Random, killed, kills, say};

/// The vault that the first Warraq made, with two articles.
const FIRST: &str = "vault-0001.warraq";

#[test]
fn an_earlier_vault_is_brought_up_or_not_whenever_it_is_killed() {
    let mut random = Random::seeded();
    let (mut before, mut after) = (0, 0);
    for kill in 1..=kills() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault.warraq");
        fs::copy(fixture(), &path).unwrap();
        killed(&path, "migrate", Duration::from_micros(random.below(40_000)));
        let is_earlier = Vault::open_untouched(&path, &secret()).unwrap().is_earlier().unwrap();
        *(if is_earlier { &mut before } else { &mut after }) += 1;
        for copy in copies(folder.path()) {
            let copy = Vault::open_untouched(&copy, &secret()).unwrap();
            assert!(copy.is_earlier().unwrap() && holds_both(&copy), "kill {kill}: the copy");
        }
        let vault = Vault::open(&path, &secret(), Access::Write).unwrap();
        assert!(holds_both(&vault), "kill {kill}");
        assert_eq!(
            copies(folder.path()).len(),
            1,
            "kill {kill}: it was copied before it was changed"
        );
    }
    assert!(before > 0 && after > 0, "all kills came before or after: {before}, {after}");
    eprintln!("{before} not brought up yet, {after} brought up, all with what they held");
}

/// The work that is killed.
pub fn migrate(path: &Path) {
    Vault::open(path, &secret(), Access::Write).unwrap().close().unwrap();
    say("migrated");
}

fn holds_both(vault: &Vault) -> bool {
    let list = vault.list(&ArticleQuery { limit: 9, ..ArticleQuery::default() }).unwrap();
    let is_read = list.articles.iter().all(|one| vault.article(one.id).is_ok());
    list.total == 2 && is_read && vault.verify().unwrap().is_clean()
}

/// What was kept of the vault before it was changed, and has its name.
fn copies(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_copy = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let rest = name.strip_prefix("vault.warraq.before-");
        rest.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    paths.filter(is_copy).collect()
}

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(FIRST)
}

fn secret() -> SecretString {
    "ورّاق بغداد".to_owned().into()
}
