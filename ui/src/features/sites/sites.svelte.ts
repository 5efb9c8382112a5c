import { commands, type AppError, type SiteAsked, type SiteInfo } from "../../ipc/bindings";
import { Asking } from "./asking.svelte";
import { SiteForm, type SiteKind } from "./form.svelte";
import { Mapping } from "./mapping.svelte";

/** What the sheet shows: all sites, one of them, its form, or what its terms become. */
export type SitesPlace = "list" | "site" | "form" | "mapping";

/** The sites that articles are delivered to. */
export class Sites {
  list = $state.raw<SiteInfo[]>([]);
  /** Nothing has been read yet. */
  starting = $state(true);
  place: SitesPlace = $state("list");
  /** The site that is shown. */
  current = $state.raw<SiteInfo | null>(null);
  form: SiteForm | null = $state.raw(null);
  /** What came of asking last; null where nothing was asked since the place was entered. */
  answer = $state.raw<SiteAsked | null>(null);
  mapping: Mapping | null = $state.raw(null);
  /** Whether the site is to be removed once somebody says so again. */
  removing = $state(false);
  /** Why the list could not be read. */
  error = $state.raw<AppError | null>(null);
  /** Why the last change was not made. */
  refusal = $state.raw<AppError | null>(null);
  working = $state(false);
  readonly asking = new Asking();

  /** Reads the list. */
  async load(): Promise<void> {
    const answer = await commands.siteList();
    this.starting = false;
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "error") return;
    this.list = answer.data;
    const at = this.current?.id;
    if (at === undefined) return;
    this.current = this.list.find((site) => site.id === at) ?? null;
    if (this.current === null) this.#go("list");
  }

  /** Begins a new site. */
  make(kind: SiteKind): void {
    this.current = null;
    this.#go("form");
    this.form = new SiteForm(kind);
  }

  /** Shows a site. */
  show(site: SiteInfo): void {
    this.current = site;
    this.#go("site");
  }

  /** Begins to change the site that is shown. */
  edit(): void {
    const { current } = this;
    if (current === null) return;
    this.#go("form");
    this.form = new SiteForm(current.kind === "folder" ? "folder" : "wordpress", current);
  }

  /** Shows what all sections and tags become at the site that is shown. */
  map(): void {
    const { current } = this;
    if (current === null) return;
    this.#go("mapping");
    this.mapping = new Mapping(current.id, null, this.asking);
  }

  /** Goes back to where this place was entered from, from a question to what it was of; false from the list. */
  back(): boolean {
    if (this.removing) {
      this.removing = false;
      return true;
    }
    if (this.place === "list") return false;
    // What is asked for the place that is left has no place to be shown.
    void this.asking.stop();
    const toSite = this.place !== "site" && this.current !== null;
    if (!toSite) this.current = null;
    this.#go(toSite ? "site" : "list");
    return true;
  }

  /** Keeps what is written down; a new site is looked for first. True when it is kept. */
  async save(): Promise<boolean> {
    const { form } = this;
    if (form === null || this.working || this.asking.running) return false;
    form.tried = true;
    this.refusal = null;
    if (form.faults.length > 0) return false;
    return form.was === null ? await this.#add(form) : await this.#change(form, form.was);
  }

  /** Lets the site of the form be spoken with though its address is not encrypted, and tries again. */
  async allowInsecure(): Promise<boolean> {
    if (this.form === null) return false;
    this.form.options.insecure = true;
    return await this.save();
  }

  /** Asks the site that is shown again. */
  async check(): Promise<void> {
    const { current } = this;
    if (current === null) return;
    this.answer = null;
    const asked = await this.asking.run("rights", () => commands.siteCheck(current.id));
    if (this.current?.id !== current.id) return;
    this.answer = asked;
    if (asked?.site) this.#took(asked.site);
  }

  /** Removes the site that is shown. */
  async remove(): Promise<void> {
    const { current } = this;
    if (current === null || this.working) return;
    this.working = true;
    const answer = await commands.siteRemove(current.id);
    this.working = false;
    this.refusal = answer.status === "error" ? answer.error : null;
    if (answer.status === "error") return;
    this.list = answer.data;
    this.current = null;
    this.#go("list");
  }

  /** Puts a folder that is chosen in the system's dialogue into the form. */
  async chooseFolder(): Promise<void> {
    const { form } = this;
    const answer = await commands.siteChooseFolder();
    if (form !== null && answer.status === "ok" && answer.data !== null) form.url = answer.data;
  }

  async #add(form: SiteForm): Promise<boolean> {
    this.answer = null;
    const asked = await this.asking.run("finding", () => commands.siteAdd(form.sent));
    if (asked?.site) this.list = [...this.list, asked.site];
    // Somebody went elsewhere while it was asked.
    if (this.form !== form) return false;
    this.answer = asked;
    if (!asked?.site) return false;
    this.current = asked.site;
    this.form = null;
    this.place = "site";
    return true;
  }

  async #change(form: SiteForm, was: SiteInfo): Promise<boolean> {
    const { login, secret, options } = form.sent;
    const change = { login, secret: secret === "" ? null : secret, options };
    this.answer = null;
    // A password is tried before it is kept.
    const asked = await this.asking.run("rights", () => commands.siteChange(was.id, change));
    this.refusal = this.asking.error;
    this.asking.error = null;
    if (asked?.site) this.#took(asked.site);
    if (this.form !== form) return (asked?.site ?? null) !== null;
    this.answer = asked;
    if (!asked?.site) return false;
    const again = form.changesWay && change.secret === null;
    this.#go("site");
    if (change.secret !== null) this.answer = asked;
    if (again) await this.check();
    return true;
  }

  #took(site: SiteInfo): void {
    this.list = this.list.map((one) => (one.id === site.id ? site : one));
    if (this.current?.id === site.id) this.current = site;
  }

  #go(place: SitesPlace): void {
    this.place = place;
    this.form = null;
    this.mapping = null;
    this.answer = null;
    this.removing = false;
    this.refusal = null;
    this.asking.error = null;
  }
}
