/** What is inside the phone's main: the present face, results, and the parts told so far. */
import { phoneFaces } from "@/activities/phone";
import type { PhoneFaceProps } from "@/activities/phone-face";
import { phoneResults } from "@/activities/phone-results";
import { Foot, wordLink } from "@/components/phone/foot";
import { PhoneKey } from "@/components/phone/key";
import type { PhoneResultsProps } from "@/components/phone/results";
import { BoxList } from "@/components/phone/box";
import type { Translate } from "@/components/phone/texts";
import { Fragment, type ReactNode } from "react";
import { Authored, AuthoredParagraph, WrittenAs } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";
import { interfaceLanguage, nameIn } from "@/messages/languages";
import { direction } from "@/workshop/content/workshop";
import type { PhoneView } from "@/workshop/protocol/down";

export function PhoneMain(props: PhoneFaceProps & { supports?: readonly string[] }) {
  const { view, t } = props;
  if (view.dim) return <Quiet title={t("dimTitle")} text={t("dimText")} />;
  return (
    <WrittenAs page={interfaceLanguage(view.language)} written={view.written} direction={direction}>
      <Untranslated view={view} t={t} />
      {view.rehearsal && <p className="promise">{t("rehearsal")}</p>}
      <Face {...props} />
      {view.results && view.asked && (
        <Outcome asked={view.asked} results={view.results} face={view.face} t={t} />
      )}
      {view.asked?.key && (
        <PhoneKey asked={view.asked} face={view.face} items={view.asked.key} mine={props.mine} t={t} />
      )}
      <BoxList box={view.box} supports={props.supports ?? []} t={t} />
      <Foot words={view.words} sources={view.sources} t={t} />
      {view.told.length > 0 && <Told told={view.told} t={t} />}
    </WrittenAs>
  );
}

/** Says that authored texts are not in the language of the reader, where that is so. */
function Untranslated({ view, t }: { view: PhoneView; t: Translate }) {
  const { written, language } = view;
  const authored = !["waiting", "ended", "day-over"].includes(view.face.kind);
  if (!authored || (written.language === language && written.lacking.length === 0)) return null;
  return (
    <p className="untranslated">
      {t("untranslated", { language: nameIn(written.original, interfaceLanguage(language)) })}
    </p>
  );
}

function Face(props: PhoneFaceProps) {
  const { view, t } = props;
  const { face } = view;
  switch (face.kind) {
    case "waiting":
      return <Quiet title={t("waitingTitle")} text={t("waitingText")} />;
    case "ended":
      return <Quiet title={t("endedTitle")} text={t("endedText")} />;
    case "day-over":
      return (
        <Quiet
          title={t("dayOverTitle")}
          text={
            face.next
              ? t("dayOverNext", { title: face.next.title, start: face.next.start })
              : t("dayOverText")
          }
        />
      );
    case "look-up":
      return <Quiet title={t("lookUp")} text={<Authored text={face.title} />} />;
    case "notice":
      return (
        <section className="notice">
          <h1>{t("noticeTitle")}</h1>
          <Markdown text={face.text} top={2} word={wordLink} />
          <p>{t("noticeHelp")}</p>
        </section>
      );
    default: {
      const Kind = phoneFaces[face.kind];
      return <Kind {...props} />;
    }
  }
}

function Outcome(props: PhoneResultsProps) {
  const Kind = phoneResults[props.asked.form.kind];
  return <Kind {...props} />;
}

/** In place of what cannot be drawn: the room goes on without it. */
export function NotDrawn({ t }: { t: Translate }) {
  return <Quiet title={t("notDrawnTitle")} text={t("notDrawnText")} />;
}

function Quiet({ title, text }: { title: string; text: ReactNode }) {
  return (
    <section className="quiet">
      <h1>{title}</h1>
      <p dir="auto">{text}</p>
    </section>
  );
}

function Told({ told, t }: { told: PhoneView["told"]; t: Translate }) {
  return (
    <details className="told" id="told">
      <summary>{t("told")}</summary>
      {told.map((part) => (
        <details key={part.part}>
          <summary>{t("toldPart", { part: part.part, title: part.title })}</summary>
          <AuthoredParagraph className="story" text={part.clauses[0]?.text ?? ""}>
            {part.clauses.map((c) => (
              <Fragment key={c.id}>
                <Authored text={c.text} />{" "}
              </Fragment>
            ))}
          </AuthoredParagraph>
        </details>
      ))}
    </details>
  );
}
