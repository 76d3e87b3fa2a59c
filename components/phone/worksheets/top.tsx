/** The part above the task: the group, its time, the trainer's sentence, the speaker's clicker. */
import { Ballot } from "@/components/phone/worksheets/ballot";
import { Clicker } from "@/components/phone/worksheets/clicker";
import { groupLine, groupName, CommandForm } from "@/components/phone/worksheets/parts";
import type { PhoneText, Translate } from "@/components/phone/texts";
import type { GroupView } from "@/workshop/protocol/worksheets";
import { clockText } from "@/components/phone/question";

export function GroupTop({ view, now, t }: { view: GroupView; now: number; t: Translate }) {
  const line = groupLine(view, t);
  return (
    <>
      {line && (
        <span
          hidden
          id="group-line"
          data-island="group"
          data-line={line}
          data-seat={view.seat ? "" : undefined}
          data-phase={view.phase}
          data-on-screen={view.onScreen ? t(view.seatView ? "clickerTurn" : "clickerTitle") : undefined}
        />
      )}
      <TimeLeft view={view} now={now} t={t} />
      {view.nudge && view.at === "work" && <Nudge nudge={view.nudge} t={t} />}
      <Choices view={view} t={t} />
      {view.ballot && <Ballot ballot={view.ballot} t={t} />}
      {view.walk && (
        <p className="pill">
          {view.walk.explains ? t("groupExplain") : t("groupStart", { group: groupName(view.walk.group, t) })}
        </p>
      )}
      {view.seatView && view.at === "present" && <Clicker view={view} seat={view.seatView} now={now} t={t} />}
    </>
  );
}

/** The trainer's sentence to the group, which the phone's script closes once it is read. */
function Nudge({ nudge: { text, language }, t }: { nudge: NonNullable<GroupView["nudge"]>; t: Translate }) {
  return (
    <div className="nudge" id="nudge" data-text={text} data-language={language}>
      <b>{t("groupNudge")}</b>
      <p dir="auto" lang={language}>
        {text}
      </p>
      <button type="button" className="needs-script">
        {t("groupRead")}
      </button>
    </div>
  );
}

const PHASES: readonly PhoneText[] = ["groupAlone", "groupPairs", "groupFours"];

function doing({ phase, phases }: GroupView): PhoneText {
  if (phase === "frozen") return "groupFrozen";
  return phases ? PHASES[phases.at]! : "groupBreakout";
}

function TimeLeft({ view, now, t }: { view: GroupView; now: number; t: Translate }) {
  if (view.phase === "none" || view.at !== "work") return null;
  const what = t(doing(view));
  const says = t("groupLeft", { what, time: "@" });
  const { endsAt } = view;
  return (
    <p
      className="pill"
      {...(endsAt === null ? {} : { "data-counts": "down", "data-at": endsAt, "data-says": says })}
    >
      {endsAt === null ? what : says.replace("@", clockText(endsAt - now))}
    </p>
  );
}

/** The choice of a group, unless the trainer forms them. */
function Choices({ view, t }: { view: GroupView; t: Translate }) {
  if (view.choices.length === 0) {
    return view.group || view.at === null ? null : <p className="state">{t("groupNone")}</p>;
  }
  return (
    <section className="group-choices" data-island="group" aria-labelledby="group-choose">
      <h2 id="group-choose">{t("groupChoose")}</h2>
      <ul>
        {view.choices.map((choice) => (
          <li key={choice.group.id}>
            <Choice choice={choice} cap={view.cap ?? 0} mine={choice.group.id === view.group?.id} t={t} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChoiceProps {
  choice: GroupView["choices"][number];
  cap: number;
  mine: boolean;
  t: Translate;
}

function Choice({ choice: { group, people, full }, cap, mine, t }: ChoiceProps) {
  const free = mine
    ? t("groupMine")
    : full
      ? t("groupFull")
      : t("groupFree", { count: Math.max(0, cap - people) });
  return (
    <CommandForm type="join-group" fields={{ group: group.id }}>
      <button
        type="submit"
        disabled={full && !mine}
        aria-pressed={mine}
        className={mine ? "chosen" : undefined}
      >
        <b dir="auto">{groupName(group, t)}</b>
        {group.table && <span dir="auto">{group.table}</span>}
        <small>{free}</small>
      </button>
    </CommandForm>
  );
}
