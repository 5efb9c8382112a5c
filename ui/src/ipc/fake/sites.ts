import {
  usualSiteOptions,
  type Article,
  type Fate,
  type MappedTerm,
  type Reason,
  type ReasonKind,
  type RemoteTerm,
  type SiteAsked,
  type SiteChanged,
  type SiteForm,
  type SiteInfo,
  type Survey,
  type Taxonomy,
  type TermChoice,
  type TermMapping,
  type TermsAsked,
} from "../bindings";
import { fold } from "../../shared/fold";
import { Refusal } from "./refusal";
import { numberedId } from "./sample";

const survey: Survey = {
  name: "خبر24",
  url: "https://xeber24.example",
  software: "WordPress 7.1.1",
  language: "ar",
  zone: "Asia/Damascus",
  offsetMinutes: 180,
  uploadLimit: 8 * 1024 * 1024,
  account: { id: "3", name: "سلمى", rights: ["write", "publish", "upload", "make-tags"] },
  hasPlugin: false,
  askedAt: null,
};

/** What the sites need of the fake vault. */
export type FakeLibrary = {
  articles(): Article[];
  tell(step: "finding" | "rights" | "terms"): void;
};

/**
 * Sites of the fake vault. What is asked fails with `fault`; an address such as `login.fault.example` fails with the
 * kind it names.
 */
export class FakeSites {
  list: SiteInfo[] = [];
  /** Why nothing answers. */
  fault: Reason | null = null;
  /** What a WordPress says of itself. */
  survey = survey;
  /** How far this machine's clock is ahead of the sites', in seconds. */
  clock_seconds = 0;
  /** Milliseconds each question takes. */
  pace_ms = 0;
  /** What the sites have. */
  terms: { categories: RemoteTerm[]; tags: RemoteTerm[] } = {
    categories: [
      { id: "1", name: "غير مصنف" },
      { id: "5", name: "سوريا" },
      { id: "6", name: "العالم" },
    ],
    tags: [
      { id: "11", name: "قوات سوريا الديمقراطية" },
      { id: "12", name: "عفرين" },
    ],
  };
  chosen: string | null = "/home/rojin/المطبعة";
  /** The passwords that were given, for tests to see that none comes back. */
  readonly secrets = new Map<string, string>();
  #stopped = false;
  #made = 700;
  readonly #library: FakeLibrary;

  constructor(library: FakeLibrary) {
    this.#library = library;
  }

