//! Vaults among the files that others write: none of them takes the place of a newsroom, whatever it was called with.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use warraq_core::vault_file::{MAGIC, vaults_of_part};

use crate::error::FormatError;

/// Looks whether a file at `path`, or where a link there leads, would take the place of a vault or of a part of one.
///
/// # Errors
/// [`FormatError::OfVault`] where it would.
pub(super) fn must_be_spared(path: &Path) -> Result<(), FormatError> {
    let linked = fs::canonicalize(path);
    let path = linked.as_deref().unwrap_or(path);
    if is_vault(path) || vaults_of_part(path).any(|vault| is_vault(&vault)) {
        return Err(FormatError::OfVault { path: path.to_owned() });
    }
    Ok(())
}

fn is_vault(path: &Path) -> bool {
    // A pipe would keep whoever opens it waiting.
    if !path.is_file() {
        return false;
    }
    let mut begins = [0; MAGIC.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut begins));
    read.is_ok() && begins == *MAGIC
}

#[cfg(test)]
mod tests {
    use warraq_core::vault_file::PARTS;

    use super::super::{Overwrite, write_all, write_derived, write_whole};
    use super::*;

    #[test]
    fn nothing_that_is_written_takes_the_place_of_a_vault() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("غرفة الأخبار.warraq");
        let bytes = [MAGIC.as_slice(), b"all of a newsroom"].concat();
        fs::write(&vault, &bytes).unwrap();
        let mut paths = vec![vault.clone()];
        paths.extend(PARTS.map(|part| format!("{}{part}", vault.display()).into()));
        #[cfg(unix)]
        {
            let link = folder.path().join("link.txt");
            std::os::unix::fs::symlink(&vault, &link).unwrap();
            paths.push(link);
        }
        for path in paths {
            let written = [
                write_whole(&path, b"x", Overwrite::Replace).map(drop),
                write_derived(&path, b"x", Overwrite::Replace).map(drop),
                write_all(&[(path.clone(), b"x")], Overwrite::Replace),
            ];
            for refused in written {
                assert!(
                    matches!(refused, Err(FormatError::OfVault { .. })),
                    "{path:?} {refused:?}"
                );
            }
        }
        assert_eq!(fs::read(&vault).unwrap(), bytes);
        write_whole(&folder.path().join("خبر.warraq-wal"), b"x", Overwrite::Refuse).unwrap();
    }
}
