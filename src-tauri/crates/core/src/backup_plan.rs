//! When a vault is backed up by itself, where to, and how many backups stay.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// How a newsroom wants its vault backed up. It travels with the vault; the folders are those of a machine, and stand
/// under its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default)]
pub struct BackupPlan {
    /// Whether backups are made without being asked for.
    pub is_on: bool,
    /// How many minutes are between two of them at least.
    pub every_minutes: u32,
    /// Of so many hours in which one was made, the newest stays.
    pub hours: u32,
    /// Of so many days, in UTC.
    pub days: u32,
    /// Of so many weeks, from Monday, in UTC.
    pub weeks: u32,
    /// So many millions of bytes may they be altogether, in each folder. The newest stays, whatever its length.
    pub megabytes: u32,
    /// The folders of each machine, by its name.
    pub folders: BTreeMap<String, Vec<String>>,
}

impl Default for BackupPlan {
    /// Each hour in which something was changed, a day of hours, a week of days, five weeks.
    fn default() -> Self {
        Self {
            is_on: true,
            every_minutes: 60,
            hours: 24,
            days: 7,
            weeks: 5,
            megabytes: 2000,
            folders: BTreeMap::new(),
        }
    }
}

impl BackupPlan {
    /// The folders that were chosen on this machine; none where nobody chose.
    #[must_use]
    pub fn folders_of(&self, machine: &str) -> &[String] {
        self.folders.get(machine).map_or(&[], Vec::as_slice)
    }

    /// Makes the folders of this machine these; of none the choice is taken back.
    pub fn set_folders(&mut self, machine: &str, folders: Vec<String>) {
        if folders.is_empty() {
            self.folders.remove(machine);
        } else {
            self.folders.insert(machine.to_owned(), folders);
        }
    }

    /// Whether a folder is to get a backup now: it has none, or something was changed since its last and enough time
    /// is over. One that is dated later than now was made by a wrong clock, and is waited for by nobody.
    #[must_use]
    pub fn is_due(
        &self,
        last: Option<DateTime<Utc>>,
        has_changed: bool,
        now: DateTime<Utc>,
    ) -> bool {
        let wait = TimeDelta::minutes(i64::from(self.every_minutes));
        let is_over = |last: DateTime<Utc>| last > now || now - last >= wait;
        self.is_on && last.is_none_or(|last| has_changed && is_over(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000 + minute * 60, 0).expect("a time")
    }

    #[test]
    fn one_is_due_when_something_changed_and_an_hour_is_over() {
        let plan = BackupPlan::default();
        assert!(plan.is_due(None, false, at(0)), "there is none");
        assert!(!plan.is_due(Some(at(0)), true, at(59)));
        assert!(plan.is_due(Some(at(0)), true, at(60)));
        assert!(!plan.is_due(Some(at(0)), false, at(60_000)), "nothing was changed");
        assert!(plan.is_due(Some(at(1)), true, at(0)), "the clock was wrong once");
        let off = BackupPlan { is_on: false, ..plan };
        assert!(!off.is_due(None, true, at(0)));
    }

    #[test]
    fn folders_are_those_of_a_machine() {
        let mut plan = BackupPlan::default();
        plan.set_folders("مكتب", vec!["/media/stick".to_owned()]);
        assert_eq!(plan.folders_of("مكتب"), ["/media/stick"]);
        assert!(plan.folders_of("بيت").is_empty());
        plan.set_folders("مكتب", Vec::new());
        assert_eq!(plan, BackupPlan::default());
    }

    #[test]
    fn what_an_earlier_plan_does_not_say_is_as_usual() {
        let plan: BackupPlan = serde_json::from_str(r#"{ "days": 3 }"#).expect("a plan");
        assert_eq!(plan, BackupPlan { days: 3, ..BackupPlan::default() });
    }
}
