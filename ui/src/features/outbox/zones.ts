import { language, t } from "../../i18n";
import { localTimeZone, momentInWords } from "../../shared/moment/moment";
import { wallClock } from "../../shared/moment/wall_clock";

/** The zone as this machine's calendar knows it; null where it does not. */
export function knownZone(zone: string): string | null {
  const name = named(zone);
  if (name === "") return null;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name;
  } catch {
    return null;
  }
}

// Not every webview takes an offset for a zone; whole hours have names, which count the other way round.
function named(zone: string): string {
  const found = /^([+-])(\d\d):?(\d\d)$/u.exec(zone);
  if (found === null) return zone;
  const [, sign, hours, minutes] = found;
  if (minutes !== "00") return zone;
  return Number(hours) === 0 ? "UTC" : `Etc/GMT${sign === "+" ? "-" : "+"}${Number(hours)}`;
}

/** A moment in words: in the site's zone, then here and in UTC where those are others. */
export function timesOf(moment: string, zone: string): string[] {
  const site = knownZone(zone);
  const here = localTimeZone();
  const said = (at: string): string => momentInWords(moment, language.locale, at);
  const times = new Map<string, string>();
  if (site !== null) times.set(wall(moment, site), t("outbox.time_at_site", { time: said(site) }));
  const others: [string, string][] = [
    [here, "outbox.time_here"],
    ["UTC", "outbox.time_utc"],
  ];
  for (const [at, key] of others) {
    const shown = wall(moment, at);
    if (!times.has(shown)) times.set(shown, t(key, { time: said(at) }));
  }
  return [...times.values()];
}

function wall(moment: string, timeZone: string): string {
  const { day, time } = wallClock(new Date(moment), timeZone);
  return `${day} ${time}`;
}
