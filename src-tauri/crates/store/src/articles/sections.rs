//! The sections that articles are in.

use crate::error::StoreError;
use crate::vault::Vault;

impl Vault {
    /// The sections of all articles as they are written there, each with how many are in it, those most used first.
    ///
    /// # Errors
    /// As the database says.
    pub fn sections(&self) -> Result<Vec<(String, u32)>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("sections.sql"))?;
        let sections = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(sections.collect::<Result<_, _>>()?)
    }
}
