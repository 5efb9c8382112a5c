//! What became of the pictures that an article showed before.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use warraq_connect::RemoteMedium;
use warraq_store::{Item, Vault};

use crate::error::DeliveryError;
use crate::task::{Task, of_json};

/// A picture that was left at a site, though nothing of ours shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct LeftPicture {
    /// What its file is called there.
    pub name: String,
    /// Why.
    pub why: WhyLeft,
}

/// Why a picture was left at a site, though nothing of ours shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum WhyLeft {
    /// Readers had it, or may have had.
    Seen,
    /// Something there shows it, or somebody made it theirs.
    Some,
    /// There is more than can be looked through, or what may not be read.
    Unknown,
}

impl WhyLeft {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::Seen, Self::Some, Self::Unknown];
}

/// What became of pictures since a delivery was asked for.
#[derive(Debug, Default)]
pub(crate) struct PicturesSince {
    pub(crate) removed: Vec<String>,
    pub(crate) left: Vec<LeftPicture>,
}

/// What became of the pictures of the article since this delivery was asked for, whichever had sent them.
pub(crate) fn pictures_since(
    vault: &Vault,
    item: &Item,
    all: &[Item],
) -> Result<PicturesSince, DeliveryError> {
    let mut since = PicturesSince::default();
    let place = (item.article, item.site);
    for one in all.iter().filter(|one| (one.article, one.site) == place) {
        for step in vault.outbox_steps(one.id)?.iter().filter(|step| step.kind == "media") {
            let Some(result) = &step.result else { continue };
            let Task::Media(picture) = Task::of_step(step)? else { continue };
            let name = name_there(result).unwrap_or(picture.name);
            if is_since(&result["removed"], item) && !since.removed.contains(&name) {
                since.removed.push(name.clone());
            }
            if is_since(&result["left"], item) {
                let why = of_json(&result["left"]["why"])?;
                let left = LeftPicture { name, why };
                if !since.left.contains(&left) {
                    since.left.push(left);
                }
            }
        }
    }
    Ok(since)
}

/// What the site calls the file: the name that it was sent under is none that anybody finds there, where the site had one
/// of that name.
fn name_there(result: &Value) -> Option<String> {
    let medium: RemoteMedium = of_json(result.get("medium")?).ok()?;
    Some(medium.file_name()).filter(|name| !name.is_empty())
}

/// Whether this came about after the delivery was asked for.
fn is_since(became: &Value, item: &Item) -> bool {
    let at: Option<DateTime<Utc>> = of_json(&became["at"]).ok();
    at.is_some_and(|at| at >= item.created_at)
}
