//! Whole sites: thousands of posts, a batch at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use serde::Serialize;
use warraq_core::article::{ArticleId, IdSource};
use warraq_formats::wxr::{Left, Posts, RawPost, Site};
use warraq_formats::{FormatError, ImportDefaults, ImportFormat, Warning, WarningKind};

use crate::error::IntakeError;
use crate::heard::Heard;
use crate::piece::Piece;

/// How many posts are one action: few enough to be undone and shown, many enough to be fast.
pub const BATCH: usize = 100;

/// A site's export that was read through, and is to be taken in.
pub struct SiteImport {
    file: String,
    site: Site,
    posts: Posts<BufReader<File>>,
    defaults: ImportDefaults,
    /// Whether it was stopped before its file was read through.
    is_stopped: bool,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiteProgress {
    /// What it does.
    pub step: SiteStep,
    /// Bytes that were read, or posts that were looked at.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

/// What an import does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteStep {
    /// It reads the file through, which is counted in bytes.
    Reading,
    /// It takes in the posts.
    Keeping,
}

/// Whether an import goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// It does.
    GoOn,
    /// It stops: what is in the vault stays, and the same file goes on from there another time.
    Stop,
}

/// What came of a site's export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ImportedCollection {
    /// The site's name.
    pub site: String,
    /// Posts in the file.
    pub posts: u32,
    /// Articles made of them.
    pub created: u32,
    /// Posts that were in the vault already, and stay as they are there.
    pub known: u32,
    /// Items that are no post, such as menus and revisions.
    pub left: u32,
    /// Whether it was stopped before the end.
    pub cancelled: bool,
    /// Pieces that were removed from the new articles: each article has them in its report.
    pub removed: u32,
    /// What the items are that are no post, by the site's own name for their kind; posts that stand in the file twice
    /// or were changed on the site since; what is said of pictures that no post shows.
    pub warnings: Vec<Warning>,
}

/// Where the articles of a site go: the vault as the window or the command has it open.
pub trait Keeper {
    /// What it fails with.
    type Error: From<IntakeError>;

    /// Those of `ids` whose articles are there.
    ///
    /// # Errors
    /// As the vault says.
    fn known(&mut self, ids: &[ArticleId]) -> Result<BTreeSet<ArticleId>, Self::Error>;

    /// The prints of the posts that these articles were made of, where they are known.
    ///
    /// # Errors
    /// As the vault says.
    fn prints(&mut self, ids: &[ArticleId]) -> Result<BTreeMap<ArticleId, String>, Self::Error>;

    /// Keeps all pieces as one action, or none.
    ///
    /// # Errors
    /// As the vault says.
    fn keep(&mut self, pieces: Vec<Piece>) -> Result<(), Self::Error>;
}

