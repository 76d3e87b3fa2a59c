/** Blacking out words of the card on the stage: one tap turns a word black for everybody, another shows it again. */
import { CommandForm } from "@/components/phone/worksheets/command-form";
import type { Translate } from "@/components/phone/texts";
import { segmentText, wordId } from "@/model/worksheets/redaction";
import type { Card } from "@/model/worksheets/shown";

export function BlackWords({
  card,
  activity,
  black,
  t,
}: {
  card: Card;
  activity: string;
  black: readonly string[];
  t: Translate;
}) {
  const texts = card.blocks.flatMap((block) =>
    block.lines.flatMap((line) => [line.text, ...line.more.map((m) => m.text)]),
  );
  return (
    <details id="black-words">
      <summary>{t("blackOut")}</summary>
      <p className="hint">{t("blackHow")}</p>
      <CommandForm type="black" id="black-on" fields={{ activity, on: "1" }} />
      <CommandForm type="black" id="black-off" fields={{ activity, on: "0" }} />
      {texts.map((text, i) => (
        <p key={i} className="words" dir="auto">
          {segmentText(text).map((piece, k) =>
            piece.word ? (
              <Word key={k} word={piece.text} id={wordId(activity, piece.text)} black={black} />
            ) : (
              piece.text
            ),
          )}
        </p>
      ))}
    </details>
  );
}

function Word({ word, id, black }: { word: string; id: string; black: readonly string[] }) {
  const on = black.includes(id);
  return (
    <button type="submit" form={on ? "black-off" : "black-on"} name="word" value={id} aria-pressed={on}>
      {word}
    </button>
  );
}
