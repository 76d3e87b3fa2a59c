/** The phone's main: the present face, results, and the parts told so far. */
import type { PhoneFaceProps, PhoneFaces } from "@/components/phone/face";
import { Foot, wordLink } from "@/components/phone/foot";
import { keyShown, PhoneCriteria, PhoneKey } from "@/components/phone/key";
import { BoxList } from "@/components/phone/box";
import { areLong } from "@/components/phone/results";
import { AnswerBefore, formId, type MyAnswer } from "@/components/phone/question";
import type { Translate } from "@/components/phone/texts";
import { Fragment, type ReactNode } from "react";
import {
  Authored,
  AuthoredIn,
  AuthoredWithin,
  TEXT_SLOT,
  AuthoredLanguagesProvider,
} from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";
import { interfaceLanguage, nameIn } from "@/messages/languages";
import { direction } from "@/model/text/language";
import type { PhoneView } from "@/workshop/protocol/views";

interface Props extends PhoneFaceProps {
  faces: PhoneFaces;
  /** The answer in the round before. */
  before?: MyAnswer;
  supports?: readonly string[];
}

export function PhoneMain({ faces, before, supports = [], ...props }: Props) {
  const { view, t } = props;
  const kind = view.asked && faces[view.asked.form.kind];
  if (view.dim) return <Quiet title={t("dimTitle")} text={t("dimText")} />;
  const results = kind?.Results && view.results && view.asked && (
    <kind.Results asked={view.asked} results={view.results} face={view.face} mine={props.mine} t={t} />
  );
  const expert = kind && view.asked?.key ? keyShown(kind, view.asked.key, view.face) : [];
  const key = kind && view.asked?.key && (
    <PhoneKey kind={kind} asked={view.asked} items={view.asked.key} shown={expert} mine={props.mine} t={t} />
  );
  // Long results are folded behind one's own answers and an expert's.
  const long = view.results && (areLong(view.results) || expert.length > 1);
  return (
    <AuthoredLanguagesProvider
      page={interfaceLanguage(view.language)}
      written={view.written}
      direction={direction}
    >
      <Untranslated view={view} t={t} />
      {view.rehearsal && <p className="promise">{t("rehearsal")}</p>}
      {view.fewHere && view.asked?.phase === "open" && <p className="promise">{t("fewHere")}</p>}
      <AnswerBefore value={before}>
        <Face faces={faces} {...props} />
      </AnswerBefore>
      {view.withheld && (
        <p className="state" data-told="">
          {t(view.withheld === "few" ? "tooFew" : "tooAlike")}
        </p>
      )}
      {!long && results}
      {key}
      {view.asked?.criteria && <PhoneCriteria criteria={view.asked.criteria} t={t} />}
      {long && results && view.asked && (
        <details className="told" id={`${formId(view.asked)}-said`}>
          <summary>{t("results")}</summary>
          {results}
        </details>
      )}
      <BoxList box={view.box} supports={supports} t={t} />
      <Foot words={view.words} sources={view.sources} t={t} />
      {view.told.length > 0 && <Told told={view.told} t={t} />}
    </AuthoredLanguagesProvider>
  );
}

/** Says that authored texts are not in the language of the reader. */
function Untranslated({ view, t }: { view: PhoneView; t: Translate }) {
  const { written, language } = view;
  const authored = !["waiting", "ended", "day-over", "not-drawn"].includes(view.face.kind);
  if (!authored || (written.language === language && written.lacking.length === 0)) return null;
  return (
    <p className="untranslated">
      {t("untranslated", { language: nameIn(written.original, interfaceLanguage(language)) })}
    </p>
  );
}

function Face({ faces, ...props }: PhoneFaceProps & { faces: PhoneFaces }) {
  const { view, t } = props;
  const { face } = view;
  switch (face.kind) {
    case "waiting":
      return (
        <Quiet above={view.room} title={t("waitingTitle")} text={t("waitingText")}>
          <p className="promise">{t("waitingPromise")}</p>
        </Quiet>
      );
    case "ended":
      return <Quiet id="ended" above={view.room} title={t("endedTitle")} text={t("endedText")} />;
    case "day-over":
      return (
        <Quiet
          above={view.room}
          title={t("dayOverTitle")}
          text={
            face.next ? (
              <AuthoredWithin
                sentence={t("dayOverNext", { title: TEXT_SLOT, start: face.next.start })}
                text={face.next.title}
              />
            ) : (
              t("dayOverText")
            )
          }
        />
      );
    case "look-up":
      return <Quiet title={t("lookUp")} text={<AuthoredIn as="span" text={face.title} />} />;
    case "notice":
      return (
        <section className="notice">
          <h1>{t("noticeTitle")}</h1>
          <Markdown text={face.text} top={2} word={wordLink} />
          <p>{t("noticeHelp")}</p>
        </section>
      );
    case "not-drawn":
      return <NotDrawn t={t} />;
    default: {
      const { Step } = faces[face.kind];
      return <Step {...props} />;
    }
  }
}

/** Replaces a face that cannot be drawn. */
export function NotDrawn({ t }: { t: Translate }) {
  return <Quiet title={t("notDrawnTitle")} text={t("notDrawnText")} />;
}

interface QuietProps {
  id?: string;
  /** The room's name. */
  above?: string | null;
  title: string;
  text: ReactNode;
  children?: ReactNode;
}

function Quiet(props: QuietProps) {
  return (
    <section className="quiet" id={props.id}>
      {props.above && (
        <p className="place" dir="auto">
          {props.above}
        </p>
      )}
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      {props.children}
    </section>
  );
}

function Told({ told, t }: { told: PhoneView["told"]; t: Translate }) {
  return (
    <details className="told" id="told">
      <summary>{t("told")}</summary>
      {told.map((part) => (
        <details key={part.part}>
          <summary>
            <AuthoredWithin
              sentence={t("toldPart", { part: part.part, title: TEXT_SLOT })}
              text={part.title}
            />
          </summary>
          <AuthoredIn as="p" className="story" text={part.clauses[0]?.text ?? ""}>
            {part.clauses.map((c) => (
              <Fragment key={c.id}>
                <Authored text={c.text} />{" "}
              </Fragment>
            ))}
          </AuthoredIn>
        </details>
      ))}
    </details>
  );
}
