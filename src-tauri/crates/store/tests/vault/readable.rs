//! How much of a damaged vault can be read.

use std::fs;

use warraq_store::{Readable, StoreError, Vault};

use crate::newsroom::{PASSPHRASE, article, newsroom, secret};

#[test]
fn pages_that_are_damaged_or_cut_off_are_counted() {
    let mut newsroom = newsroom();
    for number in 0..20 {
        newsroom.create(number, &article("عنوان", &["نص الخبر."]));
    }
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    let sound = fs::read(&path).unwrap();
    let of = u32::try_from(sound.len() / 4096 - 1).unwrap();
    let with = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        Vault::readable(&path, &secret(PASSPHRASE)).unwrap()
    };
    assert_eq!(with(&sound), Readable { pages: of, of, is_cut: false });
    for (lost, behind) in [(1, 0), (3, 0), (3, 100), (of - 1, 0)] {
        let end = sound.len() - lost as usize * 4096 + behind;
        let left = Readable { pages: of - lost, of, is_cut: true };
        assert_eq!(with(&sound[..end]), left, "{lost}, {behind}");
    }
    let mut bad = sound;
    for page in [1, 4, 9] {
        bad[page * 4096 + 200] ^= 1;
    }
    assert_eq!(with(&bad), Readable { pages: of - 3, of, is_cut: false });
    let refused = Vault::readable(&path, &secret("أخرى"));
    assert!(matches!(refused, Err(StoreError::WrongPassphrase)), "{refused:?}");
    assert!(fs::read(&path).unwrap() == bad, "it is only looked at");
}
