//! The wait grows, ends, and is the same for every program.

use super::*;
use crate::KdfCost;

fn at(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000 + second, 0).unwrap()
}

#[test]
fn the_wait_grows_to_its_longest() {
    let wait =
        |count| Tries { count, last: at(0), is_by_another_clock: false }.wait().num_seconds();
    assert_eq!([0, 1, 2, 3, 4, 5, 6].map(wait), [0, 0, 0, 5, 10, 20, 40]);
    assert_eq!([10, 11, 12, 40, u32::MAX].map(wait), [640, 900, 900, 900, 900]);
}

#[test]
fn what_is_left_is_told_in_whole_seconds_and_no_longer_than_the_wait() {
    let tries = Tries { count: 4, last: at(0), is_by_another_clock: false };
    assert_eq!(tries.seconds_left(at(0)), Some(10));
    assert_eq!(tries.seconds_left(at(9)), Some(1));
    assert_eq!(tries.seconds_left(at(9) + TimeDelta::milliseconds(999)), Some(1));
    assert_eq!(tries.seconds_left(at(10)), None);
    assert_eq!(tries.seconds_left(at(1_000_000)), None);
}

#[test]
fn what_is_kept_without_bytes_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tries");
    let tries = Tries { count: 7, last: at(0), is_by_another_clock: false };
    fs::write(&file, "6 2026-11-30T07:20:05Z\n").unwrap();
    tries.write_without_bytes(&File::options().write(true).open(&file).unwrap()).unwrap();
    assert_eq!(Tries::read(&file, at(1)), tries);
    tries.one_more(at(2)).write(&file);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("8 ") && text.ends_with('\n') && !text.contains('\0'), "{text}");
}

#[test]
fn a_clock_that_was_set_back_makes_nobody_wait_longer() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tries");
    Tries { count: 4, last: at(86_400), is_by_another_clock: false }.write(&file);
    assert_eq!(Tries::read(&file, at(0)).seconds_left(at(0)), Some(10));
    for nonsense in ["", "4", "x y", "4 yesterday", "-1 2026-11-30T07:20:05Z"] {
        fs::write(&file, nonsense).unwrap();
        assert_eq!(Tries::read(&file, at(0)).seconds_left(at(0)), None, "{nonsense}");
    }
}

#[test]
fn whoever_guesses_waits_also_after_a_restart_and_the_right_one_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    let right = SecretString::from("عبارة المرور");
    Vault::create(&path, &right, KdfCost::for_tests()).unwrap();
    let unlock = |secret: &str, second| {
        Vault::unlock(&path, &SecretString::from(secret), Access::Read, at(second)).map(drop)
    };
    for second in 0..3 {
        let refused = unlock("خطأ", second);
        assert!(matches!(refused, Err(StoreError::WrongPassphrase)), "{refused:?}");
    }
    for secret in ["خطأ", "عبارة المرور"] {
        let refused = unlock(secret, 4);
        assert!(matches!(refused, Err(StoreError::TooSoon { seconds: 3 })), "{refused:?}");
    }
    assert!(matches!(unlock("خطأ", 7), Err(StoreError::WrongPassphrase)));
    assert!(matches!(unlock("خطأ", 7), Err(StoreError::TooSoon { seconds: 10 })));
    unlock("عبارة المرور", 17).unwrap();
    assert!(!beside(&path, ".tries").exists());
    assert!(matches!(unlock("خطأ", 18), Err(StoreError::WrongPassphrase)));
    unlock("عبارة المرور", 18).unwrap();
}

#[test]
fn a_clock_that_was_wrong_keeps_nobody_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    let right = SecretString::from("عبارة المرور");
    Vault::create(&path, &right, KdfCost::for_tests()).unwrap();
    let unlock = |secret: &SecretString, second| {
        Vault::unlock(&path, secret, Access::Read, at(second)).map(drop)
    };
    let wrong = SecretString::from("خطأ");
    let (later, now) = (40_000_000, 1_000);
    for _ in 0..3 {
        assert!(matches!(unlock(&wrong, later), Err(StoreError::WrongPassphrase)));
    }
    assert!(matches!(unlock(&right, now), Err(StoreError::TooSoon { seconds: 5 })));
    assert!(matches!(unlock(&right, now + 2), Err(StoreError::TooSoon { seconds: 3 })));
    unlock(&right, now + 5).unwrap();
}

#[test]
fn whoever_guesses_in_an_open_vault_waits_as_at_its_door() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    let cost = KdfCost::for_tests();
    let (right, new) = (SecretString::from("عبارة المرور"), SecretString::from("عبارة أخرى"));
    let (mut vault, _) = Vault::create(&path, &right, cost).unwrap();
    let mut change = |current: &SecretString, second| {
        let change = || vault.change_passphrase(current, &new, cost);
        Vault::with_typed_secret(&path, at(second), change)
    };
    let wrong = SecretString::from("خطأ");
    assert_eq!(Vault::seconds_to_wait(&path, at(0)), 0);
    for _ in 0..3 {
        assert!(matches!(change(&wrong, 0), Err(StoreError::WrongPassphrase)));
    }
    assert!(matches!(change(&right, 1), Err(StoreError::TooSoon { seconds: 4 })));
    assert_eq!([0, 1, 5].map(|second| Vault::seconds_to_wait(&path, at(second))), [5, 4, 0]);
    change(&right, 5).unwrap();
    drop(vault);
    Vault::unlock(&path, &new, Access::Read, at(5)).unwrap();
}
