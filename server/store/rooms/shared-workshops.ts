/**
 * Workshops as rooms were opened with them, each parsed once and held once in memory however many rooms run it: a hundred
 * rooms over the same guide share its texts, its plan, and its translations. Let go of when no room holds it any more.
 */
import { createHash } from "node:crypto";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

const known = new Map<string, WeakRef<Workshop>>();
const gone = new FinalizationRegistry<string>((key) => {
  if (known.get(key)?.deref() === undefined) known.delete(key);
});

/** @param stored as it stands in the database. Equal contents are one object. @throws when it is no workshop */
export function sharedWorkshop(stored: unknown): Workshop {
  const key = createHash("sha256").update(JSON.stringify(stored)).digest("base64");
  const before = known.get(key)?.deref();
  if (before) return before;
  const workshop = workshopSchema.parse(stored);
  known.set(key, new WeakRef(workshop));
  gone.register(workshop, key);
  return workshop;
}
