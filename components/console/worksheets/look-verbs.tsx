"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { More } from "@/components/console/groups/column";
import { useGroupName } from "@/components/console/groups/group-name";
import { useNameApart } from "@/components/console/groups/names";
import type { PerformAction } from "@/components/console/groups/use-actions";
import { useAgo, stateName, Progress } from "@/components/console/worksheets/dashboard-row";
import styles from "@/components/console/worksheets/look.module.css";
import { NudgeForm } from "@/components/console/worksheets/nudge-form";
import { MoreTime } from "@/components/console/worksheets/work-time-more";
import { Button } from "@/components/ui/button";
import { clock, secondsLeft, useClock } from "@/components/ui/use-clock";
import type { ConsoleGroups, ConsoleWork } from "@/workshop/protocol/worksheets";
import type { GroupId } from "@/model/room/groups";

interface Props {
  work: ConsoleWork;
  state: ConsoleWork["groups"][number];
  perform: PerformAction;
}

/** The verbs beside a sheet: more time, a nudge, and moving the group's people. */
export function LookVerbs({ work, state, perform }: Props) {
  const t = useTranslations("console.work");
  const name = useGroupName();
  const ago = useAgo();
  const { plan, view, offset } = useConsoleContext();
  const now = useClock(offset);
  const { group, endsAt } = state;
  const members = view.groups.groups.find((g) => g.group.id === group.id);
  const open = work.phase === "open" && !view.ended;
  return (
    <div className={`stack ${styles.side}`}>
      <section>
        <p>
          <b>{t(`state.${stateName(state)}`)}</b> · {ago(state.lastAt, now)}
        </p>
        <Progress fields={state.fields} />
        {open && (
          <p className="row apart">
            {endsAt === null ? t("noEndYet") : t("leftOf", { time: clock(secondsLeft(endsAt, now)) })}
            <MoreTime activity={work.activity} group={group} endsAt={endsAt} perform={perform} />
          </p>
        )}
        {members?.call != null && !view.ended && (
          <Button
            size="small"
            onClick={() =>
              perform({ type: "answer-call", group: group.id }, t("answered", { group: name(group) }))
            }
          >
            {t("coming")}
          </Button>
        )}
      </section>
      {open && members && (
        <details>
          <summary>{t("nudge")}</summary>
          <NudgeForm activity={work.activity} group={group} perform={perform} />
        </details>
      )}
      {members && plan.role !== "presenter" && !view.ended && (
        <MovePeople members={members} perform={perform} />
      )}
    </div>
  );
}

interface MoveProps {
  members: ConsoleGroups["groups"][number];
  perform: PerformAction;
}

/** Each person of the group with the groups to which they can be moved. */
function MovePeople({ members, perform }: MoveProps) {
  const t = useTranslations("console");
  const name = useGroupName();
  const named = useNameApart();
  const { groups } = useConsoleContext().view.groups;
  const [going, setGoing] = useState<string | null>(null);
  async function move(person: { id: string }, to: GroupId | null) {
    const who = named(person.id);
    const into = groups.find((g) => g.group.id === to)?.group;
    setGoing(person.id);
    await perform(
      { type: "move-person", participant: person.id, to },
      into
        ? t("groups.moved", { count: 1, name: who, group: name(into) })
        : t("groups.movedOut", { count: 1, name: who }),
    );
    setGoing(null);
  }
  return (
    <section>
      <h3>{t("work.peopleHere")}</h3>
      <ul className={`stack tight ${styles.people}`}>
        {members.people.map((person) => {
          const who = named(person.id);
          return (
            <li key={person.id}>
              <span dir="auto">{who}</span>
              {members.seat === person.id && <small>{t("groups.speaks")}</small>}
              {!person.here && <small>{t("groups.away")}</small>}
              <select
                aria-label={t("work.moveOf", { name: who })}
                value=""
                disabled={going === person.id}
                onChange={(e) => void move(person, e.target.value === "none" ? null : e.target.value)}
              >
                <option value="" disabled>
                  {t("groups.moveTo")}
                </option>
                {groups
                  .filter((g) => g.group.id !== members.group.id)
                  .map(({ group }) => (
                    <option key={group.id} value={group.id}>
                      {name(group)}
                    </option>
                  ))}
                <option value="none">{t("groups.noGroup")}</option>
              </select>
            </li>
          );
        })}
        {members.guests.map((guest) => (
          <li key={guest.id}>
            <span dir="auto">{guest.name}</span> <small>{t("groups.noPhone")}</small>
          </li>
        ))}
      </ul>
      <More count={members.size - members.people.length} />
    </section>
  );
}
