//! The heading that is the article's title.

use crate::report::RemovedKind;

use super::line::{Grade, Line, plain_words};
use super::metadata::Stated;
use super::outline::Outline;

/// The element of the title: the heading that says what the metadata calls the article, or else a line above the text
/// that says it, or the only large heading that is no name of the site.
pub(super) fn title(outline: &Outline<'_>, lines: &[Line], stated: &Stated) -> Option<usize> {
    let titles: Vec<String> = stated.titles.iter().map(|title| plain_words(title)).collect();
    let site = plain_words(&stated.hints.site);
    let prose = Prose::of(outline, lines);
    let mut best: Option<(u32, usize)> = None;
    for line in lines.iter().filter(|line| line.folded != site) {
        let Some(heading) = heading_of(outline, line.block) else { continue };
        let points = points(outline, line, heading, &titles);
        let is_late = points < SURE && prose.is_mostly_before(heading);
        if !is_late && points > best.map_or(0, |(points, _)| points) {
            best = Some((points, heading));
        }
    }
    let heading = best.map(|(_, heading)| heading);
    if best.is_some_and(|(points, _)| points >= SURE) {
        return heading;
    }
    shown(outline, lines, &titles, heading).or(heading)
}

/// The block of a line that is what the metadata calls the article, where running text stands between it and the
/// first large heading: that heads a part of the text.
fn shown(
    outline: &Outline<'_>,
    lines: &[Line],
    titles: &[String],
    heading: Option<usize>,
) -> Option<usize> {
    let heading = heading?;
    let is_shown = |line: &Line| {
        line.block != 0
            && line.words >= FEWEST_WORDS
            && titles.contains(&line.folded)
            && line.linked < line.words
            && !is_in_furniture(outline, line.block)
    };
    let above = &lines[..lines.partition_point(|line| line.first() < heading)];
    let at = above.iter().position(is_shown)?;
    let is_parted = above[at..].iter().any(|line| line.grade() == Grade::Prose);
    is_parted.then(|| above[at].block)
}

/// Words of the shortest line that is a title by what it says alone.
const FEWEST_WORDS: usize = 3;

/// Points of a heading that is what the metadata calls the article.
const SURE: u32 = 20;

/// Where a page has its running text: how many words of it stand before which piece.
struct Prose(Vec<(usize, usize)>);

impl Prose {
    fn of(outline: &Outline<'_>, lines: &[Line]) -> Self {
        let is_apart = |at: usize| outline.pieces[at].sign().is_some_and(|sign| sign.sure);
        let prose = lines.iter().filter(|line| {
            line.grade() == Grade::Prose
                && !std::iter::once(line.block)
                    .chain(outline.around(line.block).take(MAX_LOOK))
                    .any(is_apart)
        });
        let mut sum = 0;
        Self(
            prose
                .map(|line| {
                    (line.first(), {
                        sum += line.words;
                        sum
                    })
                })
                .collect(),
        )
    }

    /// Whether most of a long text stands before `at`: what stands there heads something else.
    fn is_mostly_before(&self, at: usize) -> bool {
        let all = self.0.last().map_or(0, |(_, words)| *words);
        let before = self.0.partition_point(|(first, _)| *first < at);
        let before = before.checked_sub(1).map_or(0, |last| self.0[last].1);
        before >= 60 && before * 4 > all * 3
    }
}

/// The name of the site, where the page's title has it beside the heading: «العنوان | الموقع».
pub(super) fn site(page_title: &str, heading: &str) -> Option<String> {
    let heading = plain_words(heading);
    SEPARATORS.iter().find_map(|separator| {
        let parts = [page_title.rsplit_once(separator), page_title.split_once(separator)];
        let sides =
            parts.into_iter().flatten().flat_map(|(one, other)| [(one, other), (other, one)]);
        let mut found = sides.filter(|(title, site)| {
            ends_with_heading(title, &heading) && site.chars().count() <= 60
        });
        found.next().map(|(_, site)| site.trim().to_owned())
    })
}

/// Whether a title is the heading, perhaps with a word before it that says what kind of article it is.
fn ends_with_heading(title: &str, heading: &str) -> bool {
    !heading.is_empty() && plain_words(title).ends_with(heading)
}

const SEPARATORS: &[&str] = &[" | ", " – ", " — ", " - ", " » ", " :: ", ": ", " • ", " / "];

/// The heading that a line's block is or is in.
fn heading_of(outline: &Outline<'_>, block: usize) -> Option<usize> {
    let is_title = |at: &usize| {
        let piece = &outline.pieces[*at];
        let says = |name: &str, value: &str| {
            piece.attr(name).is_some_and(|words| words.split_whitespace().any(|word| word == value))
        };
        piece.is_heading()
            || says("itemprop", "headline")
            || TITLE_CLASSES.iter().any(|class| says("class", class))
    };
    std::iter::once(block).chain(outline.around(block).take(3)).find(is_title)
}

const TITLE_CLASSES: &[&str] = &[
    "entry-title",
    "post-title",
    "article-title",
    "news-title",
    "single-title",
    "p-name",
    "headline",
];

/// How sure it is that the heading is the title; 0 for none.
fn points(outline: &Outline<'_>, line: &Line, heading: usize, titles: &[String]) -> u32 {
    let piece = &outline.pieces[heading];
    let large = u32::from(piece.is(&["h1"])) * 3 + u32::from(piece.is(&["h2"]));
    let matches = |title: &String| {
        if *title == line.folded {
            40
        } else if line.words >= 3
            && (title.contains(&line.folded) || line.folded.contains(title.as_str()))
            && is_most(title, &line.folded)
        {
            20
        } else {
            0
        }
    };
    let said = titles.iter().filter(|title| !title.is_empty()).map(matches).max().unwrap_or(0);
    let elsewhere = line.linked == line.words || is_in_furniture(outline, heading);
    match (said, elsewhere) {
        (0, false) if piece.is(&["h1"]) && line.words >= 2 => large,
        (0, _) => 0,
        (said, true) => said / 2 + large,
        (said, false) => said + large,
    }
}

/// Whether a part around `at` is surely none of the article.
fn is_in_furniture(outline: &Outline<'_>, at: usize) -> bool {
    outline.around(at).take(MAX_LOOK).any(|at| {
        let sign = outline.pieces[at].sign().filter(|sign| sign.sure);
        sign.is_some_and(|sign| sign.kind != RemovedKind::BylineLine)
    })
}

/// Whether the shorter of two texts is a good part of the longer.
fn is_most(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|text| text.split(' ').count());
    one.min(other) * 5 >= one.max(other) * 2
}

/// How many parts around a heading are asked what they are.
const MAX_LOOK: usize = 64;
