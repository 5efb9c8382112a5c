import {
  createEditor,
  newUlid,
  type CommandArgs,
  type CommandName,
  type EditorHandle,
  type EditorStateSummary,
  type FigureWord,
  type FocusUnit,
  type Spot,
} from "../../editor";
import { t } from "../../i18n";
import { pictureAddress } from "../../ipc/host";
import { preferences } from "../../shared/preferences.svelte";
import { typing } from "../../shared/typing.svelte";
import type { DocumentJson } from "../../ipc/bindings";
import type { OpenArticle } from "./article.svelte";
import { Find } from "./find.svelte";
import { typedTexts } from "./typed_texts";
import { Pasting } from "./pasting.svelte";
import { PictureRun } from "./pictures.svelte";
import type { Band } from "./free_edge";
import type { Caret } from "./spot";
import { suggestionWords } from "./suggestion_words";

/** The editor of the open article as the page and its toolbar see it. */
export class Editing {
  /** What the caret stands in; null while there is no editor. */
  summary: EditorStateSummary | null = $state.raw(null);
  /** Why the text could not be shown; empty when it is. */
  failure = $state("");
  /** What is pasted into it. */
  readonly pasting: Pasting;
  /** Where the handle of a block was pressed, so that what can be done with it is offered there; null elsewhere. */
  pressed: Spot | null = $state.raw(null);
  /** Pictures on their way into the text. */
  readonly pictures = new PictureRun((figures, before) => {
    this.run("figures", { figures, ...(before === null ? {} : { before }) });
  });
  /** Looking for words in the text. */
  readonly find = new Find(
    () => this.#handle?.search ?? null,
    () => typedTexts(this.#article.fields),
  );
  readonly #article: OpenArticle;
  #handle: EditorHandle | null = null;

  constructor(article: OpenArticle) {
    this.#article = article;
    this.pasting = new Pasting(() => article.fields.language);
  }

  /** Puts the article's text into `mount`; the answer takes it away again. */
  mount(mount: HTMLElement, onLeaveUp: () => void): () => void {
    const article = this.#article;
    try {
      this.#handle = createEditor({
        mount,
        body: article.body,
        articleDir: article.dir,
        language: article.fields.language,
        label: t("page.body"),
        editable: true,
        placeholder: t("page.body_empty"),
        newId: newUlid,
        onChange: () => {
          this.pasting.changed();
          article.bodyChanged();
          this.find.edited();
        },
        onMoved: () => article.standing.moved(),
        onState: (summary) => this.#show(summary),
        onSuggestions: (suggestions) => (article.suggested.list = suggestions),
        onLeaveUp,
        describeSuggestion: suggestionWords,
        pictureAddress,
        help: () => typing.help,
        paste: this.pasting,
        typewriter: () => preferences.current.typewriter,
        takePictures: (files) => void this.pictures.fromFiles(files),
        handle: { label: t("page.block_handle"), onPress: (at) => (this.pressed = at) },
      });
    } catch (error) {
      this.failure = String(error);
      return () => undefined;
    }
    article.attachBody(this.#handle);
    article.attachPlaces(this.#handle);
    article.suggested.attach(this.#handle);
    article.standing.attach(this.#handle);
    return () => {
      article.attachBody(null);
      article.attachPlaces(null);
      article.suggested.attach(null);
      article.standing.attach(null);
      void this.pictures.cancel();
      this.#handle?.destroy();
      this.#handle = null;
    };
  }

  #show(summary: EditorStateSummary): void {
    this.summary = summary;
    this.#article.suggested.here = summary.suggestions;
  }

  /** Shows the article's text anew after it was replaced from outside. */
  reload(): void {
    this.#handle?.load(this.#article.body);
    this.find.edited();
  }

  /** Tells the editor the article's language and the direction of that. */
  turn(language: string, dir: "rtl" | "ltr"): void {
    this.#handle?.setArticle(language, dir);
  }

  /** Begins at the top of the text, however long it is. */
  begin(): void {
    this.#handle?.layOutByAndBy();
    this.#handle?.focus();
  }

  /** Leaves only the caret's paragraph or sentence clear; null for all of the text. */
  focusOn(unit: FocusUnit): void {
    this.#handle?.focusOn(unit);
  }

  /** Brings the caret's line to the middle of the desk. */
  toTheMiddle(): void {
    this.#handle?.toTheMiddle();
  }

  focus(where?: "start" | "end"): void {
    this.#handle?.focus(where);
  }

  /** Where the caret's line is in the window, in CSS pixels; null while there is no editor. */
  line(): Band | null {
    return this.#handle?.line() ?? null;
  }

  /** Where the match is that one stands at, in CSS pixels of the window; null while there is none. */
  match(): Band | null {
    return this.#handle?.search.here() ?? null;
  }

  /** Where the selection stands; null while there is no editor. */
  caret(): Caret | null {
    return this.#handle?.caret() ?? null;
  }

  /** Puts the selection back and gives the text the keyboard. */
  putCaret(caret: Caret | null): void {
    if (caret === null) this.#handle?.focus();
    else this.#handle?.putCaret(caret);
  }

  /** Puts the selection back; the keyboard stays where it is. */
  placeCaret(caret: Caret | null): void {
    if (caret !== null) this.#handle?.placeCaret(caret);
  }

  /** The whole text as it stands here, saved or not; null while there is no editor. */
  document(): DocumentJson | null {
    return this.#handle?.document() ?? null;
  }

  /** Runs a command of the text and gives it the keyboard back; false where it cannot be done. */
  run(name: CommandName, args?: CommandArgs): boolean {
    const done = this.#handle?.run(name, args) ?? false;
    this.#handle?.focus();
    return done;
  }

  /** Runs a command of the text; the keyboard stays where it is. */
  quietly(name: CommandName, args?: CommandArgs): void {
    this.#handle?.run(name, args);
  }

  /** Where pictures come that are let go at this height in the window, in pixels: before the block of the id. */
  placeAt(y_px: number): string | null {
    return this.#handle?.blockBelow(y_px) ?? null;
  }

  /** Writes a sign at the caret; the keyboard stays where it is. */
  sign(sign: string): void {
    this.#handle?.run("sign", { sign });
  }

  /** Gives the figure of this key another description or credit; the keyboard stays where it is. */
  describe(key: string, word: FigureWord, text: string): void {
    this.#handle?.run("describe_figure", { key, [word]: text });
  }

  /** Turns the caret's block round; back to its own direction when it was turned before. */
  toggleDirection(): void {
    const { summary } = this;
    if (summary === null) return;
    if (summary.dirExplicit) this.run("dir_auto");
    else this.run(summary.dir === "rtl" ? "dir_ltr" : "dir_rtl");
  }
}
