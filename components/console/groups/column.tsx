"use client";
import { type ReactNode, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { ColumnForm, type OneGroup } from "@/components/console/groups/column-form";
import { useGroupName } from "@/components/console/groups/group-name";
import styles from "@/components/console/groups/groups.module.css";
import type { PerformAction } from "@/components/console/groups/use-actions";
import { Button } from "@/components/ui/button";

interface Props {
  column: OneGroup;
  perform: PerformAction;
  /** A person is dragged over it. */
  over: boolean;
  /** The button that puts the chosen people here. */
  put: ReactNode;
  /** Its people. */
  children: ReactNode;
}

/** One group: its name, its people, and the form for everything else. */
export function Column({ column, perform, over, put, children }: Props) {
  const t = useTranslations("console");
  const name = useGroupName();
  const [open, setOpen] = useState(false);
  const { group, people, size, guests } = column;
  const label = name(group);
  return (
    <section className={styles.column} data-place={group.id} data-over={over || undefined} aria-label={label}>
      <div className={`row ${styles.columnHead}`}>
        <h3 dir="auto">{label}</h3>
        <small>{t("groups.people", { count: size + guests.length })}</small>
        {put || (
          <Button
            size="small"
            look="bare"
            aria-expanded={open}
            aria-label={t(open ? "groups.closeOf" : "groups.changeOf", { group: label })}
            onClick={() => setOpen(!open)}
          >
            {t(open ? "close" : "groups.change")}
          </Button>
        )}
      </div>
      {group.table !== null && (
        <p className="hint" dir="auto">
          {group.table}
        </p>
      )}
      {open && <ColumnForm column={column} perform={perform} />}
      <ul className={styles.chips}>
        {children}
        {guests.map((guest) => (
          <li key={guest.id} className={styles.guest}>
            <span dir="auto">{guest.name}</span>
            <small>{t("groups.noPhone")}</small>
            <button
              type="button"
              aria-label={t("groups.dropGuestOf", { name: guest.name })}
              onClick={() =>
                perform(
                  { type: "drop-guest", guest: guest.id },
                  t("groups.guestDropped", { name: guest.name }),
                )
              }
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <More count={size - people.length} />
      {size + guests.length === 0 && <p className="hint">{t("groups.emptyGroup")}</p>}
    </section>
  );
}

/** The number of people who are not listed. */
export function More({ count }: { count: number }) {
  const t = useTranslations("console.groups");
  return count > 0 && <p className="hint">{t("more", { count })}</p>;
}
