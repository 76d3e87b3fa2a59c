/** The doors: typing a code, and coming in. */
import { randomUUID } from "node:crypto";
import { LanguageLinks } from "@/components/phone/languages";
import { phoneTranslator, type PhoneText } from "@/components/phone/texts";
import { afterTranslator, endingTranslator, phoneTexts } from "@/messages/language";
import { interfaceLanguages } from "@/messages/languages";
import type { PageParts } from "@/server/phone/document";
import { doorFrame, type PageRoom } from "@/server/phone/page-layout";
import type { Reason } from "@/model/reasons";
import type { RoomSettings } from "@/workshop/room/settings";

/** Letters of a participant's name. */
export const ALIAS_LENGTH = 40;

export function codePage(language: string, problem?: PhoneText, typed?: string): PageParts {
  const t = phoneTranslator(language);
  const page = doorFrame(
    language,
    t("joinTitle"),
    <>
      <form method="post" action={`/join?in=${language}`}>
        <label className="text">
          {t("joinCode")}
          <input
            name="code"
            required
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={typed?.slice(0, 40)}
            aria-describedby="help"
            {...wrong(problem && "problem help")}
          />
          {problem && (
            <span className="problem" role="alert" id="problem">
              {t(problem)}
            </span>
          )}
          <small id="help">{t("joinCodeHint")}</small>
        </label>
        <button type="submit" className="send">
          {t("joinGo")}
        </button>
      </form>
      <p className="aside">
        <a href="/trainer">{t("joinTrainer")}</a>
      </p>
    </>,
    { above: <LanguageLinks language={language} offered={interfaceLanguages} t={t} /> },
  );
  return problem ? { ...page, title: t("problemTitle", { title: page.title }) } : page;
}

export interface Door {
  title: string;
  settings: RoomSettings;
  /** Days after the end for which personal data is kept; null: until a trainer erases it. */
  keepDays: number | null;
  /** Contact of those who answer for the data; null: not given. */
  contact: string | null;
  locked: boolean;
  ended: boolean;
  /** The reader's language. */
  language: string;
  offered: readonly string[];
}

/** The room's door: an alias and a sector where the trainer asks for them, or a resume code. */
export function doorPage(door: Door, problem?: { text: PhoneText; resume?: string }): PageParts {
  const { title, settings, keepDays, contact, locked, ended, language, offered } = door;
  const t = phoneTranslator(language);
  const [ending, after] = [endingTranslator(language), afterTranslator(language)];
  const page = doorFrame(
    language,
    ended ? title : t("joinRoom", { title }),
    <>
      {ended ? (
        <p>
          {t("joinEnded")} {after("endedResume")}
        </p>
      ) : locked ? (
        <p className="problem">{t("joinLocked")}</p>
      ) : (
        <form method="post" action={`?in=${language}`}>
          <input type="hidden" name="once" value={randomUUID()} />
          <p className="promise">
            {t("joinNoAccount")}{" "}
            {keepDays === null ? ending("keepOpenLine") : ending("keepDaysLine", { days: keepDays })}{" "}
            {settings.certificates && after("attendanceLine")}
          </p>
          {settings.alias === "optional" && (
            <label className="text">
              {t("alias")}
              <input name="alias" maxLength={ALIAS_LENGTH} autoComplete="off" dir="auto" />
              <small>{t("aliasHint")}</small>
            </label>
          )}
          {settings.sectors.length > 0 && (
            <label className="text">
              {t("sector")}
              <select name="sector" defaultValue="">
                <option value="">{t("sectorNone")}</option>
                {settings.sectors.map((s) => (
                  <option key={s} dir="auto">
                    {s}
                  </option>
                ))}
              </select>
              <small>{t(settings.splits ? "sectorSplitHint" : "sectorHint")}</small>
            </label>
          )}
          <button type="submit" className="send">
            {t("joinIn")}
          </button>
          <details>
            <summary>{t("doorMore")}</summary>
            <p>{contact ? t("doorContact", { who: contact }) : t("doorNoContact")}</p>
            <p>{t("doorPurpose")}</p>
            <p>{keepDays === null ? ending("keepOpen") : ending("keepDays", { days: keepDays })}</p>
            {settings.certificates && <p>{after("attendanceNotice")}</p>}
            {settings.splits && <p>{t("doorSplits")}</p>}
            <p>{t("doorPass")}</p>
            <p>{t("doorErase")}</p>
          </details>
        </form>
      )}
      <details open={ended || Boolean(problem)}>
        <summary>{t("joinResume")}</summary>
        <form method="post" action={`?in=${language}`}>
          <label className="text">
            {t("joinResumeCode")}
            <input
              name="resume"
              required
              maxLength={20}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              defaultValue={problem?.resume}
              {...wrong(problem && "resume-problem")}
            />
            {problem && (
              <span className="problem" role="alert" id="resume-problem">
                {ended && problem.text === "joinResumeUnknown" ? after("endedUnknown") : t(problem.text)}
              </span>
            )}
            <small id="resume-help">{t("joinResumeHint")}</small>
          </label>
          <button type="submit" className="send">
            {t("joinResumeGo")}
          </button>
        </form>
      </details>
    </>,
    { above: <LanguageLinks language={language} offered={offered} t={t} /> },
  );
  return problem ? { ...page, title: t("problemTitle", { title: page.title }) } : page;
}

/** Focus and description of a field that was filled in wrongly. @param by the id of the sentence */
const wrong = (by: string | undefined) =>
  by ? ({ "aria-invalid": true, "aria-describedby": by, autoFocus: true } as const) : undefined;

/** Seconds between two looks of a waiting page. */
const WAITING_SECONDS = 4;

/** Shown while a trainer decides; the page asks again by itself. */
export function waitingPage(language: string, room: PageRoom): PageParts {
  const t = phoneTranslator(language);
  return {
    ...doorFrame(language, t("waitTitle"), <p role="status">{t("waitText")}</p>, { room, waits: true }),
    refresh: WAITING_SECONDS,
  };
}

/** The room of a page of one sentence. */
export interface SentenceRoom {
  /** Given where the reader is or was in the room. */
  room?: PageRoom;
  /** Id of a room whose traces the phone is to delete. */
  forget?: string;
}

export function sentencePage(
  language: string,
  text: PhoneText | Reason,
  { room, forget }: SentenceRoom = {},
): PageParts {
  const t = phoneTranslator(language);
  const refused = phoneTexts(language).reasons[text as Reason];
  if (refused) return plainPage(language, refused, room);
  return doorFrame(
    language,
    t(text as PhoneText),
    <p>
      <a href="/">{t("joinTitle")}</a>
    </p>,
    { room, ...(forget !== undefined && { island: "forget", roomId: forget }) },
  );
}

/**
 * A sentence beside the room, and the way back to it.
 * @param words written texts that are kept nowhere else
 */
export function plainPage(
  language: string,
  sentence: string,
  room?: PageRoom,
  words: readonly string[] = [],
): PageParts {
  const t = phoneTranslator(language);
  return doorFrame(
    language,
    sentence,
    <>
      {words.length > 0 && (
        <section className="unsaved">
          <p id="unsaved">{t("sheetUnsaved")}</p>
          {words.map((text, i) => (
            <textarea key={i} readOnly rows={3} dir="auto" aria-labelledby="unsaved" defaultValue={text} />
          ))}
        </section>
      )}
      <p>
        <a href="./">{t("follow")}</a>
      </p>
    </>,
    { room },
  );
}
