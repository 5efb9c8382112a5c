//! Whether what is written is read by nobody.

/// Whether standard output is the device that keeps nothing: somebody said so, or it was closed, and that device was put in
/// its place when the program started.
#[cfg(unix)]
pub fn is_stdout_nowhere() -> bool {
    use std::fs::{self, File};
    use std::io;
    use std::os::fd::AsFd;
    use std::os::unix::fs::{FileTypeExt, MetadataExt};

    let device = |data: io::Result<fs::Metadata>| {
        data.ok().filter(|data| data.file_type().is_char_device()).map(|data| data.rdev())
    };
    let out = io::stdout().as_fd().try_clone_to_owned();
    let out = device(out.and_then(|out| File::from(out).metadata()));
    out.is_some() && out == device(fs::metadata("/dev/null"))
}

/// The same, of which nothing is known here.
#[cfg(not(unix))]
pub fn is_stdout_nowhere() -> bool {
    false
}
