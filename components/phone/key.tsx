/** What an expert says, once the trainer explains it: accepted answers, why, the law, and the usual mistake. */
import { acceptedWords, choicesFor, keyInView, ownField } from "@/activities/choices";
import { wordLink } from "@/components/phone/foot";
import type { MyAnswer } from "@/components/phone/question";
import type { Translate } from "@/components/phone/texts";
import { Authored } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";
import type { Asked, Face, Key, KeyItem } from "@/workshop/protocol/down";

interface Props {
  asked: Asked;
  face: Face;
  items: Key;
  mine: MyAnswer;
  t: Translate;
}

export function PhoneKey({ asked, face, items, mine, t }: Props) {
  const shown = keyInView(items, face);
  const alone = items.length === 1 && items[0]?.text === asked.text;
  return (
    <section className="key" aria-labelledby="key" data-key={`${asked.question}#${asked.round}`}>
      <h2 id="key">{t("keyTitle")}</h2>
      {shown.length === 0 && <p className="accepted">{t("keyNone")}</p>}
      {shown.map((item) => (
        <article key={item.id}>
          {!alone && (
            <h3 dir="auto">
              <Authored text={item.text} />
            </h3>
          )}
          <Said item={item} words={acceptedWords(asked.form, item, markWord(t))} t={t} />
          <Own asked={asked} item={item} mine={mine} t={t} />
        </article>
      ))}
    </section>
  );
}

const markTexts = { present: "markPresent", absent: "markAbsent", unknown: "markUnknown" } as const;

/** The marks of a checklist in words. */
export const markWord =
  (t: Translate) =>
  (id: string): string =>
    t(markTexts[id as keyof typeof markTexts] ?? "markUnknown");

/** One's own answer beside the expert's: on this phone alone. The script fills it in where the page is for all. */
function Own({ asked, item, mine, t }: { asked: Asked; item: KeyItem; mine: MyAnswer; t: Translate }) {
  const name = ownField(asked.form, item.id);
  if (!name) return null;
  const words = Object.fromEntries(choicesFor(asked.form, item.id, markWord(t)).map((c) => [c.id, c.text]));
  const given = mine?.fields[name]?.[0];
  return (
    <p
      className="own"
      data-own={name}
      data-words={JSON.stringify(words)}
      data-text={t("keyOwn", { answer: "{answer}" })}
      hidden={!given}
    >
      {given && t("keyOwn", { answer: words[given] ?? given })}
    </p>
  );
}

function Said({ item, words, t }: { item: KeyItem; words: string[]; t: Translate }) {
  return (
    <>
      {words.length > 0 && (
        <p className="accepted">
          <span aria-hidden="true">✓ </span>
          {t("keyAccepted", { count: words.length })} <b dir="auto">{words.join(" · ")}</b>
        </p>
      )}
      {item.values?.map((v, i) => (
        <p key={v.date} className="accepted" dir="auto">
          <b>{t("keyValue", { value: v.value })}</b> ({v.date}, {v.source}){" "}
          {i + 1 < item.values!.length && <span className="badge">{t("dated")}</span>}
        </p>
      ))}
      {item.reason && (
        <div dir="auto">
          <Markdown text={item.reason} top={4} word={wordLink} />
        </div>
      )}
      {item.law && (
        <p className="law" dir="auto">
          <Authored text={item.law} />
        </p>
      )}
      {item.error && (
        <p dir="auto">
          <b>{t("keyError")}</b> <Authored text={item.error} />
        </p>
      )}
    </>
  );
}
