//! `push --check`: what is to be known before articles leave.

use std::sync::Mutex;

use serde_json::json;
use warraq_core::article::ArticleId;
use warraq_core::fields::FieldName;
use warraq_delivery::{Check, CheckKind, CheckLevel, Desk, Order, Sites, preflight};
use warraq_store::Vault;

use super::deliver::wish;
use crate::answer::Answer;
use crate::article_id::find;
use crate::bidi;
use crate::cli::PushArguments;
use crate::error::{CliError, moment_of};
use crate::measures::{duration, size};
use crate::messages::{Message, word};
use crate::moment::moment;
use crate::vault_file::{VaultFile, now};

/// Says what keeps the articles here and what somebody may want to mend; nothing is queued, and no site is asked.
///
/// # Errors
/// When there is no such article or site, or the vault cannot be read.
pub fn run(file: &VaultFile, arguments: &PushArguments) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let site = vault.site_named(&arguments.site)?;
    let wish = wish(arguments, &site)?;
    let site = site.id;
    let articles: Vec<ArticleId> =
        arguments.ids.iter().map(|id| find(&vault, id)).collect::<Result<_, _>>()?;
    let desk = Mutex::new(vault);
    let (mut json, mut lines, mut stops) = (Vec::new(), Vec::new(), 0);
    for article in articles {
        let order = Order { article, site, wish, asked_by: String::new() };
        let checks = preflight(&desk, &Sites, &order, now())?;
        let headline = headline(&desk, article)?;
        stops += checks.iter().filter(|check| check.level == CheckLevel::Stop).count();
        lines.extend(checks.iter().map(|check| line(&headline, check)));
        json.push(json!({ "article": article, "headline": headline, "checks": checks }));
    }
    let note = match stops {
        0 => Message::new("notes.check_clear").with("site", &arguments.site),
        stops => Message::new("notes.check_stops").with("count", stops),
    };
    Ok(Answer::of(json!({ "articles": json })).with_lines(lines).with_note(note))
}

fn headline(desk: &Mutex<Vault>, article: ArticleId) -> Result<String, CliError> {
    let found = desk.with(|vault| vault.article(article))??;
    Ok(found.fields.headline)
}

fn line(headline: &str, check: &Check) -> String {
    format!("{}: {}", bidi::inline(headline), words(check).text())
}

/// What there is to know, in words.
pub fn words(check: &Check) -> Message {
    let field = check.field.map_or_else(String::new, field_name);
    let place = match (check.field, check.part) {
        (None, Some(part)) => Message::new(format!("part.{}", word(part))).text(),
        _ => field.clone(),
    };
    let what = match check.kind {
        CheckKind::EmbargoScheduled => Some(moment_of(&check.detail)),
        _ => Message::new(format!("what.{}", check.detail)).text_of_known(),
    };
    let until = check.until.map_or_else(String::new, moment);
    let kind = match (check.kind, &*check.detail) {
        (CheckKind::Clock, "behind") => "clock_behind".to_owned(),
        (CheckKind::KeyAddress, name) if !name.is_empty() => "key-address-named".to_owned(),
        (kind, _) => word(kind),
    };
    Message::new(format!("checks.{kind}"))
        .with("field", field)
        .with("place", place)
        .with("detail", what.as_ref().unwrap_or(&check.detail))
        .with("excerpt", &check.excerpt)
        .with("count", check.count)
        .with("most", check.most)
        .with("size", size(check.count))
        .with("most_size", size(check.most))
        .with("apart", duration(check.count))
        .with("until", until)
}

/// What a field is, and as the command line spells it: that is what somebody types to fill it.
fn field_name(field: FieldName) -> String {
    let name = Message::new(format!("fields.{field}")).text();
    format!("{name} ({field})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_name_beside_what_is_typed() {
        for field in FieldName::ALL {
            let name = field_name(field);
            assert!(!name.starts_with("fields.") && name.contains(&field.to_string()), "{name}");
        }
    }

    #[test]
    fn every_check_has_its_words() {
        for kind in CheckKind::ALL {
            let check = Check {
                kind,
                level: CheckLevel::Warning,
                field: None,
                part: None,
                block: None,
                detail: String::new(),
                excerpt: String::new(),
                count: 0,
                most: 0,
                until: None,
            };
            let text = words(&check).text();
            assert!(!text.contains("checks.") && !text.contains('{'), "{kind:?}: {text}");
        }
    }
}
