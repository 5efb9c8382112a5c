//! A home whose vault is on a disk that is soon full.

use crate::home::Home;
use crate::small_disk::SmallDisk;

/// A new one, with its disk; nothing where this user may not make one.
pub fn small_home() -> Option<(Home, SmallDisk)> {
    let home = Home::new().naming_vault();
    let disk = SmallDisk::at(home.vault().parent().expect("a vault has a folder"))?;
    home.warraq_json(&["init"]);
    Some((home, disk))
}
