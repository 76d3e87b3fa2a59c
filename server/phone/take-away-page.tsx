/**
 * A participant's take-away on their own phone: the questions with what experts say, and their commitment.
 * The phone fills in their own answers, because the server no longer knows whose they are.
 */
import { afterTranslator, type TranslateAfter } from "@/messages/language";
import type { PageParts } from "@/server/phone/document";
import { doorFrame, type PageRoom } from "@/server/phone/page-layout";
import type { MineMessage } from "@/workshop/protocol/views";
import type { AskedActivity, AskedQuestion } from "@/workshop/exports/take-away";

interface TakeAway {
  language: string;
  roomId: string;
  who: string;
  room: PageRoom;
  asked: AskedActivity[];
  commitments: MineMessage["promises"];
  /** No key leads from people to their answers any more. */
  unlinked: boolean;
  /** The workshop has cards for the pocket. */
  cards: boolean;
}

/** From so many activities on, the page has contents. */
const LONG = 5;

export function takeAwayPage({
  language,
  roomId,
  who,
  room,
  asked,
  commitments,
  unlinked,
  cards,
}: TakeAway): PageParts {
  const t = afterTranslator(language);
  const committed = commitments.some((p) => p.lines !== null);
  return doorFrame(
    language,
    t("takeTitle"),
    <>
      <p dir="auto">{room.title}</p>
      <p className="promise">{t(unlinked ? "takeLead" : "takeLeadRunning")}</p>
      <noscript>
        <p className="problem">{t("takeNoScript")}</p>
      </noscript>
      <form method="post" action="take-away.pdf">
        <input type="hidden" name="answers" />
        <button type="submit">{t("takePdf")}</button>{" "}
        <button type="button" data-print="" data-script="" hidden>
          {t("takePrint")}
        </button>
        <small>{t("takePdfHint")}</small>
      </form>
      {cards && (
        <p>
          <a href="cards">{t("cardsTitle")}</a>
        </p>
      )}
      <CommitmentLines commitments={commitments} t={t} />
      <FollowUpOffer own={committed} t={t} />
      {asked.length >= LONG && <Contents asked={asked} t={t} />}
      <p>{t(asked.length === 0 ? "takeNothing" : "takeKeys")}</p>
      {asked.map(({ id, title: activity, questions }) => (
        <section key={id} id={anchorOf(id)}>
          <h2 dir="auto">{activity}</h2>
          {questions.map((question) => (
            <Asked key={question.ids[0]} question={question} t={t} />
          ))}
        </section>
      ))}
      <p className="aside">
        <a href="./">{t("back")}</a>
      </p>
    </>,
    { room, keep: true, island: "take-away", roomId, who },
  );
}

const anchorOf = (activity: string): string => `take-${activity}`;

function Contents({ asked, t }: { asked: AskedActivity[]; t: TranslateAfter }) {
  return (
    <nav aria-label={t("takeContents")}>
      <details>
        <summary>{t("takeContents")}</summary>
        <ol className="contents">
          {asked.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${anchorOf(id)}`} dir="auto">
                {title}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

function CommitmentLines({ commitments, t }: { commitments: MineMessage["promises"]; t: TranslateAfter }) {
  if (commitments.length === 0) return null;
  return (
    <section>
      <h2>{t("takePromise")}</h2>
      <dl>
        {commitments.flatMap(({ question, lines }) =>
          (lines ?? [{ label: question, text: t("takeElsewhere") }]).map(({ label, text }) => (
            <div key={`${question} ${label}`}>
              <dt dir="auto">{label}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          )),
        )}
      </dl>
    </section>
  );
}

/** Offers a code for the commitment, or shows the one that this phone has. */
function FollowUpOffer({ own, t }: { own: boolean; t: TranslateAfter }) {
  return (
    <section>
      <h2>{t("followTitle")}</h2>
      <p>{t("followLead")}</p>
      <form method="post" action="follow-up.ics" data-code="" hidden>
        <p>
          {t("followCode")}: <b className="resume" />
        </p>
        <input type="hidden" name="code" />
        <button type="submit">{t("followCalendar")}</button>
      </form>
      {own ? (
        <form method="post" action="follow-up">
          <button type="submit">{t("followMake")}</button>
        </form>
      ) : (
        <p>{t("followNone")}</p>
      )}
    </section>
  );
}

function Asked({ question, t }: { question: AskedQuestion; t: TranslateAfter }) {
  const { ids, text, place } = question;
  return (
    <>
      {place && text && <p dir="auto">{text}</p>}
      <h3 dir="auto">{place ?? text}</h3>
      {ids.map((id) => (
        <p key={id} data-mine={id} hidden>
          {t("takeMine")}:{" "}
          <b>
            <span dir="auto" />
          </b>
        </p>
      ))}
      {question.expert.length > 0 && (
        <div className="said">
          <p>
            <small>{t("takeKey")}</small>
          </p>
          {question.expert.map(({ item, accepted, reason, law }) => (
            <p key={item ?? ""} dir="auto">
              {item && <>{item} </>}
              {accepted.length > 0 && <b>{accepted.join(" / ")}. </b>}
              {reason}
              {law && <small>{law}</small>}
            </p>
          ))}
        </div>
      )}
    </>
  );
}

/** Shown this once: the phone keeps the code, the server does not. */
export function codeMadePage(
  { language, room, roomId, who }: Pick<TakeAway, "language" | "room" | "roomId" | "who">,
  spoken: string,
  until: string,
): PageParts {
  const t = afterTranslator(language);
  return doorFrame(
    language,
    t("followCode"),
    <>
      <p className="resume" dir="ltr">
        <b id="follow-up-code">{spoken}</b>
      </p>
      <p className="promise">{t("followOnce")}</p>
      <p>{t("followUntil", { date: until })}</p>
      <form method="post" action="follow-up.ics">
        <input type="hidden" name="code" value={spoken} />
        <button type="submit" className="send">
          {t("followCalendar")}
        </button>
      </form>
      <p className="aside">
        <a href="take-away">{t("takeTitle")}</a>
      </p>
    </>,
    { room, keep: true, island: "take-away", roomId, who },
  );
}
