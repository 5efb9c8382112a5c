import type { AppError, PictureOutcome } from "../bindings";
import { numberedId } from "./sample";

type Progress = { file: string; done: number; total: number };

/** Pictures without files: whether one comes in is told by the ending of its name. */
export class FakePictures {
  /** The files that the system's dialog answers; none when it is left. */
  chosen: string[] = [];
  /** Milliseconds each picture takes. */
  pace_ms = 0;
  readonly #say: (progress: Progress) => void;
  #made = 0;
  #cancels = 0;

  constructor(say: (progress: Progress) => void) {
    this.#say = say;
  }

  /** Every command that it answers. */
  readonly answers: Record<string, (args: never) => unknown> = {
    media_add: ({ paths }: { paths: string[] | null }) => this.#files(paths ?? this.chosen),
    media_add_pasted: ({ name }: { name: string }) => this.#outcome(name),
    media_cancel: () => {
      this.#cancels += 1;
    },
  };

  async #files(paths: readonly string[]): Promise<PictureOutcome[]> {
    const begun = this.#cancels;
    const outcomes: PictureOutcome[] = [];
    for (const [done, path] of paths.entries()) {
      if (this.#cancels > begun) break;
      this.#say({ file: path, done, total: paths.length });
      if (this.pace_ms > 0) await new Promise((resolve) => setTimeout(resolve, this.pace_ms));
      outcomes.push(this.#outcome(path));
    }
    return outcomes;
  }

  #outcome(path: string): PictureOutcome {
    const code = refusedAs(path);
    if (code !== null) return { path, added: null, error: { code, detail: "" } };
    this.#made += 1;
    const media = numberedId(900 + this.#made);
    const words = { alt: "", caption: "جسر الرقة", credit: "رويترز", rights: "© رويترز" };
    return { path, added: { media, ...words }, error: null };
  }
}

function refusedAs(path: string): AppError["code"] | null {
  if (/\.(?:jpe?g|png|webp|gif)$/iu.test(path)) return null;
  if (/\.hei[cf]$/iu.test(path)) return "picture_heic";
  if (/\.svg$/iu.test(path)) return "picture_svg";
  return "picture_unknown";
}
