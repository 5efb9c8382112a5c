//! Signs of fonts that have pictures in the place of letters.

/// The letter that a sign of Wingdings or Symbol stands for, by the code in the file.
///
/// Source: the Unicode Consortium's mappings of both fonts, for the signs that texts use.
pub(super) fn letter_of(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    let is_private = (0xf000..=0xf0ff).contains(&code);
    let low = u8::try_from(code & 0xff).ok()?;
    let font = font.to_lowercase();
    let found = match font.as_str() {
        "wingdings" => wingdings(low),
        "symbol" => symbol(low),
        _ => None,
    };
    found.or_else(|| {
        let is_letter = !is_private && !matches!(font.as_str(), "wingdings" | "symbol");
        char::from_u32(code).filter(|letter| is_letter && !letter.is_control())
    })
}

fn wingdings(code: u8) -> Option<char> {
    Some(match code {
        0x28 => '☎',
        0x2a => '✉',
        0x46 => '☞',
        0x4a => '☺',
        0x6c => '●',
        0x6e => '■',
        0x6f | 0xa8 => '☐',
        0x76 => '❖',
        0xa7 => '▪',
        0xab => '★',
        0xd8 => '➢',
        0xdf => '←',
        0xe0 => '→',
        0xfb => '✗',
        0xfc => '✓',
        0xfd => '☒',
        0xfe => '☑',
        _ => return None,
    })
}

fn symbol(code: u8) -> Option<char> {
    Some(match code {
        0x61 => 'α',
        0x62 => 'β',
        0x67 => 'γ',
        0x64 => 'δ',
        0x6d => 'μ',
        0x70 => 'π',
        0xa3 => '≤',
        0xac => '←',
        0xae => '→',
        0xb0 => '°',
        0xb1 => '±',
        0xb3 => '≥',
        0xb4 => '×',
        0xb7 => '•',
        0xb8 => '÷',
        0xb9 => '≠',
        0xd2 => '®',
        0xd3 => '©',
        0xd4 => '™',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_letters() {
        assert_eq!(letter_of("Wingdings", "F0FC"), Some('✓'));
        assert_eq!(letter_of("Symbol", "B7"), Some('•'));
        assert_eq!(letter_of("Arial", "0642"), Some('ق'));
        assert_eq!(letter_of("Webdings", "F021"), None);
        assert_eq!(letter_of("Wingdings", "ق"), None);
    }
}
