/** The page of one participant in one room: the current view is already in it. */
import { createHash } from "node:crypto";
import { phoneFaces } from "@/activities/faces/phone";
import { phoneTranslator } from "@/components/phone/texts";
import { Dock } from "@/components/phone/dock";
import { AssetsProvider } from "@/components/assets/assets";
import { WhomToTurnTo } from "@/components/phone/contacts";
import { Commitments } from "@/components/phone/commitments";
import { phoneAccent } from "@/components/ui/accent-variables";
import { PhoneLogo } from "@/server/phone/logo";
import { PhoneMain } from "@/components/phone/view";
import { afterTranslator, endingTranslator, phoneTexts } from "@/messages/language";
import type { Fields } from "@/model/kind";
import type { PageParts } from "@/server/phone/document";
import type { Room } from "@/server/rooms/room";
import {
  GroupAbove,
  GroupBelow,
  GroupMiddle,
  type GroupPart,
  groupPartOf,
  newsOf,
} from "@/server/phone/group-part";
import { offeredIn } from "@/server/rooms/participants";
import { titleOf } from "@/server/phone/page-layout";
import { sheetPartOf } from "@/server/phone/worksheet-part";
import { groupLine } from "@/components/phone/worksheets/parts";
import { phoneViewKey } from "@/workshop/views/phone-view";
import type { MineMessage, PhoneView } from "@/workshop/protocol/views";
import { hasCards } from "@/workshop/handouts/handouts";
import { PROTOCOL_VERSION } from "@/workshop/protocol/connection";

/** Key of a shown page, by which a page without script asks whether the room has moved on. */
export const seenKey = (view: PhoneView, group: GroupPart): string =>
  createHash("sha256").update(phoneViewKey(view)).update(newsOf(group)).digest("base64url").slice(0, 12);

/** Key of a person for their own phone, which keeps nothing of one person for another. */
export const namedToPhone = (participant: string): string =>
  createHash("sha256").update(`phone of ${participant}`).digest("base64url").slice(0, 16);

/** Texts that the script shows by itself. */
const SCRIPT_TEXTS = [
  "connected",
  "connecting",
  "offline",
  "offlineKept",
  "opensIn",
  "closesIn",
  "secondsLeft",
  "sending",
  "saved",
  "passed",
  "kept",
  "incomplete",
  "stillCounts",
  "movedOn",
  "letGo",
  "follow",
  "youAnswered",
  "removed",
  "restarting",
  "mineNone",
  "minePass",
  "change",
  "send",
  "boxSent",
  "boxNotSent",
  "writeFirst",
  "realPerson",
] as const;

/** Seconds between two looks of a page without script, when there is nothing on it to lose. */
const FOLLOW_SECONDS = 6;

/** Fields of a page without script that do not fit: shown again, to be mended. */
export interface InvalidAnswer {
  fields: Fields;
  problem: string;
}

/** Others' texts in cells that a page without script just saved. */
export interface Conflicts {
  theirs: Readonly<Record<string, string>>;
}

