/** The expert's explanation: accepted answers, reason, law, usual mistake, and criteria. */
import { Fragment, type ReactNode } from "react";
import { acceptedWords, choicesFor } from "@/activities/shared/choices";
import type { PhoneFace } from "@/components/phone/face";
import { wordLink } from "@/components/phone/foot";
import type { MyAnswer } from "@/components/phone/question";
import type { Translate } from "@/components/phone/texts";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";
import type { Criteria, Key, KeyItem } from "@/model/activity/key";
import type { Asked, Face } from "@/workshop/protocol/views";

interface Props {
  kind: PhoneFace;
  asked: Asked;
  items: Key;
  /** The items that belong to the face in view. */
  shown: Key;
  mine: MyAnswer;
  t: Translate;
}

/** The part of a key that belongs to the face in view. */
export const keyShown = (kind: PhoneFace, key: Key, face: Face): Key => kind.keyInView?.(key, face) ?? key;

export function PhoneKey({ kind, asked, items, shown, mine, t }: Props) {
  const alone = items.length === 1 && items[0]?.text === asked.text;
  return (
    <section className="key" aria-labelledby="key" data-key={`${asked.question}#${asked.round}`}>
      <h2 id="key" data-told="">
        {t("keyTitle")}
      </h2>
      {shown.length === 0 && <p className="accepted">{t("keyNone")}</p>}
      {shown.map((item) => (
        <article key={item.id}>
          {!alone && <AuthoredIn as="h3" text={item.text} />}
          <Said item={item} words={accepted(kind, asked, item, t)} plain={kind.reader?.plainReasons} t={t} />
          <Own kind={kind} asked={asked} item={item} mine={mine} t={t} />
        </article>
      ))}
    </section>
  );
}

const accepted = ({ reader }: PhoneFace, asked: Asked, item: KeyItem, t: Translate): ReactNode[] =>
  acceptedWords(choicesFor(reader, asked.form, item.id, markWord(t)), item).map((word, i) => (
    <Fragment key={word}>
      {i > 0 && " · "}
      {reader?.interfaceWords ? word : <Authored text={word} />}
    </Fragment>
  ));

const markTexts = { present: "markPresent", absent: "markAbsent", unknown: "markUnknown" } as const;

/** The marks of a checklist in words. */
export const markWord =
  (t: Translate) =>
  (id: string): string =>
    t(markTexts[id as keyof typeof markTexts] ?? "markUnknown");

/** One's own answer beside the expert's. The script fills it in where the page is for all. */
function Own({ kind: { reader }, asked, item, mine, t }: Omit<Props, "items" | "shown"> & { item: KeyItem }) {
  const name = reader?.ownField?.(item.id);
  if (!name) return null;
  const words = Object.fromEntries(
    choicesFor(reader, asked.form, item.id, markWord(t)).map((c) => [c.id, c.text]),
  );
  const answer = mine?.fields[name]?.[0];
  return (
    <p
      className="own"
      data-own={name}
      data-words={JSON.stringify(words)}
      data-text={t("keyOwn", { answer: "{answer}" })}
      hidden={!answer}
    >
      {answer && t("keyOwn", { answer: words[answer] ?? answer })}
    </p>
  );
}

/** Criteria that tell the answers apart, as a list, since a phone is narrow. */
export function PhoneCriteria({ criteria: { columns, rows }, t }: { criteria: Criteria; t: Translate }) {
  return (
    <section className="results grid" aria-labelledby="criteria">
      <h2 id="criteria">{t("criteria")}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.text}>
            <AuthoredIn as="b" text={row.text} />
            {row.cells.map((cell, i) => (
              <span key={columns[i]} className="row">
                <span>
                  <Authored text={columns[i]!} />: <Authored text={cell} />
                </span>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said(props: { item: KeyItem; words: ReactNode[]; plain: true | undefined; t: Translate }) {
  const { item, words, plain, t } = props;
  return (
    <>
      {words.length > 0 && (
        <p className="accepted">
          <span aria-hidden="true">✓ </span>
          {t("keyAccepted", { count: words.length })} <b>{words}</b>
        </p>
      )}
      {item.values?.map((v, i) => (
        <p key={v.date} className="accepted">
          <b>{t("keyValue", { value: v.value })}</b> ({v.date}, <Authored text={v.source} />){" "}
          {i + 1 < item.values!.length && <span className="badge">{t("dated")}</span>}
        </p>
      ))}
      {item.reason && (
        <AuthoredIn as="div" text={item.reason}>
          <Markdown text={item.reason} top={4} word={wordLink} plain={plain} />
        </AuthoredIn>
      )}
      {item.law && <AuthoredIn as="p" className="law" text={item.law} />}
      {item.error && (
        <p>
          <b>{t("keyError")}</b> <Authored text={item.error} />
        </p>
      )}
    </>
  );
}