  readonly answers: Record<string, (args: never) => unknown> = {
    site_list: () => this.list,
    site_add: ({ form }: { form: SiteForm }) => this.#add(form),
    site_check: ({ id }: { id: string }) => this.#check(id),
    site_change: ({ id, change }: { id: string; change: SiteChanged }) => this.#change(id, change),
    site_remove: ({ id }: { id: string }) => {
      this.#site(id);
      this.list = this.list.filter((site) => site.id !== id);
      return this.list;
    },
    site_cancel: () => void (this.#stopped = true),
    site_choose_folder: () => this.chosen,
    site_mapping: ({ site }: { site: string }) => this.#mapping(this.#site(site), null),
    site_mapping_of_article: ({ site, article }: { site: string; article: string }) =>
      this.#mapping(this.#site(site), article),
    site_mapping_ask: ({ id }: { id: string }) => this.#askTerms(this.#site(id)),
    site_mapping_choose: (args: {
      site: string;
      taxonomy: Taxonomy;
      name: string;
      choice: TermChoice;
    }) => this.#choose(this.#site(args.site), args.taxonomy, args.name, args.choice),
  };

  /** Puts a site in without asking it. */
  put(name: string, kind: "wordpress" | "folder" = "wordpress"): SiteInfo {
    const url = kind === "folder" ? "/home/rojin/المطبعة" : "https://xeber24.example";
    const options = structuredClone(usualSiteOptions[kind]);
    const form = { name, kind, url, login: "salma", secret: "abcd", options };
    return this.#keep(form, kind === "folder" ? folderSurvey(url) : this.survey);
  }

  async #add(form: SiteForm): Promise<SiteAsked> {
    if (form.name.trim() === "") throw new Refusal("invalid_field");
    if (this.list.some((site) => site.name === form.name.trim())) throw new Refusal("name_taken");
    this.#library.tell("finding");
    if (await this.#waited()) return asked({ stopped: true });
    this.#library.tell("rights");
    if (await this.#waited()) return asked({ stopped: true });
    const fault = this.#faultAt(form.url, form.options.insecure);
    if (fault !== null && form.kind !== "folder") return asked({ fault });
    if (fault !== null) return asked({ site: this.#keep(form, null), fault });
    const said = form.kind === "folder" ? folderSurvey(form.url) : this.survey;
    const lacks_encryption = form.url.startsWith("https://localhost");
    if (lacks_encryption) form.url = form.url.replace("https:", "http:");
    const site = this.#keep(form, said);
    return asked({ site, clock_seconds: this.clock_seconds, lacks_encryption });
  }

  async #check(id: string): Promise<SiteAsked> {
    const site = this.#site(id);
    this.#library.tell("rights");
    if (await this.#waited()) return asked({ site, stopped: true });
    const fault = this.#faultAt(site.url, site.options.insecure);
    if (fault !== null) return asked({ site, fault });
    site.survey = site.kind === "folder" ? folderSurvey(site.url) : this.survey;
    return asked({ site, clock_seconds: this.clock_seconds });
  }

  async #change(id: string, change: SiteChanged): Promise<SiteAsked> {
    const site = this.#site(id);
    if (change.secret !== null && site.kind !== "folder") {
      this.#library.tell("rights");
      if (await this.#waited()) return asked({ stopped: true });
      const fault = this.#faultAt(site.url, change.options.insecure);
      if (fault !== null) return asked({ fault });
    }
    const { root, sections, tags } = site.options;
    const kept = { root, sections, tags, "terms-read-at": site.options["terms-read-at"] };
    site.login = change.login.trim();
    site.options = { ...change.options, ...kept };
    if (change.secret !== null) this.secrets.set(id, change.secret);
    return asked({ site });
  }

  #keep(form: SiteForm, said: Survey | null): SiteInfo {
    this.#made += 1;
    const id = numberedId(this.#made);
    this.secrets.set(id, form.secret);
    const { kind, url, login } = form;
    const options = { ...form.options, root: `${form.url}/wp-json/` };
    const site = { id, name: form.name.trim(), kind, url, login, options, survey: said };
    this.list = [...this.list, site];
    return site;
  }

  async #askTerms(site: SiteInfo): Promise<TermsAsked> {
    this.#library.tell("terms");
    if (await this.#waited()) return { fault: null, stopped: true };
    const fault = this.#faultAt(site.url, site.options.insecure);
    if (fault !== null) return { fault, stopped: false };
    site.options["terms-read-at"] = new Date().toISOString();
    return { fault: null, stopped: false };
  }

  #choose(site: SiteInfo, taxonomy: Taxonomy, name: string, choice: TermChoice): void {
    const key = taxonomy === "category" ? "sections" : "tags";
    const all = taxonomy === "category" ? this.terms.categories : this.terms.tags;
    const others = site.options[key].filter((one) => fold(one.name) !== fold(name));
    if (choice.choice === "usual") site.options[key] = others;
    else if (choice.choice === "not-sent") site.options[key] = [...others, { name, to: null }];
    else {
      const to = all.find((term) => term.id === choice.id);
      if (to === undefined) throw new Refusal("not_found");
      site.options[key] = [...others, { name, to }];
    }
  }

  #mapping(site: SiteInfo, article: string | null): TermMapping {
    const read_at = site.options["terms-read-at"];
    const all = this.#library.articles().filter((one) => article === null || one.id === article);
    const sections = counted(all.map((one) => one.fields.section).filter(Boolean));
    const tags = counted(all.flatMap((one) => one.tags));
    const lines = [
      ...sections.map((one) => this.#line(site, "category", one)),
      ...tags.map((one) => this.#line(site, "tag", one)),
    ];
    const none = { categories: [], tags: [] };
    return { lines, ...(read_at === null ? none : this.terms), read_at };
  }

  #line(site: SiteInfo, taxonomy: Taxonomy, [name, articles]: [string, number]): MappedTerm {
    const chosen = site.options[taxonomy === "category" ? "sections" : "tags"];
    const one = chosen.find((other) => fold(other.name) === fold(name));
    const is_chosen = one !== undefined;
    return { taxonomy, name, articles, fate: this.#fate(site, taxonomy, name, one), is_chosen };
  }

  #fate(
    site: SiteInfo,
    taxonomy: Taxonomy,
    name: string,
    chosen: { to: RemoteTerm | null } | undefined,
  ): Fate {
    const to = chosen?.to;
    if (to === null) return { fate: "not-sent" };
    const all = taxonomy === "category" ? this.terms.categories : this.terms.tags;
    if (to !== undefined) {
      const there = all.some((term) => term.id === to.id);
      return { fate: there ? "there" : "gone", term: to };
    }
    if (site.options["terms-read-at"] === null) return { fate: "unknown" };
    const term = all.find((one) => fold(one.name) === fold(name));
    if (term !== undefined) return { fate: "there", term };
    if (taxonomy === "category") return { fate: "no-section" };
    const rights = site.survey?.account?.rights;
    return { fate: rights?.includes("make-tags") === false ? "no-right" : "made" };
  }

  #faultAt(url: string, insecure: boolean): Reason | null {
    if (this.fault !== null) return this.fault;
    const kind = /([a-z-]+)\.fault\.example/u.exec(url)?.[1];
    if (kind === undefined || (kind === "insecure" && insecure)) return null;
    // As the host says it: what there is nothing of is left out.
    const detail = details[kind];
    return { kind: kind as ReasonKind, ...(detail === undefined ? {} : { detail }) };
  }

  /** Whether it was stopped while it waited. */
  async #waited(): Promise<boolean> {
    this.#stopped = false;
    const until = Date.now() + this.pace_ms;
    while (Date.now() < until && !this.#isStopped()) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(20, this.pace_ms)));
    }
    return this.#isStopped();
  }

  #isStopped(): boolean {
    return this.#stopped;
  }

  #site(id: string): SiteInfo {
    const found = this.list.find((site) => site.id === id);
    if (found === undefined) throw new Refusal("not_found");
    return found;
  }
}

const details: Readonly<Record<string, string>> = {
  certificate: "self-signed certificate",
  challenge: "403",
  blocked: "403",
  right: "write",
  "not-found": "https://not-found.fault.example/",
  clock: "7200",
};

function asked(given: Partial<SiteAsked>): SiteAsked {
  const none = { clock_seconds: null, lacks_encryption: false, fault: null, stopped: false };
  return { site: null, ...none, ...given };
}

function folderSurvey(url: string): Survey {
  const nothing = { language: "", zone: "+00:00", offsetMinutes: 0, uploadLimit: null };
  const name = url.split(/[/\\]/u).at(-1) ?? url;
  return {
    ...nothing,
    name,
    url,
    software: "folder",
    account: null,
    hasPlugin: false,
    askedAt: null,
  };
}

function counted(names: string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts];
}
