import {
  commands,
  type AppError,
  type Choices,
  type ConflictView,
  type Decided,
  type FieldPiece,
  type Keep,
  type PieceKind,
  type Sending,
  type Settled,
  type TextPiece,
} from "../../ipc/bindings";

/** What the sheet asks of the newsroom. */
export type ConflictDesk = {
  /** Saves what is open; false when that fails. */
  flush(): Promise<boolean>;
  /** The article was changed, or a delivery was asked for. */
  settled(article: string, decided: Decided, site: string): Promise<void>;
};

/** A difference somebody sees: something beside the text, or a part of it. */
export type Difference = {
  key: string;
  kind: PieceKind;
  canChoose: boolean;
  /** Whether both can be kept: a list, or parts of the text. */
  canBoth: boolean;
  field: FieldPiece | null;
  piece: TextPiece | null;
};

/** Parts in a row that nobody changed, or one that somebody did. */
export type Row = { same: TextPiece[] } | { difference: Difference };

const NOT_SAVED: AppError = { code: "internal", detail: "something open could not be saved" };

/** An article and its post, and what somebody decides of each difference. */
export class Conflict {
  view = $state.raw<ConflictView | null>(null);
  /** What was chosen, by the keys of differences. */
  chosen = $state.raw<Readonly<Record<string, Keep>>>({});
  /** The difference that the keys act on. */
  at = $state(0);
  preview = $state.raw<Settled | null>(null);
  loading = $state(false);
  working = $state(false);
  /** Why it cannot be shown. */
  error = $state.raw<AppError | null>(null);
  /** Why it was not done. */
  refusal = $state.raw<AppError | null>(null);
  readonly #desk: ConflictDesk;
  #place: { article: string; site: string } | null = null;
  #asked = 0;

  constructor(desk: ConflictDesk) {
    this.#desk = desk;
  }

  differences: Difference[] = $derived(this.view === null ? [] : differencesOf(this.view));

  rows: Row[] = $derived(this.view === null ? [] : rowsOf(this.view, this.differences));

  /** How many places are not decided yet. */
  open: number = $derived(
    this.differences.filter((one) => one.canChoose && this.keepOf(one) === null).length,
  );

  current: Difference | null = $derived(this.differences[this.at] ?? null);

  /** Reads the two anew; what was chosen before is forgotten. */
  async load(article: string, site: string): Promise<void> {
    // What was shown of another article is not shown of this one.
    if (this.view?.article !== article || this.view.site !== site) this.view = null;
    this.#place = { article, site };
    this.loading = true;
    this.refusal = null;
    const saved = await this.#desk.flush();
    const answer = saved
      ? await commands.conflictShow(article, site)
      : ({ status: "error", error: NOT_SAVED } as const);
    this.loading = false;
    this.chosen = {};
    this.preview = null;
    this.error = answer.status === "error" ? answer.error : null;
    this.view = answer.status === "ok" ? answer.data : null;
    this.at = Math.max(
      0,
      this.differences.findIndex((one) => one.canChoose && this.keepOf(one) === null),
    );
    if (this.view !== null) await this.#look();
  }

