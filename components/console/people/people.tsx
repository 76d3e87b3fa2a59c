"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/people/people.module.css";
import { DoorCard } from "@/components/console/door/door-card";
import { GroupsCard } from "@/components/console/people/groups-card";
import { Handovers } from "@/components/console/people/handovers";
import { Questions } from "@/components/console/people/questions";
import { useWaiting } from "@/components/console/people/use-waiting";
import { useNames } from "@/components/console/groups/names";
import { nameOf, stepAsking } from "@/components/console/steps";
import { Countdown } from "@/components/ui/countdown";
import { type Tab, Tabs } from "@/components/ui/tabs";
import { secondsLeft, useClock } from "@/components/ui/use-clock";
import type { ConsoleView, PlanMessage } from "@/workshop/protocol/console";
import type { Presence } from "@/workshop/room/presence";

/** The tabs for questions, people, groups and door. */
export function People() {
  const t = useTranslations("console");
  const door = useTranslations("door");
  const { plan, view } = useConsoleContext();
  const waiting = useWaiting();
  const [chosen, choose] = useState("questions");
  const trainer = plan.role !== "presenter";
  const tabs: Tab[] = [{ name: "people", label: t("tabs.people"), panel: <InTheRoom /> }];
  if (trainer && (!view.ended || view.box.posts.length > 0))
    tabs.unshift({
      name: "questions",
      label: t("box.tab"),
      waiting: waiting.questions,
      panel: <Questions />,
    });
  if (trainer && !view.ended)
    tabs.push(
      { name: "groups", label: t("groups.title"), waiting: waiting.groups, panel: <GroupsCard /> },
      { name: "access", label: door("title"), waiting: waiting.access, panel: <DoorCard /> },
    );
  return (
    <section className={styles.people} data-part="people" aria-label={t("tabs.people")}>
      <Tabs label={t("tabs.people")} tabs={tabs} chosen={chosen} onChoose={choose} />
      <Leaving />
    </section>
  );
}

/** Questions that still take answers although the room has moved on. */
function Leaving() {
  const t = useTranslations("console");
  const { plan, view, offset } = useConsoleContext();
  const now = useClock(offset);
  const leaving = view.leaving.filter(({ closesAt }) => secondsLeft(closesAt, now) > 0);
  if (leaving.length === 0) return null;
  return (
    <section className={styles.leaving}>
      <h2>{t("people.leaving")}</h2>
      {leaving.map((l) => (
        <p key={`${l.question}#${l.round}`}>
          {t.rich("people.leavingLine", {
            title: titleOf(plan, l),
            time: () => <Countdown until={l.closesAt} offset={offset} />,
          })}
        </p>
      ))}
    </section>
  );
}

/** Presence in numbers that identify no one, and sessions that were handed over. */
function InTheRoom() {
  const t = useTranslations("console");
  const { plan, view, support } = useConsoleContext();
  return (
    <>
      <Handovers />
      {!view.ended && <Here presence={view.presence} />}
      {!view.ended && <Phones presence={view.presence} />}
      {support !== undefined && !view.ended && (
        <p>{support === null ? t("people.supportNobody") : t("people.support", { name: support })}</p>
      )}
      {plan.role !== "presenter" && <Names />}
    </>
  );
}

/** The number of people in the room, and by sector where that identifies no one. */
function Here({ presence }: { presence: Presence }) {
  const t = useTranslations("console");
  return (
    <section>
      <h2>{t("people.title", { count: presence.here })}</h2>
      {presence.split ? (
        <ul className={styles.rows}>
          {presence.split.groups.map((g) => (
            <li key={g.name}>
              <span dir="auto">{g.name}</span> <b>{g.people}</b>
            </li>
          ))}
          {presence.split.rest > 0 && (
            <li>
              <span>{t("people.rest")}</span> <b>{presence.split.rest}</b>
            </li>
          )}
        </ul>
      ) : (
        <p className="muted">{t("people.notShown")}</p>
      )}
    </section>
  );
}

/** The numbers of phones that are connected, wait for the network, or rest. */
function Phones({ presence }: { presence: Presence }) {
  const t = useTranslations("console");
  return (
    <section>
      <h2>{t("people.phones")}</h2>
      <p>
        {t("people.connected", { connected: presence.connected })}
        {presence.waiting > 0 && ` · ${t("people.waiting", { waiting: presence.waiting })}`}
      </p>
      {presence.paused !== null && <p>{t("people.paused", { count: presence.paused })}</p>}
    </section>
  );
}

const titleOf = (plan: PlanMessage, left: ConsoleView["leaving"][number]): string => {
  const step = stepAsking(plan, left.question);
  return step ? nameOf(plan, step) : left.title;
};

/** People's names, folded, because others may look at this screen. */
function Names() {
  const t = useTranslations("console");
  const { view, consider } = useConsoleContext();
  const names = useNames(view.people);
  return (
    <details>
      <summary>{t("people.list")}</summary>
      {view.people.length === 0 && <p className="muted">{t("people.listNone")}</p>}
      <ul className={styles.rows}>
        {view.people.map((person) => {
          const name = names.get(person.id)!;
          return (
            <li key={person.id}>
              <span dir="auto">{name}</span>
              {!view.ended && (
                <button
                  type="button"
                  aria-label={t("people.removeOf", { name })}
                  onClick={() => consider({ kind: "remove", participant: person.id, name })}
                >
                  {t("people.remove")}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {view.earlier > 0 && <p className="muted">{t("people.earlier", { count: view.earlier })}</p>}
    </details>
  );
}
