//! Reading a file by the program, with no more memory than it may use.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The most memory of the program, in KiB: a gigabyte, of addresses and not only of what is used.
const MEMORY_KIB: u32 = 1 << 20;
/// Seconds of processor time after which it hangs, on any machine and in a build for tests.
const HANGS_SECONDS: u32 = 120;

/// A folder, and the program that reads what is in it.
pub struct Reading {
    folder: TempDir,
}

impl Reading {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the folder.
    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What the program says of a file that it must refuse.
    pub fn refused(&self, file: &Path) -> String {
        let (output, told) = self.run(file, "text");
        assert_eq!(output.status.code(), Some(1), "{}: {told}", file.display());
        assert!(!told.trim().is_empty(), "{}: a refusal says why", file.display());
        told
    }

    /// Reads a file that may be refused.
    pub fn read_or_refused(&self, file: &Path) {
        let (output, told) = self.run(file, "text");
        let code = output.status.code();
        assert!(matches!(code, Some(0 | 1)), "{}: {:?} {told}", file.display(), output.status);
    }

    /// The file in another format.
    pub fn converted(&self, file: &Path, format: &str) -> String {
        let (output, told) = self.run(file, format);
        assert!(output.status.success(), "{}: {told}", file.display());
        String::from_utf8(output.stdout).expect("it is UTF-8")
    }

    fn run(&self, file: &Path, format: &str) -> (Output, String) {
        let limits = format!("ulimit -v {MEMORY_KIB}; ulimit -t {HANGS_SECONDS}; exec \"$@\"");
        let output = Command::new("sh")
            .args(["-c", &limits, "sh", env!("CARGO_BIN_EXE_warraq"), "convert"])
            .arg(file)
            .args(["--to", format, "-o", "-"])
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("the program starts");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!told.contains("panicked"), "{}: {told}", file.display());
        (output, told)
    }
}
