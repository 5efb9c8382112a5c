//! What tells files of one article apart, where their endings do not.

use warraq_formats::OptionName;

use crate::option::options_of;
use crate::rendered::FileChoice;

/// The mark that the file of each choice has in its name, in their order. A file whose ending no other has needs none;
/// else it is the format's id where there is another format among those of its ending, and what was chosen for it where
/// another file of its format was chosen otherwise. Equal choices have equal marks.
pub(crate) fn marks(choices: &[FileChoice]) -> Vec<String> {
    choices.iter().map(|choice| mark(choice, choices)).collect()
}

fn mark(choice: &FileChoice, all: &[FileChoice]) -> String {
    let ending = |choice: &FileChoice| choice.format.extension_with(&choice.options);
    let same: Vec<&FileChoice> = all.iter().filter(|one| ending(one) == ending(choice)).collect();
    let is_mixed = same.iter().any(|one| one.format != choice.format);
    let format = is_mixed.then(|| choice.format.id().to_owned());
    let twins: Vec<&FileChoice> =
        same.into_iter().filter(|one| one.format == choice.format).collect();
    let differing = options_of(choice.format).into_iter().filter(|option| {
        twins.iter().any(|one| one.options.value(*option) != choice.options.value(*option))
    });
    let options = differing.filter_map(|option| word(option, choice.options.value(option)));
    format.into_iter().chain(options).collect::<Vec<_>>().join("-")
}

/// What a value is called in a name; nothing for the one that counts where nothing is said.
fn word(option: OptionName, value: &str) -> Option<String> {
    if value.is_empty() || option.values.first() == Some(&value) {
        return None;
    }
    let value = value.trim_start_matches("https://").trim_start_matches("http://");
    Some(if value == "yes" { option.name.to_owned() } else { format!("{}-{value}", option.name) })
}

#[cfg(test)]
mod tests {
    use warraq_formats::{ExportOptions, Format};

    use super::*;

    fn marks_of(files: &[(Format, &[(&str, &str)])]) -> Vec<String> {
        let choice = |(format, chosen): &(Format, &[(&str, &str)])| {
            let mut options = ExportOptions::default();
            chosen.iter().for_each(|(name, value)| options.set(name, value).unwrap());
            FileChoice { format: *format, options }
        };
        marks(&files.iter().map(choice).collect::<Vec<_>>())
    }

    #[test]
    fn files_of_different_endings_have_plain_names() {
        let review: &[_] = &[("review", "yes")];
        let files = [(Format::Docx, review), (Format::Html, &[]), (Format::Odt, review)];
        assert_eq!(marks_of(&files), ["", "", ""]);
        let json: &[_] = &[("feed", "json")];
        assert_eq!(marks_of(&[(Format::Feed, json), (Format::Feed, &[])]), ["", ""]);
    }

    #[test]
    fn formats_of_one_ending_are_named() {
        let files = [(Format::WordPress, &[][..]), (Format::Docx, &[]), (Format::Html, &[])];
        assert_eq!(marks_of(&files), ["wordpress", "", "html"]);
        let json: &[_] = &[("feed", "json")];
        let old: &[_] = &[("ninjs", "2.2")];
        let files = [(Format::Ninjs, old), (Format::Feed, json), (Format::Ninjs, &[])];
        assert_eq!(marks_of(&files), ["ninjs-ninjs-2.2", "feed", "ninjs"]);
    }

    #[test]
    fn files_of_one_format_are_named_by_what_was_chosen() {
        let told: &[_] = &[("people", "yes"), ("review", "yes")];
        let people: &[_] = &[("people", "yes")];
        assert_eq!(marks_of(&[(Format::Docx, told), (Format::Docx, people)]), ["review", ""]);
        assert_eq!(marks_of(&[(Format::Docx, &[]), (Format::Docx, told)]), ["", "people-review"]);
        let site: &[_] = &[("address", "https://xeber24.net"), ("zone", "+03:00")];
        assert_eq!(
            marks_of(&[(Format::Wxr, site), (Format::Wxr, &[])]),
            ["address-xeber24.net-zone-+03:00", ""]
        );
    }

    #[test]
    fn what_a_format_does_not_look_at_tells_nothing_apart() {
        let two: &[_] = &[("columns", "2")];
        assert_eq!(marks_of(&[(Format::Docx, two), (Format::Docx, &[])]), ["", ""]);
    }
}
