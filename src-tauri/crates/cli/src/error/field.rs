//! Fields and tags that were refused.

use warraq_core::fields::{FieldError, FieldFault};
use warraq_core::tag::TagError;

use crate::messages::Message;

pub(super) fn message(error: &FieldError) -> Message {
    let (key, value) = match &error.fault {
        FieldFault::Unknown => ("unknown", ""),
        FieldFault::NotAList => ("not_a_list", ""),
        FieldFault::NotSettable => ("not_settable", ""),
        FieldFault::BadDate(value) => ("bad_date", value.as_str()),
        FieldFault::BadTime(value) => ("bad_time", value.as_str()),
        FieldFault::BadLanguage(value) => ("bad_language", value.as_str()),
        FieldFault::BadProfile(value) => ("bad_profile", value.as_str()),
        FieldFault::BadSlug(value) => ("bad_slug", value.as_str()),
    };
    Message::new(format!("errors.invalid_field.{key}"))
        .with("field", &error.field)
        .with("value", value)
}

pub(super) fn tag(error: &TagError) -> Message {
    Message::new(match error {
        TagError::Empty => "errors.invalid_field.tag_empty",
        TagError::TooLong => "errors.invalid_field.tag_too_long",
    })
}
