use std::io::Write as _;

use tempfile::NamedTempFile;
use ulid::Ulid;

use super::*;

/// An export of some megabytes.
fn export() -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    let start = "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>خبر</title>";
    write!(file, "{start}").unwrap();
    for number in 0..4 {
        let text = "نص من كلمات قليلة. ".repeat(20_000);
        write!(
            file,
            "<item><title>{number}</title><content:encoded>{text}</content:encoded></item>"
        )
        .unwrap();
    }
    write!(file, "</channel></rss>").unwrap();
    file
}

/// A vault that only counts.
#[derive(Default)]
struct Counting(usize);

impl Keeper for Counting {
    type Error = IntakeError;

    fn known(&mut self, _: &[ArticleId]) -> Result<BTreeSet<ArticleId>, IntakeError> {
        Ok(BTreeSet::new())
    }

    fn prints(&mut self, _: &[ArticleId]) -> Result<BTreeMap<ArticleId, String>, IntakeError> {
        Ok(BTreeMap::new())
    }

    fn keep(&mut self, pieces: Vec<Piece>) -> Result<(), IntakeError> {
        self.0 += pieces.len();
        Ok(())
    }
}

fn run(site: SiteImport) -> (ImportedCollection, usize) {
    let (mut vault, mut next) = (Counting::default(), 0);
    let mut ids = || {
        next += 1;
        Ulid::from(next)
    };
    let outcome = site.run(&mut vault, &mut ids, &mut |_| Flow::GoOn).unwrap();
    (outcome, vault.0)
}

#[test]
fn the_first_reading_says_how_far_it_is() {
    let file = export();
    let length = usize::try_from(file.as_file().metadata().unwrap().len()).unwrap();
    let mut heard = Vec::new();
    let site = SiteImport::open(file.path(), ImportDefaults::default(), &mut |progress| {
        assert_eq!((progress.step, progress.total), (SiteStep::Reading, length));
        heard.push(progress.done);
        Flow::GoOn
    });
    assert!(heard.len() > 2 && heard.is_sorted() && heard[0] == 0, "{heard:?}");
    let (outcome, kept) = run(site.unwrap());
    assert_eq!((outcome.posts, outcome.cancelled, kept), (4, false, 4));
}

#[test]
fn what_was_stopped_at_the_first_reading_takes_nothing_in() {
    let file = export();
    let site = SiteImport::open(file.path(), ImportDefaults::default(), &mut |progress| {
        assert!(progress.done < 2 << 20, "it reads on");
        if progress.done > 0 { Flow::Stop } else { Flow::GoOn }
    });
    let (outcome, kept) = run(site.unwrap());
    assert_eq!((outcome.created, outcome.cancelled, kept), (0, true, 0));
}
