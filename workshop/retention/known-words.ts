/** Words in answers that no person wrote: authors' ids, and a few of our own. Pure. */
import { kindNames, kindOf } from "@/activities/kinds";
import type { Workshop } from "@/workshop/content/workshop";

export function knownWords(versions: readonly Workshop[]): ReadonlySet<string> {
  const words = new Set(kindNames.flatMap((kind) => kindOf({ kind }).fixedWords ?? []));
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const v of value) look(v);
    else if (typeof value === "object" && value !== null) {
      for (const [key, v] of Object.entries(value)) {
        if (key === "id" && typeof v === "string") words.add(v);
        else look(v);
      }
    }
  };
  for (const { sessions } of versions) look(sessions);
  return words;
}

/** Fields that people fill with words of their own, as "activity field". */
export const writtenFields = (versions: readonly Workshop[]): ReadonlySet<string> =>
  new Set(
    versions
      .flatMap((v) => v.sessions.flatMap((s) => s.activities))
      .flatMap(
        (a) =>
          kindOf(a)
            .writtenFields?.(a)
            .map((field) => `${a.id} ${field}`) ?? [],
      ),
  );
