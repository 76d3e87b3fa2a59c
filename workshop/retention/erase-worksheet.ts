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

/** Every line and every value in words. @param authored words that stood in the workshop */
export function wordsOnSheet(updates: readonly Uint8Array[], authored: ReadonlySet<string>): string[] {
  const doc = documentOf(updates);
  const texts = textNames(doc).flatMap((path) => textAt(doc, path).toString().split("\n"));
  return [...texts, ...[...valuesOf(doc).values()].filter((value) => !isPlain(value, authored))];
}

/** The sheet as one update, written by one hand. */
export function eraseSheet(
  updates: readonly Uint8Array[],
  placeholder: Placeholder,
  authored: ReadonlySet<string>,
): Uint8Array {
  const [from, to] = [documentOf(updates), new Y.Doc()];
  to.transact(() => {
    for (const path of textNames(from)) {
      const lines = textAt(from, path).toString().split("\n").map(placeholder);
      if (lines.some((line) => line !== "")) textAt(to, path).insert(0, lines.join("\n"));
    }
    for (const [path, value] of valuesOf(from).entries())
      valuesOf(to).set(path, isPlain(value, authored) ? value : placeholder(value));
    for (const [key, position] of placesOf(from).entries()) placesOf(to).set(key, position);
  });
  return Y.encodeStateAsUpdate(to);
}

const isPlain = (value: string, authored: ReadonlySet<string>): boolean =>
  PLAIN.test(value) || authored.has(value);

const textNames = (doc: Y.Doc): string[] =>
  [...doc.share.keys()]
    .filter((name) => name.startsWith(ROOT.text))
    .map((name) => name.slice(ROOT.text.length));
