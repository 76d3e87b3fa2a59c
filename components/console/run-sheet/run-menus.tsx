"use client";
import { useTranslations } from "@/components/language/use-translations";
import { bringingIn } from "@/components/console/run-sheet/bring-in";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/run-sheet/run-sheet.module.css";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import type { AgendaItem, LiveDay, LiveSlot } from "@/model/room/agenda";
import type { AgendaChange } from "@/workshop/room/agenda/change";

/** The neighbour before which something goes when it moves up or down by one; undefined: it cannot. */
function placeAfterMove(ids: readonly string[], id: string, by: -1 | 1): string | null | undefined {
  const at = ids.indexOf(id);
  if (by === -1) return at > 0 ? ids[at - 1] : undefined;
  return at < ids.length - 1 ? (ids[at + 2] ?? null) : undefined;
}

function useChange(close: () => void) {
  const { act } = useConsoleContext();
  return (change: AgendaChange, stays = false) => {
    if (!stays) close();
    void act({ type: "agenda", change });
  };
}

/** What can be done with one activity of the day. */
export function ActivityMenu({ item, slot, title }: { item: AgendaItem; slot: LiveSlot; title: string }) {
  const t = useTranslations("console");
  const { plan, view } = useConsoleContext();
  if (plan.role === "presenter" || view.ended) return null;
  return (
    <Menu
      label={t("sheet.menuOf", { title })}
      face={<span aria-hidden="true">⋯</span>}
      className={styles.more}
    >
      {(close) => <ActivityChoices item={item} slot={slot} close={close} />}
    </Menu>
  );
}

/** Takes an activity that the agenda does not have into it; nothing where no day has a part for its session. */
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
  const { plan } = useConsoleContext();
  const { activity } = item;
  const priority = plan.sessions.flatMap((s) => s.activities).find((a) => a.id === activity)?.priority;
  const ids = slot.items.map((i) => i.activity);
  const [up, down] = [placeAfterMove(ids, activity, -1), placeAfterMove(ids, activity, 1)];
  return (
    <>
      <p className={styles.menuTitle}>
        {t("sheet.minutes", { minutes: item.minutes })}
        {priority && priority !== "must" && ` · ${t(`time.priority.${priority}`)}`}
      </p>
      <div className={styles.pair}>
        <Button onClick={() => change({ do: "lengthen", activity, by: -5 }, true)}>
          {t("time.shorter")}
        </Button>
        <Button onClick={() => change({ do: "lengthen", activity, by: 5 }, true)}>{t("time.longer")}</Button>
      </div>
      <Button onClick={() => change({ do: "skip", activity, on: !item.skipped })}>
        {t(item.skipped ? "sheet.takeBack" : "sheet.skip")}
      </Button>
      {up !== undefined && (
        <Button onClick={() => change({ do: "move", activity, slot: slot.id, before: up })}>
          {t("sheet.up")}
        </Button>
      )}
      {down !== undefined && (
        <Button onClick={() => change({ do: "move", activity, slot: slot.id, before: down })}>
          {t("sheet.down")}
        </Button>
      )}
    </>
  );
}

/** What can be done with one part of the day. */
export function SlotMenu({ slot, day }: { slot: LiveSlot; day: LiveDay }) {
  const t = useTranslations("console");
  const { plan, view } = useConsoleContext();
  const title =
    plan.sessions.find((s) => s.id === slot.session)?.title ??
    plan.breaks.find((b) => b.id === slot.id)?.title ??
    "";
  if (plan.role === "presenter" || view.ended) return null;
  return (
    <Menu
      label={t("sheet.menuOf", { title })}
      face={<span aria-hidden="true">⋯</span>}
      className={styles.more}
    >
      {(close) => <SlotChoices slot={slot} day={day} close={close} />}
    </Menu>
  );
}

function SlotChoices({ slot, day, close }: { slot: LiveSlot; day: LiveDay; close: () => void }) {
  const t = useTranslations("console");
  const { agenda, plan, show } = useConsoleContext();
  const change = useChange(close);
  const ids = day.slots.map((s) => s.id);
  const [up, down] = [placeAfterMove(ids, slot.id, -1), placeAfterMove(ids, slot.id, 1)];
  const others = agenda.agenda.days.filter((d) => d !== day && d.ended === null);
  return (
    <>
      <div className={styles.pair}>
        <Button onClick={() => change({ do: "lengthen-slot", slot: slot.id, by: -5 }, true)}>
          {t("time.shorter")}
        </Button>
        <Button onClick={() => change({ do: "lengthen-slot", slot: slot.id, by: 5 }, true)}>
          {t("time.longer")}
        </Button>
      </div>
      <Button onClick={() => change({ do: "skip-slot", slot: slot.id, on: !slot.skipped })}>
        {t(slot.skipped ? "sheet.takeBack" : "sheet.skip")}
      </Button>
      {up !== undefined && (
        <Button onClick={() => change({ do: "move-slot", slot: slot.id, day: day.id, before: up })}>
          {t("sheet.up")}
        </Button>
      )}
      {down !== undefined && (
        <Button onClick={() => change({ do: "move-slot", slot: slot.id, day: day.id, before: down })}>
          {t("sheet.down")}
        </Button>
      )}
      {others.map((other) => (
        <Button
          key={other.id}
          onClick={() => change({ do: "move-slot", slot: slot.id, day: other.id, before: null })}
        >
          {t("sheet.toDay", { day: plan.days.find((d) => d.id === other.id)?.title ?? other.id })}
        </Button>
      ))}
      {slot.session !== null && (
        <Button
          onClick={() => {
            close();
            show({ kind: "hand-over", session: slot.session ?? "" });
          }}
        >
          {t("handOver.verb")}
        </Button>
      )}
    </>
  );
}
