/**
 * Released texts with their black words. A release names the text as read: it lapses where a word has
 * changed, or where the phone's promise holds the text back. Pure.
 */
import { textId } from "@/model/text/text-id";
import { redacted } from "@/model/worksheets/redaction";
import type { Releases, WrittenSource } from "@/model/debrief/release";

export interface Release {
  source: string;
  textId: string;
  /** Names (`wordId` under the source) of words that are black. */
  black: readonly string[];
}

/** @param sources of the room in its workshop's language: sheets and boards contain authored words */
export function standingReleases(sources: readonly WrittenSource[], all: readonly Release[]): Releases {
  const by = new Map(all.map((r) => [`${r.source} ${r.textId}`, r]));
  const standing = new Map<string, Release>();
  const wholes = new Map<string, Release>();
  for (const { id, kind, held, texts } of sources) {
    for (const text of held === null ? texts : []) {
      const release = by.get(`${id} ${text.id}`);
      if (release) standing.set(`${id} ${text.id}`, release);
      if (release && (kind === "sheet" || kind === "board")) wholes.set(id, release);
    }
  }
  return {
    text(source, text) {
      const release = standing.get(`${source} ${textId(text)}`);
      return release ? redacted(text, source, release.black) : null;
    },
    whole(source) {
      const release = wholes.get(source);
      return release ? (text) => redacted(text, source, release.black) : null;
    },
  };
}
