//! A sheet as the value that `page.typ` reads. All text goes through [`printable`].

use chrono::{Datelike, Timelike};
use typst::foundations::{Array, Bytes, Dict, IntoValue, Value};
use warraq_core::article::Dir;

use crate::letters::{breakable_address, is_of_others, printable};
use crate::sheet::{Cell, Digits, Figure, Line, Paper, Piece, Run, Sheet, Style, Table, Text};

/// Most letters of a text in the properties: a string of a PDF has an end.
const LONGEST_PROPERTY: usize = 1500;
/// Most bytes of an address that typst takes for one.
const LONGEST_ADDRESS: usize = 4000;
/// Most letters in which the head of a page is surely shorter than the page.
const LONGEST_HEAD: usize = 900;

/// The value of `sheet`.
pub(crate) fn of(sheet: &Sheet) -> Dict {
    let mut out = Dict::new();
    let paper = match sheet.look.paper {
        Paper::A4 => "a4",
        Paper::A5 => "a5",
        Paper::Letter => "letter",
    };
    let digits = match sheet.digits {
        Digits::Latin => "latin",
        Digits::Arabic => "arabic",
        Digits::Persian => "persian",
    };
    set(&mut out, "paper", paper);
    set(&mut out, "columns", i64::from(sheet.look.columns));
    set(&mut out, "lang", language(&sheet.language).unwrap_or_else(|| "und".to_owned()));
    set(&mut out, "hyphens", hyphens(&sheet.language));
    set(&mut out, "dir", sheet.dir.as_str());
    set(&mut out, "digits", digits);
    set(&mut out, "title", property(&sheet.title));
    set(&mut out, "description", property(&sheet.description));
    set(&mut out, "people", array(&sheet.people, |one| property(one).into_value()));
    set(&mut out, "keywords", array(&sheet.keywords, |one| property(one).into_value()));
    set(&mut out, "date", date(sheet));
    set(&mut out, "newsroom", printable(&sheet.newsroom));
    set(&mut out, "running", printable(&sheet.running));
    set(&mut out, "floats", is_short(sheet));
    let lines = [
        ("section", &sheet.section),
        ("kicker", &sheet.kicker),
        ("headline", &sheet.headline),
        ("standfirst", &sheet.standfirst),
        ("byline", &sheet.byline),
        ("dateline", &sheet.dateline),
    ];
    for (name, one) in lines {
        if let Some(one) = one {
            set(&mut out, name, line(one));
        }
    }
    if let Some(lead) = &sheet.lead {
        set(&mut out, "lead", figure(lead));
    }
    set(&mut out, "body", pieces(&sheet.body));
    set(&mut out, "tail", pieces(&sheet.tail));
    let others = out.iter().any(|(_, value)| asks_others(value));
    set(&mut out, "others", others);
    out
}

/// Whether there is a letter in `value` that the fonts of the text and of pictograms do not have.
fn asks_others(value: &Value) -> bool {
    match value {
        Value::Str(text) => text.chars().any(is_of_others),
        Value::Array(all) => all.iter().any(asks_others),
        Value::Dict(all) => all.iter().any(|(_, value)| asks_others(value)),
        _ => false,
    }
}

fn set(out: &mut Dict, name: &str, value: impl IntoValue) {
    out.insert(name.into(), value.into_value());
}

fn array<T>(all: &[T], value: impl Fn(&T) -> Value) -> Array {
    all.iter().map(value).collect()
}

fn property(text: &str) -> String {
    printable(&text.chars().take(LONGEST_PROPERTY).collect::<String>())
}

fn date(sheet: &Sheet) -> Array {
    let at = &sheet.changed;
    // A PDF has no year before 0 and none after 9999.
    let year = i64::from(at.year().clamp(1, 9999));
    let parts = [at.month(), at.day(), at.hour(), at.minute(), at.second()].map(i64::from);
    [year].into_iter().chain(parts).map(IntoValue::into_value).collect()
}

