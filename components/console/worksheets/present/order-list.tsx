"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import { openPresentCommand } from "@/components/console/verbs";
import { useAction } from "@/components/console/groups/use-actions";
import styles from "@/components/console/worksheets/present/present.module.css";
import { groupsInOrder } from "@/components/console/worksheets/present/presenting";
import { Button } from "@/components/ui/button";
import { useDrag } from "@/components/ui/use-drag";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import type { Group, GroupId } from "@/model/room/groups";

/** The groups in the order in which they speak; each can be called and moved. */
export function OrderList({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console.present");
  const name = useGroupName();
  const perform = useAction();
  const { act, view } = useConsoleContext();
  const { activity, present } = work;
  const groups = groupsInOrder(work);
  const reorder = (order: GroupId[], done: string) =>
    perform({ type: "present-order", activity, order }, done);
  const move = (group: Group, place: number) =>
    reorder(
      movedTo(work, group.id, place),
      t("did.moved", { group: name(group), place: Math.min(place, groups.length - 1) + 1 }),
    );
  const { drag, begin } = useDrag((id, place) => {
    const group = groups.find((g) => g.id === id);
    if (group && groups[Number(place)]?.id !== id) void move(group, Number(place));
  });
  async function call(group: Group): Promise<void> {
    const opening = openPresentCommand(view);
    const done = t("did.called", { group: name(group) });
    if ((await perform({ type: "present", activity, group: group.id }, done)) && opening) await act(opening);
  }
  const standing = (id: GroupId) =>
    id === present.at
      ? "now"
      : present.done.includes(id)
        ? "heard"
        : present.volunteers.includes(id)
          ? "volunteer"
          : "coming";
  return (
    <section className="stack tight" aria-label={t("order")}>
      <div className={`row ${styles.head}`}>
        <h3>{t("order")}</h3>
        <Button size="small" onClick={() => perform({ type: "shuffle-order", activity }, t("did.shuffled"))}>
          {t("shuffle")}
        </Button>
        <Button
          size="small"
          why={present.volunteers.length === 0 ? t("noVolunteers") : null}
          onClick={() =>
            present.volunteers.length > 0 && reorder(volunteersFirst(work), t("did.volunteersFirst"))
          }
        >
          {t("volunteersFirst")}
        </Button>
      </div>
      <ol className={styles.rows} data-dragging={drag !== null || undefined}>
        {groups.map((group, place) => {
          const is = standing(group.id);
          const label = name(group);
          return (
            <li
              key={group.id}
              data-place={place}
              data-is={is}
              data-over={(drag && drag.over === `${place}` && drag.id !== group.id) || undefined}
              data-dragged={drag?.id === group.id || undefined}
            >
              <i
                className="handle"
                data-handle="row"
                aria-hidden="true"
                title={t("drag")}
                onPointerDown={(e) => begin(group.id, e)}
              />
              <span className={styles.name}>
                <b dir="auto">{label}</b>
                <small>{t(`is.${is}`)}</small>
              </span>
              <span className={styles.moves}>
                <button
                  className="tool"
                  type="button"
                  aria-label={t("upOf", { group: label })}
                  title={t("up")}
                  disabled={place === 0}
                  onClick={() => move(group, place - 1)}
                >
                  ↑
                </button>
                <button
                  className="tool"
                  type="button"
                  aria-label={t("downOf", { group: label })}
                  title={t("down")}
                  disabled={place === groups.length - 1}
                  onClick={() => move(group, place + 1)}
                >
                  ↓
                </button>
              </span>
              {is === "now" ? (
                <Button
                  size="small"
                  look="bare"
                  onClick={() =>
                    perform({ type: "present", activity, group: null }, t("did.offStage", { group: label }))
                  }
                >
                  {t("offStage")}
                </Button>
              ) : (
                <Button
                  size="small"
                  aria-label={t(is === "heard" ? "callAgainOf" : "callOf", { group: label })}
                  onClick={() => call(group)}
                >
                  {t(is === "heard" ? "callAgain" : "call")}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

type Ordered = Pick<ConsoleWork, "groups" | "present">;

/** The order with one group moved to the place of another. */
export function movedTo(work: Ordered, group: GroupId, place: number): GroupId[] {
  const ids = groupsInOrder(work).map((g) => g.id);
  const rest = ids.filter((id) => id !== group);
  return rest.toSpliced(Math.max(place, 0), 0, group);
}

/** Groups that spoke or speak stay in front; then volunteers in their order; then the others. */
export function volunteersFirst(work: Ordered): GroupId[] {
  const { at, done, volunteers } = work.present;
  const ids = groupsInOrder(work).map((g) => g.id);
  const heard = (id: GroupId) => id === at || done.includes(id);
  const ready = volunteers.filter((id) => ids.includes(id) && !heard(id));
  return [...ids.filter(heard), ...ready, ...ids.filter((id) => !heard(id) && !ready.includes(id))];
}
