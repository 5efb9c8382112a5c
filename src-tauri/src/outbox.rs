//! The outbox in the background, for as long as the window is open.

mod throttle;

use std::io;
use std::time::Instant;

use tauri::{AppHandle, Manager};
use warraq_delivery::{DeliveryError, News, Runner, Sites, SystemClock, chance, wait_for};

use crate::error::{AppError, ErrorCode};
use crate::events::{OutboxRests, tell_delivery};
use crate::state::Desk;
use throttle::Throttle;

/// Begins the one thread that delivers. It opens no connection before something stands in the outbox; it ends with
/// the program, at whatever moment that is.
///
/// # Errors
/// When the system gives no thread.
pub fn begin(app: &AppHandle) -> io::Result<()> {
    let app = app.clone();
    let work = move || {
        if let Err(error) = run(&app) {
            let error = Some(AppError::new(ErrorCode::Internal, error));
            OutboxRests { error }.tell(&app);
        }
    };
    std::thread::Builder::new().name("outbox".to_owned()).spawn(work).map(drop)
}

fn run(app: &AppHandle) -> io::Result<()> {
    let desk = app.state::<Desk>();
    let throttle = Throttle::default();
    let tell = |news: News<'_>| match news {
        News::Step(event) if throttle.lets_through(event, Instant::now()) => {
            tell_delivery(app, event);
        }
        News::Step(_) => {}
        News::Rests | News::Followed => OutboxRests { error: None }.tell(app),
        News::Failed(error) => OutboxRests { error: Some(failure(error)) }.tell(app),
    };
    let runner = Runner {
        desk: &*desk,
        clock: &SystemClock,
        chance: &chance,
        connectors: &Sites,
        bell: desk.bell(),
        tell: &tell,
    };
    wait_for(runner.run())
}

/// What the page is told of a vault that failed.
fn failure(error: &DeliveryError) -> AppError {
    let code = match error {
        DeliveryError::Store(warraq_store::StoreError::DiskFull(_)) => ErrorCode::DiskFull,
        DeliveryError::Store(_) | DeliveryError::Unreadable(_) => ErrorCode::VaultDamaged,
        DeliveryError::Options(_) => ErrorCode::InvalidSite,
        _ => ErrorCode::Internal,
    };
    AppError::new(code, error)
}
