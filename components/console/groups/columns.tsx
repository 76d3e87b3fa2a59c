"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { Chip } from "@/components/console/groups/chip";
import { Column, More } from "@/components/console/groups/column";
import { useGroupName } from "@/components/console/groups/group-name";
import { useDrag } from "@/components/ui/use-drag";
import styles from "@/components/console/groups/groups.module.css";
import { MoveBar } from "@/components/console/groups/move-bar";
import { useNameApart } from "@/components/console/groups/names";
import { listedIn } from "@/components/console/groups/sizes";
import type { PerformAction } from "@/components/console/groups/use-actions";
import { Button } from "@/components/ui/button";
import type { GroupId } from "@/model/room/groups";

/** A column for each group, first people without one. People are dragged, or chosen and sent. */
export function Columns({ perform }: { perform: PerformAction }) {
  const t = useTranslations("console");
  const name = useGroupName();
  const { groups } = useConsoleContext().view;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { drag, begin, wasDrag } = useDrag(
    (person, to) => void move(chosen.has(person) ? chosenIds : [person], to || null),
  );
  const people = listedIn(groups);
  const chosenIds = people.map((p) => p.id).filter((id) => chosen.has(id));
  const called = useNameApart();
  const groupWith = (person: string): GroupId | null =>
    groups.groups.find((g) => g.people.some((p) => p.id === person))?.group.id ?? null;

  async function move(ids: string[], to: GroupId | null): Promise<void> {
    const into = groups.groups.find((g) => g.group.id === to)?.group;
    const going = ids.filter((id) => groupWith(id) !== to);
    const moved = { count: going.length, name: called(going[0] ?? "") };
    const done = into ? t("groups.moved", { ...moved, group: name(into) }) : t("groups.movedOut", moved);
    setChosen(new Set());
    for (const id of going) {
      if (!(await perform({ type: "move-person", participant: id, to }, done))) return;
    }
  }

  const chip = (person: { id: string; alias: string; here: boolean }, seat: boolean) => (
    <li key={person.id}>
      <Chip
        name={called(person.id)}
        here={person.here}
        seat={seat}
        chosen={chosen.has(person.id)}
        carried={drag?.id === person.id}
        onDown={(e) => begin(person.id, e)}
        onPress={() => {
          if (wasDrag()) return;
          const next = new Set(chosen);
          if (!next.delete(person.id)) next.add(person.id);
          setChosen(next);
        }}
      />
    </li>
  );
  const putButton = (to: GroupId | null, where: string) =>
    chosenIds.some((id) => groupWith(id) !== to) && (
      <Button
        size="small"
        aria-label={t("groups.putIn", { group: where })}
        onClick={() => move(chosenIds, to)}
      >
        {t("groups.put")}
      </Button>
    );

  return (
    <div className={`stack ${styles.hand}`} data-dragging={drag ? true : undefined}>
      <MoveBar
        names={chosenIds.map(called)}
        onMove={(to) => void move(chosenIds, to)}
        onClear={() => setChosen(new Set())}
      />
      {(groups.groups.length > 0 || groups.unassigned > 0) && (
        <section
          className={styles.without}
          data-place=""
          data-over={drag?.over === "" || undefined}
          aria-label={t("groups.without")}
        >
          <div className={`row ${styles.columnHead}`}>
            <h3>{t("groups.without")}</h3>
            <small>{groups.unassigned}</small>
            {putButton(null, t("groups.noGroup"))}
          </div>
          <ul className={styles.chips}>{groups.without.map((p) => chip(p, false))}</ul>
          <More count={groups.unassigned - groups.without.length} />
        </section>
      )}
      <div className={styles.columns}>
        {groups.groups.map((one) => (
          <Column
            key={one.group.id}
            column={one}
            perform={perform}
            over={drag?.over === one.group.id}
            put={putButton(one.group.id, name(one.group))}
          >
            {one.people.map((p) => chip(p, one.seat === p.id))}
          </Column>
        ))}
      </div>
      <div className="row">
        <Button onClick={() => perform({ type: "add-group" }, t("groups.added"))}>{t("groups.add")}</Button>
        {groups.groups.length > 0 && (
          <Button onClick={() => perform({ type: "draw-seats", group: null }, t("groups.drawnAll"))}>
            {t("groups.drawAll")}
          </Button>
        )}
      </div>
      {drag && (
        <span className={styles.ghost} style={{ insetBlockStart: drag.y, left: drag.x }} aria-hidden="true">
          {called(people.find((p) => p.id === drag.id)?.alias ?? "")}
        </span>
      )}
    </div>
  );
}
