import type { Draft } from "@/workshop/editor/draft";
import { appliedEdit, type EditResult, unchangedEdit, refusedEdit } from "@/workshop/editor/edit-result";
import { setFields } from "@/workshop/editor/set-fields";
import type { OpOf, SingleOp } from "@/workshop/editor/op";
import { sameContent, versionOf } from "@/workshop/editor/version";
import type { Translation } from "@/workshop/content/workshop";

/** Language to texts by path. */
export type Texts = Record<string, Record<string, string>>;

export function setTexts(workshop: Draft, op: OpOf<"set-texts">): EditResult {
  const translation = workshop.translations[op.language];
  if (!translation) return refusedEdit("unknown-language");
  const set = setFields(translation.texts, op.set);
  if (set === "changed-by-other") return refusedEdit(set);
  if (!set) return unchangedEdit(workshop);
  return appliedEdit(withTranslation(workshop, op.language, { ...translation, texts: set.value }), {
    type: "set-texts",
    language: op.language,
    set: set.back,
  });
}

export function setTranslation(workshop: Draft, op: OpOf<"set-translation">): EditResult {
  const now = workshop.translations[op.language] ?? null;
  if (sameContent(now, op.value)) return unchangedEdit(workshop);
  if (versionOf(now) !== op.base) return refusedEdit("changed-by-other");
  return appliedEdit(withTranslation(workshop, op.language, op.value), {
    type: "set-translation",
    language: op.language,
    base: versionOf(op.value),
    value: now,
  });
}

function withTranslation(workshop: Draft, language: string, translation: Translation | null): Draft {
  const { [language]: _before, ...others } = workshop.translations;
  return { ...workshop, translations: translation ? { ...others, [language]: translation } : others };
}

/** Takes the texts below some paths out of every language. */
export function withoutTexts(workshop: Draft, owners: readonly string[]): { workshop: Draft; taken: Texts } {
  const taken: Texts = {};
  let next = workshop;
  for (const [language, translation] of Object.entries(workshop.translations)) {
    const entries = Object.entries(translation.texts).filter(([path]) =>
      owners.some((owner) => path.startsWith(`${owner}/`)),
    );
    if (entries.length === 0) continue;
    taken[language] = Object.fromEntries(entries);
    const left = Object.entries(translation.texts).filter(([path]) => !Object.hasOwn(taken[language]!, path));
    next = withTranslation(next, language, { ...translation, texts: Object.fromEntries(left) });
  }
  return { workshop: next, taken };
}

/** Puts texts in; languages that are not there are added, and named in `undo` to be taken away again. */
export function withMoreTexts(
  workshop: Draft,
  texts: Texts | undefined,
): { workshop: Draft; undo: SingleOp[] } {
  let next = workshop;
  const undo: SingleOp[] = [];
  for (const [language, more] of Object.entries(texts ?? {})) {
    const before = next.translations[language];
    const after: Translation = { status: before?.status ?? "draft", texts: { ...before?.texts, ...more } };
    next = withTranslation(next, language, after);
    if (!before)
      undo.push({ type: "set-translation", language, base: versionOf({ ...after, texts: {} }), value: null });
  }
  return { workshop: next, undo };
}

export function renamedTexts(
  workshop: { translations: Record<string, Translation> },
  owner: string,
  as: string,
): Texts {
  return Object.fromEntries(
    Object.entries(workshop.translations).flatMap(([language, { texts }]) => {
      const entries = Object.entries(texts)
        .filter(([path]) => path.startsWith(`${owner}/`))
        .map(([path, text]) => [as + path.slice(owner.length), text]);
      return entries.length > 0 ? [[language, Object.fromEntries(entries)]] : [];
    }),
  );
}
