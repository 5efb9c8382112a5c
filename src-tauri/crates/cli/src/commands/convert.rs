//! `convert`: a file in another format, without a vault.

use super::target;
use crate::answer::Answer;
use crate::cli::{ConvertArguments, options};
use crate::conversion::{Conversion, ConversionError};
use crate::error::CliError;
use crate::output::Form;
use crate::source;

/// Reads the file and writes it in the other format, its pictures cleaned; answers with what neither could hold.
///
/// # Errors
/// When the format has no such choice, the file cannot be read, the other exists and there is no `--force`, or it cannot be written.
pub fn run(arguments: &ConvertArguments, form: Form) -> Result<Answer, CliError> {
    let options = options(arguments.format, &arguments.options).map_err(CliError::Usage)?;
    let to_output = target::is_standard_output(&arguments.place, 1, form)?;
    let bytes = source::bytes(&arguments.file)?;
    let conversion = Conversion { arguments, options, to_output };
    conversion.carry_out(&bytes).map_err(|error| match error {
        ConversionError::Read(error) => CliError::from(error).in_file(&arguments.file),
        ConversionError::Write(error) => error.into(),
    })
}
