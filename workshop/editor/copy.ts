import type { Draft, DraftActivity, DraftSession, DraftWord } from "@/workshop/editor/draft";
import { renamedTexts, type Texts } from "@/workshop/editor/edit-texts";
import { activityIds, freeId } from "@/workshop/editor/ids";
import type { Op, SingleOp } from "@/workshop/editor/op";
import { versionOf } from "@/workshop/editor/version";
import { inLanguage, textsOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";

/** The whole workshop as a draft of its own. @param id the new one's. */
export const copyOf = (from: Draft, id: string, title: string): Draft => ({ ...from, id, title });

/** Copies single activities to the end of a session. @returns the op, and the ids that the copies have. */
export function copyingActivities(
  from: Draft,
  ids: readonly string[],
  into: Draft,
  session: string,
  before: string | null,
): { op: Op; ids: string[] } {
  const source = readIn(from, into.language);
  const taken = activityIds(into);
  const chosen = source.draft.sessions.flatMap((s) => s.activities.filter((a) => ids.includes(a.id)));
  const copies = chosen.map((activity) => copied(source, activity, taken));
  const ops = copies.map(
    ({ activity, texts }): SingleOp => ({ type: "add-activity", session, activity, before, texts }),
  );
  return {
    op: { type: "all", ops: [...missingWords(source.draft, chosen, into), ...ops] },
    ids: copies.map((c) => c.activity.id),
  };
}

export function copyingSession(from: Draft, id: string, into: Draft): { op: Op; id: string } | null {
  const source = readIn(from, into.language);
  const session = source.draft.sessions.find((s) => s.id === id);
  if (!session) return null;
  const taken = activityIds(into);
  const copies = session.activities.map((activity) => copied(source, activity, taken));
  const as = freeId(session.id, new Set(into.sessions.map((s) => s.id)), "session");
  const numbers = new Set(into.sessions.map((s) => s.number));
  const number = numbers.has(session.number) ? Math.max(0, ...numbers) + 1 : session.number;
  const copy: DraftSession = { ...session, id: as, number, activities: copies.map((c) => c.activity) };
  const texts = [textsAs(source, `session:${id}`, `session:${as}`), ...copies.map((c) => c.texts)].reduce(
    mergedTexts,
    {},
  );
  const add: SingleOp = { type: "add-session", session: copy, before: null, texts };
  return { op: { type: "all", ops: [...missingWords(source.draft, session.activities, into), add] }, id: as };
}

/** A workshop as read in one language: its own texts become a translation where that is another. */
interface Source {
  draft: Draft;
  translations: Draft["translations"];
}

function readIn(from: Draft, language: string): Source {
  if (from.language === language || !from.translations[language])
    return { draft: from, translations: from.translations };
  // Walking by the schema needs no more of a workshop than a draft has.
  const whole = from as Workshop;
  const { [language]: _own, ...others } = from.translations;
  const original = Object.fromEntries(textsOf(whole).map((t) => [t.path, t.text]));
  return {
    draft: inLanguage(whole, language) as Draft,
    translations: { ...others, [from.language]: { status: "draft", texts: original } },
  };
}

const textsAs = (source: Source, owner: string, as: string): Texts => renamedTexts(source, owner, as);

function copied(
  source: Source,
  activity: DraftActivity,
  taken: Set<string>,
): { activity: DraftActivity; texts: Texts } {
  const id = freeId(activity.id, taken, activity.kind);
  taken.add(id);
  return { activity: { ...activity, id }, texts: textsAs(source, activity.id, id) };
}

const mergedTexts = (a: Texts, b: Texts): Texts =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((l) => [l, { ...a[l], ...b[l] }]),
  );

function missingWords(from: Draft, activities: readonly DraftActivity[], into: Draft): SingleOp[] {
  const ids = new Set(into.words.map((w) => w.id));
  const wanted: DraftWord[] = [];
  const look = (value: unknown) => {
    for (const [, id] of JSON.stringify(value).matchAll(/\]\(word:([^)\s]*)\)/g)) {
      const word = id && !ids.has(id) ? from.words.find((w) => w.id === id) : undefined;
      if (!word) continue;
      ids.add(word.id);
      wanted.push(word);
      look(word);
    }
  };
  activities.forEach(look);
  return wanted.length > 0
    ? [{ type: "set-words", base: versionOf(into.words), value: [...into.words, ...wanted] }]
    : [];
}
