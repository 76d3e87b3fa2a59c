/** Ids made from texts, so that authors never see one. */
import { everyObjectHas } from "@/model/text/text-schemas";

const MAX_ID_LENGTH = 40;

/** The text as an id: unmarked Latin letters, digits, hyphens; perhaps empty. */
const slugOf = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_ID_LENGTH)
    .replace(/^-+|-+$/g, "");

/**
 * A free id from `text`, or from `fallback` where that has no Latin letters. @param fallback a slug: "poll",
 * "option"
 */
export function freeId(text: string, taken: ReadonlySet<string>, fallback: string): string {
  const wish = slugOf(text);
  if (wish && !taken.has(wish) && !everyObjectHas(wish)) return wish;
  for (let n = wish ? 2 : 1; ; n++) {
    const id = `${wish || fallback}-${n}`;
    if (!taken.has(id)) return id;
  }
}

export const activityIds = (workshop: {
  sessions: readonly { activities: readonly { id: string }[] }[];
}): Set<string> => new Set(workshop.sessions.flatMap((s) => s.activities.map((a) => a.id)));

/** Every id anywhere inside a value, so that a new one is unique in all its lists. */
export function idsWithin(value: unknown, into = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) idsWithin(item, into);
  else if (value && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) {
      if (key === "id" && typeof inner === "string") into.add(inner);
      else idsWithin(inner, into);
    }
  }
  return into;
}
