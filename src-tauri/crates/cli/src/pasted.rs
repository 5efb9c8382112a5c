//! Words of the command line that were copied from a terminal, where signs of direction stand around names.
//!
//! Ids, names of sites, options, times and commands have none of their own: they are taken off before anything is
//! parsed. What people write, and the names of files, stay as they are.

use std::ffi::OsString;

use clap::{Arg, Command, CommandFactory};

use crate::bidi;
use crate::cli::Cli;

/// The arguments whose values are text or the names of files, by their ids; behind the commands where only theirs are.
const AS_WRITTEN: [&str; 29] = [
    "alt",
    "assignments",
    "body",
    "bylines",
    "caption",
    "copyright",
    "credit",
    "file",
    "folders",
    "headline",
    "import files",
    "kicker",
    "media add files",
    "media strip files",
    "name-revision name",
    "note",
    "output",
    "person set name",
    "pattern",
    "place",
    "query",
    "replacement",
    "role",
    "search",
    "slug",
    "standfirst",
    "url",
    "vault",
    "words",
];

/// What the next word is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// A command, an option or a value that stands by itself.
    Anything,
    /// The value of an option that is taken as it was written.
    AsWritten,
    /// The value of another.
    Name,
}

/// The words, the first of them the program, without the signs that came along where none belong.
pub fn cleaned(words: Vec<OsString>) -> Vec<OsString> {
    let has_signs = |word: &OsString| {
        word.to_str().is_some_and(|word| bidi::without_controls(word).len() < word.len())
    };
    // Nearly always there are none, and the definition of the commands need not be made for it.
    if !words.iter().skip(1).any(has_signs) {
        return words;
    }
    let mut root = Cli::command();
    root.build();
    cleaned_for(&root, words)
}

fn cleaned_for(root: &Command, words: Vec<OsString>) -> Vec<OsString> {
    let mut reader = Reader {
        root,
        command: root,
        path: Vec::new(),
        values: 0,
        next: Next::Anything,
        is_plain: false,
    };
    let mut words = words.into_iter();
    let program = words.next();
    let rest = words.map(|word| match word.to_str() {
        Some(text) => reader.word(text).into(),
        None => word,
    });
    program.into_iter().chain(rest.collect::<Vec<OsString>>()).collect()
}

/// How far the words were read.
struct Reader<'a> {
    root: &'a Command,
    command: &'a Command,
    /// The names of the commands until here.
    path: Vec<&'a str>,
    /// How many values of the command stood by themselves.
    values: usize,
    next: Next,
    /// Behind `--` there are no options.
    is_plain: bool,
}

