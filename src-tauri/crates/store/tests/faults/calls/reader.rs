//! The list of calls as `strace` writes it, understood.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Files, Inode, Op, REFUSED, Recorded, is_shared_memory, write_at};

/// Reads the list of calls, following which number stands for which file, and where in it.
pub struct Reader {
    folder: String,
    recorded: Recorded,
    open: BTreeMap<u32, Open>,
    /// What is in each file, as programs see it.
    seen: Vec<Vec<u8>>,
    /// Calls of each thread that were begun.
    begun: BTreeMap<String, String>,
    totals: BTreeMap<(String, String), usize>,
    at_ready: BTreeMap<String, (String, usize)>,
}

#[derive(Debug, Clone)]
enum Open {
    File { inode: Inode, at: usize },
    Folder(String),
}

impl Reader {
    pub fn new(folder: &Path, before: Files) -> Self {
        let inodes: BTreeMap<_, _> =
            before.keys().enumerate().map(|(inode, path)| (path.clone(), inode)).collect();
        let seen = before.values().cloned().collect();
        let recorded = Recorded { before, inodes, ops: Vec::new(), counts: BTreeMap::new() };
        Self {
            folder: folder.to_str().unwrap().to_owned(),
            recorded,
            open: BTreeMap::new(),
            seen,
            begun: BTreeMap::new(),
            totals: BTreeMap::new(),
            at_ready: BTreeMap::new(),
        }
    }

    pub fn read(mut self, log: &str) -> Recorded {
        let first = self.recorded.inodes.clone();
        let mut names = first.clone();
        for line in log.lines() {
            let Some((thread, rest)) = line.split_once(' ') else { continue };
            let rest = rest.trim_start();
            if let Some(start) = rest.strip_suffix(" <unfinished ...>") {
                self.begun.insert(thread.to_owned(), start.to_owned());
                continue;
            }
            let whole = match rest.strip_prefix("<... ") {
                Some(resumed) => {
                    let begun = self.begun.remove(thread).unwrap();
                    begun + resumed.split_once(" resumed>").unwrap().1
                }
                None => rest.to_owned(),
            };
            self.call(thread, &whole, &mut names);
        }
        self.recorded.inodes = first;
        for (call, (thread, ready)) in &self.at_ready {
            let total = self.totals.get(&(thread.clone(), call.clone())).copied().unwrap_or(0);
            // Each thread is counted by itself, and what starts the program must not fail.
            let others = self.totals.iter().filter(|((of, name), _)| of != thread && name == call);
            let most = others.map(|(_, count)| *count).max().unwrap_or(0);
            self.recorded.counts.insert(call.clone(), (most.max(*ready), total));
        }
        self.recorded
    }

    fn call(&mut self, thread: &str, line: &str, names: &mut BTreeMap<String, Inode>) {
        let Some((call, rest)) = line.split_once('(') else { return };
        let Some((arguments, result)) = rest.rsplit_once(" = ") else { return };
        let arguments = arguments.trim_end().strip_suffix(')').unwrap_or(arguments);
        *self.totals.entry((thread.to_owned(), call.to_owned())).or_default() += 1;
        let failed = result.starts_with('-');
        let result: usize = result.split(' ').next().unwrap().parse().unwrap_or(0);
        let arguments: Vec<&str> = arguments.split(", ").collect();
        let number = |at: usize| arguments[at].parse::<usize>().unwrap();
        let path = |at: usize| self.path(arguments[at]);
        match call {
            "fsync" | "fdatasync" => self.sync(number(0), failed),
            _ if failed => {}
            "openat" => self.opened(path(1), arguments[2], result, names),
            "close" => _ = self.open.remove(&u32::try_from(number(0)).unwrap()),
            "lseek" => self.seek(number(0), result),
            "writev" => self.said(thread, arguments[1]),
            "write" => self.write(number(0), None, &unquoted(arguments[1])[..result]),
            "pwrite64" => {
                let bytes = unquoted(arguments[1]);
                self.write(number(0), Some(number(3)), &bytes[..result]);
            }
            "ftruncate" => self.resize(number(0), number(1)),
            "copy_file_range" => self.copy(number(0), number(2), result),
            "sendfile" => self.copy(number(1), number(0), result),
            "rename" => self.rename(path(0), path(1), names),
            "renameat" | "renameat2" => self.rename(path(1), path(3), names),
            "link" => self.link(path(0), path(1), names),
            "linkat" => self.link(path(1), path(3), names),
            "unlink" => self.unlink(path(0), names),
            "unlinkat" => self.unlink(path(1), names),
            other => panic!("a call that is not known: {other}"),
        }
    }

