import {
  type siteKinds,
  usualSiteOptions,
  type SiteForm as SentForm,
  type SiteInfo,
  type SiteOptions,
} from "../../ipc/bindings";

/** How a site is spoken with. */
export type SiteKind = (typeof siteKinds)[number];

/** What is wrong with the form; a key under `site.missing`. */
export type FormFault = "name" | "url" | "folder" | "login" | "secret";

/** A site as somebody writes it down: a new one, or one that is known. */
export class SiteForm {
  readonly kind: SiteKind;
  /** The site that it was; null for a new one. */
  readonly was: SiteInfo | null;
  name = $state("");
  url = $state("");
  login = $state("");
  /** What is typed; of a site that is known, the one that is kept is never here. */
  secret = $state("");
  options: SiteOptions;
  /** What is missing is said once somebody tried. */
  tried = $state(false);
  #named = $state(false);

  constructor(kind: SiteKind, was: SiteInfo | null = null) {
    this.kind = kind;
    this.was = was;
    this.options = $state(structuredClone(usualSiteOptions[kind]));
    if (was === null) return;
    this.name = was.name;
    this.url = was.url;
    this.login = was.login;
    this.options = structuredClone($state.snapshot(was.options));
  }

  /** What is missing, in the order of the form. */
  get faults(): FormFault[] {
    const faults: FormFault[] = [];
    if (this.was === null) {
      if (this.url.trim() === "") faults.push(this.kind === "folder" ? "folder" : "url");
      if (this.name.trim() === "" && this.usualName === "") faults.push("name");
    }
    if (this.kind === "folder") return faults;
    if (this.login.trim() === "") faults.push("login");
    if (this.was === null && this.secret.trim() === "") faults.push("secret");
    return faults;
  }

  /** What is missing, once somebody tried. */
  get shown(): FormFault[] {
    return this.tried ? this.faults : [];
  }

  /** The name that the site gets where nobody writes one: its host, or the folder's own name. */
  get usualName(): string {
    const typed = this.url.trim();
    if (this.kind === "folder") return typed.split(/[/\\]/u).filter(Boolean).at(-1) ?? "";
    const host = typed.replace(/^[a-z]+:\/\//iu, "").split(/[/?#]/u)[0] ?? "";
    return host.replace(/^www\./iu, "").replace(/^.*@/u, "");
  }

  /** The name, as it is shown while somebody types the address. */
  get nameShown(): string {
    return this.#named || this.was !== null ? this.name : this.usualName;
  }

  /** Takes a name that somebody wrote. */
  call(name: string): void {
    this.name = name;
    this.#named = true;
  }

  /** As it is sent: a new site. Passwords are shown in groups, and mean the same without the spaces at their ends. */
  get sent(): SentForm {
    const { kind } = this;
    const name = this.nameShown.trim() === "" ? this.usualName : this.nameShown.trim();
    const [url, login] = [this.url.trim(), this.login.trim()];
    const account =
      kind === "folder" ? { login: "", secret: "" } : { login, secret: this.secret.trim() };
    return { name, kind, url, ...account, options: $state.snapshot(this.options) };
  }

  /** Whether the site has to be asked again after this was kept. */
  get changesWay(): boolean {
    const { was } = this;
    if (was === null) return true;
    return (
      this.secret.trim() !== "" ||
      this.login.trim() !== was.login ||
      this.options.insecure !== was.options.insecure
    );
  }
}
