/**
 * A sheet without the group's words: each line becomes a numbered block, other values stay. It is as full
 * as before, and equal texts stay equal.
 */
import * as Y from "yjs";
import { documentOf } from "@/workshop/worksheets/stored-document";
import type { Placeholder } from "@/workshop/retention/placeholder";
import { placesOf, ROOT, textAt, valuesOf } from "@/workshop/worksheets/document";

/** Values without words: numbers, dates, a tick. */
const PLAIN = /^[\d\s.,:/-]*$/;

/** Every line and every value in words. @param known words that stood in the workshop */
export function wordsOnSheet(updates: readonly Uint8Array[], known: ReadonlySet<string>): string[] {
  const doc = documentOf(updates);
  const texts = textNames(doc).flatMap((path) => textAt(doc, path).toString().split("\n"));
  return [...texts, ...[...valuesOf(doc).values()].filter((value) => !isPlain(value, known))];
}

/** The sheet as one update, written by one hand. */
export function eraseSheet(
  updates: readonly Uint8Array[],
  placeholder: Placeholder,
  known: ReadonlySet<string>,
): Uint8Array {
  const [from, to] = [documentOf(updates), new Y.Doc()];
  to.transact(() => {
    for (const path of textNames(from)) {
      const lines = textAt(from, path).toString().split("\n").map(placeholder);
      if (lines.some((line) => line !== "")) textAt(to, path).insert(0, lines.join("\n"));
    }
    for (const [path, value] of valuesOf(from).entries())
      valuesOf(to).set(path, isPlain(value, known) ? value : placeholder(value));
    for (const [key, position] of placesOf(from).entries()) placesOf(to).set(key, position);
  });
  return Y.encodeStateAsUpdate(to);
}

const isPlain = (value: string, known: ReadonlySet<string>): boolean => PLAIN.test(value) || known.has(value);

const textNames = (doc: Y.Doc): string[] =>
  [...doc.share.keys()]
    .filter((name) => name.startsWith(ROOT.text))
    .map((name) => name.slice(ROOT.text.length));
