/**
 * A cache of the workshops of rooms: equal contents are parsed once and are one object in memory, so that a
 * hundred rooms of the same guide share its texts, plan and translations. An entry is collected when no room
 * refers to it any more.
 */
import { createHash } from "node:crypto";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

const cache = new Map<string, WeakRef<Workshop>>();
const gone = new FinalizationRegistry<string>((key) => {
  if (cache.get(key)?.deref() === undefined) cache.delete(key);
});

/** @param stored the JSON in the database @throws ZodError when it is no workshop */
export function sharedWorkshop(stored: unknown): Workshop {
  const key = createHash("sha256").update(JSON.stringify(stored)).digest("base64");
  const before = cache.get(key)?.deref();
  if (before) return before;
  const workshop = workshopSchema.parse(stored);
  cache.set(key, new WeakRef(workshop));
  gone.register(workshop, key);
  return workshop;
}
