//! What two people made of one post: shown, and decided as a whole.

use std::sync::{Mutex, PoisonError};

use warraq_core::outbox::ItemId;
use warraq_core::person::Person;
use warraq_delivery::{
    Choices, ConflictView, DeliveryError, FieldPiece, Keep, PartKind, PieceKind, PostPart, Sending,
    Shown, TextPiece, compare, settle,
};
use warraq_store::{Item, Vault};

use super::diff::marked;
use crate::answer::Answer;
use crate::bidi;
use crate::cli::Whose;
use crate::error::CliError;
use crate::messages::{Message, word};
use crate::reason::moment_of;
use crate::things;
use crate::vault_file::now;
use crate::ways;

/// So many letters of a place say which it is.
const BEGIN: usize = 60;

/// The article and the post of a delivery, part by part. What there is to decide is of the newest one of the article
/// there, whichever was named.
///
/// # Errors
/// When nobody is known to have changed the post, or the vault cannot be read.
pub fn show(vault: &Vault, id: ItemId) -> Result<Answer, CliError> {
    let item = vault.outbox_item(id)?;
    let view = compare(vault, item.article, item.site)?;
    let id = newest(vault, &item)?;
    let open = open(&view);
    let fields = view.fields.iter().flat_map(|field| field_lines(field, view.has_base));
    let lines: Vec<String> = fields.chain(view.pieces.iter().flat_map(piece_lines)).collect();
    let note = match open {
        0 => Message::new("notes.conflict_none"),
        open => Message::new("notes.conflict_open").with("count", open),
    };
    let state = changes_state(&view).then(|| Message::new("notes.conflict_state"));
    if view.is_text_gone {
        let again = ways::write_again(&id.to_string());
        let gone = Message::new("notes.text_gone").with_below([again]);
        return Ok(Answer::of(&view).with_lines(lines).with_note(gone));
    }
    let notes = [note].into_iter().chain(state).chain(decisions(id, open));
    Ok(Answer::of(&view).with_lines(lines).with_notes(notes))
}

/// Whether it is decided, too, whether readers see the post or when.
fn changes_state(view: &ConflictView) -> bool {
    let is_of_state = |part| matches!(part, PostPart::State | PostPart::Date);
    view.fields.iter().any(|field| field.can_choose && is_of_state(field.part))
}

/// How it can be decided as a whole: what each changed is kept only where they did not change the same.
fn decisions(id: ItemId, open: usize) -> impl Iterator<Item = Message> {
    let merged = (open == 0).then_some(Whose::Merged);
    let whose = [Whose::Mine, Whose::Theirs].into_iter().chain(merged);
    whose.map(move |whose| ways::keep(whose, &id.to_string()))
}

/// Decides a delivery as a whole; the delivery that comes of it, or the one that it was. What is kept of the site's is in
/// the article then.
///
/// # Errors
/// When nobody is known to have changed the post; when both changed the same place, and what each changed is to be
/// kept.
pub fn keep(
    vault: &mut Vault,
    person: &Person,
    id: ItemId,
    whose: Whose,
) -> Result<ItemId, CliError> {
    let item = vault.outbox_item(id)?;
    let (all, sending) = match whose {
        Whose::Mine => (Some(Keep::Mine), Sending::Send),
        // Their text stays, and what was asked for goes on with it.
        Whose::Theirs => (Some(Keep::Theirs), Sending::Send),
        Whose::Merged => (None, Sending::Send),
    };
    let choices = Choices { all, ..Choices::default() };
    let desk = Mutex::new(vault);
    let sent = settle(&desk, person, (item.article, item.site), (&choices, sending), now());
    match sent.map_err(CliError::from) {
        Ok(None) => newest(&desk.lock().unwrap_or_else(PoisonError::into_inner), &item),
        Ok(Some(sent)) => Ok(sent),
        Err(error @ CliError::Delivery(DeliveryError::TextGone)) => {
            Err(error.advising([ways::write_again(&id.to_string())]))
        }
        Err(error @ CliError::Delivery(DeliveryError::Undecided(_))) => {
            let vault = desk.lock().unwrap_or_else(PoisonError::into_inner);
            let view = compare(&vault, item.article, item.site)?;
            let below = open_places(&view).into_iter().chain([ways::compare(&id.to_string())]);
            Err(error.advising(below))
        }
        Err(error) => Err(error),
    }
}

