/** Slides that were read out of a presentation, and what becomes of them. Pure. */
import { escaped } from "@/model/text/markdown";
import { fitting, type ImportNote, type Loss, type NewActivity, oneLine } from "@/workshop/import/imported";

export interface DeckSlide {
  title: string;
  /** Text and tables as Markdown, without the title. */
  body: string;
  notes: string;
  /** Alternative texts of pictures. */
  alts: string[];
  hidden: boolean;
  lost: Loss[];
}

const MAX_LINE_LENGTH = 300;
const MAX_PROSE_LENGTH = 8_000;

/** A slide with a page's picture, and its text for people who cannot see it. @param number from 1 */
export function slideFromPage(
  page: { name: string; text: string; title: string; number: number; notes?: string; alt?: string },
  notes: ImportNote[],
): NewActivity {
  const title = fitting(oneLine(page.title) || `Page ${page.number}`, 120, page.number, "The title", notes);
  const trainer = page.notes?.trim()
    ? { notes: fitting(page.notes, MAX_PROSE_LENGTH, page.number, "The notes", notes) }
    : {};
  return {
    kind: "slide",
    title,
    minutes: 2,
    body: fitting(page.text.trim() || escaped(title), MAX_PROSE_LENGTH, page.number, "The text", notes),
    ...trainer,
    picture: { file: page.name, alt: altOf(page.alt ?? page.text, title), full: true },
  };
}

export const lossesOf = (slides: readonly DeckSlide[]): ImportNote[] =>
  slides.flatMap((slide, i) =>
    (slide.hidden ? (["hidden"] as const) : slide.lost).map(
      (loss): ImportNote => ({ at: i + 1, weight: "lost", loss }),
    ),
  );

/** The slide's own title, or the first words on it. */
export const titleOf = (slide: Pick<DeckSlide, "title" | "body">, i: number): string =>
  oneLine(
    slide.title ||
      slide.body
        .split("\n")
        .find((l) => l.trim())
        ?.replace(/^[\s\-*#\d.]+|\\/g, "") ||
      `Slide ${i + 1}`,
  ).slice(0, 200);

const altOf = (text: string, title: string): string => {
  const alt = oneLine(text) || title;
  return alt.length <= MAX_LINE_LENGTH
    ? alt
    : `${alt.slice(0, MAX_LINE_LENGTH - 1).replace(/[\ud800-\udbff]$/, "")}…`;
};
