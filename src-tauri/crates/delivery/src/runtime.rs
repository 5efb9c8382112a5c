//! Waiting for the line.

use std::io;
use std::pin::pin;
use std::time::Duration;

/// What `work` gives, once it is done: for programs that do nothing meanwhile.
///
/// # Errors
/// When the system gives no timer or no sockets.
pub fn wait_for<T>(work: impl Future<Output = T>) -> io::Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(work))
}

/// How often it is looked whether somebody stopped it.
const GLANCE: Duration = Duration::from_millis(50);

/// What `work` gives; nothing where somebody stopped it meanwhile, and it is given up then. For questions, and for the
/// outbox, which writes down what is about to leave and looks for it before it sends it again: of anything else that was
/// sent nobody would know whether it came.
pub async fn unless_stopped<T>(
    work: impl Future<Output = T>,
    is_stopped: impl Fn() -> bool,
) -> Option<T> {
    let mut work = pin!(work);
    loop {
        tokio::select! {
            done = &mut work => return (!is_stopped()).then_some(done),
            () = tokio::time::sleep(GLANCE) => {
                if is_stopped() {
                    return None;
                }
            }
        }
    }
}
