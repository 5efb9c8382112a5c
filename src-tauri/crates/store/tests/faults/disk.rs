//! What a disk may hold after the power went.

use std::collections::{BTreeMap, BTreeSet};

use crate::calls::{Files, Inode, Op, Recorded, write_at};
use crate::random::Random;

/// What a disk writes as one: this much of a write is there or is not.
const SECTOR: usize = 512;

/// How a disk keeps its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disk {
    /// What was synced is there. Of the rest anything may be, in any order.
    Honest,
    /// It says that it has synced and may not have; but it writes in the order in which it was asked.
    LatestLost,
    /// It says so, may not have, and writes in any order: also a single write may be lost for ever.
    Lying,
}

/// What stands on the disk, and what is under way to it.
struct Platter {
    names: BTreeMap<String, Inode>,
    contents: BTreeMap<Inode, Vec<u8>>,
    data: BTreeMap<Inode, Vec<Op>>,
    folders: BTreeMap<String, Vec<Op>>,
}

/// How much of what is under way gets there.
#[derive(Clone, Copy)]
enum Share {
    Nothing,
    All,
    First(u64),
    Any,
    /// Any, and of writes any sectors.
    Torn,
}

/// The files after the power went, before the operation of this number.
pub fn after(recorded: &Recorded, cut: usize, disk: Disk, random: &mut Random) -> Files {
    let mut platter = Platter::new(recorded);
    let ops = &recorded.ops[..cut];
    if disk == Disk::LatestLost {
        let until = usize::try_from(random.below(cut as u64 + 1)).unwrap();
        for op in &ops[..until] {
            platter.data_or_name(op.clone());
        }
        platter.settle(Share::All, random);
        return platter.files();
    }
    let loses = disk == Disk::Lying;
    for op in ops {
        match op {
            Op::Sync { .. } | Op::SyncFolder { .. } if loses && random.below(3) == 0 => {}
            Op::Write { .. } if loses && random.below(200) == 0 => {}
            Op::Sync { inode } => platter.sync(*inode, Share::All, random),
            // What the system could not write it forgets: it may be there, and no later sync brings it.
            Op::SyncFailed { inode } => platter.sync(*inode, Share::Torn, random),
            Op::SyncFolder { folder } => platter.sync_folder(folder, Share::All, random),
            other => platter.data_or_name(other.clone()),
        }
    }
    let share = match random.below(6) {
        0 => Share::Nothing,
        1 => Share::All,
        2 => Share::First(random.below(8)),
        3 => Share::Any,
        _ => Share::Torn,
    };
    platter.settle(share, random);
    platter.files()
}

impl Platter {
    fn new(recorded: &Recorded) -> Self {
        let names = recorded.inodes.clone();
        let contents =
            names.iter().map(|(path, inode)| (*inode, recorded.before[path].clone())).collect();
        Self { names, contents, data: BTreeMap::new(), folders: BTreeMap::new() }
    }

    fn data_or_name(&mut self, op: Op) {
        match &op {
            Op::Write { inode, .. } | Op::Resize { inode, .. } => {
                self.data.entry(*inode).or_default().push(op);
            }
            Op::Name { path, .. } | Op::Unlink { path } | Op::Rename { to: path, .. } => {
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
                self.folders.entry(folder).or_default().push(op);
            }
            Op::Sync { .. } | Op::SyncFailed { .. } | Op::SyncFolder { .. } | Op::Say(_) => {}
        }
    }

    fn sync(&mut self, inode: Inode, share: Share, random: &mut Random) {
        let file = self.contents.entry(inode).or_default();
        for op in chosen(self.data.remove(&inode).unwrap_or_default(), share, random) {
            match op {
                Op::Write { at, bytes, .. } => write(file, at, &bytes, share, random),
                Op::Resize { bytes, .. } => file.resize(bytes, 0),
                _ => {}
            }
        }
    }

    fn sync_folder(&mut self, folder: &str, share: Share, random: &mut Random) {
        for op in chosen(self.folders.remove(folder).unwrap_or_default(), share, random) {
            match op {
                Op::Name { path, inode } => _ = self.names.insert(path, inode),
                Op::Unlink { path } => _ = self.names.remove(&path),
                Op::Rename { from, to } => {
                    if let Some(inode) = self.names.remove(&from) {
                        self.names.insert(to, inode);
                    }
                }
                _ => {}
            }
        }
    }

    fn settle(&mut self, share: Share, random: &mut Random) {
        for inode in self.data.keys().copied().collect::<BTreeSet<_>>() {
            self.sync(inode, share, random);
        }
        for folder in self.folders.keys().cloned().collect::<BTreeSet<_>>() {
            self.sync_folder(&folder, share, random);
        }
    }

    fn files(self) -> Files {
        let Self { names, contents, .. } = self;
        let content = |inode| contents.get(&inode).cloned().unwrap_or_default();
        names.into_iter().map(|(path, inode)| (path, content(inode))).collect()
    }
}

fn chosen(ops: Vec<Op>, share: Share, random: &mut Random) -> Vec<Op> {
    match share {
        Share::Nothing => Vec::new(),
        Share::All => ops,
        Share::First(count) => ops.into_iter().take(usize::try_from(count).unwrap()).collect(),
        Share::Any | Share::Torn => ops.into_iter().filter(|_| random.below(2) == 0).collect(),
    }
}

fn write(file: &mut Vec<u8>, at: usize, bytes: &[u8], share: Share, random: &mut Random) {
    if !matches!(share, Share::Torn) || random.below(2) == 0 {
        write_at(file, at, bytes);
        return;
    }
    // Sectors lie where the disk has them, not where a write begins.
    let mut begin = 0;
    while begin < bytes.len() {
        let end = bytes.len().min((at + begin) / SECTOR * SECTOR + SECTOR - at);
        if random.below(2) == 0 {
            write_at(file, at + begin, &bytes[begin..end]);
        }
        begin = end;
    }
}
