use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;

use rusqlite::Connection;

use super::super::frames::played;
use super::*;

/// A log of so many commits as `SQLite` writes it, each of which writes the first page and one of its own.
fn log(commits: u32) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("any.db");
    let database = Connection::open(&path).unwrap();
    database.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (x)").unwrap();
    let _: i32 =
        database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).unwrap();
    for commit in 0..commits {
        database
            .execute("INSERT INTO t VALUES (?1)", [format!("{commit}{}", "x".repeat(3000))])
            .unwrap();
    }
    fs::read(folder.path().join("any.db-wal")).unwrap()
}

fn of(log: &[u8]) -> Option<Damaged> {
    damage(&mut Cursor::new(log)).unwrap()
}

/// What is said when one byte of the log is another one.
fn with_bad(log: &[u8], at: usize) -> Option<Damaged> {
    let mut log = log.to_vec();
    log[at] ^= 0x55;
    of(&log)
}

fn frame(number: usize) -> usize {
    HEAD + number * FRAME
}

#[test]
fn a_sound_log_and_one_that_is_cut_off_are_not_damaged() {
    let log = log(5);
    assert!(log.len() > 5 * FRAME);
    for end in (0..=log.len()).step_by(1024).chain([log.len()]) {
        assert_eq!(of(&log[..end]), None, "{end}");
    }
}

#[test]
fn a_bad_last_commit_is_the_end_of_the_log() {
    let log = log(5);
    let last = log.len() - FRAME;
    for at in [0, 4, 8, 16, 23, 24, 3000] {
        let said = with_bad(&log, last + at);
        // What belongs to it by its sum was written whole.
        assert_eq!(said.is_some(), (8..16).contains(&at), "{at}");
    }
}

#[test]
fn what_an_earlier_log_has_left_behind_the_end_is_no_damage() {
    let (old, new) = (log(9), log(3));
    assert_ne!(old[16..24], new[16..24], "salts are random");
    let mut both = old;
    both[..new.len()].copy_from_slice(&new);
    assert_eq!(of(&both), None);
    // Neither is a new head in front of an old log.
    both[HEAD..new.len()].copy_from_slice(&log(9)[HEAD..new.len()]);
    assert_eq!(of(&both), None);
}

#[test]
fn any_bad_byte_before_the_last_commit_is_damage_and_what_is_sound_goes_on() {
    let log = log(6);
    let (frames, end) = ((log.len() - HEAD) / FRAME, log.len() - FRAME);
    let heads = (0..HEAD).chain((0..frames - 1).flat_map(|at| frame(at)..frame(at) + FRAME_HEAD));
    let pages = (0..frames - 1).map(|at| frame(at) + FRAME_HEAD + 77);
    for at in heads.chain(pages) {
        let damaged = with_bad(&log, at).unwrap_or_else(|| panic!("{at} is not told"));
        assert!(damaged.played <= at, "{at}");
        assert_eq!(of(&damaged.mended), None, "{at}: it is whole");
        let lost = log.len() - damaged.mended.len();
        assert!(lost == 0 || lost == FRAME, "{at}: {lost}");
        assert!(damaged.mended.ends_with(&log[end + FRAME_HEAD..]), "{at}");
        if at < HEAD || (8..24).contains(&((at - HEAD) % FRAME)) {
            assert_eq!(lost, 0, "{at}: its pages are what they were");
        }
    }
}

#[test]
fn a_page_that_is_written_anew_is_made_good() {
    let log = log(6);
    let pages: Vec<_> = log[HEAD..].chunks_exact(FRAME).map(|frame| number(frame, 0)).collect();
    for (at, page) in pages[..pages.len() - 1].iter().enumerate() {
        let said = with_bad(&log, frame(at) + FRAME_HEAD + 77).unwrap();
        assert_eq!(said.is_made_good, pages[at + 1..].contains(page), "{at} of {pages:?}");
    }
}

#[test]
fn several_bad_places_are_left_out() {
    let log = log(8);
    let mut bad = log.clone();
    for place in [0, 2, 3, 5] {
        bad[frame(place) + 100] ^= 1;
    }
    let damaged = of(&bad).unwrap();
    assert_eq!(damaged.mended.len(), log.len() - 4 * FRAME);
    assert_eq!(damaged.played, HEAD);
}

#[test]
fn the_mended_log_is_played_by_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("any.db");
    {
        let database = Connection::open(&path).unwrap();
        database.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (x)").unwrap();
    }
    let empty = fs::read(&path).unwrap();
    let database = Connection::open(&path).unwrap();
    for number in 0..6 {
        database.execute("INSERT INTO t VALUES (?1)", [number]).unwrap();
    }
    let log = fs::read(folder.path().join("any.db-wal")).unwrap();
    let count = |log: &[u8]| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("any.db");
        fs::write(&path, &empty).unwrap();
        fs::write(folder.path().join("any.db-wal"), log).unwrap();
        let database = Connection::open(&path).unwrap();
        database.query_row("SELECT count(*) FROM t", [], |row| row.get::<_, u32>(0)).unwrap()
    };
    let mut bad = log.clone();
    bad[frame(2) + 100] ^= 1;
    assert_eq!((count(&log), count(&bad)), (6, 2));
    let damaged = of(&bad).unwrap();
    assert!(damaged.is_made_good);
    assert_eq!((count(&damaged.mended), count(&bad[..damaged.played])), (6, 2));
}

#[test]
fn what_is_played_ends_before_the_bad_place_and_goes_on_where_that_is_mended() {
    let log = log(6);
    let places = |log: &[u8]| played(&mut Cursor::new(log)).unwrap().unwrap().places;
    let newest = |log: &[u8]| {
        let frames = log[HEAD..].chunks_exact(FRAME).enumerate();
        let places = frames.map(|(at, bytes)| (number(bytes, 0), (frame(at) + FRAME_HEAD) as u64));
        places.collect::<BTreeMap<_, _>>()
    };
    assert_eq!(places(&log), newest(&log));
    for at in 2..6 {
        let mut bad = log.clone();
        bad[frame(at) + 100] ^= 1;
        let damaged = of(&bad).unwrap();
        assert_eq!(places(&bad), newest(&bad[..damaged.played]), "{at}");
        assert_eq!(places(&damaged.mended), newest(&damaged.mended), "{at}");
    }
    assert!(played(&mut Cursor::new(&log[..HEAD])).unwrap().is_none());
    let mut bad = log;
    bad[3] ^= 0x40;
    assert!(played(&mut Cursor::new(&bad)).unwrap().is_none(), "its head is no log's");
}
