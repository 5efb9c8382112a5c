//! What is set, when it is set, and what is left of it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use chrono::DateTime;
use secrecy::SecretString;
use tempfile::TempDir;
use ulid::Ulid;
use warraq_core::action::Action;
use warraq_core::article::{ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::person::Person;
use warraq_formats::ExportOptions;
use warraq_output::{print_order, printed};
use warraq_store::articles::{self, NewArticle};
use warraq_store::{FreshIds, KdfCost, Vault};

use super::*;

/// An article of a real vault, as it may be asked for.
struct Desk {
    vault: Vault,
    id: ArticleId,
    _folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let secret = SecretString::from("عبارة مرور");
        let path = folder.path().join("vault.warraq");
        let (mut vault, _) = Vault::create(&path, &secret, KdfCost::for_tests()).unwrap();
        let id = ArticleId::from(Ulid::from(7));
        let fields = Fields { headline: "خبر".to_owned(), ..Fields::default() };
        let body = Document::of(Vec::new(), &mut FreshIds::at(DateTime::UNIX_EPOCH));
        let new = NewArticle::draft(id, fields, body);
        let person = Person { name: "سلمى".to_owned(), role: String::new() };
        let create = |tx: &mut warraq_store::Tx<'_>| articles::create(tx, &new);
        vault.transact(Action::ArticleCreate, &person, DateTime::UNIX_EPOCH, create).unwrap();
        Self { vault, id, _folder: folder }
    }

    fn on(&self, paper: &str) -> PrintOrder {
        let mut options = ExportOptions::default();
        options.set("paper", paper).unwrap();
        print_order(&mut &self.vault, self.id, &options).unwrap()
    }

    fn set(&self, order: PrintOrder) -> Result<PrintedPages, AppError> {
        Ok(printed(&mut &self.vault, order)?)
    }
}

/// What setting fails with, where pages are not needed.
fn paper_jam() -> AppError {
    AppError::new(ErrorCode::NotPrinted, "no paper")
}

fn never(_: PrintOrder) -> Result<PrintedPages, AppError> {
    panic!("they are here, or nobody wants them any more")
}

#[test]
fn pages_that_are_here_are_not_set_again() {
    let (desk, printing) = (Desk::new(), Printing::default());
    let first = printing.pages(&desk.on("a4"), |order| desk.set(order)).unwrap();
    assert_eq!(first.count(), 1);
    let again = printing.pages(&desk.on("a4"), never).unwrap();
    assert!(Arc::ptr_eq(&first, &again));

    let other = printing.pages(&desk.on("a5"), |order| desk.set(order)).unwrap();
    assert!(other.are(&desk.on("a5")) && !other.are(&desk.on("a4")));
    let failed = printing.pages(&desk.on("a4"), |_| Err(paper_jam())).unwrap_err();
    assert_eq!(failed.code, ErrorCode::NotPrinted, "only the last are kept");
    assert!(printing.pages(&desk.on("a5"), never).is_ok(), "a failure takes nothing away");
}

#[test]
fn a_locked_vault_leaves_no_pages_behind() {
    let (desk, printing) = (Desk::new(), Printing::default());
    let set = AtomicUsize::new(0);
    let ask = |locks: bool| {
        let pages = printing.pages(&desk.on("a4"), |order| {
            set.fetch_add(1, Ordering::Relaxed);
            let pages = desk.set(order);
            if locks {
                printing.forget();
            }
            pages
        });
        assert!(pages.is_ok(), "who asked gets what was set");
        set.load(Ordering::Relaxed)
    };
    assert_eq!(ask(true), 1, "locked while they were set");
    assert_eq!(ask(false), 2);
    printing.forget();
    assert_eq!(ask(false), 3, "locked after they were set");
    assert_eq!(ask(false), 3);
}

#[test]
fn what_waits_to_be_set_gives_way_to_what_is_asked_for_later() {
    let (desk, printing) = (Desk::new(), Printing::default());
    let (first, waiting, last) = (desk.on("a4"), desk.on("a5"), desk.on("letter"));
    let (begun, has_begun) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel::<()>();
    let until_wanted = |order: &PrintOrder| {
        while lock(&printing.wanted).as_ref() != Some(order) {
            thread::yield_now();
        }
    };
    thread::scope(|scope| {
        let at_press = scope.spawn(|| {
            printing.pages(&first, move |_| {
                begun.send(()).unwrap();
                may_go_on.recv().unwrap();
                Err(paper_jam())
            })
        });
        has_begun.recv().unwrap();
        let in_line = scope.spawn(|| printing.pages(&waiting, never));
        until_wanted(&waiting);
        let newest = scope.spawn(|| printing.pages(&last, |_| Err(paper_jam())));
        until_wanted(&last);
        go_on.send(()).unwrap();

        let refused = |ended: thread::ScopedJoinHandle<'_, Result<_, AppError>>| {
            ended.join().unwrap().map(|_: Arc<PrintedPages>| ()).unwrap_err().code
        };
        assert_eq!(refused(at_press), ErrorCode::NotPrinted, "what is at the press is finished");
        assert_eq!(refused(in_line), ErrorCode::Stopped);
        assert_eq!(refused(newest), ErrorCode::NotPrinted);
    });
}
