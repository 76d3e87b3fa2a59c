/**
 * Work that has to succeed in the end: it is tried every few seconds until it does or the room closes. After
 * a restart it begins again from the stored state.
 */
import { log } from "@/server/platform/log";

const RETRY_MS = 5_000;

export class RetryLoop {
  private closed = false;

  close(): void {
    this.closed = true;
  }

  /** @returns when the work is done, or the room closed */
  async run(work: () => Promise<unknown>): Promise<void> {
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
