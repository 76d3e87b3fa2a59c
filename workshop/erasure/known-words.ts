/** The words that an answer may hold without anybody having written them: ids that authors gave, and our own few. Pure. */
import { marks } from "@/activities/checklist/content";
import { isWritten } from "@/activities/form/fields";
import type { Workshop } from "@/workshop/content/workshop";

/** Words of ours that stand in answers. */
const OURS = [...marks, "yes"];

/** Every id of these versions of a workshop. */
export function knownWords(versions: readonly Workshop[]): ReadonlySet<string> {
  const words = new Set<string>(OURS);
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

/** Fields of forms that people fill with words of their own, as "activity field". */
export function writtenFields(versions: readonly Workshop[]): ReadonlySet<string> {
  const forms = versions
    .flatMap((v) => v.sessions.flatMap((s) => s.activities))
    .filter((a) => a.kind === "form");
  return new Set(
    forms.flatMap((f) =>
      f.sections
        .flatMap((s) => s.fields)
        .filter(isWritten)
        .map(({ id }) => `${f.id} ${id}`),
    ),
  );
}
