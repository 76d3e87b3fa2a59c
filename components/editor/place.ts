/** The open part of the editor, and the place of a field. */
import { type Draft, whereIs } from "@/workshop/editor/draft";

export type EditorPlace =
  | { kind: "workshop" }
  | { kind: "session"; id: string }
  | { kind: "activity"; id: string }
  | { kind: "words" }
  | { kind: "agendas" }
  | { kind: "problems" };

/** @param path as `problemsOf` and translations name fields */
export function editorPlaceOf(path: string, draft: Draft): EditorPlace {
  const [owner = ""] = path.split("/");
  if (owner.startsWith("session:")) return { kind: "session", id: owner.slice(8) };
  if (owner.startsWith("word:")) return { kind: "words" };
  if (owner.startsWith("agenda:")) return { kind: "agendas" };
  return whereIs(draft, owner) ? { kind: "activity", id: owner } : { kind: "workshop" };
}

/** The place in the hash of an editor's address. */
export function placeFromHash(
  hash: string,
  draft: Draft,
): { place: EditorPlace; path: string | null } | null {
  const [kind = "", ...rest] = hash.replace(/^#/, "").split(":");
  const id = decodeURIComponent(rest.join(":"));
  if (kind === "field") return { place: editorPlaceOf(id, draft), path: id };
  if (kind === "activity" || kind === "session") return { place: { kind, id }, path: null };
  if (kind === "words" || kind === "agendas" || kind === "problems" || kind === "workshop")
    return { place: { kind }, path: null };
  return null;
}

export const hashOf = (place: EditorPlace): string =>
  "id" in place ? `#${place.kind}:${place.id}` : `#${place.kind}`;

/** The address at which an editor opens with a field in focus. */
export const fieldAddress = (workshop: string, path: string): string =>
  `/editor/${workshop}#field:${encodeURIComponent(path)}`;
