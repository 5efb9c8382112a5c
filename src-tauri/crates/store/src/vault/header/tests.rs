use super::*;

/// Key slots in a copy.
const SLOTS_AT: usize = 64;

fn slot(kind: SlotKind, byte: u8) -> Slot {
    Slot { kind, cost: KdfCost::least(), salt: [byte; 32], nonce: [byte; 24], wrapped: [byte; 48] }
}

fn header() -> Header {
    Header::new([7; 16], vec![slot(SlotKind::Passphrase, 1), slot(SlotKind::Recovery, 2)])
}

/// After a change of the passphrase.
fn changed() -> Header {
    header().with(&slot(SlotKind::Passphrase, 3))
}

/// As the first Warraq wrote it.
fn format_1() -> HeaderBytes {
    let mut bytes = [0; HEADER_BYTES];
    bytes[..1984].copy_from_slice(&copy::encode(&header(), 0, 1)[..1984]);
    sealed(bytes)
}

fn sealed(mut bytes: HeaderBytes) -> HeaderBytes {
    let checksum = Sha256::digest(&bytes[..CHECKSUM_AT]);
    bytes[CHECKSUM_AT..].copy_from_slice(&checksum);
    bytes
}

fn decoded(bytes: &[u8]) -> Header {
    Written::decode(bytes).unwrap().header
}

/// What may stand in a file when writing `after` over `before` was stopped: each sector of 512 bytes is old or new,
/// in whatever order the disk took them, and the bytes up to one of them in the sector that was just written.
fn torn(before: &HeaderBytes, after: &HeaderBytes) -> Vec<HeaderBytes> {
    let sectors = |chosen: u32| {
        let mut bytes = *before;
        for sector in (0..8).filter(|sector| chosen & (1 << sector) != 0) {
            let range = sector * 512..(sector + 1) * 512;
            bytes[range.clone()].copy_from_slice(&after[range]);
        }
        bytes
    };
    let cut = |at: usize| {
        let mut bytes = *before;
        bytes[..at].copy_from_slice(&after[..at]);
        bytes
    };
    (0..256).map(sectors).chain((0..HEADER_BYTES).step_by(31).map(cut)).collect()
}

#[test]
fn what_is_written_is_read() {
    let written = Written::decode(&header().encode()).unwrap();
    assert_eq!(written.header, header());
    assert!(written.is_whole());
}

#[test]
fn the_first_format_is_read_and_becomes_this_one_with_the_first_change() {
    let written = Written::decode(&format_1()).unwrap();
    assert_eq!((&written.header, written.is_whole()), (&header(), true));
    let [_, done] = written.steps_to(&changed());
    let written = Written::decode(&done).unwrap();
    assert_eq!((&written.header, written.is_whole()), (&changed(), true));
    assert_eq!(copy::format(&done), FORMAT);
}

#[test]
fn wherever_a_change_is_stopped_the_header_is_the_old_or_the_new_one() {
    let many = encode(&header(), 41);
    for before in [format_1(), header().encode(), many] {
        let [begun, done] = Written::decode(&before).unwrap().steps_to(&changed());
        let mut seen = [0, 0];
        for bytes in torn(&before, &begun) {
            let header = decoded(&bytes);
            assert!(header == self::header() || header == changed());
            seen[usize::from(header == changed())] += 1;
        }
        assert!(seen[0] > 0 && seen[1] > 0, "{seen:?}");
        assert_eq!(decoded(&begun), changed(), "once the first step is on the disk it counts");
        for bytes in torn(&begun, &done) {
            assert_eq!(decoded(&bytes), changed());
        }
        assert!(Written::decode(&done).unwrap().is_whole());
    }
}

#[test]
fn what_was_stopped_is_mended_however_that_is_stopped_too() {
    for before in [format_1(), header().encode()] {
        let [begun, done] = Written::decode(&before).unwrap().steps_to(&changed());
        for bytes in [torn(&before, &begun), torn(&begun, &done)].concat() {
            let stopped = Written::decode(&bytes).unwrap();
            let mended = stopped.mended();
            assert_eq!(decoded(&mended), stopped.header);
            assert!(Written::decode(&mended).unwrap().is_whole());
            for again in torn(&bytes, &mended) {
                assert_eq!(decoded(&again), stopped.header);
            }
        }
    }
}

