//! Which choices there are for an export, as help lists them.

use warraq_formats::{Format, OPTIONS, OptionName};
use warraq_output::options_of;

/// Every choice in a line: its name and values, the one that counts where nothing is said first, and the formats that
/// look at it.
pub(super) fn help() -> String {
    help_below("Choices (K=V), and the formats that have them:")
}

/// The same below another heading.
pub fn help_below(heading: &str) -> String {
    let lines = OPTIONS.iter().map(line);
    std::iter::once(heading.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

fn line(option: &OptionName) -> String {
    let values = match option.values {
        [] => "https://…".to_owned(),
        values => values.join("|"),
    };
    let formats = Format::ALL.iter().filter(|format| options_of(**format).contains(option));
    let formats: Vec<&str> = formats.map(|format| format.id()).collect();
    format!("  {}={values}  {}", option.name, formats.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_of_every_format_is_in_it() {
        let help = help();
        for format in Format::ALL {
            for option in options_of(*format) {
                let line = help.lines().find(|line| line.contains(&format!("  {}=", option.name)));
                let line = line.unwrap_or_else(|| panic!("{} is not told", option.name));
                assert!(line.contains(format.id()), "{format}: {line}");
                assert!(option.values.iter().all(|value| line.contains(value)), "{line}");
            }
        }
    }
}
