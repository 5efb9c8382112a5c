import { commands, type AppError, type ChangedPost, type FollowFault } from "../../ipc/bindings";

/** What became of posts on their sites. A site is asked only when somebody asks for it. */
export class Follow {
  changed = $state.raw<ChangedPost[]>([]);
  faults = $state.raw<FollowFault[]>([]);
  /** The headlines of articles whose posts lack a picture that was deleted there. */
  withoutPictures = $state.raw<string[]>([]);
  /** How many were found as they were left; null before anybody looked. */
  same = $state<number | null>(null);
  looking = $state(false);
  error = $state.raw<AppError | null>(null);

  /** Reads what is known already; no site is asked. */
  async begin(): Promise<void> {
    const answer = await commands.followChanged();
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "ok") this.changed = answer.data;
  }

  /** Asks the sites. */
  async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    const answer = await commands.followLook();
    this.looking = false;
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "error") return;
    this.changed = answer.data.changed;
    this.faults = answer.data.faults;
    this.withoutPictures = answer.data.without_pictures;
    this.same = answer.data.same;
  }
}
