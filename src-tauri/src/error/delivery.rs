//! What deliveries fail with.

use warraq_delivery::DeliveryError;

use super::{AppError, ErrorCode};

impl From<DeliveryError> for AppError {
    fn from(error: DeliveryError) -> Self {
        let code = match error {
            DeliveryError::Store(error) => return error.into(),
            DeliveryError::Format(error) => return error.into(),
            DeliveryError::NoVault => ErrorCode::Locked,
            // Which words, the preview says: they are text of an article.
            DeliveryError::NeverPublish(_) => ErrorCode::NeverPublish,
            DeliveryError::NothingToCompare => ErrorCode::NothingToCompare,
            DeliveryError::Undecided(_) => ErrorCode::Undecided,
            DeliveryError::Stale => ErrorCode::Stale,
            DeliveryError::Embargo(_) => ErrorCode::Embargo,
            DeliveryError::Spiked => ErrorCode::Spiked,
            DeliveryError::State(_) => ErrorCode::WrongState,
            _ => ErrorCode::Internal,
        };
        Self::new(code, error)
    }
}
