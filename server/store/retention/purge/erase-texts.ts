/**
 * Removes people's texts from answers and worksheets, and renames the texts and entries that others refer to.
 */
import { randomBytes } from "node:crypto";
import { textId } from "@/model/text/text-id";
import { secureShuffle } from "@/server/store/keys";
import { eraseSheet, wordsOnSheet } from "@/workshop/retention/erase-worksheet";
import { documentOf } from "@/workshop/worksheets/stored-document";
import type { StoredSheet } from "@/server/platform/room-store";
import { eraseBody, type Erasing, wordsIn } from "@/workshop/retention/erase-body";
import { knownWords, writtenFields } from "@/workshop/retention/known-words";
import { type Placeholder, placeholderFor } from "@/workshop/retention/placeholder";
import { contentOf } from "@/workshop/worksheets/document";
import { findEntries } from "@/model/worksheets/entries";
import { planOf } from "@/workshop/content/plan";
import type { RoomState } from "@/workshop/room/state";

interface StoredAnswer {
  id: string;
  activityId: string;
  questionId: string;
  body: object;
}

interface ErasedTexts {
  answers: { id: string; body: object }[];
  sheets: { activity: string; group: string; update: Uint8Array }[];
  /** New ids of texts by question, old to new. */
  texts: Map<string, Map<string, string>>;
  /** New ids of entries of worksheets, old to new. */
  entries: Map<string, string>;
}

export const randomId = (): string =>
  BigInt(`0x${randomBytes(7).toString("hex")}`)
    .toString(36)
    .slice(0, 10)
    .padStart(10, "0");

/** Holds everything in memory: a room's answers and worksheets are some megabytes. */
export function eraseTexts(
  state: RoomState,
  answers: readonly StoredAnswer[],
  sheets: readonly StoredSheet[],
): ErasedTexts {
  const vocabulary = knownWords(state.versions);
  const written = writtenFields(state.versions);
  const { entries, erased } = eraseSheetTexts(state, sheets, vocabulary);

  const byQuestion = new Map<string, StoredAnswer[]>();
  for (const answer of answers)
    byQuestion.set(answer.questionId, [...(byQuestion.get(answer.questionId) ?? []), answer]);
  const texts = new Map<string, Map<string, string>>();
  const placeholders = new Map<string, Placeholder>();
  for (const [question, sameQuestion] of byQuestion) {
    const words = sameQuestion.flatMap(({ activityId, body }) =>
      wordsIn(body, { activityId, known: vocabulary, written, renamed: (name) => name }),
    );
    const placeholder = placeholderFor(words, secureShuffle);
    placeholders.set(question, placeholder);
    texts.set(question, new Map(words.map((word) => [textId(word), textId(placeholder(word))])));
  }

  const strangers = new Map<string, string>();
  const stranger = (name: string): string => {
    const label = strangers.get(name) ?? randomId();
    strangers.set(name, label);
    return label;
  };
  return {
    answers: answers.flatMap(({ id, activityId, questionId, body }) => {
      // Support for texts is a question of the same activity.
      const names = texts.get(activityId);
      const renamed = (name: string) => names?.get(name) ?? entries.get(name) ?? stranger(name);
      const erasing: Erasing = {
        activityId,
        known: vocabulary,
        written,
        placeholder: placeholders.get(questionId)!,
        renamed,
      };
      const after = eraseBody(body, erasing);
      return JSON.stringify(after) === JSON.stringify(body) ? [] : [{ id, body: after }];
    }),
    sheets: erased,
    texts,
    entries,
  };
}

function eraseSheetTexts(
  state: RoomState,
  sheets: readonly StoredSheet[],
  vocabulary: ReadonlySet<string>,
): { entries: Map<string, string>; erased: ErasedTexts["sheets"] } {
  const plan = planOf(state.workshop);
  // Equal texts stay equal on all worksheets: comparisons look at two of them together.
  const placeholder = placeholderFor(
    sheets.flatMap(({ updates }) => wordsOnSheet(updates, vocabulary)),
    secureShuffle,
  );
  const entries = new Map<string, string>();
  const erased = sheets.map(({ activity, group, updates }) => {
    const update = eraseSheet(updates, placeholder, vocabulary);
    const sheet = plan.worksheet(activity);
    if (sheet) {
      const [before, after] = [updates, [update]].map((u) =>
        findEntries(sheet, group, contentOf(documentOf(u), sheet)),
      );
      for (const [i, entry] of before!.entries()) entries.set(entry.id, after![i]?.id ?? randomId());
    }
    return { activity, group, update };
  });
  return { entries, erased };
}
