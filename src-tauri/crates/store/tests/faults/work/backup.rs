//! Saving and backing up by turns, by hand and by itself, with the surplus taken away.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use warraq_core::backup_plan::BackupPlan;
use warraq_store::{BackupOrder, Outcome, Overwrite, StoreError, Vault, When};

use super::writing::{check as check_vault, open, prepare as prepare_vault, step, the_article};
use super::{Fault, Said, Work, at, insist, looked_through, opened, say_state, secret, state_of};
use crate::calls::say;

pub const BACKING_UP: Work = Work { name: "backing-up", prepare, run, check };

const ROUNDS: u32 = 6;

fn prepare(folder: &Path) {
    prepare_vault(folder);
    fs::create_dir(own(folder)).unwrap();
}

fn run(folder: &Path) -> Result<(), StoreError> {
    let mut vault = open(folder)?;
    say_state(&vault)?;
    let id = the_article(&vault)?;
    let plan = BackupPlan { hours: 2, days: 0, weeks: 0, ..BackupPlan::default() };
    for round in 1..=ROUNDS {
        insist(|| step(&mut vault, id, 60 * round))?;
        say_state(&vault)?;
        let by_hand = format!("copy-{}.warraq", round % 2);
        insist(|| vault.back_up(&folder.join(&by_hand), Overwrite::Replace))?;
        say(&format!("copied {by_hand}"));
        let name = insist(|| by_itself(&vault, &plan, folder, round))?;
        say(&format!("copied {name}"));
    }
    vault.close()
}

fn by_itself(
    vault: &Vault,
    plan: &BackupPlan,
    folder: &Path,
    round: u32,
) -> Result<String, StoreError> {
    let folders = [own(folder)];
    let order = BackupOrder { plan, folders: &folders, when: When::Due, now: at(60 * round) };
    let mut done = vault.back_up_by_itself(&order, &mut |_| ControlFlow::Continue(()))?;
    let path = match done.remove(0).outcome {
        Outcome::Made { backup, .. } => backup.path,
        // It has its name, and only what came after it was refused.
        Outcome::NotDue { last } => last.unwrap().path,
        Outcome::Failed(error) => return Err(error),
    };
    Ok(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned())
}

fn own(folder: &Path) -> PathBuf {
    folder.join("own")
}

fn check(folder: &Path, said: &Said<'_>) -> Result<(), Fault> {
    check_vault(folder, &with_only_states(said, &states(said.acknowledged)))?;
    let names = said.acknowledged.iter().filter_map(|line| line.strip_prefix("copied "));
    let names: Vec<_> = names.collect();
    let newest = |is_own: bool| names.iter().rev().find(|name| name.starts_with("own/") == is_own);
    for name in [newest(true), newest(false)].into_iter().flatten() {
        if !folder.join(name).exists() && !said.may_be_earlier {
            return Err(Fault::Lost);
        }
    }
    for copy in copies(folder) {
        let copy = opened(Vault::open_untouched(&copy, &secret()))?;
        looked_through(&copy)?;
        let state = state_of(&copy).map_err(|_| Fault::Unclean)?;
        // Of any moment until now.
        let any = Said { may_be_earlier: true, ..with_only_states(said, said.acknowledged) };
        any.allows("state ", &state)?;
    }
    Ok(())
}

fn states<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    lines.iter().copied().filter(|line| line.starts_with("state ")).collect()
}

fn with_only_states<'a>(said: &Said<'a>, lines: &'a [&'a str]) -> Said<'a> {
    let in_flight = said.in_flight.filter(|line| line.starts_with("state "));
    Said { acknowledged: lines, in_flight, may_be_earlier: said.may_be_earlier }
}

fn copies(folder: &Path) -> Vec<PathBuf> {
    let files = [folder.to_owned(), own(folder)]
        .into_iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    let is_copy = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        let begins = ["copy-", "vault.auto-"].iter().any(|beginning| name.starts_with(beginning));
        begins && name.ends_with(".warraq")
    };
    files.filter(is_copy).collect()
}
