/** A link that stays in view while a long text is read, and leads to the question below it. */
import type { Translate } from "@/components/phone/texts";

/** Lengths of a text that push its question out of view, on small phones and on all. Wide letters are two. */
const LONG = { small: 100, all: 500 };
const WIDE = /[\u2e80-\uffdc]/g;

interface Props {
  id: string;
  /** The texts above the question. */
  texts: readonly string[];
  /** The id of the target. */
  to?: string;
  t: Translate;
}

export function ToQuestion({ id, texts, to = "question", t }: Props) {
  const letters = texts.join(" ").replace(WIDE, "$&$&").length;
  if (letters < LONG.small) return null;
  return (
    <a id={id} className={letters < LONG.all ? "to-question" : "to-question far"} href={`#${to}`}>
      {t("toQuestion")} <span aria-hidden="true">↓</span>
    </a>
  );
}