export function roomPage(
  room: Room,
  participant: string,
  view: PhoneView,
  mine: MineMessage,
  now: number,
  islands: Record<string, string>,
  unfit?: InvalidAnswer | Conflicts,
  published: string | null = null,
): PageParts {
  const t = phoneTranslator(view.language);
  const inRound = (round: number) =>
    mine.answers.find((a) => a.question === view.asked?.question && a.round === round);
  const stored = inRound(view.asked?.round ?? 0);
  const nothing = {
    question: view.asked?.question ?? "",
    round: view.asked?.round ?? 0,
    id: "",
    rev: 0,
    body: { pass: true as const },
  };
  const shown = unfit && "fields" in unfit ? { ...(stored ?? nothing), ...unfit } : stored;
  const answering = view.asked?.phase === "open" && !mine.paused && !view.dim;
  const texts = phoneTexts(view.language);
  const words = {
    ...Object.fromEntries(SCRIPT_TEXTS.map((k) => [k, texts.phone[k]])),
    reasons: texts.reasons,
    islands,
  };
  const resume = room.participants.get(participant)?.resume ?? "";
  const code = `${resume.slice(0, 3)} ${resume.slice(3)}`;
  const ended = view.face.kind === "ended";
  const { theme } = room.state.workshop;
  const { certificates, ...help } = room.state.settings;
  const work = room.workNow();
  const group = groupPartOf(room, participant, work);
  const sheet = sheetPartOf(room, participant, work, unfit && "theirs" in unfit ? unfit.theirs : undefined);
  const writing = sheet !== null && (!sheet.frozen || group.view.seat) && !group.rests && !mine.paused;
  return {
    language: view.language,
    title: titleOf(t("roomPage"), view.room ?? view.title),
    live: true,
    refresh: answering || writing || mine.paused || ended ? undefined : FOLLOW_SECONDS,
    body: (
      <body
        style={phoneAccent(theme?.accent)}
        data-room={room.id}
        data-who={namedToPhone(participant)}
        data-seen={seenKey(view, group)}
        data-language={view.language}
        data-version={PROTOCOL_VERSION}
        data-question={view.asked?.question}
        data-round={view.asked?.round}
        data-phase={view.asked?.phase}
        data-now={now}
        className={mine.paused ? "paused" : undefined}
      >
        <div id="bar" role="alert" hidden />
        <p id="announce" className="sr" role="status" />
        <header>
          <i className="dot" aria-hidden="true" />
          <PhoneLogo theme={theme} sources={room.assets} />
          <span id="status" role="status" />
          <a id="refresh" href="./">
            {t("refresh")}
          </a>
          <span className="code" id="code" data-code={room.participants.entrance.code}>
            {(!group.rests && groupLine(group.view, t)) || room.participants.entrance.code}
          </span>
        </header>
        {(answering || writing) && (
          <noscript>
            <iframe className="pulse" title={t("refresh")} src={`pulse?seen=${seenKey(view, group)}`} />
          </noscript>
        )}
        <section id="group" aria-label={t("groupPart")}>
          <GroupAbove part={group} now={now} />
        </section>
        <main className="room">
          <div id="view" tabIndex={-1} aria-live="off">
            {mine.paused ? null : (
              <AssetsProvider sources={room.assets} size="phone">
                <PhoneMain
                  faces={phoneFaces}
                  view={view}
                  now={now}
                  mine={shown}
                  before={inRound((view.asked?.round ?? 0) - 1)}
                  supports={mine.supports}
                  t={t}
                />
              </AssetsProvider>
            )}
          </div>
          <section id="group-papers" aria-label={t("groupPapersPart")}>
            <GroupMiddle part={group} />
          </section>
          <section id="sheet" aria-label={t("groupSheet")} data-key={sheet?.key} hidden={group.rests}>
            {sheet?.drawn()}
          </section>
        </main>
        <section id="group-foot" aria-label={t("groupSeatPart")}>
          <GroupBelow part={group} />
        </section>
        <main id="break" className="quiet" tabIndex={-1} hidden={!mine.paused}>
          <h1>{t("breakTitle")}</h1>
          <p>{t("breakText")}</p>
          <form method="post" action="pause">
            <button type="submit" name="on" value="0">
              {t("breakEnd")}
            </button>
          </form>
          <WhomToTurnTo help={help} t={t} />
        </main>
        <section id="afterwards" aria-label={t("afterwards")} hidden={!ended}>
          <a href="take-away">{t("openSummary")}</a>
          {certificates && <a href="certificate">{afterTranslator(view.language)("certTitle")}</a>}
          <WhomToTurnTo help={help} t={t} />
        </section>
        {published !== null && (
          <p id="published">
            <a href={published}>{t("published")}</a>
          </p>
        )}
        <Commitments commitments={mine.promises} open={ended} t={t} />
        <Dock
          box={view.box}
          ended={ended}
          paused={mine.paused}
          language={view.language}
          offered={offeredIn(room.state.workshop)}
          certificates={certificates}
          cards={hasCards(room.state.workshop)}
          help={help}
          code={code}
          t={t}
          tAfter={afterTranslator(view.language)}
          erase={endingTranslator(view.language)("erase")}
        />
        <script
          type="application/json"
          id="words"
          dangerouslySetInnerHTML={{ __html: JSON.stringify(words).replace(/</g, "\\u003c") }}
        />
      </body>
    ),
  };
}

/** A small frame in the page without script: it asks every few seconds whether the room has moved on. */
export function pulsePage(language: string, moved: boolean): PageParts {
  const t = phoneTranslator(language);
  return {
    language,
    title: "Plenary",
    refresh: moved ? undefined : 5,
    body: (
      <body className="pulse">
        {moved && (
          <p>
            {t("newHere")}{" "}
            <a href="./" target="_top">
              {t("follow")}
            </a>
          </p>
        )}
      </body>
    ),
  };
}
