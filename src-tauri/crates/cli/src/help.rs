//! Help in Arabic: the texts of every command and argument, over those that the definition of the command line has in
//! English.

use std::collections::BTreeMap;
use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory};

use crate::cli::{Cli, choices_help};
use crate::messages::is_arabic;

const ARABIC: &str = include_str!("../messages/help.ar.json");

/// What `error` shows, in the language of whoever runs this: help that was asked for, or that stands for a missing
/// command. Anything else is as it was.
pub fn localized(error: clap::Error, words: &[OsString]) -> clap::Error {
    use ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand};
    let is_help = matches!(error.kind(), DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand);
    if !is_help || !is_arabic() {
        return error;
    }
    in_arabic().try_get_matches_from(words).err().unwrap_or(error)
}

/// The definition of the command line with its texts in Arabic.
fn in_arabic() -> Command {
    let mut root = Cli::command();
    root.build();
    translated(root, "", &texts())
}

/// By the path of a command (`outbox keep`), and behind a point the id of an argument of it, or of all commands under it;
/// behind `#` what stands above and beside them.
type Texts = BTreeMap<String, String>;

fn texts() -> Texts {
    serde_json::from_str(ARABIC).expect("the catalogue is one flat object")
}

fn translated(command: Command, path: &str, texts: &Texts) -> Command {
    let usage = &texts["#usage"];
    let template =
        format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}");
    let has_choices = command.get_after_help().is_some();
    let mut command = command
        .help_template(template)
        .subcommand_help_heading(kept(&texts["#commands"]))
        .mut_args(|argument| of_argument(argument, path, texts))
        .mut_subcommands(|sub| {
            let path = format!("{path} {}", sub.get_name());
            translated(sub, path.trim_start(), texts)
        });
    if has_choices {
        command = command.after_help(choices_help(&texts["#choices"]));
    }
    match texts.get(path) {
        Some(text) => command.about(text.clone()),
        None => command,
    }
}

/// The text for as long as the program runs, which ends once help is shown: headings are kept so.
fn kept(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn of_argument(argument: Arg, path: &str, texts: &Texts) -> Arg {
    let kind = if argument.is_positional() { "#values" } else { "#options" };
    let usual = default_of(&argument);
    let argument = argument
        .hide_possible_values(true)
        .hide_default_value(true)
        .help_heading(kept(&texts[kind]));
    let Some(text) = text_of(path, argument.get_id().as_str(), texts) else { return argument };
    let text = match usual {
        Some(usual) if !text.contains('[') => {
            let usual = texts["#default"].replace("{value}", &usual);
            format!("{text} [{usual}]")
        }
        _ => text.to_owned(),
    };
    // What is built in has a longer text of its own.
    argument.help(text.clone()).long_help(text)
}

/// The value that counts where none is given.
fn default_of(argument: &Arg) -> Option<String> {
    let values = argument.get_default_values().iter().map(|value| value.to_string_lossy());
    let values: Vec<_> = values.filter(|value| !value.is_empty()).collect();
    let is_told = argument.get_action().takes_values() && !values.is_empty();
    is_told.then(|| values.join(" "))
}

/// The text for an argument: of the command, else of the nearest one above it.
fn text_of<'a>(path: &str, id: &str, texts: &'a Texts) -> Option<&'a str> {
    let mut path = path;
    loop {
        if let Some(text) = texts.get(&format!("{path}.{id}")) {
            return Some(text);
        }
        if path.is_empty() {
            return None;
        }
        path = path.rsplit_once(' ').map_or("", |(above, _)| above);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::bidi;

    /// All commands and arguments: a path, and the id of an argument where it is one.
    fn all(command: &Command, path: &str, found: &mut Vec<(String, Option<String>, bool)>) {
        found.push((path.to_owned(), None, command.get_about().is_some()));
        for argument in command.get_arguments() {
            let id = argument.get_id().to_string();
            found.push((path.to_owned(), Some(id), argument.get_help().is_some()));
        }
        for sub in command.get_subcommands() {
            let path = format!("{path} {}", sub.get_name());
            all(sub, path.trim_start(), found);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_text_in_both_languages() {
        let mut root = Cli::command();
        root.build();
        let (texts, mut found) = (texts(), Vec::new());
        all(&root, "", &mut found);
        let mut used = BTreeSet::new();
        let mut missing = Vec::new();
        for (path, id, is_in_english) in &found {
            assert!(is_in_english, "{path} {id:?} has no text in English");
            let text = match id {
                None => texts.get(path).map(String::as_str),
                Some(id) => text_of(path, id, &texts),
            };
            match text {
                Some(text) => _ = used.insert(text),
                None => missing.push((path, id)),
            }
        }
        assert_eq!(missing, Vec::new(), "no text in Arabic");
        let is_unused = |(path, text): &(&String, &String)| {
            !path.starts_with('#') && !used.contains(text.as_str())
        };
        let unused: Vec<_> = texts.iter().filter(is_unused).collect();
        assert!(unused.is_empty(), "{unused:?}");
        assert!(texts.values().all(|text| bidi::has_right_to_left(text)));
    }

    #[test]
    fn help_in_arabic_has_none_of_the_english_words() {
        let words = ["warraq", "push", "--help"].map(OsString::from);
        let help = in_arabic().try_get_matches_from(words).unwrap_err().to_string();
        for english in
            ["Usage", "Options", "Arguments", "Print help", "default:", "possible values"]
        {
            assert!(!help.contains(english), "{english}: {help}");
        }
        assert!(help.contains("--site <NAME>") && help.contains("الموقع"), "{help}");
    }
}
