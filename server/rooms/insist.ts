/** Work that must be done some time: tried until it is done, or the room is closed. A restart takes it up again from the stored state. */
import { log } from "@/server/operations/log";

const RETRY_MS = 5_000;

export class Insist {
  private closed = false;

  close(): void {
    this.closed = true;
  }

  async on(work: () => Promise<unknown>): Promise<void> {
    while (!this.closed) {
      try {
        await work();
        return;
      } catch (error) {
        log.warn("trying-again", "Something could not be done and is tried again.", error, {
          seconds: RETRY_MS / 1_000,
        });
        await new Promise((go) => setTimeout(go, RETRY_MS).unref());
      }
    }
  }
}
