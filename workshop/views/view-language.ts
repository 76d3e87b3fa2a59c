/** In which language the authored texts of a view are, and which of them a translation lacks. Pure. */
import { lackedTexts } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import type { Written } from "@/workshop/protocol/views";
import { stringsIn } from "@/workshop/content/strings-in";

/** @param shown whatever is shown, as plain data; every string in it may be an authored text. */
export function writtenIn(workshop: Workshop, language: string, shown: unknown): Written {
  const original = workshop.language;
  const translated = language === original || workshop.translations[language] !== undefined;
  if (!translated) return { language: original, original, lacking: [] };
  const lacked = lackedTexts(workshop, language);
  const lacking = lacked.size === 0 ? [] : [...stringsIn(shown)].filter((text) => lacked.has(text));
  return { language, original, lacking };
}
