//! Where a post can be looked at.

use warraq_connect::{RemoteId, RemoteState, Standing};
use warraq_core::article::ArticleId;
use warraq_store::{Site, Vault};

use crate::error::DeliveryError;
use crate::known::Known;

/// Where a post can be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The address.
    pub url: String,
    /// Whether it opens for everybody; else for those who are signed in there.
    pub is_public: bool,
}

/// Where the article's post can be looked at now, in the bin where it is there; nothing where there is none.
///
/// # Errors
/// When the vault cannot be read.
pub fn address(
    vault: &Vault,
    article: ArticleId,
    site: &Site,
) -> Result<Option<Address>, DeliveryError> {
    let known = Known::read(vault, article, site.id)?;
    Ok(address_of(site, known.remote_id(), known.standing().as_ref()))
}

/// The address that readers have is none before they may see the post: until then it opens by its number, for whoever
/// is signed in and may see it.
pub(crate) fn address_of(
    site: &Site,
    id: Option<&RemoteId>,
    standing: Option<&Standing>,
) -> Option<Address> {
    let standing = standing?;
    if standing.state == RemoteState::Trashed {
        return bin_of(site);
    }
    let is_public = standing.state == RemoteState::Published;
    if is_public || site.kind != "wordpress" {
        let url = standing.url.clone();
        return Some(Address { url, is_public }).filter(|address| !address.url.is_empty());
    }
    let home = site.url.trim_end_matches('/');
    Some(Address { url: format!("{home}/?p={}&preview=true", id?), is_public })
}

/// Where who is signed in can take it out of the bin; nothing where the place has none.
fn bin_of(site: &Site) -> Option<Address> {
    let home = site.url.trim_end_matches('/');
    let url = format!("{home}/wp-admin/edit.php?post_status=trash&post_type=post");
    (site.kind == "wordpress").then_some(Address { url, is_public: false })
}
