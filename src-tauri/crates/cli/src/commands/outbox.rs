//! `outbox`: where each delivery is, and what somebody decides of one.

use serde_json::json;
use warraq_connect::Alteration;
use warraq_core::outbox::ItemId;
use warraq_delivery::{Listed, cancel, list, pause, retry, send_anyway, spent};
use warraq_store::Vault;

use super::{budget, conflict};
use crate::answer::Answer;
use crate::bidi;
use crate::cli::OutboxCommand;
use crate::error::{CliError, reason_of};
use crate::messages::{Message, word};
use crate::vault_file::{Desk, VaultFile, now};

/// The fewest characters that may stand for an id.
const LEAST: usize = 6;

/// Shows the outbox, or decides; answers with it as it is then.
///
/// # Errors
/// When there is no such delivery, or it stands where this cannot be done; when the vault cannot be read or written.
pub fn run(file: &VaultFile, command: Option<&OutboxCommand>) -> Result<Answer, CliError> {
    let Some(command) = command else {
        let vault = file.read()?;
        return Ok(budget::beside(answer(&list(&vault)?), &spent(&vault, now())?));
    };
    match command {
        OutboxCommand::Budget { megabytes, per } => return budget::run(file, *megabytes, *per),
        OutboxCommand::Show { id } => {
            let vault = file.read()?;
            let id = find(&vault, id)?;
            return conflict::show(&vault, id);
        }
        OutboxCommand::Keep { whose, id } => {
            let mut desk = file.write()?;
            let id = find(&desk.vault, id)?;
            let person = desk.person().clone();
            conflict::keep(&mut desk.vault, &person, id, *whose)?;
            return shown(desk);
        }
        _ => {}
    }
    let mut desk = file.write()?;
    decide(&mut desk.vault, command)?;
    shown(desk)
}

fn decide(vault: &mut Vault, command: &OutboxCommand) -> Result<(), CliError> {
    let now = now();
    Ok(match command {
        OutboxCommand::Pause { id } => pause(vault, find(vault, id)?, now),
        OutboxCommand::Cancel { id } => cancel(vault, find(vault, id)?, now),
        OutboxCommand::Retry { id } => retry(vault, find(vault, id)?, now),
        OutboxCommand::SendAnyway { id } => send_anyway(vault, find(vault, id)?, now),
        // They were answered before.
        OutboxCommand::Budget { .. } | OutboxCommand::Show { .. } | OutboxCommand::Keep { .. } => {
            Ok(())
        }
    }?)
}

/// The outbox as it is now.
fn shown(desk: Desk) -> Result<Answer, CliError> {
    let items = list(&desk.vault)?;
    desk.close()?;
    Ok(answer(&items))
}

/// The one delivery whose id starts or ends like this.
fn find(vault: &Vault, text: &str) -> Result<ItemId, CliError> {
    let part = text.to_ascii_uppercase();
    if part.chars().count() < LEAST {
        return Err(CliError::ShortId { id: text.to_owned(), least: LEAST });
    }
    let ids = vault.outbox()?.into_iter().map(|item| item.id);
    let is_it = |id: &ItemId| {
        let id = id.to_string();
        id.starts_with(&part) || id.ends_with(&part)
    };
    match ids.filter(is_it).collect::<Vec<_>>()[..] {
        [] => Err(CliError::NoDelivery { id: text.to_owned() }),
        [one] => Ok(one),
        ref several => Err(CliError::AmbiguousId { id: text.to_owned(), count: several.len() }),
    }
}

/// The deliveries: each in a line, with what there is to say of it below.
pub fn answer(items: &[Listed]) -> Answer {
    Answer::of(json!({ "items": items })).with_lines(items.iter().flat_map(lines))
}

fn lines(item: &Listed) -> Vec<String> {
    let mut lines = vec![line(item)];
    let mut tell = |message: Message| lines.push(format!("    {}", message.text()));
    if let Some(why) = &item.reason {
        tell(reason_of(why, &item.id.to_string()));
    }
    for Alteration { kind, detail } in &item.altered {
        let what = Message::new(format!("alterations.{}", word(kind))).with("detail", detail);
        tell(Message::new("notes.altered").with("what", what.text()));
    }
    if !item.missing.is_empty() {
        let names = item.missing.join(&Message::new("rights.between").text());
        tell(Message::new("notes.missing_terms").with("names", names));
    }
    lines
}

/// Each part is isolated: those in Arabic would be one run, which is read from its other end.
fn line(item: &Listed) -> String {
    let mut parts = vec![Message::new(format!("states.{}", word(item.state))).text()];
    if item.step < item.steps {
        let step = Message::new("notes.step").with("step", item.step + 1).with("steps", item.steps);
        parts.push(step.text());
    }
    parts.push(item.site.clone());
    parts.push(item.headline.clone());
    let parts: Vec<String> = parts.iter().map(|part| bidi::inline(part)).collect();
    format!("{}  {}", item.id, parts.join("  ")).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use warraq_connect::AlterationKind;

    use super::*;

    #[test]
    fn every_alteration_has_its_words() {
        use AlterationKind::{
            Attribute, Author, Category, Element, Excerpt, Featured, Language, Slug, Spelling, Tag,
            Text, Title,
        };
        for kind in [
            Title, Text, Element, Attribute, Spelling, Excerpt, Slug, Category, Tag, Featured,
            Author, Language,
        ] {
            let key = format!("alterations.{}", word(kind));
            assert!(Message::new(&key).text_of_known().is_some(), "{key} has no words");
        }
    }
}
