"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import styles from "@/components/console/groups/groups.module.css";
import { Button } from "@/components/ui/button";
import type { GroupId } from "@/model/room/groups";

interface Props {
  /** Names of the chosen people. */
  names: string[];
  onMove: (to: GroupId | null) => void;
  onClear: () => void;
}

/** Moves the chosen people without dragging. */
export function MoveBar({ names, onMove, onClear }: Props) {
  const t = useTranslations("console.groups");
  const name = useGroupName();
  const { groups } = useConsoleContext().view.groups;
  const [to, setTo] = useState("");
  return (
    <section className={`row apart ${styles.moveBar}`} aria-label={t("moveLabel")}>
      <p dir="auto">
        {names.length === 0
          ? t("chooseFirst")
          : t("chosen", {
              count: names.length,
              names: names.slice(0, 3).join(", "),
              more: Math.max(0, names.length - 3),
            })}
      </p>
      {names.length > 0 && (
        <div className="row">
          <label className={styles.select}>
            <span className="quiet">{t("moveTo")}</span>
            <select value={to} onChange={(e) => setTo(e.target.value)}>
              <option value="">{t("moveTo")}</option>
              {groups.map(({ group }) => (
                <option key={group.id} value={group.id}>
                  {name(group)}
                </option>
              ))}
              <option value="none">{t("noGroup")}</option>
            </select>
          </label>
          <Button
            size="small"
            look="primary"
            why={to === "" ? t("placeFirst") : null}
            onClick={() => {
              if (to === "") return;
              onMove(to === "none" ? null : to);
              setTo("");
            }}
          >
            {t("move")}
          </Button>
          <Button size="small" look="bare" onClick={onClear}>
            {t("clear")}
          </Button>
        </div>
      )}
    </section>
  );
}
