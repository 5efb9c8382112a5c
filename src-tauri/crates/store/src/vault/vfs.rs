//! A view of a vault file in which the header is not there: `SQLite` sees its database begin at byte 0.
//!
//! It lies on top of the system's own VFS. Only the main database file is shifted; its locks and its
//! shared memory are the system's own, so that several processes share a vault as they share any `SQLite`
//! file. Journals and temporary files are not touched at all.
//!
//! Of the main file and of the write-ahead log it says what the system said: where a read fails, as of a plug that is
//! loose, `SQLite` would call the file malformed, and where there is no room for the log's index it would not say so.

use std::ffi::{CStr, c_int, c_void};
use std::io;
use std::mem::size_of;
use std::sync::OnceLock;

use rusqlite::ffi;

use super::header::HEADER_BYTES;

/// The name to open a vault's database with.
pub(super) const NAME: &CStr = c"warraq-vault";

#[expect(clippy::cast_possible_wrap, reason = "4096")]
const SHIFT: ffi::sqlite3_int64 = HEADER_BYTES as ffi::sqlite3_int64;

/// Makes [`NAME`] known to `SQLite`, once in a process.
///
/// # Errors
/// `SQLite`'s own code where it refuses, which it does only without memory.
pub(super) fn register() -> Result<(), c_int> {
    static REGISTERED: OnceLock<Result<(), c_int>> = OnceLock::new();
    *REGISTERED.get_or_init(|| {
        // SAFETY: a null name asks for the default VFS; what comes back lives as long as the process.
        let system = unsafe { ffi::sqlite3_vfs_find(std::ptr::null()) };
        if system.is_null() {
            return Err(ffi::SQLITE_ERROR);
        }
        // SAFETY: not null, and SQLite never changes or frees a registered VFS but for `pNext`.
        let mut vfs = unsafe { *system };
        // Everything but opening is the system's own function, none of which looks at `pAppData`.
        vfs.szOsFile += OURS;
        vfs.pNext = std::ptr::null_mut();
        vfs.zName = NAME.as_ptr();
        vfs.pAppData = system.cast();
        vfs.xOpen = Some(open);
        // SAFETY: leaked on purpose, so it outlives every connection; 0: not the default.
        match unsafe { ffi::sqlite3_vfs_register(Box::into_raw(Box::new(vfs)), 0) } {
            ffi::SQLITE_OK => Ok(()),
            code => Err(code),
        }
    })
}

/// What stands before the system's own file in the room `SQLite` gives for one.
#[repr(C, align(8))]
struct Shifted {
    base: ffi::sqlite3_file,
    /// How far what `SQLite` sees lies behind the beginning of the file, in bytes.
    by: ffi::sqlite3_int64,
}

#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "16 bytes")]
const OURS: c_int = size_of::<Shifted>() as c_int;

/// The system's own file inside ours.
///
/// # Safety
/// `file` must be one that [`open`] was given: there are `szOsFile` bytes behind it.
unsafe fn inner(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: see above; `Shifted` is aligned for any file, so what follows it is too.
    unsafe { file.cast::<Shifted>().add(1).cast() }
}

