//! `push --check`: what is to be known before articles leave.

use std::sync::Mutex;

use serde_json::json;
use warraq_core::article::ArticleId;
use warraq_core::fields::FieldName;
use warraq_delivery::{Check, CheckKind, CheckLevel, Desk, Order, Sites, preflight};
use warraq_store::Vault;

use super::wished::wished;
use crate::answer::Answer;
use crate::article_id::find;
use crate::bidi;
use crate::cli::PushArguments;
use crate::error::CliError;
use crate::measures::{duration, size};
use crate::messages::{Message, field_name, word};
use crate::moment::moment;
use crate::reason::{moment_of, right_name};
use crate::site_name;
use crate::vault_file::{VaultFile, now};
use crate::ways;

/// What an embargo, or that an article has no text, says where readers have the post already.
const LIVE: &str = "live";

/// Says what keeps the articles here and what somebody may want to mend; nothing is queued, and no site is asked.
///
/// # Errors
/// When there is no such article or site, or the vault cannot be read.
pub fn run(file: &VaultFile, arguments: &PushArguments) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let site = site_name::find(&vault, &arguments.site)?;
    let mut asked = Vec::new();
    for id in &arguments.ids {
        let article = find(&vault, id)?;
        asked.push((article, wished(&vault, (article, &site), arguments)?));
    }
    let (site, site_name) = (site.id, site.name);
    let desk = Mutex::new(vault);
    let (mut json, mut lines, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let mut before = Vec::new();
    for (article, wished) in asked {
        let order = Order { article, site, wish: wished.wish, asked_by: String::new() };
        let checks = preflight(&desk, &Sites, &order, now())?;
        let headline = headline(&desk, article)?;
        before.extend(wished.told(&headline, (article, &site_name)));
        let place = (&*article.to_string(), &*site_name);
        lines.extend(checks.iter().map(|check| line(&headline, (check, &checks), place)));
        json.push(json!({ "article": article, "headline": headline, "checks": checks }));
        all.extend(checks);
    }
    let note = verdict(&all).with("site", site_name);
    Ok(Answer::of(json!({ "articles": json })).with_lines(lines).with_notes(before).with_note(note))
}

/// Whether all of it would go: what is refused here, what the site may not take, what somebody may want to mend.
fn verdict(checks: &[Check]) -> Message {
    let count = |is_it: fn(&Check) -> bool| checks.iter().filter(|check| is_it(check)).count();
    let to_mend = count(|check| check.level != CheckLevel::Remark);
    let stops = count(|check| check.level == CheckLevel::Stop);
    let held = count(|check| check.kind.may_hold());
    let (key, count) = match (stops, held, to_mend) {
        (0, 0, 0) => ("notes.check_clear", 0),
        (0, 0, warnings) => ("notes.check_warned", warnings),
        (0, held, _) => ("notes.check_held", held),
        (stops, ..) => ("notes.check_stops", stops),
    };
    Message::new(key).with("count", count)
}

fn headline(desk: &Mutex<Vault>, article: ArticleId) -> Result<String, CliError> {
    let found = desk.with(|vault| vault.article(article))??;
    Ok(found.fields.headline)
}

/// The article is `place.0`, what its site is called `place.1`.
fn line(headline: &str, (check, all): (&Check, &[Check]), place: (&str, &str)) -> String {
    let words = words(check).with_below(remedy((check, all), place));
    format!("{}: {}", bidi::inline(headline), words.text())
}

/// What can be done about all that keeps articles here.
pub fn ways(desk: &Mutex<Vault>, (orders, site): (&[Order], &str)) -> Vec<Message> {
    let mut all = Vec::new();
    for order in orders {
        // That it cannot be looked at was told before.
        let checks = preflight(desk, &Sites, order, now()).unwrap_or_default();
        let stops = checks.iter().filter(|check| check.level == CheckLevel::Stop);
        let place = (&*order.article.to_string(), site);
        for way in stops.flat_map(|check| remedy((check, &checks), place)) {
            if !all.contains(&way) {
                all.push(way);
            }
        }
    }
    all
}

/// What takes it away, as far as that is done from here, and as nothing else of them all keeps it from being done.
fn remedy((check, all): (&Check, &[Check]), (article, site): (&str, &str)) -> Vec<Message> {
    let after = || check.until.map(|until| ways::after(article, site, until));
    let (lift, unpublish) = (|| ways::lift(article), || ways::unpublish(article, site));
    match check.kind {
        CheckKind::Spiked => vec![ways::unspike(article)],
        CheckKind::Textless if check.level != CheckLevel::Stop => Vec::new(),
        CheckKind::Textless if check.detail == LIVE => vec![unpublish()],
        CheckKind::Textless => vec![ways::draft(article, site)],
        // Readers have it: what else can be done is said of that.
        CheckKind::Embargo if check.detail == LIVE => vec![lift()],
        CheckKind::Embargo => after().into_iter().chain([lift()]).collect(),
        CheckKind::EmbargoLive => vec![unpublish(), lift()],
        CheckKind::EmbargoScheduled => after().into_iter().chain([unpublish(), lift()]).collect(),
        CheckKind::TimePast if all.iter().any(|check| is_of_embargo(check.kind)) => Vec::new(),
        CheckKind::TimePast => vec![ways::publish(&[article.to_owned()], site)],
        CheckKind::Clock | CheckKind::RightMissing => vec![ways::ask(site)],
        CheckKind::SectionUnknown => vec![ways::terms(site)],
        CheckKind::Changed => vec![ways::outbox()],
        _ => Vec::new(),
    }
}

/// Whether an embargo keeps the article from its readers.
fn is_of_embargo(kind: CheckKind) -> bool {
    matches!(kind, CheckKind::Embargo | CheckKind::EmbargoLive | CheckKind::EmbargoScheduled)
}

/// The names of fields, which stand in `names` with blanks between them.
fn field_names(names: &str) -> String {
    let fields = names.split(' ').filter_map(|name| {
        FieldName::ALL.into_iter().find(|field| field.as_str() == name).map(field_name)
    });
    fields.collect::<Vec<_>>().join(&Message::new("rights.between").text())
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
        CheckKind::RightMissing => Some(right_name(&check.detail)),
        CheckKind::NotHeld if check.field.is_some() => check.field.map(field_name),
        CheckKind::NoPlace => Some(field_names(&check.detail)),
        CheckKind::CannotDo => Message::new(format!("abilities.{}", check.detail)).text_of_known(),
        _ => Message::new(format!("what.{}", check.detail)).text_of_known(),
    };
    let until = check.until.map_or_else(String::new, moment);
    let kind = match (check.kind, &*check.detail) {
        (CheckKind::Clock, "behind") => "clock_behind".to_owned(),
        (CheckKind::KeyAddress, name) if !name.is_empty() => "key-address-named".to_owned(),
        (CheckKind::Textless, LIVE) => "textless-live".to_owned(),
        (CheckKind::Textless, _) if check.level == CheckLevel::Stop => "textless-kept".to_owned(),
        (CheckKind::AltMissing, name) if !name.is_empty() => "alt-missing-named".to_owned(),
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
