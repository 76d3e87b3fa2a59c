/**
 * Which texts trainers released, and with which words black. A release names the text as it was read: where somebody
 * changed a word since, or where the phone's promise holds the text back, the release does not stand. Pure.
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

/** @param sources of the room in the language of its workshop: sheets and boards have authored words in them */
export function standingReleases(sources: readonly WrittenSource[], all: readonly Release[]): Releases {
  const by = new Map(all.map((r) => [`${r.source} ${r.textId}`, r]));
  const standing = new Map<string, Release>();
  const wholes = new Map<string, Release>();
  for (const { id, kind, held, texts } of sources) {
    for (const text of held === null ? texts : []) {
      const found = by.get(`${id} ${text.id}`);
      if (found) standing.set(`${id} ${text.id}`, found);
      if (found && (kind === "sheet" || kind === "board")) wholes.set(id, found);
    }
  }
  return {
    text(source, text) {
      const found = standing.get(`${source} ${textId(text)}`);
      return found ? redacted(text, source, found.black) : null;
    },
    whole(source) {
      const found = wholes.get(source);
      return found ? (text) => redacted(text, source, found.black) : null;
    },
  };
}
