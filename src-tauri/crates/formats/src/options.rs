//! What people may choose for an export beside its format.

use chrono::{DateTime, TimeDelta, Utc};

/// The choices for one export. Each format looks at those that it knows; the others mean nothing to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportOptions {
    /// Columns of the text on paper.
    pub columns: Columns,
    /// The sheet.
    pub paper: Paper,
    /// The version of ninjs.
    pub ninjs: NinjsVersion,
    /// The kind of feed.
    pub feed: FeedKind,
    /// Who wrote and changed the article, in the properties of the file, and whose suggestions and comments are in it.
    pub people: Disclosure,
    /// Suggestions and comments; those who made them have numbers where people are withheld.
    pub review: Disclosure,
    /// The address of the site that articles are on: of feeds, WordPress exports and messages.
    pub address: String,
    /// The clock of the site that posts of a WordPress export are for.
    pub zone: Zone,
}

/// How far a clock is from UTC: what a WordPress export must say itself, for a site takes its local times as they are. One
/// for all of a file; nothing is known here of days on which clocks change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Zone {
    minutes: i16,
}

impl Zone {
    /// The time that the clock shows at `time`, as if it were one of UTC.
    #[must_use]
    pub fn local(self, time: DateTime<Utc>) -> DateTime<Utc> {
        time + TimeDelta::minutes(self.minutes.into())
    }

    /// What `+03:30` means.
    fn read(offset: &str) -> Option<Self> {
        let sign = if offset.starts_with('-') { -1 } else { 1 };
        let (hours, minutes) = offset.get(1..)?.split_once(':')?;
        let minutes = hours.parse::<i16>().ok()? * 60 + minutes.parse::<i16>().ok()?;
        Some(Self { minutes: sign * minutes })
    }
}

/// Columns of the text on paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Columns {
    /// As a letter.
    #[default]
    One,
    /// As a newspaper.
    Two,
}

/// A sheet of paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 148 × 210 mm.
    A5,
    /// 215.9 × 279.4 mm.
    Letter,
}

/// A version of ninjs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NinjsVersion {
    /// 3.1, the current one.
    #[default]
    V3,
    /// 2.2, for receivers that have not changed yet.
    V2,
}

/// A kind of feed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FeedKind {
    /// RSS 2.0.
    #[default]
    Rss,
    /// JSON Feed 1.1.
    Json,
}

/// Whether a file says what is the newsroom's own business.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Disclosure {
    /// It does not.
    #[default]
    Withheld,
    /// It does, because somebody asked for it.
    Told,
}

/// A choice that export knows: its name, and the values it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionName {
    /// As the command line and presets spell it.
    pub name: &'static str,
    /// The values, the one that counts where nothing is said first; none where any text is one.
    pub values: &'static [&'static str],
}

/// Every choice.
pub const OPTIONS: &[OptionName] = &[
    OptionName { name: "columns", values: &["1", "2"] },
    OptionName { name: "paper", values: &["a4", "a5", "letter"] },
    OptionName { name: "ninjs", values: &["3.1", "2.2"] },
    OptionName { name: "feed", values: &["rss", "json"] },
    OptionName { name: "people", values: &["no", "yes"] },
    OptionName { name: "review", values: &["no", "yes"] },
    OptionName { name: "address", values: &[] },
    OptionName { name: "zone", values: ZONES },
];

/// The clocks of most newsrooms that write in Arabic script, at home and abroad.
const ZONES: &[&str] = &[
    "+00:00", "+01:00", "+02:00", "+03:00", "+03:30", "+04:00", "+04:30", "+05:00", "+05:30",
    "+06:00", "+08:00", "+10:00", "-03:00", "-04:00", "-05:00", "-06:00", "-07:00", "-08:00",
];

/// A choice that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OptionError {
    /// No option has this name.
    #[error("there is no export option “{0}”")]
    Unknown(String),
    /// The option does not take this value.
    #[error("the export option “{name}” takes {}, not “{value}”", .values.join(", "))]
    Value {
        /// The option.
        name: &'static str,
        /// What was given.
        value: String,
        /// What it takes; nothing for the address of a site, which must begin with `http://` or `https://`.
        values: &'static [&'static str],
    },
}