    /// The path in the folder; nothing where it is not in it, or of no interest.
    fn path(&self, quoted: &str) -> Option<String> {
        let path = String::from_utf8(unquoted(quoted)).unwrap();
        if path == self.folder {
            return Some(String::new());
        }
        let inside = path.strip_prefix(&self.folder)?.strip_prefix('/')?;
        (!is_shared_memory(inside)).then(|| inside.to_owned())
    }

    fn opened(
        &mut self,
        path: Option<String>,
        flags: &str,
        number: usize,
        names: &mut BTreeMap<String, Inode>,
    ) {
        let Some(path) = path else { return };
        let file = match names.get(&path) {
            Some(inode) => Open::File { inode: *inode, at: 0 },
            None if flags.contains("O_CREAT") => {
                let inode = self.seen.len();
                self.seen.push(Vec::new());
                names.insert(path.clone(), inode);
                self.recorded.ops.push(Op::Name { path: path.clone(), inode });
                Open::File { inode, at: 0 }
            }
            None => Open::Folder(path.clone()),
        };
        self.open.insert(u32::try_from(number).unwrap(), file);
        if flags.contains("O_TRUNC") {
            self.resize(number, 0);
        }
    }

    fn seek(&mut self, number: usize, to: usize) {
        if let Some(Open::File { at, .. }) = self.open_file(number) {
            *at = to;
        }
    }

    fn open_file(&mut self, number: usize) -> Option<&mut Open> {
        self.open.get_mut(&u32::try_from(number).unwrap())
    }

    fn said(&mut self, thread: &str, vector: &str) {
        let text = String::from_utf8(unquoted(vector.split_once('=').unwrap().1)).unwrap();
        let Some(line) = text.strip_prefix('\u{2}') else { return };
        let line = line.trim_end().to_owned();
        if line == "ready" {
            for call in REFUSED {
                let key = (thread.to_owned(), call.to_owned());
                let until = self.totals.get(&key).copied().unwrap_or(0);
                self.at_ready.insert(call.to_owned(), (thread.to_owned(), until));
            }
        }
        self.recorded.ops.push(Op::Say(line));
    }

    fn write(&mut self, number: usize, place: Option<usize>, bytes: &[u8]) {
        let Some(Open::File { inode, at }) = self.open_file(number) else { return };
        let inode = *inode;
        let begin = place.unwrap_or(*at);
        if place.is_none() {
            *at += bytes.len();
        }
        write_at(&mut self.seen[inode], begin, bytes);
        self.recorded.ops.push(Op::Write { inode, at: begin, bytes: bytes.to_vec() });
    }

    fn copy(&mut self, from: usize, to: usize, count: usize) {
        let Some(Open::File { inode, at }) = self.open_file(from) else { return };
        let (inode, begin) = (*inode, *at);
        *at += count;
        let bytes = self.seen[inode][begin..begin + count].to_vec();
        self.write(to, None, &bytes);
    }

    fn resize(&mut self, number: usize, bytes: usize) {
        let Some(Open::File { inode, .. }) = self.open_file(number) else { return };
        let inode = *inode;
        self.seen[inode].resize(bytes, 0);
        self.recorded.ops.push(Op::Resize { inode, bytes });
    }

    fn sync(&mut self, number: usize, failed: bool) {
        let op = match self.open_file(number) {
            Some(Open::File { inode, .. }) if failed => Op::SyncFailed { inode: *inode },
            Some(Open::File { inode, .. }) => Op::Sync { inode: *inode },
            Some(Open::Folder(folder)) if !failed => Op::SyncFolder { folder: folder.clone() },
            _ => return,
        };
        self.recorded.ops.push(op);
    }

    fn rename(
        &mut self,
        from: Option<String>,
        to: Option<String>,
        names: &mut BTreeMap<String, Inode>,
    ) {
        let (Some(from), Some(to)) = (from, to) else { return };
        let inode = names.remove(&from).unwrap();
        names.insert(to.clone(), inode);
        self.recorded.ops.push(Op::Rename { from, to });
    }

    fn link(
        &mut self,
        from: Option<String>,
        to: Option<String>,
        names: &mut BTreeMap<String, Inode>,
    ) {
        let (Some(from), Some(path)) = (from, to) else { return };
        let inode = names[&from];
        names.insert(path.clone(), inode);
        self.recorded.ops.push(Op::Name { path, inode });
    }

    fn unlink(&mut self, path: Option<String>, names: &mut BTreeMap<String, Inode>) {
        if let Some(path) = path
            && names.remove(&path).is_some()
        {
            self.recorded.ops.push(Op::Unlink { path });
        }
    }
}

/// The bytes in the first quotes, each of which is written `\x2f`.
fn unquoted(text: &str) -> Vec<u8> {
    let Some(text) = text.split('"').nth(1) else { return Vec::new() };
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let byte = |four: &[u8]| Some(digit(four[2])? * 16 + digit(four[3])?);
    text.as_bytes().chunks_exact(4).map(|four| byte(four).unwrap()).collect()
}
