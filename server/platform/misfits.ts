/**
 * Stored answers that are none of their question's kind, such as those of a room that was brought in from
 * elsewhere.
 */
import { log } from "@/server/platform/log";

export function noteMisfits(answers: number): void {
  if (answers > 0)
    log.warn("answers-unfit", "Stored answers do not fit their questions; they are left out.", undefined, {
      answers,
    });
}
