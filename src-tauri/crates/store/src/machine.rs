//! The computer that Warraq runs on.

use std::{env, fs};

/// What the computer calls itself: what a vault keeps of this machine alone stands under this name. Two that are called
/// the same share it.
#[must_use]
pub fn machine_name() -> String {
    let asked = fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let names =
        asked.into_iter().chain(["COMPUTERNAME", "HOSTNAME"].map(env::var).into_iter().flatten());
    let mut names = names.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    names.next().unwrap_or_else(|| "computer".to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_has_a_name_and_always_the_same() {
        let name = super::machine_name();
        assert!(!name.is_empty() && name == super::machine_name() && name.trim() == name);
    }
}
