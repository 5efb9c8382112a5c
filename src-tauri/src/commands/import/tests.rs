//! Imports of the window that are stopped and begun again.

use std::fs;

use secrecy::SecretString;
use tempfile::TempDir;
use warraq_store::KdfCost;

use super::*;

/// A desk with a vault in a folder of its own, and three files beside it.
struct Newsroom {
    folder: TempDir,
    desk: Desk,
    paths: Vec<String>,
}

impl Newsroom {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let vault = folder.path().join("vault.warraq");
        let secret = SecretString::from("عبارة مرور طويلة");
        let made = Vault::create(&vault, &secret, KdfCost::for_tests());
        let desk = Desk::at_usual_places();
        desk.put(made.expect("a vault can be made").0);
        let file = |number| {
            let path = folder.path().join(format!("{number}.md"));
            fs::write(&path, format!("# خبر {number}\n\nنص {number}.\n")).expect("it is written");
            path.into_os_string().into_string().expect("text")
        };
        let paths = (1..=3).map(file).collect();
        Self { folder, desk, paths }
    }

    /// Imports these files, and comes to the end only where it takes all; how many are new, and how many were there.
    fn import(&self, paths: &[String], first: usize) -> (usize, usize) {
        let running = self.desk.begin_import().expect("no other one runs");
        let mut run = ImportRun::begin(&self.desk, paths, &running).expect("the vault is open");
        let (mut new, mut known) = (0, 0);
        for path in &paths[..first] {
            match file(&self.desk, Path::new(path), &mut run) {
                Ok(Made::Article(_)) => new += 1,
                Ok(Made::Known(article)) => {
                    assert!(article.headline.starts_with("خبر"), "{}", article.headline);
                    known += 1;
                }
                _ => {}
            }
        }
        if first == paths.len() {
            run.end(&self.desk);
        }
        (new, known)
    }
}

#[test]
fn what_was_stopped_goes_on_and_makes_no_article_twice() {
    let newsroom = Newsroom::new();
    let all = &newsroom.paths;
    assert_eq!(newsroom.import(all, 2), (2, 0));
    // One of it alone takes nothing away from the whole.
    assert_eq!(newsroom.import(&all[..1], 1), (0, 1));
    assert_eq!(newsroom.import(all, 3), (1, 2));
    // It came to its end: whoever imports them once more wants more articles.
    assert_eq!(newsroom.import(all, 3), (3, 0));
}

#[test]
fn a_file_that_is_none_is_refused_and_keeps_no_import_from_its_end() {
    let newsroom = Newsroom::new();
    let path = newsroom.folder.path().join("empty.md");
    fs::write(&path, "").expect("it is written");
    let path = path.into_os_string().into_string().expect("text");
    let all = [&newsroom.paths[..], &[path]].concat();
    assert_eq!(newsroom.import(&all, 4), (3, 0));
    assert_eq!(newsroom.import(&all, 4), (3, 0));
}

#[test]
fn where_the_vault_takes_nothing_more_it_goes_on_another_time() {
    let newsroom = Newsroom::new();
    let running = newsroom.desk.begin_import().expect("no other one runs");
    let begun = ImportRun::begin(&newsroom.desk, &newsroom.paths, &running);
    let mut run = begun.expect("the vault is open");
    assert!(file(&newsroom.desk, Path::new(&newsroom.paths[0]), &mut run).is_ok());
    assert!(run.kept::<()>(Err(AppError::locked())).is_err());
    run.end(&newsroom.desk);
    drop(running);
    assert_eq!(newsroom.import(&newsroom.paths, 3), (2, 1));
}