/// The newest delivery of the article to that site.
fn newest(vault: &Vault, item: &Item) -> Result<ItemId, CliError> {
    let is_ours = |other: &Item| (other.article, other.site) == (item.article, item.site);
    Ok(vault.outbox()?.into_iter().rfind(is_ours).map_or(item.id, |newest| newest.id))
}

fn open(view: &ConflictView) -> usize {
    open_fields(view).count() + open_pieces(view).count()
}

fn open_fields(view: &ConflictView) -> impl Iterator<Item = &FieldPiece> {
    view.fields.iter().filter(|field| {
        is_open(field.kind, field.can_choose) && !goes_together(field, view.has_base)
    })
}

fn open_pieces(view: &ConflictView) -> impl Iterator<Item = &TextPiece> {
    view.pieces.iter().filter(|piece| is_open(piece.kind, piece.can_choose))
}

fn is_open(kind: PieceKind, can_choose: bool) -> bool {
    kind == PieceKind::Conflict && can_choose
}

/// What somebody has to decide, each by its name and how it begins here.
fn open_places(view: &ConflictView) -> Vec<Message> {
    let place = |name: Message, text: &str| {
        let begin: String = text.chars().take(BEGIN).collect();
        Message::new("errors.undecided_place").with("place", name.text()).with("text", begin)
    };
    let fields = open_fields(view)
        .map(|field| place(Message::new(format!("parts.{}", word(field.part))), ""));
    let pieces = open_pieces(view).map(|piece| {
        let name = Message::new("parts.piece").with("number", piece.number + 1);
        let shown = [&piece.mine, &piece.theirs].into_iter().flatten().next();
        place(name, shown.map_or("", |shown| &shown.text))
    });
    fields.chain(pieces).collect()
}

fn field_lines(field: &FieldPiece, has_base: bool) -> Vec<String> {
    let name = Message::new(format!("parts.{}", word(field.part))).text();
    let how = if goes_together(field, has_base) {
        Message::new("changed.merged").text()
    } else {
        changed(field.kind)
    };
    let mut lines = vec![format!("{name}: {how}")];
    let (mine, theirs) = match field.part {
        PostPart::State | PostPart::Password => became(field, state),
        PostPart::Date => became(field, time),
        _ => (marked(&field.mine_words), marked(&field.theirs_words)),
    };
    lines.extend(sides(field.kind, &mine, &theirs));
    lines
}

/// What it was and what it became, here and there, by how each is said.
fn became(field: &FieldPiece, said: impl Fn(&str) -> String) -> (String, String) {
    let from = said(&field.base);
    let to = |text: &str| {
        let to = said(text);
        if from.is_empty() {
            return to;
        }
        let to = if to.is_empty() { "—".to_owned() } else { to };
        Message::new("changed.from_to").with("from", &from).with("to", to).text()
    };
    (to(&field.mine), to(&field.theirs))
}

/// Whether what both changed of it is kept without a decision: a list of names, where it is known what it was.
fn goes_together(field: &FieldPiece, has_base: bool) -> bool {
    field.part == PostPart::Tags && field.kind == PieceKind::Conflict && has_base
}

/// A state of a post, in words.
fn state(name: &str) -> String {
    bidi::inline(&Message::new(format!("remote_states.{name}")).text_of_known().unwrap_or_default())
}

/// A time of a post, or that it is published at once.
fn time(text: &str) -> String {
    if text == "at-once" { Message::new("changed.at_once").text() } else { moment_of(text) }
}

