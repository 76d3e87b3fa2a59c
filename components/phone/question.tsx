/** The frame of a question on the phone, a real form: state, promise, the kind's fields, pass and send. */
import { createContext, type ReactNode, useContext } from "react";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { clock, secondsLeft } from "@/components/ui/use-clock";
import type { PhoneText, Translate } from "@/components/phone/texts";
import type { Asked, MineMessage } from "@/workshop/protocol/views";
import { isPass } from "@/model/activity/pass";

/** A person's stored answer; with a `problem`, the fields of the answer that was refused. */
export type MyAnswer = (MineMessage["answers"][number] & { problem?: string }) | undefined;

export const fieldValues = (mine: MyAnswer, name: string): string[] => mine?.fields[name] ?? [];

export const fieldValue = (mine: MyAnswer, name: string): string => fieldValues(mine, name)[0] ?? "";

/** Milliseconds as `1:05`. */
export const clockText = (ms: number): string => clock(secondsLeft(ms, 0));

/** The id of the form of one round; story clauses outside the form point at it. */
export const formId = (asked: Asked): string =>
  `q-${asked.question}-${asked.round}`.replace(/[^A-Za-z0-9-]/g, "_");

/** The person's answer in the round before, on a page made for one person. */
export const AnswerBefore = createContext<MyAnswer>(undefined);

export function Question(props: {
  asked: Asked;
  now: number;
  mine: MyAnswer;
  t: Translate;
  children: ReactNode;
  more?: ReactNode;
  /** Names of required fields. */
  needs?: string[];
  /** Prefix of the names of fields of which at least one is required. */
  needsAny?: string;
  /** Names of text fields: the answer is sent by a button, and passing asks first. */
  written?: string[];
  promise?: PromiseText;
  /** Marks of entries: none is an answer too, so that passing is not offered. */
  marks?: boolean;
  /** Stands above a question that is too long for a heading. */
  title?: string;
  /** The largest number of marks. */
  most?: number;
  /** The choices, which give the words of one's answer in the round before. */
  choice?: Chosen;
}) {
  const {
    asked,
    now,
    mine,
    t,
    children,
    more,
    needs,
    needsAny,
    written = [],
    promise,
    marks,
    most,
    title,
    choice,
  } = props;
  const open = asked.phase === "open";
  const reading = open && asked.opensAt !== null && asked.opensAt > now;
  return (
    <section className="question" aria-labelledby="question" tabIndex={-1}>
      <h1 id="question">
        <Authored text={title ?? asked.text} />
      </h1>
      {title !== undefined && <AuthoredIn as="p" className="to-do" text={asked.text} />}
      {asked.round > 1 && (
        <p className="state again">
          <b data-told="">{t("askedAgain", { round: asked.round })}</b>
          {choice && <Before asked={asked} choice={choice} t={t} />}
        </p>
      )}
      {asked.phase === "prepared" && <p className="state">{t("prepared")}</p>}
      {open && (
        <form
          id={formId(asked)}
          className={written.length ? "typed" : undefined}
          method="post"
          action="answer"
          data-question={asked.question}
          data-round={asked.round}
          data-needs={needs?.join(" ")}
          data-any={needsAny}
          data-marks={marks ? "" : undefined}
          data-most={most}
        >
          <input type="hidden" name="question" value={asked.question} />
          <input type="hidden" name="round" value={asked.round} />
          <input type="hidden" name="rev" value={(mine?.rev ?? 0) + 1} />
          {written.length > 0 && <input type="hidden" name="written" value={written.join(" ")} />}
          {asked.opensAt !== null && (
            <p
              className="state"
              id="opens"
              data-until={asked.opensAt}
              data-told={t("readFirst")}
              hidden={!reading}
            >
              {t("opensIn", { time: clockText(asked.opensAt - now) })}
            </p>
          )}
          {asked.closesAt !== null && (
            <p className="state" id="closes" data-until={asked.closesAt}>
              {t("closesIn", { time: clockText(asked.closesAt - now) })}
            </p>
          )}
          <AnswerPromise promise={promise} t={t} />
          <fieldset disabled={reading} data-told={t("openNow")} aria-labelledby="question">
            {children}
            <p
              className="saved"
              id="saved"
              role="status"
              data-state={mine?.problem ? "refused" : mine ? "saved" : undefined}
            >
              {mine?.problem ?? (mine && t(isPass(mine.body) ? "passed" : "saved"))}
            </p>
            {more}
            <div className="acts">
              <button type="submit" className="send">
                {t(mine?.rev ? "change" : "send")}
              </button>
              {!marks && (
                <Pass asksFirst={written.length > 0} chosen={mine !== undefined && isPass(mine.body)} t={t} />
              )}
            </div>
          </fieldset>
        </form>
      )}
      {(asked.phase === "closed" || asked.phase === "revealed") && (
        <>
          <p className="state" data-told="">
            {asked.finished ? t("finished") : t("closed")}
          </p>
          <p className="state" id="yours" data-key={`${asked.question}#${asked.round}`}>
            {mine && t("closedMine")}
          </p>
        </>
      )}
    </section>
  );
}