/// How far the file is shifted.
///
/// # Safety
/// As for [`inner`].
unsafe fn shift(file: *mut ffi::sqlite3_file) -> ffi::sqlite3_int64 {
    // SAFETY: see above.
    unsafe { (*file.cast::<Shifted>()).by }
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: SQLite calls with our VFS, whose `pAppData` is the system's, and with a file of
    // `szOsFile` bytes, which is the system's size and ours.
    unsafe {
        let system = (*vfs).pAppData.cast::<ffi::sqlite3_vfs>();
        // No methods means not open: SQLite must not call xClose after a failure.
        (*file).pMethods = std::ptr::null();
        let Some(system_open) = (*system).xOpen else { return ffi::SQLITE_CANTOPEN };
        if flags & (ffi::SQLITE_OPEN_MAIN_DB | ffi::SQLITE_OPEN_WAL) == 0 {
            return system_open(system, name, file, flags, out_flags);
        }
        (*file.cast::<Shifted>()).by = if flags & ffi::SQLITE_OPEN_WAL == 0 { SHIFT } else { 0 };
        let inner = inner(file);
        (*inner).pMethods = std::ptr::null();
        let code = system_open(system, name, inner, flags, out_flags);
        if code == ffi::SQLITE_OK {
            (*file).pMethods = &raw const METHODS;
        } else if let Some(close) = (*inner).pMethods.as_ref().and_then(|methods| methods.xClose) {
            close(inner);
        }
        code
    }
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    // Version 2: shared memory, but no memory-mapped pages, whose offsets could not be shifted.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// Calls the same method of the system's own file; `$missing` where it has none.
macro_rules! pass_on {
    ($file:ident, $method:ident ( $($argument:expr),* ), $missing:expr) => {{
        // SAFETY: SQLite calls methods only on a file that `open` opened, so the file inside is open
        // and its methods live as long as the process.
        unsafe {
            let inner = inner($file);
            match (*(*inner).pMethods).$method {
                Some(method) => method(inner $(, $argument)*),
                None => $missing,
            }
        }
    }};
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    pass_on!(file, xClose(), ffi::SQLITE_OK)
}

unsafe extern "C" fn read(
    file: *mut ffi::sqlite3_file,
    to: *mut c_void,
    bytes: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    // SAFETY: as in `pass_on`.
    let by = unsafe { shift(file) };
    match pass_on!(file, xRead(to, bytes, at + by), ffi::SQLITE_IOERR_READ) {
        ffi::SQLITE_IOERR_CORRUPTFS => ffi::SQLITE_IOERR_READ,
        code => code,
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    bytes: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    // SAFETY: as in `pass_on`.
    let by = unsafe { shift(file) };
    pass_on!(file, xWrite(from, bytes, at + by), ffi::SQLITE_IOERR_WRITE)
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: ffi::sqlite3_int64) -> c_int {
    // SAFETY: as in `pass_on`.
    let by = unsafe { shift(file) };
    pass_on!(file, xTruncate(size + by), ffi::SQLITE_IOERR_TRUNCATE)
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    pass_on!(file, xSync(flags), ffi::SQLITE_IOERR_FSYNC)
}

unsafe extern "C" fn file_size(
    file: *mut ffi::sqlite3_file,
    size: *mut ffi::sqlite3_int64,
) -> c_int {
    let code = pass_on!(file, xFileSize(size), ffi::SQLITE_IOERR_FSTAT);
    if code == ffi::SQLITE_OK {
        // SAFETY: SQLite gives a place for the size, and the call above has filled it.
        unsafe { *size = (*size - shift(file)).max(0) };
    }
    code
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    pass_on!(file, xLock(level), ffi::SQLITE_IOERR_LOCK)
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    pass_on!(file, xUnlock(level), ffi::SQLITE_IOERR_UNLOCK)
}

unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, held: *mut c_int) -> c_int {
    pass_on!(file, xCheckReservedLock(held), ffi::SQLITE_IOERR_CHECKRESERVEDLOCK)
}

unsafe extern "C" fn file_control(
    file: *mut ffi::sqlite3_file,
    what: c_int,
    with: *mut c_void,
) -> c_int {
    pass_on!(file, xFileControl(what, with), ffi::SQLITE_NOTFOUND)
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    pass_on!(file, xSectorSize(), 0)
}

unsafe extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    pass_on!(file, xDeviceCharacteristics(), 0)
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    region: c_int,
    bytes: c_int,
    extend: c_int,
    to: *mut *mut c_void,
) -> c_int {
    let code = pass_on!(file, xShmMap(region, bytes, extend, to), ffi::SQLITE_IOERR_SHMMAP);
    let refused = io::Error::last_os_error().kind();
    let is_full = matches!(refused, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
    if code == ffi::SQLITE_IOERR_SHMSIZE && is_full { ffi::SQLITE_FULL } else { code }
}

unsafe extern "C" fn shm_lock(
    file: *mut ffi::sqlite3_file,
    offset: c_int,
    count: c_int,
    flags: c_int,
) -> c_int {
    pass_on!(file, xShmLock(offset, count, flags), ffi::SQLITE_IOERR_SHMLOCK)
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    pass_on!(file, xShmBarrier(), ());
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    pass_on!(file, xShmUnmap(delete), ffi::SQLITE_OK)
}
