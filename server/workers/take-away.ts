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
  const own = (text: string) => lineOf(text, rtl ? "rtl" : "ltr");
  const data = {
    language: language.split("-")[0],
    rtl,
    title: own(words.title),
    commitmentsTitle: own(words.commitments),
    mine: own(words.mine),
    room: own(room),
    commitments: commitments.map(({ label, text }) => ({ label: own(label), text: own(text) })),
    asked: asked.map(({ title, text, place, mine, expert }) => ({
      title: title === null ? null : own(title),
      text: text === null ? null : own(text),
      place: place === null ? null : own(place),
      mine: mine.map(own),
      expert: expert.map(own),
    })),
  };
  return pdfsOf("take-away", [data])[0]!.toString("base64");
}