fn piece_lines(piece: &TextPiece) -> Vec<String> {
    if piece.kind == PieceKind::Same {
        return piece.mine.iter().map(|shown| format!("  {}", said(shown))).collect();
    }
    let place = Message::new("parts.piece").with("number", piece.number + 1).text();
    let mut lines = vec![format!("{place}: {}", changed(piece.kind))];
    let words = |parts: &[Shown], words: String| {
        if parts.iter().all(|part| part.text.is_empty()) {
            parts.iter().map(said).collect::<Vec<_>>().join(" ")
        } else {
            let cards = parts.iter().filter(|part| part.text.is_empty()).map(said);
            std::iter::once(words).chain(cards).collect::<Vec<_>>().join("  ")
        }
    };
    let words = |parts: &[Shown], marked: String| words(parts, marked) + &beside(parts);
    let was = if piece.base.is_empty() { &piece.mine } else { &piece.base };
    let pictures = |parts: &[Shown], is_other| pictures(parts, was, is_other);
    let mine =
        words(&piece.mine, marked(&piece.mine_words)) + &pictures(&piece.mine, piece.mine_picture);
    let theirs = words(&piece.theirs, marked(&piece.theirs_words))
        + &pictures(&piece.theirs, piece.theirs_picture);
    lines.extend(sides(piece.kind, &mine, &theirs));
    lines
}

/// What else stands on a side: no word of it says that.
fn beside(parts: &[Shown]) -> String {
    let cards = parts.iter().flat_map(|part| &part.things).map(things::name);
    let cards: Vec<String> = cards.map(|name| format!("  [{name}]")).collect();
    cards.concat()
}

/// What is to be said of the pictures of a side beside the words below them: which file another one is, and what readers
/// are told who cannot see it, where that is another than it `was`.
fn pictures(parts: &[Shown], was: &[Shown], is_other: bool) -> String {
    let of = |parts: &[Shown]| parts.iter().map(|part| part.alt.clone()).collect::<Vec<_>>();
    let has_other_words = of(parts) != of(was);
    // It stands behind the words.
    let mut said = vec![String::new()];
    for part in parts.iter().filter(|part| part.kind == PartKind::Picture) {
        if is_other {
            let other = Message::new("part_kinds.other_picture").text();
            // One without words says its address already.
            let address = Some(bidi::inline(&part.address)).filter(|_| !part.text.is_empty());
            said.push(format!("[{other}] {}", address.unwrap_or_default()).trim_end().to_owned());
        }
        if has_other_words && !part.alt.is_empty() {
            let alt = bidi::inline(&part.alt.replace('\n', "، "));
            said.push(Message::new("part_kinds.alt").with("alt", alt).text());
        }
    }
    said.join("  ")
}

/// What stands on each side that is another than it was.
fn sides(kind: PieceKind, mine: &str, theirs: &str) -> Vec<String> {
    let here = format!("  {}: {mine}", who(PieceKind::Mine));
    let there = format!("  {}: {theirs}", who(PieceKind::Theirs));
    match kind {
        PieceKind::Same => Vec::new(),
        PieceKind::Mine | PieceKind::Both => vec![here],
        PieceKind::Theirs => vec![there],
        PieceKind::Conflict => vec![here, there],
    }
}

/// Who changed it.
fn changed(kind: PieceKind) -> String {
    Message::new(format!("changed.{}", word(kind))).text()
}

/// Whose it is.
fn who(kind: PieceKind) -> String {
    Message::new(format!("who.{}", word(kind))).text()
}

/// A part in one line.
fn said(shown: &Shown) -> String {
    let text = bidi::inline(&shown.text.replace('\n', " ⏎ "));
    match shown.kind {
        PartKind::Picture | PartKind::Divider | PartKind::Embed | PartKind::Block => {
            let name = Message::new(format!("part_kinds.{}", word(shown.kind)));
            let card = format!("[{}]", name.with("name", &shown.name).text().trim());
            let address = bidi::inline(&shown.address);
            let parts = [card, text, address].into_iter().filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" ")
        }
        _ => text,
    }
}
