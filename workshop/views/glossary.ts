/** The words of the glossary that a view links to, so that a phone gets those and no others. */
import type { Word } from "@/workshop/content/workshop";

const LINK = /\]\(word:([a-z0-9-]+)\)/g;

const linked = (text: string): string[] => [...text.matchAll(LINK)].map((m) => m[1]!);

/** The words that texts anywhere in `shown` link to, and those that their meanings link to, in the glossary's order. */
export function wordsIn(shown: unknown, words: readonly Word[]): Word[] {
  const found = new Set<string>();
  const follow = (ids: readonly string[]): void => {
    for (const id of ids) {
      const word = words.find((w) => w.id === id);
      if (!word || found.has(id)) continue;
      found.add(id);
      follow(linked(word.meaning));
    }
  };
  follow(linked(JSON.stringify(shown)));
  return words.filter((w) => found.has(w.id));
}
