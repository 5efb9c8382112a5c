//! Whole sites: thousands of posts, a batch at a time.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use serde::Serialize;
use warraq_core::article::{ArticleId, IdSource};
use warraq_formats::wxr::{Left, Posts, RawPost, Site};
use warraq_formats::{FormatError, ImportDefaults, ImportFormat, Warning, WarningKind};

use crate::error::IntakeError;
use crate::piece::Piece;

/// How many posts are one action: few enough to be undone and shown, many enough to be fast.
pub const BATCH: usize = 100;

/// A site's export that is being taken in.
pub struct SiteImport {
    file: String,
    site: Site,
    posts: Posts<BufReader<File>>,
    defaults: ImportDefaults,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiteProgress {
    /// Posts that were looked at.
    pub done: usize,
    /// Posts there are.
    pub total: usize,
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
    /// What the items are that are no post, by the site's own name for their kind.
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

    /// Keeps all pieces as one action, or none.
    ///
    /// # Errors
    /// As the vault says.
    fn keep(&mut self, pieces: Vec<Piece>) -> Result<(), Self::Error>;
}

impl SiteImport {
    /// The export at `path`, once read through.
    ///
    /// # Errors
    /// `Unreadable`, and `Format` where it is no WordPress export or is cut off: nothing is taken in then.
    pub fn open(path: &Path, defaults: ImportDefaults) -> Result<Self, IntakeError> {
        let site = Site::survey(reader(path)?)?;
        let posts = site.posts(reader(path)?);
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self { file, site, posts, defaults })
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
        let mut progress = SiteProgress { done: 0, total: self.site.posts };
        loop {
            if tell(progress) == Flow::Stop {
                outcome.cancelled = progress.done < progress.total;
                break;
            }
            let batch = self.batch().map_err(IntakeError::from)?;
            if batch.is_empty() {
                break;
            }
            progress.done += batch.len();
            let pieces = self.new_pieces(&batch, keeper, ids)?;
            let created = number(pieces.len());
            outcome.created += created;
            outcome.known += number(batch.len()) - created;
            outcome.removed += number(pieces.iter().map(|piece| piece.told().removed.len()).sum());
            if !pieces.is_empty() {
                keeper.keep(pieces)?;
            }
        }
        Ok(outcome)
    }

    fn outcome(&self) -> ImportedCollection {
        let warnings = self
            .site
            .left
            .iter()
            .map(|left| Warning { kind: WarningKind::NoArticle, detail: detail_of(left) });
        ImportedCollection {
            site: self.site.title.clone(),
            posts: number(self.site.posts),
            created: 0,
            known: 0,
            left: number(self.site.left.iter().map(|left| left.count).sum()),
            cancelled: false,
            removed: 0,
            warnings: warnings.collect(),
        }
    }

    fn batch(&mut self) -> Result<Vec<RawPost>, FormatError> {
        self.posts.by_ref().take(BATCH).collect()
    }

    /// Those of the batch whose articles are not in the vault.
    fn new_pieces<K: Keeper>(
        &self,
        batch: &[RawPost],
        keeper: &mut K,
        ids: &mut dyn IdSource,
    ) -> Result<Vec<Piece>, K::Error> {
        let every: Vec<ArticleId> = batch.iter().map(|post| post.id).collect();
        let mut seen = keeper.known(&every)?;
        // A file may hold one post twice.
        let new = batch.iter().filter(|post| seen.insert(post.id));
        Ok(new.map(|post| self.piece(post, ids)).collect())
    }

    fn piece(&self, post: &RawPost, ids: &mut dyn IdSource) -> Piece {
        let article = self.site.article(post, &self.defaults, ids);
        Piece::new(post.id, &self.file, ImportFormat::Wxr, article.imported)
            .standing(article.status, article.dated)
    }
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