/// The language of a tag as typst knows languages: two or three letters.
fn language(tag: &str) -> Option<String> {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let is_known =
        (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    is_known.then(|| primary.to_ascii_lowercase())
}

/// The language that words are parted in: patterns for Kurmanji are known by the name of all Kurdish.
fn hyphens(tag: &str) -> String {
    match language(tag).as_deref() {
        Some("kmr") => "ku".to_owned(),
        Some(other) => other.to_owned(),
        None => "und".to_owned(),
    }
}

/// Whether what stands over the columns is surely shorter than the page: what floats cannot be broken.
fn is_short(sheet: &Sheet) -> bool {
    let lines = [&sheet.kicker, &sheet.headline, &sheet.standfirst, &sheet.byline, &sheet.dateline];
    let caption = sheet.lead.iter().map(|lead| length(&lead.caption)).sum::<usize>();
    lines.into_iter().flatten().map(length).sum::<usize>() + caption < LONGEST_HEAD
}

fn length(line: &Line) -> usize {
    let letters = line.runs.iter().map(|run| match run {
        Run::Text(text) => text.text.chars().count(),
        Run::Break | Run::Sign(_) | Run::Note { .. } => 60,
    });
    letters.sum()
}

fn in_manner(dir: Dir, tag: Option<&str>) -> Dict {
    let mut out = Dict::new();
    set(&mut out, "dir", dir.as_str());
    if let Some(language) = tag.and_then(language) {
        set(&mut out, "lang", language);
    }
    out
}

fn line(one: &Line) -> Dict {
    let mut out = in_manner(one.dir, one.language.as_deref());
    set(&mut out, "runs", array(&one.runs, run));
    out
}

fn piece_of(is: &str, one: &Line) -> Dict {
    let mut out = line(one);
    set(&mut out, "is", is);
    out
}

fn run(run: &Run) -> Value {
    let mut out = Dict::new();
    match run {
        Run::Text(text)
            if text.styles.is_empty() && text.link.is_none() && text.language.is_none() =>
        {
            return printable(&text.text).into_value();
        }
        Run::Text(text) => return marked(text).into_value(),
        Run::Break => set(&mut out, "is", "break"),
        Run::Sign(sign) => {
            set(&mut out, "is", "sign");
            set(&mut out, "text", printable(sign));
        }
        Run::Note { sign, name, body } => {
            set(&mut out, "is", "note");
            set(&mut out, "text", printable(sign));
            set(&mut out, "name", name.as_str());
            if let Some(body) = body {
                set(&mut out, "body", array(body, |one| line(one).into_value()));
            }
        }
    }
    out.into_value()
}

fn marked(text: &Text) -> Dict {
    let mut out = Dict::new();
    set(&mut out, "is", "text");
    set(&mut out, "text", printable(&text.text));
    for style in &text.styles {
        set(&mut out, name_of(*style), true);
    }
    if let Some(link) = text.link.as_deref().filter(|link| is_address(link)) {
        set(&mut out, "link", link);
    }
    if let Some(language) = text.language.as_deref().and_then(language) {
        set(&mut out, "lang", language);
    }
    out
}

fn is_address(link: &str) -> bool {
    !link.is_empty() && link.len() <= LONGEST_ADDRESS
}

fn name_of(style: Style) -> &'static str {
    match style {
        Style::Bold => "bold",
        Style::Stressed => "stressed",
        Style::Underlined => "underlined",
        Style::Struck => "struck",
        Style::Raised => "raised",
        Style::Lowered => "lowered",
    }
}

fn pieces(all: &[Piece]) -> Array {
    array(all, |one| piece(one).into_value())
}

fn piece(piece: &Piece) -> Dict {
    match piece {
        Piece::Paragraph(one) => piece_of("paragraph", one),
        Piece::Small(one) => piece_of("small", one),
        Piece::Heading { line, level, look } => {
            let mut out = piece_of("heading", line);
            set(&mut out, "level", i64::from(*level));
            set(&mut out, "look", i64::from(*look));
            out
        }
        Piece::List { dir, start, items } => {
            let mut out = in_manner(*dir, None);
            set(&mut out, "is", "list");
            set(&mut out, "ordered", start.is_some());
            set(&mut out, "start", i64::from(start.unwrap_or_default()));
            set(&mut out, "items", array(items, |item| pieces(item).into_value()));
            out
        }
        Piece::Quote { dir, content } => {
            let mut out = in_manner(*dir, None);
            set(&mut out, "is", "quote");
            set(&mut out, "content", pieces(content));
            out
        }
        Piece::PullQuote { line: one, attribution } => {
            let mut out = piece_of("pull-quote", one);
            if let Some(who) = attribution {
                set(&mut out, "attribution", line(who));
            }
            out
        }
        Piece::Figure(one) => figure(one),
        Piece::Gallery(figures) => {
            let mut out = Dict::new();
            set(&mut out, "is", "gallery");
            set(&mut out, "figures", array(figures, |one| figure(one).into_value()));
            out
        }
        Piece::Table(one) => table(one),
        Piece::Embed { dir, language, url, title } => {
            let mut out = in_manner(*dir, language.as_deref());
            embed(&mut out, url, title);
            out
        }
        Piece::Divider => {
            let mut out = Dict::new();
            set(&mut out, "is", "divider");
            out
        }
    }
}

fn embed(out: &mut Dict, url: &str, title: &str) {
    set(out, "is", "embed");
    set(out, "title", printable(title));
    set(out, "address", format!("\u{2066}{}\u{2069}", printable(&breakable_address(url))));
    if is_address(url) {
        set(out, "url", url);
    }
}

fn figure(one: &Figure) -> Dict {
    let mut out = in_manner(one.dir, one.caption.language.as_deref());
    set(&mut out, "is", "figure");
    set(&mut out, "alt", property(&one.alt));
    set(&mut out, "caption", line(&one.caption));
    if let Some(picture) = &one.picture {
        set(&mut out, "bytes", Bytes::new(picture.bytes.clone()));
        set(&mut out, "format", picture.format);
        set(&mut out, "width", i64::from(picture.width.max(1)));
        set(&mut out, "height", i64::from(picture.height.max(1)));
    }
    out
}

fn table(one: &Table) -> Dict {
    let mut out = in_manner(one.dir, None);
    set(&mut out, "is", "table");
    set(&mut out, "columns", i64::from(one.columns));
    set(&mut out, "head", one.has_head);
    set(&mut out, "cells", array(&one.cells, |cell| cell_of(cell, one.has_head).into_value()));
    out
}

fn cell_of(cell: &Cell, has_head: bool) -> Dict {
    let mut out = Dict::new();
    let places = [("x", cell.x), ("y", cell.y), ("colspan", cell.columns), ("rowspan", cell.rows)];
    for (name, number) in places {
        set(&mut out, name, i64::from(number));
    }
    set(&mut out, "heading", cell.is_heading);
    set(&mut out, "names-row", cell.is_heading && !(has_head && cell.y == 0));
    set(&mut out, "lines", array(&cell.lines, |one| line(one).into_value()));
    out
}
