"use client";
import type { ConsoleGroups } from "@/workshop/protocol/worksheets";
import { type FormEvent, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useNameApart } from "@/components/console/groups/names";
import { useGroupName } from "@/components/console/groups/group-name";
import styles from "@/components/console/groups/groups.module.css";
import type { PerformAction } from "@/components/console/groups/use-actions";
import { Button } from "@/components/ui/button";

export type OneGroup = ConsoleGroups["groups"][number];

/** Name and table of a group, its rapporteur, people without a phone; an empty group can go. */
export function ColumnForm({ column, perform }: { column: OneGroup; perform: PerformAction }) {
  const t = useTranslations("console.groups");
  const { group, people, guests, seat } = column;
  const label = useGroupName()(group);
  const [name, setName] = useState(group.name ?? "");
  const [table, setTable] = useState(group.table ?? "");
  const [guest, setGuest] = useState("");
  const alias = useNameApart();

  const rename = (e: FormEvent) => {
    e.preventDefault();
    void perform(
      { type: "name-group", group: group.id, name: name.trim() || null, table: table.trim() || null },
      t("renamed"),
    );
  };
  const seatOf = (id: string) =>
    void perform(
      { type: "set-seat", group: group.id, participant: id || null },
      id ? t("seatSet", { name: alias(id), group: label }) : t("seatEmpty", { group: label }),
    );
  async function add(e: FormEvent) {
    e.preventDefault();
    if (
      guest.trim() !== "" &&
      (await perform(
        { type: "add-guest", group: group.id, name: guest.trim() },
        t("guestAdded", { name: guest.trim(), group: label }),
      ))
    )
      setGuest("");
  }

  return (
    <div className={styles.columnForm}>
      <form onSubmit={rename} className="row">
        <label className="field">
          <span>{t("name")}</span>
          <input
            dir="auto"
            maxLength={60}
            value={name}
            placeholder={label}
            onChange={(e) => setName(e.target.value)}
          />
        </label>
        <label className="field">
          <span>{t("table")}</span>
          <input dir="auto" maxLength={60} value={table} onChange={(e) => setTable(e.target.value)} />
        </label>
        <Button size="small" type="submit">
          {t("save")}
        </Button>
      </form>
      <div className="row">
        <label className="field">
          <span>{t("seat")}</span>
          <select value={seat ?? ""} onChange={(e) => seatOf(e.target.value)}>
            <option value="">{t("nobodyYet")}</option>
            {people.map((p) => (
              <option key={p.id} value={p.id}>
                {alias(p.id)}
              </option>
            ))}
          </select>
        </label>
        <Button
          size="small"
          aria-label={t("drawOf", { group: label })}
          onClick={() => perform({ type: "draw-seats", group: group.id }, t("drawn", { group: label }))}
        >
          {t("draw")}
        </Button>
      </div>
      <form onSubmit={add} className="row">
        <label className="field">
          <span>{t("guest")}</span>
          <input dir="auto" maxLength={40} value={guest} onChange={(e) => setGuest(e.target.value)} />
        </label>
        <Button size="small" type="submit">
          {t("addGuest")}
        </Button>
      </form>
      <Button
        size="small"
        look="danger"
        why={people.length + guests.length > 0 ? t("dropWhy") : null}
        onClick={() =>
          people.length + guests.length === 0 &&
          perform({ type: "drop-group", group: group.id }, t("dropped", { group: label }))
        }
      >
        {t("drop")}
      </Button>
    </div>
  );
}
