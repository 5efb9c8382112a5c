//! The name of the site or paper beside a title or a name.

use warraq_core::text::address::{self, AddressKind};

use super::media::is_name;
use super::words::key;

/// Words of the longest name of a site.
const MOST_WORDS: usize = 5;

/// A title without the name of its site, and that name with the sign between them, as it stood.
pub(super) struct Parted<'a> {
    /// The title.
    pub(super) title: &'a str,
    /// What stood beside it.
    pub(super) site: &'a str,
}

/// `title` parted from the name of the site at its end or beginning. `site` is that name where the file says it;
/// `again` are lines of the file: one of them may be the title without the name.
pub(super) fn part<'a>(title: &'a str, site: &str, again: &[String]) -> Option<Parted<'a>> {
    let is_site = |name: &str, rest: &str, sign: char| {
        is_name(name, site) || is_again(rest, again) || is_short_beside_pipe(name, rest, sign)
    };
    // «فلان لـ «الشرق الأوسط»: …» names who was told; a site stands before a double colon at most.
    let is_cut = |(start, end, sign): &(usize, usize, char)| *sign != ':' || end - start > 1;
    let cuts: Vec<_> = separators(title).into_iter().filter(is_cut).collect();
    let last = cuts.iter().rev().find_map(|(start, end, sign)| {
        let (rest, name) = (title[..*start].trim(), title[*end..].trim());
        let fits = !rest.is_empty() && is_short(name) && is_site(name, rest, *sign);
        fits.then(|| Parted { title: rest, site: title[rest.len()..].trim() })
    });
    last.or_else(|| {
        let (start, end, _) = cuts.first()?;
        let (name, rest) = (title[..*start].trim(), title[*end..].trim());
        let fits =
            !rest.is_empty() && is_short(name) && (is_name(name, site) || is_again(rest, again));
        fits.then(|| Parted { title: rest, site: title[..title.len() - rest.len()].trim() })
    })
}

/// Whether `name` as a whole is the address of a site.
pub(super) fn is_address(name: &str) -> bool {
    let found = address::find(name);
    matches!(&found[..], [only] if only.bytes == (0..name.len()) && only.kind == AddressKind::Url)
}

/// The places of the signs that part a title from a name: start, end and sign. A dash or colon stands between spaces,
/// a dash perhaps written several times.
pub(super) fn separators(line: &str) -> Vec<(usize, usize, char)> {
    let mut found: Vec<(usize, usize, char)> = Vec::new();
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let is_space = |index: Option<usize>| {
        let c = index.and_then(|index| chars.get(index));
        c.is_some_and(|(_, c)| c.is_whitespace() || *c == ':')
    };
    let mut next = 0;
    while let Some((at, c)) = chars.get(next).copied() {
        let first = next;
        next += 1;
        while is_dash(c) && chars.get(next).is_some_and(|(_, other)| *other == c) {
            next += 1;
        }
        let stands_alone = is_space(first.checked_sub(1)) && is_space(Some(next));
        let is_closing = c == '»' && line[..at].contains('«');
        let parts = match c {
            '/' | ':' => stands_alone,
            '|' | '»' | '›' | '•' | '·' | '∣' | '｜' => !is_closing,
            _ => is_dash(c) && stands_alone,
        };
        if !parts {
            continue;
        }
        let end = chars.get(next).map_or(line.len(), |(at, _)| *at);
        match found.last_mut() {
            Some(last) if last.1 == at => last.1 = end,
            _ => found.push((at, end, c)),
        }
    }
    found
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | 'ـ' | '~' | '‒' | '−')
}

fn is_short(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (1..=MOST_WORDS).contains(&words)
}

fn is_again(rest: &str, again: &[String]) -> bool {
    let rest = key(rest);
    rest.contains(' ') && again.iter().any(|line| key(line) == rest)
}

/// A pipe is what page titles are made with: what stands behind it and is far shorter is the site.
fn is_short_beside_pipe(name: &str, rest: &str, sign: char) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    matches!(sign, '|' | '∣' | '｜') && words(name) <= 3 && words(rest) >= 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(title: &str) -> Option<(&str, &str)> {
        part(title, "خبر24", &[]).map(|parted| (parted.title, parted.site))
    }

    #[test]
    fn the_site_is_cut_off_either_end() {
        let title = "واشنطن تبلغ تركيا بوقف عدوانها";
        for (before, behind) in [
            ("", " – xeber24.net"),
            ("", " | خبر24"),
            ("", " - وكالة هاوار"),
            ("", " :: موقع الخبر"),
            ("", " » صحيفة الحياة"),
            ("", " | يكيتي"),
            ("", " ــ وكالة هاوار"),
            ("", " -- وكالة هاوار"),
            ("خبر24 - ", ""),
        ] {
            let line = format!("{before}{title}{behind}");
            assert_eq!(parted(&line).map(|(title, _)| title), Some(title), "{line}");
        }
        let line = format!("{title} ـ روناهي");
        assert_eq!(parted(&line), None);
        let again = part(&line, "", &[title.to_owned()]).map(|parted| parted.title);
        assert_eq!(again, Some(title), "the title alone is a line of the text");
        assert_eq!(parted("خبر عاجل جدا – xeber24.net"), Some(("خبر عاجل جدا", "– xeber24.net")));
        assert_eq!(parted("خبر24 | عنوان"), Some(("عنوان", "خبر24 |")));
    }

    #[test]
    fn a_headline_with_a_dash_stays_whole() {
        for title in [
            "بايدن – ترامب: سباق مفتوح",
            "حوار | مظلوم عبدي",
            "بادي لـ الشرق الأوسط : المفاوضات متوقفة",
            "سوريا - تركيا",
            "عن «قسد» و«مسد»",
            "بين 2011-2024",
            "مقال مهم جدا و/أو أهم",
            "مـــوقع الخبر عن الحرب",
        ] {
            assert_eq!(parted(title), None, "{title}");
        }
    }
}