impl ExportOptions {
    /// Sets the option `name` to `value`, as the command line and presets spell them.
    ///
    /// # Errors
    /// [`OptionError`] where there is no such option or it takes no such value; nothing is changed then.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), OptionError> {
        let known = OPTIONS.iter().find(|option| option.name == name);
        let OptionName { name, values } =
            *known.ok_or_else(|| OptionError::Unknown(name.to_owned()))?;
        let refused = || OptionError::Value { name, value: value.to_owned(), values };
        let chosen = values.iter().position(|one| *one == value);
        match (name, chosen) {
            ("columns", Some(at)) => self.columns = [Columns::One, Columns::Two][at],
            ("paper", Some(at)) => self.paper = [Paper::A4, Paper::A5, Paper::Letter][at],
            ("ninjs", Some(at)) => self.ninjs = [NinjsVersion::V3, NinjsVersion::V2][at],
            ("feed", Some(at)) => self.feed = [FeedKind::Rss, FeedKind::Json][at],
            ("people", Some(at)) => self.people = DISCLOSURES[at],
            ("review", Some(at)) => self.review = DISCLOSURES[at],
            ("zone", Some(at)) => self.zone = Zone::read(values[at]).ok_or_else(refused)?,
            ("address", None) if is_web(value) => value.clone_into(&mut self.address),
            _ => return Err(refused()),
        }
        Ok(())
    }
}

impl ExportOptions {
    /// The value of an option, as [`set`](Self::set) takes it; empty for an address that nobody gave.
    #[must_use]
    pub fn value(&self, option: OptionName) -> &str {
        let is_chosen = |value: &&&str| {
            let mut same = self.clone();
            same.set(option.name, value).is_ok() && same == *self
        };
        option.values.iter().find(is_chosen).copied().unwrap_or(&self.address)
    }
}

const DISCLOSURES: [Disclosure; 2] = [Disclosure::Withheld, Disclosure::Told];

/// Whether `address` is one of the web, with a host.
fn is_web(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_takes_its_values_and_no_other() {
        for OptionName { name, values } in OPTIONS {
            let mut options = ExportOptions::default();
            if let Some(first) = values.first() {
                options.set(name, first).unwrap();
                assert_eq!(options, ExportOptions::default(), "{name}: the first is the default");
            }
            for value in values.iter().skip(1) {
                let mut options = ExportOptions::default();
                options.set(name, value).unwrap();
                assert_ne!(options, ExportOptions::default(), "{name}={value}");
                assert_eq!(options.value(OptionName { name, values }), *value, "{name}");
            }
            let refused = options.set(name, "قسد");
            assert!(matches!(refused, Err(OptionError::Value { .. })), "{name}: {refused:?}");
        }
        let unknown = ExportOptions::default().set("colour", "red");
        assert_eq!(unknown, Err(OptionError::Unknown("colour".to_owned())));
    }

    #[test]
    fn a_clock_is_before_or_behind_utc() {
        let noon: DateTime<Utc> = "2024-01-17T12:00:00Z".parse().unwrap();
        for (offset, local) in
            [("+00:00", "12:00"), ("+03:00", "15:00"), ("+03:30", "15:30"), ("-05:00", "07:00")]
        {
            let mut options = ExportOptions::default();
            options.set("zone", offset).unwrap();
            assert_eq!(options.zone.local(noon).format("%H:%M").to_string(), local);
        }
    }

    #[test]
    fn a_site_has_an_address_of_the_web() {
        let mut options = ExportOptions::default();
        options.set("address", "https://xeber24.net").unwrap();
        assert_eq!(
            options.value(OptionName { name: "address", values: &[] }),
            "https://xeber24.net"
        );
        for bad in ["xeber24.net", "https://", "http:///a", "javascript:alert(1)", ""] {
            assert!(options.set("address", bad).is_err(), "{bad}");
        }
    }
}
