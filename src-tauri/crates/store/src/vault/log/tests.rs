use super::*;

/// The commits of one file after each other, each with what the log had at its head when it began.
fn commits(salts: &[Option<i64>]) -> Vec<State> {
    let database = Connection::open_in_memory().unwrap();
    database.execute_batch(include_str!("../../../migrations/0005_log.sql")).unwrap();
    let made = salts.iter().map(|salts| {
        note_with(&database, *salts).unwrap();
        state(&database).unwrap()
    });
    made.collect()
}

#[test]
fn a_file_is_in_a_log_from_the_commit_on_which_it_stands() {
    // The file was closed after the first two; the third begins a log, the fifth begins it anew.
    let made = commits(&[None, None, None, Some(7), Some(7), Some(8), Some(8)]);
    let fits = |file: usize, end: usize, now| made[file].is_in_log_of(&made[end], now);
    let of =
        |end: usize, now| (0..made.len()).filter(|file| fits(*file, end, now)).collect::<Vec<_>>();
    assert_eq!(of(2, Some(7)), [1, 2], "only the third is in the log");
    // One that was made after the end of the log in the same log is not told apart: nobody keeps a log back.
    assert_eq!(of(3, Some(7)), [1, 2, 3, 4]);
    assert_eq!(of(4, Some(8)), [3, 4], "it has begun the log anew, and found the one before");
    assert_eq!(of(5, Some(8)), [3, 4, 5, 6]);
    assert_eq!(of(6, Some(8)), [3, 4, 5, 6]);
}

#[test]
fn a_log_of_which_only_the_head_was_written_is_begun_by_the_next_commit() {
    let made = commits(&[None, Some(7), Some(9), Some(9)]);
    // Whether the second or the third begins the log 9 is not known: neither is refused.
    for file in [0, 1, 2, 3] {
        assert!(made[file].is_in_log_of(&made[3], Some(9)), "{file}");
    }
}

#[test]
fn another_branch_of_the_same_file_is_another_file() {
    let one = commits(&[None, None, Some(7), Some(7)]);
    let other = commits(&[None, None, Some(8), Some(8)]);
    for file in &other {
        assert!(!file.is_in_log_of(&one[3], Some(7)));
    }
}
