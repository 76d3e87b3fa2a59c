"use client";
import type { ReactNode } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { bringingIn } from "@/components/console/run-sheet/bring-in";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/run-sheet/run-sheet.module.css";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import type { AgendaItem, LiveDay, LiveSlot } from "@/model/room/agenda";
import { lengthOf } from "@/workshop/room/agenda/agenda";
import type { AgendaChange } from "@/workshop/room/agenda/change-schema";

type Place = string | null | undefined;

/** The neighbours before which something goes when it moves up or down by one; undefined: it cannot. */
function placesAround(ids: readonly string[], id: string): { up: Place; down: Place } {
  const index = ids.indexOf(id);
  return {
    up: index > 0 ? ids[index - 1] : undefined,
    down: index < ids.length - 1 ? (ids[index + 2] ?? null) : undefined,
  };
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a legend that is seen.
    <div role="group" aria-label={name} className={styles.group}>
      {children}
    </div>
  );
}

function Minutes({ change }: { change: (by: number) => void }) {
  const t = useTranslations("console");
  return (
    <Group name={t("sheet.groups.time")}>
      <div className={styles.pair}>
        <Button onClick={() => change(-5)}>{t("time.shorter")}</Button>
        <Button onClick={() => change(5)}>{t("time.longer")}</Button>
      </div>
    </Group>
  );
}

interface PlacesProps {
  up: Place;
  down: Place;
  move: (before: string | null) => void;
  /** Further places. */
  children?: ReactNode[];
}

function Places({ move, children = [], ...to }: PlacesProps) {
  const t = useTranslations("console");
  const ways = (["up", "down"] as const).filter((way) => to[way] !== undefined);
  if (ways.length + children.length === 0) return null;
  return (
    <Group name={t("sheet.groups.place")}>
      {ways.length > 0 && (
        <div className={styles.pair}>
          {ways.map((way) => (
            <Button key={way} onClick={() => move(to[way] ?? null)}>
              {t(`sheet.${way}`)}
            </Button>
          ))}
        </div>
      )}
      {children}
    </Group>
  );
}

function useChange(close: () => void) {
  const { act } = useConsoleContext();
  return (change: AgendaChange, stays = false) => {
    if (!stays) close();
    void act({ type: "agenda", change });
  };
}

/** The menu of a line of the run sheet; presenters have none. */
function LineMenu({ title, children }: { title: string; children: (close: () => void) => ReactNode }) {
  const t = useTranslations("console");
  const { plan, view } = useConsoleContext();
  if (plan.role === "presenter" || view.ended) return null;
  return (
    <Menu
      beside
      label={t("sheet.menuOf", { title })}
      face={<span aria-hidden="true">⋯</span>}
      className={styles.more}
    >
      {children}
    </Menu>
  );
}

export const ActivityMenu = ({ item, slot, title }: { item: AgendaItem; slot: LiveSlot; title: string }) => (
  <LineMenu title={title}>{(close) => <ActivityChoices item={item} slot={slot} close={close} />}</LineMenu>
);

/** Takes an activity into the agenda; nothing where no day has a part for its session. */
export function BringIn({ activity, title }: { activity: string; title: string }) {
  const t = useTranslations("console");
  const { plan, view, agenda, act, say } = useConsoleContext();
  const session = plan.sessions.find((s) => s.activities.some((a) => a.id === activity));
  const change = session && bringingIn(agenda.agenda, session, activity);
  if (plan.role === "presenter" || view.ended || !change) return null;
  const bring = async () => {
    if (await act({ type: "agenda", change })) say(t("sheet.broughtIn", { title }));
  };
  return (
    <Button
      size="small"
      className={styles.bring}
      aria-label={t("sheet.bringInOf", { title })}
      onClick={() => void bring()}
    >
      {t("sheet.bringIn")}
    </Button>
  );
}

function ActivityChoices({ item, slot, close }: { item: AgendaItem; slot: LiveSlot; close: () => void }) {
  const t = useTranslations("console");
  const change = useChange(close);
  const { plan, view, show } = useConsoleContext();
  const { activity } = item;
  const { priority, onPaper } =
    plan.sessions.flatMap((s) => s.activities).find((a) => a.id === activity) ?? {};
  const ids = slot.items.map((i) => i.activity);
  return (
    <>
      <p className={styles.menuTitle}>
        {t("sheet.minutes", { minutes: item.minutes })}
        {priority && priority !== "must" && ` · ${t(`time.priority.${priority}`)}`}
      </p>
      <Minutes change={(by) => change({ do: "lengthen", activity, by }, true)} />
      <Group name={t("sheet.groups.skip")}>
        <Button onClick={() => change({ do: "skip", activity, on: !item.skipped })}>
          {t(item.skipped ? "sheet.takeBack" : "sheet.skip")}
        </Button>
      </Group>
      {onPaper && !view.finished.includes(activity) && (
        <Group name={t("paper.group")}>
          <Button
            onClick={() => {
              close();
              show({ kind: "paper", activity });
            }}
          >
            {t("paper.verb")}
          </Button>
        </Group>
      )}
      <Places
        {...placesAround(ids, activity)}
        move={(before) => change({ do: "move", activity, slot: slot.id, before })}
      />
    </>
  );
}

export function SlotMenu({ slot, day }: { slot: LiveSlot; day: LiveDay }) {
  const { plan } = useConsoleContext();
  const title =
    plan.sessions.find((s) => s.id === slot.session)?.title ??
    plan.breaks.find((b) => b.id === slot.id)?.title ??
    "";
  return <LineMenu title={title}>{(close) => <SlotChoices slot={slot} day={day} close={close} />}</LineMenu>;
}

function SlotChoices({ slot, day, close }: { slot: LiveSlot; day: LiveDay; close: () => void }) {
  const t = useTranslations("console");
  const { agenda, plan, show } = useConsoleContext();
  const change = useChange(close);
  const ids = day.slots.map((s) => s.id);
  const others = agenda.agenda.days.filter((d) => d !== day && d.ended === null);
  const to = (target: string, before: string | null) =>
    change({ do: "move-slot", slot: slot.id, day: target, before });
  return (
    <>
      <p className={styles.menuTitle}>{t("sheet.minutes", { minutes: lengthOf(slot) })}</p>
      <Minutes change={(by) => change({ do: "lengthen-slot", slot: slot.id, by }, true)} />
      <Group name={t("sheet.groups.skip")}>
        <Button onClick={() => change({ do: "skip-slot", slot: slot.id, on: !slot.skipped })}>
          {t(slot.skipped ? "sheet.takeBack" : "sheet.skip")}
        </Button>
      </Group>
      <Places {...placesAround(ids, slot.id)} move={(before) => to(day.id, before)}>
        {others.map((other) => (
          <Button key={other.id} onClick={() => to(other.id, null)}>
            {t("sheet.toDay", { day: plan.days.find((d) => d.id === other.id)?.title ?? other.id })}
          </Button>
        ))}
      </Places>
      {slot.session !== null && (
        <Group name={t("sheet.groups.hands")}>
          <Button
            onClick={() => {
              close();
              show({ kind: "hand-over", session: slot.session ?? "" });
            }}
          >
            {t("handOver.verb")}
          </Button>
        </Group>
      )}
    </>
  );
}
