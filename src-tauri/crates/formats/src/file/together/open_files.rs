//! How many files may be open at a time: all files of one export are, until all of them have their names.

/// What a program has open beside them.
#[cfg(target_os = "linux")]
const OTHERS: u64 = 128;

/// Makes room for so many, as far as the system lets this program.
pub(super) fn make_room(files: usize) {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let mut limit = getrlimit(Resource::Nofile);
        // One that is replaced is open as well.
        let wanted = (files as u64).saturating_mul(2).saturating_add(OTHERS);
        if limit.current.is_some_and(|current| current < wanted) {
            limit.current = Some(limit.maximum.map_or(wanted, |maximum| maximum.min(wanted)));
            // Where it is refused, the file that finds no room says so.
            let _ = setrlimit(Resource::Nofile, limit);
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = files;
}
