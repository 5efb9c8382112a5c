//! `count`: how long an article is, and how long it should be.

use serde_json::json;
use warraq_core::action::Action;
use warraq_core::profile;
use warraq_core::text::count;
use warraq_store::targets;

use crate::answer::Answer;
use crate::article_id;
use crate::cli::CountArguments;
use crate::error::CliError;
use crate::messages::Message;
use crate::vault_file::VaultFile;

/// Counts the text of an article, headline and standfirst apart; says before how many words it should have, where that
/// is asked for.
///
/// # Errors
/// When the article is not found, or the vault cannot be read or written.
pub fn run(file: &VaultFile, arguments: &CountArguments) -> Result<Answer, CliError> {
    if arguments.target.is_some() || arguments.usual_target {
        let mut desk = file.write()?;
        let id = article_id::find(&desk.vault, &arguments.id)?;
        desk.act(Action::SettingsSet, |tx| targets::set(tx, id, arguments.target))?;
        desk.close()?;
    }
    let vault = file.read()?;
    let id = article_id::find(&vault, &arguments.id)?;
    let article = vault.article(id)?;
    let length = count::document_length(&article.body, &article.fields.language);
    let usual = profile::of(article.fields.profile).target_words;
    let target = vault.target_words(id)?.or(usual).filter(|words| *words > 0);
    let told = |key: &str, value: u32| Message::new(key).with("count", value).text();
    let words = match target {
        None => told("count.words", length.words),
        Some(target) => Message::new("count.words_of")
            .with("count", length.words)
            .with("target", target)
            .with("percent", percent(length.words, target))
            .text(),
    };
    let lines = [
        words,
        told("count.characters", length.characters),
        told("count.reading_minutes", length.reading_minutes),
    ];
    let json = json!({
        "id": id,
        "words": length.words,
        "characters": length.characters,
        "reading_minutes": length.reading_minutes,
        "target_words": target,
    });
    Ok(Answer::of(json).with_lines(lines))
}

/// Hundredths of the target that are there, rounded down: what is not there yet is not called whole.
fn percent(words: u32, target: u32) -> u64 {
    u64::from(words) * 100 / u64::from(target)
}
