/** Logs an error in the rendering of one view, so that other views go on. */
import { log } from "@/server/platform/log";

export const viewFailed = (error: unknown): void =>
  log.error("view-failed", "A view could not be made.", error);

/** An error in the work is a mistake of ours: it is logged, not thrown. */
export function logErrors(work: () => void): void {
  try {
    work();
  } catch (error) {
    viewFailed(error);
  }
}
