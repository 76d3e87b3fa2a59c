/** A view that cannot be made must neither end the rooms of everybody else nor keep the other views back. */
import { log } from "@/server/platform/log";

/** Does the work; what it throws is a mistake of ours, and is logged. */
export function apart(work: () => void): void {
  try {
    work();
  } catch (error) {
    log.error("view-failed", "A view could not be made.", error);
  }
}
