/** What an expert says, once the trainer explains it: accepted answers, why, the law, and the usual mistake. */
import { acceptedWords } from "@/activities/choices";
import { wordLink } from "@/components/phone/foot";
import type { Translate } from "@/components/phone/texts";
import { Markdown } from "@/components/ui/markdown";
import type { Asked, Key, KeyItem } from "@/workshop/protocol/down";

export function PhoneKey({ asked, items, t }: { asked: Asked; items: Key; t: Translate }) {
  const alone = items.length === 1 && items[0]?.text === asked.text;
  return (
    <section className="key" aria-labelledby="key">
      <h2 id="key">{t("keyTitle")}</h2>
      {items.map((item) => (
        <article key={item.id}>
          {!alone && <h3 dir="auto">{item.text}</h3>}
          <Said item={item} words={acceptedWords(asked.form, item, (id) => t(markTexts[id] ?? "markUnknown"))} t={t} />
        </article>
      ))}
    </section>
  );
}

/** The marks of a checklist in words. */
export const markTexts: Record<string, "markPresent" | "markAbsent" | "markUnknown"> = {
  present: "markPresent",
  absent: "markAbsent",
  unknown: "markUnknown",
};

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
          <b>{t("keyValue", { value: v.value })}</b> ({v.date}, {v.source}) {i + 1 < item.values!.length && <span className="badge">{t("dated")}</span>}
        </p>
      ))}
      {item.reason && (
        <div dir="auto">
          <Markdown text={item.reason} top={4} word={wordLink} />
        </div>
      )}
      {item.law && (
        <p className="law" dir="auto">
          {item.law}
        </p>
      )}
      {item.error && (
        <p className="error" dir="auto">
          <b>{t("keyError")}</b> {item.error}
        </p>
      )}
    </>
  );
}
