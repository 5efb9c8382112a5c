import {
  commands,
  type AppError,
  type MappedTerm,
  type Reason,
  type RemoteTerm,
  type TermChoice,
  type TermMapping,
} from "../../ipc/bindings";
import { fold } from "../../shared/fold";
import { Asking } from "./asking.svelte";

/** The most terms that are offered at once. */
export const MOST_OFFERED = 30;

/** What sections and tags become at a site: all of them, or those of an article. */
export class Mapping {
  readonly site: string;
  readonly article: string | null;
  readonly asking: Asking;
  shown = $state.raw<TermMapping | null>(null);
  error = $state.raw<AppError | null>(null);
  /** Why the site did not say which terms it has. */
  fault = $state.raw<Reason | null>(null);
  /** Why the last choice was not kept. */
  refusal = $state.raw<AppError | null>(null);
  /** The line that a term is being chosen for. */
  open = $state.raw<MappedTerm | null>(null);
  lines = $derived(this.shown?.lines ?? []);
  /** Tags that would be made at the site. */
  made = $derived(this.lines.filter((line) => line.fate.fate === "made").length);
  /** Sections and tags that would not be there, though nobody chose that. */
  missing = $derived(this.lines.filter((line) => isMissing(line)).length);

  constructor(site: string, article: string | null, asking: Asking = new Asking()) {
    this.site = site;
    this.article = article;
    this.asking = asking;
  }

  /** Reads what is known; the site is not asked. */
  async load(): Promise<void> {
    const { site, article } = this;
    const answer = await (article === null
      ? commands.siteMapping(site)
      : commands.siteMappingOfArticle(site, article));
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "ok") this.shown = answer.data;
  }

  /** Asks the site which categories and tags it has. */
  async ask(): Promise<void> {
    this.fault = null;
    const asked = await this.asking.run("terms", () => commands.siteMappingAsk(this.site));
    this.fault = asked?.fault ?? null;
    if (asked !== null && !asked.stopped && asked.fault === null) await this.load();
  }

  /** Chooses what a section or a tag becomes from now on. True when it is kept. */
  async choose(line: MappedTerm, choice: TermChoice): Promise<boolean> {
    const { taxonomy, name } = line;
    const answer = await commands.siteMappingChoose(this.site, taxonomy, name, choice);
    this.refusal = answer.status === "error" ? answer.error : null;
    if (answer.status === "error") return false;
    this.open = null;
    await this.load();
    return true;
  }

  /** The terms of the site that can be chosen for a line, by what is typed. */
  offered(line: MappedTerm, typed: string): RemoteTerm[] {
    const all = line.taxonomy === "category" ? this.shown?.categories : this.shown?.tags;
    const wanted = fold(typed);
    return (all ?? []).filter((term) => fold(term.name).includes(wanted));
  }
}

/** Whether a section or a tag would not be at the site, though nobody chose that. */
export function isMissing(line: MappedTerm): boolean {
  const { fate } = line.fate;
  return fate === "no-section" || fate === "no-right" || fate === "gone";
}

/** Lines with what needs somebody first: what would be missing, what would be made, what nobody knows. */
export function inOrder(lines: readonly MappedTerm[]): MappedTerm[] {
  const place = (line: MappedTerm): number => ORDER.indexOf(line.fate.fate);
  return [...lines].sort((one, other) => place(one) - place(other));
}

const ORDER: readonly MappedTerm["fate"]["fate"][] = [
  "gone",
  "no-section",
  "no-right",
  "made",
  "unknown",
  "there",
  "not-sent",
];