impl Reader<'_> {
    fn word(&mut self, written: &str) -> String {
        let cleaned = bidi::without_controls(written);
        match std::mem::replace(&mut self.next, Next::Anything) {
            Next::AsWritten => return written.to_owned(),
            Next::Name => return cleaned,
            Next::Anything => {}
        }
        if !self.is_plain && cleaned == "--" {
            self.is_plain = true;
            return cleaned;
        }
        if !self.is_plain && cleaned.len() > 1 && cleaned.starts_with('-') {
            return self.option(written, cleaned);
        }
        if !self.is_plain
            && self.values == 0
            && let Some(command) = self.command.find_subcommand(&cleaned)
        {
            self.path.push(command.get_name());
            self.command = command;
            return cleaned;
        }
        self.value(written, cleaned)
    }

    fn option(&mut self, written: &str, cleaned: String) -> String {
        let (name, has_value) =
            cleaned.split_once('=').map_or((&*cleaned, false), |(name, _)| (name, true));
        let Some(option) = self.option_named(name) else { return cleaned };
        let is_as_written = self.is_as_written(option);
        if has_value && is_as_written {
            let value = written.split_once('=').map_or("", |(_, value)| value);
            return format!("{name}={value}");
        }
        if !has_value && option.get_action().takes_values() {
            self.next = if is_as_written { Next::AsWritten } else { Next::Name };
        }
        cleaned
    }

    fn option_named(&self, name: &str) -> Option<&Arg> {
        let is_it = |arg: &&Arg| match name.strip_prefix("--") {
            Some(long) => arg.get_long() == Some(long),
            None => arg.get_short().is_some_and(|short| name[1..].starts_with(short)),
        };
        let own = self.command.get_arguments().find(is_it);
        own.or_else(|| self.root.get_arguments().find(is_it))
    }

    fn value(&mut self, written: &str, cleaned: String) -> String {
        let mut arguments = self.command.get_positionals();
        let argument = arguments.nth(self.values).or_else(|| self.command.get_positionals().last());
        let is_as_written = argument.is_some_and(|argument| self.is_as_written(argument));
        self.values += 1;
        if is_as_written { written.to_owned() } else { cleaned }
    }

    fn is_as_written(&self, argument: &Arg) -> bool {
        let id = argument.get_id().as_str();
        let with_path = format!("{} {id}", self.path.join(" "));
        AS_WRITTEN.iter().any(|listed| *listed == id || *listed == with_path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The arguments whose values are ids, names, times or choices.
    const NAMES: [&str; 67] = [
        "action",
        "again",
        "all",
        "anew",
        "article",
        "ask",
        "at",
        "block",
        "check",
        "date",
        "days",
        "due",
        "embargo",
        "every",
        "exact",
        "force",
        "form",
        "format",
        "from",
        "heading",
        "help",
        "hours",
        "id",
        "ids",
        "json",
        "language",
        "limit",
        "megabytes",
        "name",
        "off",
        "on",
        "options",
        "page",
        "password",
        "per",
        "pieces",
        "post",
        "preset",
        "preview",
        "profile",
        "recent",
        "regex",
        "revision",
        "same",
        "section",
        "sections",
        "site",
        "state",
        "status",
        "suggestions",
        "tag",
        "tags",
        "target",
        "to",
        "user",
        "usual_folder",
        "usual_section",
        "usual_tag",
        "usual_target",
        "version",
        "weak",
        "weeks",
        "whole_word",
        "whose",
        "kinds",
        "kind",
        "preset set files",
    ];

    fn words(line: &[&str]) -> Vec<String> {
        let mut root = Cli::command();
        root.build();
        let line = std::iter::once("warraq").chain(line.iter().copied()).map(OsString::from);
        let cleaned = cleaned_for(&root, line.collect()).into_iter();
        cleaned.skip(1).map(|word| word.into_string().expect("it was text")).collect()
    }

    #[test]
    fn what_is_pasted_from_a_terminal_is_what_it_shows() {
        assert_eq!(
            words(&[
                "push",
                "\u{2068}01ARZ3\u{2069}",
                "\u{200e}--site",
                "\u{2068}مجلد\u{2069}",
                "--as\u{200e}=\u{200e}publish"
            ]),
            ["push", "01ARZ3", "--site", "مجلد", "--as=publish"]
        );
        assert_eq!(
            words(&["\u{200f}outbox", "keep", "\u{2066}mine\u{2069}", "01ARZ3\u{202c}"]),
            ["outbox", "keep", "mine", "01ARZ3"]
        );
        assert_eq!(words(&["status", "01ARZ3", "\u{61c}draft"]), ["status", "01ARZ3", "draft"]);
    }

    #[test]
    fn what_people_write_and_names_of_files_stay_as_they_are() {
        let headline = "شركة \u{200e}C++\u{200e} تربح";
        assert_eq!(words(&["new", "--headline", headline])[2], headline);
        let given = format!("\u{200e}--headline={headline}");
        assert_eq!(words(&["new", &given])[1], format!("--headline={headline}"));
        assert_eq!(words(&["person", "set", headline])[2], headline);
        assert_eq!(words(&["import", "ملف\u{200f}.md"])[1], "ملف\u{200f}.md");
        assert_eq!(words(&["never-publish", "add", "--", headline])[3], headline);
        assert_eq!(
            words(&["--vault", "\u{200f}a", "\u{200f}list"]),
            ["--vault", "\u{200f}a", "list"]
        );
    }

    #[test]
    fn of_every_argument_it_is_known_which_it_is() {
        fn walk(command: &Command, path: &str, unknown: &mut Vec<String>) {
            for argument in command.get_arguments() {
                let id = argument.get_id().as_str();
                let with_path = format!("{path} {id}");
                let known =
                    AS_WRITTEN.iter().chain(&NAMES).any(|it| *it == id || *it == with_path.trim());
                if !known {
                    unknown.push(with_path);
                }
            }
            for sub in command.get_subcommands() {
                let path = format!("{path} {}", sub.get_name());
                walk(sub, path.trim(), unknown);
            }
        }
        let mut root = Cli::command();
        root.build();
        let mut unknown = Vec::new();
        walk(&root, "", &mut unknown);
        assert_eq!(unknown, Vec::<String>::new());
    }
}
