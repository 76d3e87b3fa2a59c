/** The foot of a view: meanings of glossary words, and sources of facts. */
import type { ReactNode } from "react";
import type { Translate } from "@/components/phone/texts";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";
import type { PhoneView, SourceNote } from "@/workshop/protocol/views";

/** A word of the glossary that leads to its meaning at the foot of the view. */
export const wordLink = (id: string, inside: ReactNode): ReactNode => (
  <a className="word" href={`#w-${id}`}>
    {inside}
  </a>
);

export function Foot({ words, sources, t }: Pick<PhoneView, "words" | "sources"> & { t: Translate }) {
  return (
    <>
      {words.length > 0 && (
        <section className="foot" aria-labelledby="words-of-view">
          <h2 id="words-of-view">{t("words")}</h2>
          <dl>
            {words.map((word) => (
              <div key={word.id}>
                <AuthoredIn as="dt" id={`w-${word.id}`} text={word.term} />
                <dd>
                  <AuthoredIn as="div" text={word.meaning}>
                    <Markdown text={word.meaning} top={3} word={wordLink} />
                  </AuthoredIn>
                  <a href="#view">{t("wordsBack")}</a>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {sources.length > 0 && <Sources sources={sources} t={t} />}
    </>
  );
}

function Sources({ sources, t }: { sources: SourceNote[]; t: Translate }) {
  return (
    <section className="foot" aria-labelledby="sources">
      <h2 id="sources">{t("sources")}</h2>
      <ul>
        {sources.map((s) => (
          <li key={s.text}>
            <AuthoredIn as="span" text={s.text} />{" "}
            {s.dated && (
              <span className="badge">{s.year === null ? t("dated") : `${t("dated")} · ${s.year}`}</span>
            )}
            {s.newer && (
              <p>
                <b>{t("newer")}</b> <Authored text={s.newer} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
