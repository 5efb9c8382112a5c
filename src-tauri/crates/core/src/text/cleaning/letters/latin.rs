//! Cyrillic and Greek letters in Latin words: «Kоbanê» with a Cyrillic о is another word for a machine.

use super::super::Edit;

/// Whether `c` can stand in a Latin word, or look as if it did: a letter of Latin, Cyrillic or Greek.
pub(super) fn is_letter(c: char) -> bool {
    is_latin(c) || c.is_alphabetic() && matches!(c, '\u{370}'..='\u{3FF}' | '\u{400}'..='\u{52F}')
}

/// The foreign letters of `word`, where all of them have a twin and the word is Latin beyond doubt: by a
/// letter that has no twin, or by most of its letters.
pub(super) fn edits(word: &str) -> Vec<Edit> {
    let mut found = Vec::new();
    let (mut latin, mut sure) = (0_usize, false);
    for (at, c) in word.char_indices() {
        if is_latin(c) {
            latin += 1;
            sure |= !TWINS.iter().any(|(_, twin)| *twin == c);
        } else if is_letter(c) {
            let Some(twin) = twin(c) else { return Vec::new() };
            found.push(Edit::replaces(at, c, twin));
        }
    }
    if sure || latin > found.len() { found } else { Vec::new() }
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

fn twin(c: char) -> Option<char> {
    TWINS.iter().find(|(foreign, _)| *foreign == c).map(|(_, twin)| *twin)
}

/// Letters that print alike in common fonts.
///
/// Source: Unicode, UTS #39, confusables.txt; of its pairs those that nobody tells apart.
const TWINS: [(char, char); 45] = [
    ('\u{430}', 'a'),
    ('\u{435}', 'e'),
    ('\u{43E}', 'o'),
    ('\u{440}', 'p'),
    ('\u{441}', 'c'),
    ('\u{443}', 'y'),
    ('\u{445}', 'x'),
    ('\u{455}', 's'),
    ('\u{456}', 'i'),
    ('\u{457}', 'ï'),
    ('\u{451}', 'ë'),
    ('\u{458}', 'j'),
    ('\u{4BB}', 'h'),
    ('\u{501}', 'd'),
    ('\u{51B}', 'q'),
    ('\u{51D}', 'w'),
    ('\u{410}', 'A'),
    ('\u{412}', 'B'),
    ('\u{415}', 'E'),
    ('\u{41A}', 'K'),
    ('\u{41C}', 'M'),
    ('\u{41D}', 'H'),
    ('\u{41E}', 'O'),
    ('\u{420}', 'P'),
    ('\u{421}', 'C'),
    ('\u{422}', 'T'),
    ('\u{425}', 'X'),
    ('\u{405}', 'S'),
    ('\u{406}', 'I'),
    ('\u{408}', 'J'),
    ('\u{391}', 'A'),
    ('\u{392}', 'B'),
    ('\u{395}', 'E'),
    ('\u{396}', 'Z'),
    ('\u{397}', 'H'),
    ('\u{399}', 'I'),
    ('\u{39A}', 'K'),
    ('\u{39C}', 'M'),
    ('\u{39D}', 'N'),
    ('\u{39F}', 'O'),
    ('\u{3A1}', 'P'),
    ('\u{3A4}', 'T'),
    ('\u{3A5}', 'Y'),
    ('\u{3A7}', 'X'),
    ('\u{3BF}', 'o'),
];