impl SiteImport {
    /// The export at `path`, once read through. `tell` hears how far that is, and whether it goes on: what was
    /// stopped takes nothing in.
    ///
    /// # Errors
    /// `Unreadable`, and `Format` where it is no WordPress export or is cut off: nothing is taken in then.
    pub fn open(
        path: &Path,
        defaults: ImportDefaults,
        tell: &mut dyn FnMut(SiteProgress) -> Flow,
    ) -> Result<Self, IntakeError> {
        let mut file = Heard::new(File::open(path).map_err(IntakeError::Unreadable)?, tell)?;
        let site = Site::survey(&mut file);
        let is_stopped = file.is_stopped;
        // A file that was left in the middle looks like one that is cut off.
        let site = if is_stopped { Site::default() } else { site? };
        let posts = site.posts(reader(path)?);
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self { file, site, posts, defaults, is_stopped })
    }

    /// Takes in every post that is not in the vault yet. `tell` hears how far it is, and whether it goes on.
    ///
    /// # Errors
    /// What `keeper` fails with: the batches before stay, and the next time goes on after them.
    pub fn run<K: Keeper>(
        mut self,
        keeper: &mut K,
        ids: &mut dyn IdSource,
        tell: &mut dyn FnMut(SiteProgress) -> Flow,
    ) -> Result<ImportedCollection, K::Error> {
        let mut outcome = self.outcome();
        let mut changed = Left { kind: POSTS.to_owned(), ..Left::default() };
        outcome.cancelled = self.is_stopped;
        let total = self.site.posts;
        let mut progress = SiteProgress { step: SiteStep::Keeping, done: 0, total };
        while !self.is_stopped {
            if tell(progress) == Flow::Stop {
                outcome.cancelled = progress.done < progress.total;
                break;
            }
            let batch = self.batch().map_err(IntakeError::from)?;
            if batch.is_empty() {
                break;
            }
            progress.done += batch.len();
            let (new, known) = part(&batch, keeper)?;
            note_changed(&known, keeper, &mut changed)?;
            let pieces: Vec<Piece> = new.into_iter().map(|post| self.piece(post, ids)).collect();
            outcome.created += number(pieces.len());
            outcome.known += number(known.len());
            outcome.removed += number(pieces.iter().map(|piece| piece.told().removed.len()).sum());
            if !pieces.is_empty() {
                keeper.keep(pieces)?;
            }
        }
        outcome.warnings.extend(warning(WarningKind::PostChanged, &changed));
        Ok(outcome)
    }

    fn outcome(&self) -> ImportedCollection {
        ImportedCollection {
            site: self.site.title.clone(),
            posts: number(self.site.posts),
            created: 0,
            known: 0,
            left: number(self.site.left.iter().map(|left| left.count).sum()),
            cancelled: false,
            removed: 0,
            warnings: self.warnings(),
        }
    }

    fn warnings(&self) -> Vec<Warning> {
        let site = &self.site;
        let posts = |told: &Left| Left { kind: POSTS.to_owned(), ..told.clone() };
        let mut warnings: Vec<Warning> =
            site.left.iter().filter_map(|left| warning(WarningKind::NoArticle, left)).collect();
        warnings.extend(warning(WarningKind::PostRepeated, &posts(&site.repeated)));
        warnings.extend(warning(WarningKind::PostTwice, &posts(&site.changed)));
        let (words, more) = site.words_of_pictures();
        let of_pictures = |detail| Warning { kind: WarningKind::PictureWords, detail };
        warnings.extend(words.into_iter().map(of_pictures));
        if more > 0 {
            warnings.push(of_pictures(format!("… +{more}")));
        }
        if site.forgotten() > 0 {
            let detail = site.forgotten().to_string();
            warnings.push(Warning { kind: WarningKind::NoRoom, detail });
        }
        warnings
    }

    fn batch(&mut self) -> Result<Vec<RawPost>, FormatError> {
        self.posts.by_ref().take(BATCH).collect()
    }

    fn piece(&self, post: &RawPost, ids: &mut dyn IdSource) -> Piece {
        let article = self.site.article(post, &self.defaults, ids);
        Piece::new(post.id, &self.file, ImportFormat::Wxr, article.imported)
            .standing(article.status, article.dated)
            .printed(&post.print())
    }
}

/// What posts are called where they are counted.
const POSTS: &str = "post";

/// The posts of a batch whose articles are not in the vault, and those whose are.
fn part<'a, K: Keeper>(
    batch: &'a [RawPost],
    keeper: &mut K,
) -> Result<(Vec<&'a RawPost>, Vec<&'a RawPost>), K::Error> {
    let every: Vec<ArticleId> = batch.iter().map(|post| post.id).collect();
    let there = keeper.known(&every)?;
    Ok(batch.iter().partition(|post| !there.contains(&post.id)))
}

/// Counts those of the posts in the vault that are not what they were when they came in.
fn note_changed<K: Keeper>(
    known: &[&RawPost],
    keeper: &mut K,
    changed: &mut Left,
) -> Result<(), K::Error> {
    let every: Vec<ArticleId> = known.iter().map(|post| post.id).collect();
    let prints = keeper.prints(&every)?;
    for post in known {
        if prints.get(&post.id).is_some_and(|print| *print != post.print()) {
            changed.add(post.title());
        }
    }
    Ok(())
}

/// What is told of posts or other items, where there are any.
fn warning(kind: WarningKind, of: &Left) -> Option<Warning> {
    (of.count > 0).then(|| Warning { kind, detail: detail_of(of) })
}

/// A kind of items, how many there are, and the first by their titles: `nav_menu_item: 2 (سوريا, …)`.
fn detail_of(left: &Left) -> String {
    let Left { kind, count, titles } = left;
    if titles.is_empty() {
        return format!("{kind}: {count}");
    }
    let more = if titles.len() < *count { ", …" } else { "" };
    format!("{kind}: {count} ({}{more})", titles.join(", "))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn reader(path: &Path) -> Result<BufReader<File>, IntakeError> {
    let file = File::open(path).map_err(IntakeError::Unreadable)?;
    Ok(BufReader::with_capacity(1 << 16, file))
}

#[cfg(test)]
mod tests;
