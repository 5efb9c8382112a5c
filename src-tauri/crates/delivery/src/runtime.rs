//! Waiting for the line where nobody else does.

use std::io;

/// What `work` gives, once it is done: for programs that do nothing meanwhile.
///
/// # Errors
/// When the system gives no timer or no sockets.
pub fn wait_for<T>(work: impl Future<Output = T>) -> io::Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(work))
}
