//! What the outbox refused.

use warraq_delivery::DeliveryError;

use super::{AppError, ErrorCode};

impl From<DeliveryError> for AppError {
    fn from(error: DeliveryError) -> Self {
        let code = match error {
            DeliveryError::NoVault => return Self::locked(),
            DeliveryError::Store(error) => return error.into(),
            DeliveryError::Format(error) => return error.into(),
            DeliveryError::Options(_) => ErrorCode::InvalidSite,
            DeliveryError::NeverPublish(_) => ErrorCode::NeverPublish,
            DeliveryError::NothingToCompare => ErrorCode::NothingToCompare,
            DeliveryError::TextGone => ErrorCode::TextGone,
            DeliveryError::Undecided(_) => ErrorCode::Undecided,
            DeliveryError::Stale => ErrorCode::Stale,
            DeliveryError::Embargo(_) => ErrorCode::Embargo,
            DeliveryError::TimePast(_) => ErrorCode::TimePast,
            DeliveryError::Spiked => ErrorCode::Spiked,
            DeliveryError::Textless => ErrorCode::Textless,
            DeliveryError::State(_) => ErrorCode::WrongState,
            DeliveryError::Unreadable(_) => ErrorCode::VaultDamaged,
        };
        Self::new(code, error)
    }
}
