/** Names and titles of files that are saved: readable in any script, names safe on any system. Pure. */
import { inLanguage } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";

/** The longest name, in letters and UTF-8 bytes: most systems take 255 bytes, with all around it. */
const MAX_NAME_LETTERS = 80;
const MAX_NAME_BYTES = 200;

const graphemeSegmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Removes signs that some system refuses, and shortens between characters. */
export function safeName(name: string): string {
  const plain = name
    .replace(/[\ud800-\udfff]/gu, "\ufffd")
    .replace(/[\p{Cc}<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\.+|\.+$/g, "");
  let kept = "";
  for (const { segment } of [...graphemeSegmenter.segment(plain)].slice(0, MAX_NAME_LETTERS)) {
    if (bytes(kept + segment) > MAX_NAME_BYTES) break;
    kept += segment;
  }
  return kept.trim();
}

/**
 * `Content-Disposition` of a download: plain letters for old readers, the whole name for others (RFC 6266,
 * RFC 8187).
 */
export function attachment(name: string, ending: string): string {
  const whole = safeName(name);
  const plain =
    whole
      .normalize("NFKD")
      .replace(/[^\w -]+/g, "")
      .trim() || "plenary";
  const full = encodeURIComponent(whole || "plenary").replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${full}.${ending}`;
}

/**
 * A file's title: workshop and room, once where they are alike. @param room the room's name @param language
 * of the reader
 */
export function titleOf(room: { title: string; workshop: Workshop }, language: string): string {
  const translated = inLanguage(room.workshop, language).title;
  const alike = room.title.includes(translated) || room.title.includes(room.workshop.title);
  return alike ? room.title : `${translated} · ${room.title}`;
}