  /** Reads the same two again. */
  async again(): Promise<void> {
    if (this.#place !== null) await this.load(this.#place.article, this.#place.site);
  }

  /** Whose is kept; null while that is open. */
  keepOf(difference: Difference): Keep | null {
    const chosen = this.chosen[difference.key];
    if (chosen !== undefined) return chosen;
    // Nothing of a text that is gone can be kept.
    if (this.view?.is_text_gone === true && difference.piece !== null) return "mine";
    if (difference.kind === "theirs" || !difference.canChoose) return "theirs";
    return difference.kind === "conflict" ? null : "mine";
  }

  /** Decides a difference. */
  async choose(difference: Difference, keep: Keep): Promise<void> {
    if (!difference.canChoose || (keep === "both" && !difference.canBoth)) return;
    this.chosen = { ...this.chosen, [difference.key]: keep };
    await this.#look();
  }

  /** Decides every difference at once. */
  async chooseAll(keep: "mine" | "theirs"): Promise<void> {
    const able = this.differences.filter((one) => one.canChoose);
    this.chosen = Object.fromEntries(able.map((one) => [one.key, keep]));
    await this.#look();
  }

  /** Goes to the next (1) or previous (-1) difference. */
  move(step: 1 | -1): void {
    const last = this.differences.length - 1;
    this.at = Math.min(last, Math.max(0, this.at + step));
  }

  /** Goes to the next difference that is open, from the beginning where none follows. */
  toOpen(): void {
    const open = (one: Difference): boolean => one.canChoose && this.keepOf(one) === null;
    const after = this.differences.findIndex((one, at) => at > this.at && open(one));
    const first = after === -1 ? this.differences.findIndex(open) : after;
    if (first !== -1) this.at = first;
  }

  /** Does what was decided; true once it is done. */
  async settle(sending: Sending): Promise<boolean> {
    const { view } = this;
    if (view === null || this.open > 0 || this.working) return false;
    this.working = true;
    try {
      if (!(await this.#desk.flush())) {
        this.refusal = NOT_SAVED;
        return false;
      }
      const { article, site } = view;
      const answer = await commands.conflictSettle(article, site, this.#choices(view), sending);
      this.refusal = answer.status === "error" ? answer.error : null;
      if (answer.status === "error") return false;
      await this.#desk.settled(article, answer.data, site);
      return true;
    } finally {
      this.working = false;
    }
  }

  async #look(): Promise<void> {
    const { view } = this;
    if (view === null) return;
    const asked = (this.#asked += 1);
    const answer = await commands.conflictPreview(view.article, view.site, this.#choices(view));
    // Another decision was made meanwhile.
    if (asked !== this.#asked) return;
    this.preview = answer.status === "ok" ? answer.data : null;
    this.refusal = answer.status === "error" ? answer.error : null;
  }

  #choices(view: ConflictView): Choices {
    const chosen = (one: Difference): Keep | undefined => this.chosen[one.key];
    const fields = this.differences.flatMap((one) => {
      const keep = chosen(one);
      return one.field === null || keep === undefined ? [] : [{ part: one.field.part, keep }];
    });
    const pieces = this.differences.flatMap((one) => {
      const keep = chosen(one);
      return one.piece === null || keep === undefined ? [] : [{ number: one.piece.number, keep }];
    });
    return { token: view.token, all: null, fields, pieces };
  }
}

function differencesOf(view: ConflictView): Difference[] {
  const fields = view.fields.map((field) => ({
    key: `field:${field.part}`,
    kind: field.kind,
    canChoose: field.can_choose && field.kind !== "both",
    canBoth: field.part === "tags",
    field,
    piece: null,
  }));
  const changed = view.pieces.filter((piece) => piece.kind !== "same");
  const pieces = changed.map((piece) => ({
    key: `piece:${piece.number}`,
    kind: piece.kind,
    canChoose: piece.can_choose,
    // Of two whole texts, both would say everything twice.
    canBoth: !isOverAll(view.reason) && piece.mine.length > 0 && piece.theirs.length > 0,
    field: null,
    piece,
  }));
  return [...fields, ...pieces];
}

function rowsOf(view: ConflictView, differences: Difference[]): Row[] {
  const rows: Row[] = differences
    .filter((one) => one.field !== null)
    .map((difference) => ({ difference }));
  for (const piece of view.pieces) {
    const difference = differences.find((one) => one.piece === piece);
    const last = rows.at(-1);
    if (difference !== undefined) rows.push({ difference });
    else if (last !== undefined && "same" in last) last.same.push(piece);
    else rows.push({ same: [piece] });
  }
  return rows;
}

/** Whether one of two whole texts is chosen: nobody can tell which part of one stands for which of the other. */
function isOverAll(reason: ConflictView["reason"]): boolean {
  return reason === "unmatched" || reason === "disagrees";
}
