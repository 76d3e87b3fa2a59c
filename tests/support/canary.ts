/** Words that stand nowhere else, so that a search finds whatever is left of a text. */
import { randomBytes } from "node:crypto";

export function canaries() {
  const all: Record<string, string> = {};
  return {
    all,
    /** The canary of one thing; the same each time it is asked for. */
    of(what: string): string {
      all[what] ??= `Zq${randomBytes(6).toString("hex")} ${what}`.slice(0, 40);
      return all[what]!;
    },
    /** Something that was made elsewhere and must not be found either. */
    note(what: string, value: string): void {
      all[what] = value;
    },
  };
}

/** The part of a canary that is in no other word: what to search for. */
export const needleOf = (canary: string): string => canary.split(" ")[0]!;
