/** A commitment after weeks: opened with a personal code, on any phone, and what became of it. */
import type { ReactNode } from "react";
import { afterTranslator, type AfterText } from "@/messages/language";
import { daysIn } from "@/server/certificates/certificate-pdf";
import type { PageParts } from "@/server/phone/document";
import { doorFrame } from "@/server/phone/page-layout";
import type { OpenedCommitment } from "@/server/store/learning/follow-up";
import {
  dayOfWave,
  type FollowUpStatus,
  followUpStatuses,
  type Standing,
} from "@/workshop/debrief/follow-up/waves";

const frame = (language: string, title: string, body: ReactNode): PageParts =>
  doorFrame(language, title, body, { keep: true });

export function askCodePage(language: string, problem: AfterText | null): PageParts {
  const t = afterTranslator(language);
  return frame(
    language,
    t("openTitle"),
    <form method="post" action="/f">
      <p>{t("openLead")}</p>
      <label className="text">
        {t("openCode")}
        <input
          name="code"
          id="code"
          required
          maxLength={60}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={problem ? true : undefined}
        />
      </label>
      {problem && (
        <p className="problem" role="alert">
          {t(problem)}
        </p>
      )}
      <button type="submit" className="send">
        {t("openGo")}
      </button>
    </form>,
  );
}

const STATUS: Record<FollowUpStatus, AfterText> = {
  done: "openDone",
  partly: "openPartly",
  "not-yet": "openNot",
  dropped: "openDropped",
};

/** @param thanked whether an answer has just been counted */
export function openedPage(
  language: string,
  code: string,
  opened: OpenedCommitment,
  standing: Standing,
  thanked: boolean,
): PageParts {
  const t = afterTranslator(language);
  const day = (date: Date) =>
    daysIn(language, date.toISOString().slice(0, 10), date.toISOString().slice(0, 10));
  return frame(
    language,
    t("openTitle"),
    <>
      <p dir="auto">{opened.commitment.workshop}</p>
      <section>
        <h2>{t("openMade", { date: day(opened.madeOn) })}</h2>
        <dl>
          {opened.commitment.lines.map(({ label, text }) => (
            <div key={label}>
              <dt dir="auto">{label}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      {standing.is === "before" && (
        <p role="status">{t("openLater", { date: day(dayOfWave(opened.madeOn, standing.next)) })}</p>
      )}
      {standing.is === "answered" && (
        <p role="status">
          {t(thanked ? "openThanks" : "openNext", { date: day(dayOfWave(opened.madeOn, standing.next)) })}
        </p>
      )}
      {standing.is === "over" && <p role="status">{t("openOver")}</p>}
      {standing.is === "asking" && (
        <form method="post" action="/f">
          <input type="hidden" name="code" value={code} />
          <p className="promise">{t("openPromise")}</p>
          <fieldset>
            <legend>
              <h2>{t("openAsk")}</h2>
            </legend>
            {followUpStatuses.map((status) => (
              <label key={status} className="opt">
                <span>{t(STATUS[status])}</span>
                <input type="radio" name="status" value={status} required />
              </label>
            ))}
          </fieldset>
          {(["helped", "hindered"] as const).map((about) => (
            <label key={about} className="text">
              {t(about === "helped" ? "openHelped" : "openHindered")}
              <textarea name={about} rows={2} maxLength={300} dir="auto" />
            </label>
          ))}
          <button type="submit" className="send">
            {t("openSend")}
          </button>
        </form>
      )}
    </>,
  );
}