interface Chosen {
  name: string;
  options: readonly { id: string; text: string }[];
}

/** The person's answer in the round before. The script fills it in where the page is for all. */
function Before({ asked, choice, t }: { asked: Asked; choice: Chosen; t: Translate }) {
  const before = useContext(AnswerBefore);
  const words = Object.fromEntries(choice.options.map((o) => [o.id, o.text]));
  const chosen = fieldValue(before, choice.name);
  return (
    <span data-key={`${asked.question}#${asked.round - 1}`}>
      <span
        data-own={choice.name}
        data-words={JSON.stringify(words)}
        data-text={t("answeredBefore", { answer: "{answer}" })}
        hidden={!words[chosen]}
      >
        {words[chosen] && t("answeredBefore", { answer: words[chosen] })}
      </span>
    </span>
  );
}

/** Promises about an answer: each has one line, and a text that says it to the end. */
type PromiseText = Extract<
  PhoneText,
  | "promise"
  | "promiseReason"
  | "promiseAboutPeople"
  | "promiseOwn"
  | "promiseTexts"
  | "promiseWall"
  | "promiseOpenWall"
  | "promiseLinked"
>;

function AnswerPromise({ promise = "promise", t }: { promise?: PromiseText; t: Translate }) {
  return (
    <details className="answer-promise" id={promise}>
      <summary>
        {t(`${promise}Line`)} <span>{t("promiseHow")}</span>
      </summary>
      <p>{t(promise)}</p>
    </details>
  );
}

/** The button to pass; it asks first where it throws away a written text. */
function Pass({ asksFirst, chosen, t }: { asksFirst: boolean; chosen: boolean; t: Translate }) {
  const shown = chosen ? "" : undefined;
  if (!asksFirst)
    return (
      <button
        type="submit"
        name="pass"
        value="1"
        className="pass"
        formNoValidate
        data-chosen={shown}
        aria-current={chosen || undefined}
      >
        {t("pass")}
      </button>
    );
  return (
    <details className="pass" data-chosen={shown}>
      <summary aria-current={chosen || undefined}>{t("pass")}</summary>
      <p>{t("passLoses")}</p>
      <button type="submit" name="pass" value="1" formNoValidate>
        {t("passAnyway")}
      </button>
    </details>
  );
}

const TONES = { yes: "A", unsure: "B", no: "C" } as const;

/** Choices below one another, with letters. @param props `chosen`: the ids of those that are chosen */
export function Choices(props: {
  type: "radio" | "checkbox";
  name: string;
  options: readonly { id: string; text: string; tone?: keyof typeof TONES }[];
  chosen: readonly string[];
  letters?: boolean;
}) {
  const { type, name, options, chosen, letters = true } = props;
  return options.map(({ id, text, tone }, i) => (
    <Choice
      key={id}
      type={type}
      name={name}
      id={id}
      letter={letters ? letter(i) : undefined}
      text={text}
      tone={tone}
      checked={chosen.includes(id)}
    />
  ));
}

/** One choice: a native radio or checkbox in a large label. */
export function Choice(props: {
  type: "radio" | "checkbox";
  name: string;
  id: string;
  letter?: string;
  text: string;
  tone?: keyof typeof TONES;
  checked: boolean;
}) {
  return (
    <label className={`opt${props.tone ? ` tone-${props.tone}` : ""}`}>
      <input type={props.type} name={props.name} value={props.id} defaultChecked={props.checked} />
      {props.letter && <b aria-hidden="true">{props.letter}</b>}
      <AuthoredIn as="span" text={props.text} />
    </label>
  );
}

export const letter = (index: number): string => String.fromCharCode(65 + index);
