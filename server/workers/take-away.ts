/** The take-away of a participant as PDF. Runs in a child; nothing of it is stored. */
import { pdfsOf } from "@/server/workers/typst/compile";
import { lineOf } from "@/server/workers/typst/fonts";

interface TakeAwaySheet {
  language: string;
  rtl: boolean;
  /** Headings in the person's language. */
  words: { title: string; commitments: string; mine: string };
  room: string;
  commitments: { label: string; text: string }[];
  /**
   * `title` where a new activity begins; `text` where it is not that of the question before; `place`: the
   * part.
   */
  asked: {
    title: string | null;
    text: string | null;
    place: string | null;
    mine: string[];
    expert: string[];
  }[];
}

/** Base64 of the PDF. */
export async function drawTakeAway({
  language,
  rtl,
  words,
  room,
  commitments,
  asked,
}: TakeAwaySheet): Promise<string> {
  const line = (text: string) => lineOf(text, rtl ? "rtl" : "ltr");
  const data = {
    language: language.split("-")[0],
    rtl,
    title: line(words.title),
    commitmentsTitle: line(words.commitments),
    mine: line(words.mine),
    room: line(room),
    commitments: commitments.map(({ label, text }) => ({ label: line(label), text: line(text) })),
    asked: asked.map(({ title, text, place, mine, expert }) => ({
      title: title === null ? null : line(title),
      text: text === null ? null : line(text),
      place: place === null ? null : line(place),
      mine: mine.map(line),
      expert: expert.map(line),
    })),
  };
  return pdfsOf("take-away", [data])[0]!.toString("base64");
}
