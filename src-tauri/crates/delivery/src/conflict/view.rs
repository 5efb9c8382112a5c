//! What somebody sees who has to decide.

use warraq_core::article::ArticleId;
use warraq_core::diff::words;
use warraq_core::outbox::{ItemState, SiteId};
use warraq_store::Vault;

use super::compared::Compared;
use super::fields::{self, Terms};
use super::trios::Trio;
use super::{ConflictView, TextPiece};
use crate::error::DeliveryError;
use crate::merge::PieceKind;
use crate::parts::{NEUTRAL, Shown, images, shown};
use crate::reason::{Reason, ReasonKind};
use crate::task::of_json;

/// An article and its post, part by part, with what was changed here and there.
///
/// # Errors
/// `NothingToCompare` where nobody is known to have changed the post; `NeverPublish` where such words stand in the
/// article; when the vault cannot be read.
pub fn compare(
    vault: &Vault,
    article: ArticleId,
    site: SiteId,
) -> Result<ConflictView, DeliveryError> {
    let compared = Compared::read(vault, article, site)?;
    let terms = Terms::read(vault, &compared)?;
    let item = compared.item.as_ref();
    let waits = item.filter(|item| item.state == ItemState::Conflict);
    let reason = item.and_then(|item| item.reason.as_ref()).map(of_json::<Reason>).transpose()?;
    Ok(ConflictView {
        article,
        headline: compared.article.fields.headline.clone(),
        dir: compared.article.fields.direction(),
        site,
        site_name: compared.site.name.clone(),
        url: compared.theirs.url.clone(),
        item: waits.map(|item| item.id),
        wish: waits.map(|item| of_json(&item.wish)).transpose()?,
        reason: reason.map_or(ReasonKind::Changed, |reason| reason.kind),
        has_base: compared.known.seen.is_some(),
        is_text_gone: compared.is_text_gone(),
        token: compared.token(),
        fields: fields::pieces(&compared, &terms),
        pieces: pieces(&compared),
    })
}

/// The parts of the text.
pub(super) fn pieces(compared: &Compared) -> Vec<TextPiece> {
    let numbered = compared.trios.iter().zip(0..);
    numbered.map(|(trio, number)| piece(compared, trio, number)).collect()
}

/// Whether somebody may choose: what the article never held stays as the site has it, and no text that is gone takes the
/// place of the article's.
pub(super) fn can_choose(compared: &Compared, trio: &Trio) -> bool {
    let differs = !matches!(trio.kind, PieceKind::Same | PieceKind::Both);
    differs && !compared.is_only_there(trio) && !compared.is_text_gone()
}

fn piece(compared: &Compared, trio: &Trio, number: u32) -> TextPiece {
    let base = Compared::texts(&compared.base_parts, &trio.base);
    let mine = compared.mine_of(trio);
    let theirs = Compared::texts(&compared.their_parts, &trio.theirs);
    let pictures = |side: &[&str]| side.iter().flat_map(|part| images(part)).collect::<Vec<_>>();
    let shown = if compared.known.seen.is_some() { pictures(&base) } else { pictures(&mine) };
    let is_other = |side: &[&str]| {
        let side = pictures(side);
        !(shown.is_empty() || side.is_empty() || compared.pictures.are_same(&shown, &side))
    };
    let (mine_picture, theirs_picture) = (is_other(&mine), is_other(&theirs));
    let [base, mine, theirs] = [base, mine, theirs].map(|side| seen(compared, side));
    let was = if compared.known.seen.is_some() { text(&base) } else { text(&mine) };
    let (mine_words, theirs_words) = (words(&was, &text(&mine)), words(&was, &text(&theirs)));
    let can_choose = can_choose(compared, trio);
    let kind = match trio.kind {
        PieceKind::Conflict if !can_choose => PieceKind::Theirs,
        kind => kind,
    };
    TextPiece {
        number,
        kind,
        can_choose,
        base,
        mine,
        theirs,
        mine_words,
        theirs_words,
        mine_picture,
        theirs_picture,
    }
}

/// What people see of these parts: a picture that is here by the name of its file.
fn seen(compared: &Compared, parts: Vec<&str>) -> Vec<Shown> {
    let named = parts.into_iter().map(|part| {
        let mut shown = shown(part);
        if let Some(medium) = shown.address.strip_prefix(NEUTRAL) {
            shown.address = compared.pictures.name(medium).to_owned();
        }
        shown
    });
    named.collect()
}

fn text(parts: &[Shown]) -> String {
    parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n")
}
