//! Whether a text is a caption that somebody wrote, or what a camera or a program puts in a caption's place.

/// In small letters; a star stands for anything.
const CAMERAS: &str = include_str!("caption/cameras.txt");
/// Words of a maker and a model before what they call their camera, and with it.
const MOST_WORDS: usize = 6;
/// Words in capitals that may be a maker's.
const MOST_CAPITALS: usize = 5;
/// Endings of the files of pictures.
const ENDINGS: [&str; 14] = [
    "jpg", "jpeg", "png", "tif", "tiff", "gif", "webp", "heic", "bmp", "psd", "dng", "cr2", "nef",
    "arw",
];

/// Whether it says something of the picture, wherever in the file it stands: programs copy what cameras write.
pub(super) fn is_caption(text: &str) -> bool {
    holds_words(text) && !is_path(text) && !is_known(text)
}

/// The same of a text where cameras write: those in capitals are theirs, and so are the signs for a mode, such as `hdr`.
pub(super) fn is_written(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let is_capitals =
        words <= MOST_CAPITALS && !text.chars().any(|c| c.is_lowercase() || is_beyond_ascii(c));
    let is_mode = words == 1 && text.is_ascii() && text.starts_with(|c: char| c.is_lowercase());
    is_caption(text) && !is_capitals && !is_mode
}

/// The same of a text where any app may leave its notes: only letters that no machine writes make it one of people.
pub(super) fn is_of_people(text: &str) -> bool {
    let is_noted = text.contains(['{', '}', '=', '<', '>', '|', ';', '_']);
    is_written(text) && !is_noted && text.contains(is_beyond_ascii) && text.contains(' ')
}

/// Whether letters or numbers are said, and not lost: a program that could not write them has written question marks.
pub(super) fn holds_words(text: &str) -> bool {
    let count = |is: fn(char) -> bool| text.chars().filter(|letter| is(*letter)).count();
    let said = count(char::is_alphanumeric);
    said > 0 && count(|letter| matches!(letter, '?' | char::REPLACEMENT_CHARACTER)) <= said
}

fn is_beyond_ascii(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_ascii()
}

/// Whether it is the name of a file, with its folders or without.
fn is_path(text: &str) -> bool {
    let text = text.trim();
    let is_line = !text.contains('\n');
    let has_drive =
        matches!(text.as_bytes(), [drive, b':', b'\\' | b'/', ..] if drive.is_ascii_alphabetic());
    let has_root =
        text.strip_prefix('/').is_some_and(|path| path.starts_with(|c: char| !c.is_whitespace()));
    let has_folders = has_root || text.starts_with("file://") || text.contains('\\');
    let ending = text.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_file = ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
    let is_word = !text.contains(char::is_whitespace);
    is_line && (has_drive || has_folders || is_file && (is_word || text.contains('/')))
}

fn is_known(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let is_short = text.split_whitespace().count() <= MOST_WORDS;
    let is_it = |line: &str| match (line.strip_prefix('*'), line.strip_suffix('*')) {
        (Some(end), _) => is_short && text.ends_with(end),
        (None, Some(start)) => text.starts_with(start),
        (None, None) => text == line,
    };
    CAMERAS.lines().filter(|line| !line.starts_with('#')).any(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cameras_and_programs_write_is_no_caption() {
        for text in [
            "OLYMPUS DIGITAL CAMERA",
            "KODAK EasyShare C713 Digital Camera",
            "SONY DSC",
            "DCIM\\100MEDIA\\DJI_0042.JPG",
            "C:\\Users\\سلمى\\Desktop\\جسر.jpg",
            "/home/salma/جسر.jpg",
            "file:///home/salma/a b",
            "IMG_2041.JPG",
            "Created with GIMP",
            "Processed with VSCO with a6 preset",
            "LEAD Technologies Inc. V1.01",
            "untitled",
            "لقطة شاشة",
            "?????? ?????",
            "AFP: ???? ????",
            "* * *",
            "",
        ] {
            assert!(!is_caption(text), "{text}");
        }
    }

    #[test]
    fn what_people_write_is_one() {
        for text in [
            "جسر",
            "A bridge",
            "FILE PHOTO",
            "Pirê Reqayê",
            "هل يعود الجسر؟؟",
            "2011",
            "He bought a film, a lens and, years later, a digital camera",
            "تصوير 1/2: الجسر.",
            "/ FILE",
            "file: a bridge",
        ] {
            assert!(is_caption(text), "{text}");
        }
    }

    #[test]
    fn where_cameras_write_capitals_and_modes_are_theirs() {
        for text in ["MAKER MODEL 7", "oznor", "hdr", "maker:0x33,module:l"] {
            assert!(is_caption(text) && !is_written(text), "{text}");
        }
        for text in ["Raqqa", "A bridge", "جسر", "A BRIDGE IN RAQQA AFTER THE STRIKES"] {
            assert!(is_written(text), "{text}");
        }
    }

    #[test]
    fn notes_of_apps_are_no_caption() {
        for text in
            ["Shot by Ali in Raqqa", "{\"مكان\": \"36.8 40.6\"}", "الرقة", "a=36.8; b=جسر قديم"]
        {
            assert!(!is_of_people(text), "{text}");
        }
        assert!(is_of_people("جسر الرقة"));
        assert!(is_of_people("Pirê Reqayê"));
    }
}
