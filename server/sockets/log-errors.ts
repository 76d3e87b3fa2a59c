/** One view that fails to render must not stop other views or other rooms. */
import { log } from "@/server/platform/log";

/** Does the work; what it throws is a mistake of ours, and is logged. */
export function logErrors(work: () => void): void {
  try {
    work();
  } catch (error) {
    log.error("view-failed", "A view could not be made.", error);
  }
}
