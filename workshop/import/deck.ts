/** Slides that were read out of a presentation, and what becomes of them. Pure. */
import {
  changedNote,
  fitting,
  type ImportResult,
  type ImportNote,
  lostNote,
  type NewActivity,
  oneLine,
} from "@/workshop/import/imported";

export interface DeckSlide {
  title: string;
  /** Text and tables as Markdown, without the title. */
  body: string;
  notes: string;
  /** Pictures in the order in which they lie on the slide; `file` is where the reader put it. */
  pictures: { file: string; alt: string }[];
  hidden: boolean;
  /** Things on the slide that cannot be imported, such as "a chart". */
  left: string[];
}

export interface NamedPicture {
  name: string;
  alt: string;
}

const MAX_LINE_LENGTH = 300;
const MAX_PROSE_LENGTH = 8_000;

export function slidesFromTexts(
  slides: readonly DeckSlide[],
  picturesOf: (index: number) => NamedPicture[],
): ImportResult {
  const notes: ImportNote[] = [
    changedNote(
      null,
      "Layout, colours and fonts were left behind: this server has nothing to draw them with.",
    ),
  ];
  const activities = slides.flatMap((slide, i): NewActivity[] => {
    noteLosses(slide, i, notes, false);
    if (slide.hidden) return [];
    const [first, ...more] = picturesOf(i);
    const title = titleOf(slide, i);
    const rest = more.map((p) => `![${oneLine(p.alt).replace(/[[\]\\]/g, "")}](${p.name})`);
    const body = [`# ${escaped(title)}`, slide.body, ...rest].filter(Boolean).join("\n\n");
    return [
      {
        kind: "slide",
        title: fitting(title, MAX_LINE_LENGTH, i + 1, "The title", notes),
        body: fitting(body, MAX_PROSE_LENGTH, i + 1, "The text", notes),
        ...spoken(slide, i, notes),
        ...(first ? { picture: { file: first.name, alt: altOf(first.alt, title), full: false } } : {}),
      },
    ];
  });
  return { activities, notes };
}

/** A slide with a page's picture, and its text for people who cannot see it. @param number from 1 */
export function slideFromPage(
  page: { name: string; text: string; title: string; number: number; notes?: string },
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
    picture: { file: page.name, alt: altOf(oneLine(page.text), title), full: true },
  };
}

/** Losses of slides imported as pictures; hidden slides are not drawn. */
export function leftOfDrawn(slides: readonly DeckSlide[]): ImportNote[] {
  const notes: ImportNote[] = [];
  for (const [i, slide] of slides.entries()) noteLosses(slide, i, notes, true);
  return notes;
}

/** Things that a still picture of a slide shows as they were. */
const DRAWN = new Set([
  "a chart",
  "a SmartArt graphic",
  "an equation",
  "a picture in a format that browsers do not show",
  "an embedded document",
]);

function noteLosses(slide: DeckSlide, i: number, notes: ImportNote[], drawn: boolean): void {
  if (slide.hidden) notes.push(lostNote(i + 1, "This slide is hidden in the presentation and was left out."));
  else
    for (const what of slide.left)
      if (!drawn || !DRAWN.has(what))
        notes.push(lostNote(i + 1, `This slide has ${what}, which was left out.`));
}

const spoken = (slide: DeckSlide, i: number, notes: ImportNote[]) =>
  slide.notes.trim() ? { notes: fitting(slide.notes, MAX_PROSE_LENGTH, i + 1, "The notes", notes) } : {};

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

/** A text so that Markdown draws it as it is. */
export const escaped = (text: string): string =>
  text
    .replace(/([\\`*_[\]<>|~])/g, "\\$1")
    .replace(
      /^([ \t]*)([#+\-=]|\d+[.)])(?=\s|$)/gm,
      (_, space: string, mark: string) => `${space}${mark.replace(/[#+\-=.)]/, "\\$&")}`,
    );
