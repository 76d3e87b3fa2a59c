/** The name of a problem's owner: an activity, a session, a word, an agenda, a handout, or the workshop. */
import type { EditorWords } from "@/components/editor/form/field-path-label";
import { type Draft, whereIs } from "@/workshop/editor/draft";

export function ownerName(owner: string, draft: Draft, words: EditorWords): string {
  const [what = "", id = ""] = owner.split(":");
  const untitled = words("untitled");
  if (owner === "workshop:") return words("problems.workshop");
  if (what === "session")
    return words("problems.sessionName", {
      title: draft.sessions.find((s) => s.id === id)?.title || untitled,
    });
  if (what === "word")
    return words("problems.wordName", { title: draft.words.find((w) => w.id === id)?.term || untitled });
  if (what === "agenda")
    return words("problems.agendaName", { title: draft.agendas.find((a) => a.id === id)?.title || untitled });
  if (what === "handout") return draft.handouts.find((h) => h.id === id)?.title || untitled;
  return whereIs(draft, owner)?.activity.title || untitled;
}