#[test]
fn the_old_secret_is_nowhere_in_a_changed_header() {
    for before in [format_1(), header().encode()] {
        let [_, done] = Written::decode(&before).unwrap().steps_to(&changed());
        assert!(!done.windows(48).any(|window| window == [1; 48]));
        assert!(done.windows(48).any(|window| window == [2; 48]), "the other one stays");
    }
}

#[test]
fn every_single_damaged_byte_is_seen_and_survived() {
    let good = header().encode();
    for at in 0..HEADER_BYTES {
        let mut bytes = good;
        bytes[at] ^= 0x40;
        let written = Written::decode(&bytes).unwrap();
        assert_eq!(written.header, header(), "byte {at}");
        assert!(!written.is_whole(), "byte {at}");
        assert_eq!(written.mended(), good, "byte {at}");
    }
}

#[test]
fn every_single_damaged_byte_of_the_first_format_is_seen() {
    let good = format_1();
    for at in 0..HEADER_BYTES {
        let mut bytes = good;
        bytes[at] ^= 0x40;
        let found = match Written::decode(&bytes) {
            Err(StoreError::NotAVault) => at < MAGIC.len(),
            Err(StoreError::Damaged(_)) => at >= MAGIC.len(),
            // In the place where the second copy comes to stand.
            Ok(written) => (SECOND_AT..CHECKSUM_AT).contains(&at) && !written.is_whole(),
            Err(_) => false,
        };
        assert!(found, "byte {at}");
    }
}

#[test]
fn where_both_copies_are_damaged_it_is_said() {
    let mut bytes = header().encode();
    bytes[100] ^= 1;
    bytes[SECOND_AT + 100] ^= 1;
    let refused = Written::decode(&bytes).unwrap_err();
    assert!(matches!(refused, StoreError::Damaged(_)), "{refused:?}");
    bytes[0] ^= 1;
    assert!(matches!(Written::decode(&bytes), Err(StoreError::NotAVault)));
}

#[test]
fn a_header_cut_off_is_damaged_and_less_than_its_name_is_no_vault() {
    let good = header().encode();
    for length in [13, 100, HEADER_BYTES - 1] {
        let refused = Written::decode(&good[..length]).unwrap_err();
        assert!(matches!(refused, StoreError::Damaged(_)), "{length}: {refused:?}");
    }
    for length in [0, 1, 12] {
        assert!(matches!(Written::decode(&good[..length]), Err(StoreError::NotAVault)));
    }
}

#[test]
fn a_later_format_is_newer() {
    let mut bytes = header().encode();
    bytes[16] = 9;
    assert!(matches!(Written::decode(&sealed(bytes)), Err(StoreError::Newer { found: 9 })));
}

#[test]
fn an_absurd_cost_is_refused_before_it_is_paid() {
    let mut absurd = header();
    absurd.slots[0].cost.memory_kib = 1024 * 1024 + 1;
    let refused = Written::decode(&absurd.encode()).unwrap_err();
    assert!(matches!(refused, StoreError::Damaged(_)), "{refused:?}");
}

#[test]
fn a_slot_of_an_unknown_kind_is_passed_over_and_kept() {
    let mut copy = copy::encode(&header(), 1, FORMAT);
    copy[SLOTS_AT] = 77;
    let checksum = Sha256::digest(&copy[..1984]);
    copy[1984..].copy_from_slice(&checksum);
    let mut bytes = [0; HEADER_BYTES];
    bytes[..COPY_BYTES].copy_from_slice(&copy);
    let read = Written::decode(&bytes).unwrap();
    assert_eq!(read.header.slots, header().slots[1..]);
    let [_, done] = read.steps_to(&read.header.with(&slot(SlotKind::Recovery, 4)));
    let kept: [u8; copy::SLOT_BYTES] = copy[SLOTS_AT..][..copy::SLOT_BYTES].try_into().unwrap();
    assert_eq!(decoded(&done).others, [kept]);
    assert_eq!(decoded(&done).slots, [slot(SlotKind::Recovery, 4)]);
}
