//! Whether what a page says can be meant.

use warraq_core::text::fold::fold;
use warraq_core::text::language::is_tag;

use crate::reading::day_of;

/// `text` in one line; entities that were escaped twice are read.
pub(super) fn clean(text: &str) -> String {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (entity, letter) in ENTITIES {
        if text.contains('&') {
            text = text.replace(entity, letter);
        }
    }
    text
}

const ENTITIES: &[(&str, &str)] = &[
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&#039;", "'"),
    ("&apos;", "'"),
    ("&nbsp;", " "),
    ("&laquo;", "«"),
    ("&raquo;", "»"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&#8220;", "“"),
    ("&#8221;", "”"),
    ("&#8216;", "‘"),
    ("&#8217;", "’"),
    ("&#8211;", "–"),
    ("&#8230;", "…"),
    ("&ndash;", "–"),
    ("&hellip;", "…"),
    ("&amp;", "&"),
];

/// The names in `names` that can be those of people, each once and without the words before it.
pub(in crate::page) fn known_authors(names: &[String], site: &str) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for name in names {
        let name = without_by(name);
        if is_author(&name, site) && !known.iter().any(|before| fold(before) == fold(&name)) {
            known.push(name);
        }
    }
    known
}

/// Whether `name` can be an author's: not an address, the site, an account of the site's machine or a sentence.
fn is_author(name: &str, site: &str) -> bool {
    let folded = fold(name);
    let words = folded.split_whitespace().count();
    let is_site = !site.is_empty() && {
        let site = fold(site);
        site == folded || (words > 1 && site.contains(&folded)) || folded.contains(&site)
    };
    let is_machine = MACHINES.iter().any(|machine| fold(machine) == folded);
    let digits = folded.chars().filter(char::is_ascii_digit).count();
    (1..=7).contains(&words)
        && folded.chars().any(char::is_alphabetic)
        && !["://", "www.", "@", ".com", ".net", ".org"].iter().any(|part| folded.contains(part))
        && digits < 3
        && !is_site
        && !is_machine
}

/// Accounts that write on every site.
const MACHINES: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "editors",
    "webmaster",
    "root",
    "user",
    "super user",
    "superuser",
    "super admin",
    "site admin",
    "author",
    "staff",
    "guest",
    "wordpress",
    "unknown",
    "none",
    "null",
    "undefined",
    "مدير",
    "المدير",
    "مدير الموقع",
    "محرر",
    "المحرر",
    "التحرير",
    "الإدارة",
    "ادمن",
    "أدمن",
    "مشرف",
    "ئەدمین",
    "بەڕێوەبەر",
];

/// The names in a line of names.
pub(super) fn split_authors(line: &str) -> Vec<String> {
    let mut line = line.to_owned();
    for and in [" and ", " & ", " û ", ";", "،", "|"] {
        line = line.replace(and, ",");
    }
    line.split(',').map(clean).filter(|name| !name.is_empty()).collect()
}

fn without_by(name: &str) -> String {
    let name = name.trim();
    let name = BY.iter().find_map(|by| name.strip_prefix(by)).unwrap_or(name);
    name.trim().trim_matches(['-', '|', ':', '–']).trim().to_owned()
}

/// The name that a line says it is by: «بقلم سلام ديركي», "By Jane Orme · 4 min read".
pub(in crate::page) fn after_by(line: &str) -> Option<String> {
    let rest = BY.iter().find_map(|by| line.trim().strip_prefix(by))?;
    let end =
        |c: char| c.is_numeric() || matches!(c, '·' | '|' | '—' | '–' | ',' | '،' | '•' | '/');
    let name = rest.split(end).next().unwrap_or(rest);
    let name = [" on ", " in ", " - ", " من ", " في ", " li ", " ji ", " لە "]
        .iter()
        .fold(name, |name, end| name.split(end).next().unwrap_or(name));
    Some(name.trim_matches([' ', ':', '-']).to_owned()).filter(|name| !name.is_empty())
}

/// What stands before a name, the longer first.
const BY: &[&str] = &[
    "Written by ",
    "Posted by ",
    "Submitted by ",
    "By: ",
    "By ",
    "by ",
    "BY ",
    "بقلم:",
    "بقلم :",
    "بقلم ",
    "كتب:",
    "كتبه:",
    "كتبه ",
    "كتبت:",
    "الكاتب:",
    "الكاتبة:",
    "إعداد:",
    "إعداد ",
    "تقرير:",
    "بواسطة:",
    "بواسطة ",
    "حاورها:",
    "حاوره:",
    "تصوير:",
    "نووسینی:",
    "نووسینی ",
    "نووسەر:",
    "ئامادەکردنی:",
    "ئامادەکردنی ",
    "Nivîskar:",
    "Nivîs:",
    "Ji aliyê ",
    "ji aliyê ",
    "Nivîsandin:",
    "Amadekar:",
];

/// The first of `dates` in which a day can be read, else the first that has a year: what has none is a clock or a word.
pub(super) fn first_date(dates: [&String; 2]) -> String {
    let read = || dates.into_iter().find(|date| is_date(date) && day_of(date).is_some());
    read().or_else(|| dates.into_iter().find(|date| is_date(date))).cloned().unwrap_or_default()
}

/// Whether a year stands in `date`, and it is short enough to be one.
pub(super) fn is_date(date: &str) -> bool {
    let folded = fold(date);
    let has_year = |part: &str| part.len() == 4 && matches!(part.get(..2), Some("19" | "20"));
    folded.len() <= 60
        && folded.split(|c: char| !c.is_ascii_digit()).any(|part| has_year(part) || part.len() == 8)
}

/// The first of `tags` that is a language; locales are read as such.
pub(super) fn language(tags: &[&str]) -> String {
    let tags = tags.iter().map(|tag| tag.replace('_', "-"));
    tags.into_iter().find(|tag| is_tag(tag)).unwrap_or_default()
}
