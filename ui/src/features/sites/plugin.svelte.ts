import { commands, type AppError } from "../../ipc/bindings";

/** How far the writing of the plugin's file is. */
export type PluginStep =
  | { at: "idle" }
  | { at: "writing" }
  | { at: "ask_overwrite" }
  | { at: "done"; path: string }
  | { at: "failed"; error: AppError };

/** The small plugin for WordPress, written into a folder that somebody names. */
export class PluginFile {
  folder = $state("");
  step: PluginStep = $state.raw({ at: "idle" });

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Takes a folder that somebody wrote; what was said of another is not said of it. */
  name(folder: string): void {
    this.folder = folder;
    this.forget();
  }

  /** Takes a folder that is chosen in the system's dialogue. */
  async choose(): Promise<void> {
    const answer = await commands.exportChooseFolder();
    if (answer.status === "error") this.step = { at: "failed", error: answer.error };
    else if (answer.data !== null) this.name(answer.data);
  }

  /** Writes the file; where there is one of its name, it asks before. */
  async save(overwrite: "ask" | "replace" = "ask"): Promise<void> {
    const folder = this.folder.trim();
    if (folder === "" || this.step.at === "writing") return;
    this.step = { at: "writing" };
    const answer = await commands.sitePluginSave(folder, overwrite === "replace");
    if (answer.status === "ok") this.step = { at: "done", path: answer.data.path };
    else if (answer.error.code === "file_exists") this.step = { at: "ask_overwrite" };
    else this.step = { at: "failed", error: answer.error };
  }

  /** Forgets what came of the last writing. */
  forget(): void {
    this.step = { at: "idle" };
  }
}
