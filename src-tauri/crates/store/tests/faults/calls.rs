//! What a program asks of the system, in the order in which it asks: writes with their bytes, names, syncs, and what it
//! says meanwhile.

mod reader;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{IoSlice, Write};
use std::os::fd::AsFd;
use std::path::Path;
use std::process::{Command, Stdio};

use reader::Reader;

pub const FOLDER: &str = "WARRAQ_TEST_FAULTS";
pub const WORK: &str = "WARRAQ_TEST_WORK";

/// The calls that change a disk, and those without which they cannot be understood.
const CALLS: &str = "openat,close,lseek,write,writev,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,\
                     link,linkat,unlink,unlinkat,copy_file_range,sendfile";

/// Those that a disk may refuse.
pub const REFUSED: [&str; 9] = [
    "write",
    "pwrite64",
    "ftruncate",
    "fsync",
    "fdatasync",
    "rename",
    "linkat",
    "unlink",
    "openat",
];

/// The files of a folder, by their path in it.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A file, whatever it is called.
pub type Inode = usize;

/// Something that was asked of the disk, or said.
#[derive(Debug, Clone)]
pub enum Op {
    Write {
        inode: Inode,
        at: usize,
        bytes: Vec<u8>,
    },
    Resize {
        inode: Inode,
        bytes: usize,
    },
    Sync {
        inode: Inode,
    },
    SyncFailed {
        inode: Inode,
    },
    /// A name for a file, in the place of whatever has it.
    Name {
        path: String,
        inode: Inode,
    },
    Rename {
        from: String,
        to: String,
    },
    Unlink {
        path: String,
    },
    SyncFolder {
        folder: String,
    },
    Say(String),
}

/// What a program asked for, and of what.
#[derive(Debug)]
pub struct Recorded {
    /// The files before, all of them on the disk.
    pub before: Files,
    /// Which of them is which, and what is in them.
    pub inodes: BTreeMap<String, Inode>,
    pub ops: Vec<Op>,
    /// How often each of [`REFUSED`] was called, by the thread that worked: until it began, and in all.
    pub counts: BTreeMap<String, (usize, usize)>,
}

/// A call that fails.
#[derive(Debug, Clone, Copy)]
pub struct Refusal<'a> {
    pub call: &'a str,
    pub error: &'a str,
    /// Which of its calls by one thread.
    pub number: usize,
    /// Whether all later ones fail too.
    pub lasts: bool,
}

/// Not by `write`, which may be made to fail.
pub fn say(line: &str) {
    let mut out = File::from(std::io::stdout().as_fd().try_clone_to_owned().unwrap());
    let line = format!("\u{2}{line}\n");
    // A pipe takes so little at once.
    assert_eq!(out.write_vectored(&[IoSlice::new(line.as_bytes())]).unwrap(), line.len());
}

/// Does the work in `folder`, in a process of its own.
pub fn record(folder: &Path, work: &str, refusal: Option<Refusal<'_>>) -> Recorded {
    let before = files(folder);
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-xx", "-s", "1000000000", "-e", &format!("trace={CALLS}"), "-o"]);
    strace.arg(log.path());
    if let Some(Refusal { call, error, number, lasts }) = refusal {
        let on = if lasts { "+" } else { "" };
        strace.args(["-e", &format!("inject={call}:error={error}:when={number}{on}")]);
    }
    let status = strace
        .arg(std::env::current_exe().unwrap())
        .args(["the_child", "--exact", "--ignored", "--nocapture"])
        // Each folder of cargo's is looked through for each library, by calls that would be counted.
        .env_remove("LD_LIBRARY_PATH")
        .env(FOLDER, folder)
        .env(WORK, work)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("strace is there");
    let log = fs::read_to_string(log.path()).unwrap();
    let recorded = Reader::new(folder, before).read(&log);
    let is_done = recorded.said().any(|line| line == "done");
    assert!(is_done, "the work did not come to its end: {work} {refusal:?} {status}");
    recorded
}

/// All files of a folder and of those in it, but for the memory that processes share.
pub fn files(folder: &Path) -> Files {
    fn walk(root: &Path, folder: &Path, files: &mut Files) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, files);
            } else if !is_shared_memory(path.to_str().unwrap()) {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut files = Files::new();
    walk(folder, folder, &mut files);
    files
}

fn is_shared_memory(path: &str) -> bool {
    path.ends_with("-shm")
}

impl Recorded {
    pub fn said(&self) -> impl Iterator<Item = &str> {
        said(&self.ops)
    }
}

pub fn said(ops: &[Op]) -> impl Iterator<Item = &str> {
    ops.iter().filter_map(|op| if let Op::Say(line) = op { Some(&**line) } else { None })
}

/// Writes as a file takes it: what is not there before it is zero.
pub fn write_at(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    let end = at + bytes.len();
    if file.len() < end {
        file.resize(end, 0);
    }
    file[at..end].copy_from_slice(bytes);
}
