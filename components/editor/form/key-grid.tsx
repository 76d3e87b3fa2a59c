"use client";
import { useTranslations } from "use-intl";
import styles from "@/components/editor/form/form.module.css";
import { useForm } from "@/components/editor/form/form-context";
import { choicesFor, type Choice } from "@/workshop/authoring/references";
import type { DraftActivity } from "@/workshop/authoring/draft";
import type { Draft } from "@/workshop/authoring/draft";

interface Props {
  activity: DraftActivity;
  workshop: Draft;
  onChange: (next: DraftActivity) => void;
}

interface Card {
  id: string;
  key?: { accepted?: string[]; reason?: string };
}

/** The whole key of a sort or a table at a glance: what belongs where, one tick each. */
export function KeyGrid({ activity, workshop, onChange }: Props) {
  const t = useTranslations("editor.grid");
  const { readOnly } = useForm();
  const sort = activity.kind === "sort";
  const rows = choicesIn(sort ? activity.cards : activity.rows);
  const columns =
    choicesFor(workshop, activity, sort ? ["cards", 0, "key", "accepted"] : ["key", "any"]) ?? [];
  if (rows.length === 0 || columns.length === 0) return null;

  const accepted = (row: string): string[] => {
    if (!sort) return (activity.key as Record<string, string[]> | undefined)?.[row] ?? [];
    return (activity.cards as Card[]).find((c) => c.id === row)?.key?.accepted ?? [];
  };
  function turn(row: string, column: string, on: boolean): void {
    const next = columns.map((c) => c.id).filter((c) => (c === column ? on : accepted(row).includes(c)));
    if (sort) {
      const cards = (activity.cards as Card[]).map((card) => {
        if (card.id !== row) return card;
        const { key, ...rest } = card;
        return next.length === 0 && !key?.reason ? rest : { ...rest, key: { ...key, accepted: next } };
      });
      onChange({ ...activity, cards });
    } else {
      const { [row]: _before, ...others } = (activity.key as Record<string, string[]> | undefined) ?? {};
      onChange({ ...activity, key: next.length > 0 ? { ...others, [row]: next } : others });
    }
  }
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{t("title")}</legend>
      <p className={styles.help}>{t(sort ? "sortHelp" : "tableHelp")}</p>
      <div className={styles.gridFrame}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <td />
              {columns.map((c) => (
                <th key={c.id} scope="col" dir="auto">
                  {c.text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" dir="auto">
                  {row.text}
                </th>
                {columns.map((c) => (
                  <td key={c.id}>
                    <label>
                      <span className="quiet">{t("cell", { row: row.text, column: c.text })}</span>
                      <input
                        type="checkbox"
                        disabled={readOnly}
                        checked={accepted(row.id).includes(c.id)}
                        onChange={(e) => turn(row.id, c.id, e.target.checked)}
                      />
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  );
}

const choicesIn = (list: unknown): Choice[] =>
  (Array.isArray(list) ? (list as { id: string; text?: string; label?: string }[]) : []).map((c) => ({
    id: c.id,
    text: c.label || c.text || "…",
  }));
