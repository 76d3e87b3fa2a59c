/** Logs what rendering one view throws, so that other views go on. */
import { log } from "@/server/platform/log";

export const viewFailed = (error: unknown): void =>
  log.error("view-failed", "A view could not be made.", error);

/** Does the work; what it throws is a mistake of ours, and is logged. */
export function logErrors(work: () => void): void {
  try {
    work();
  } catch (error) {
    viewFailed(error);
  }
}
