"use client";
import { CoreSentence } from "@/components/editor/core-sentence";
import { controlId, useForm } from "@/components/editor/form/form-context";
import styles from "@/components/editor/form/form.module.css";
import type { Choice } from "@/model/activity/references";
import { useTranslations } from "@/components/language/use-translations";

interface Props {
  help: "sortHelp" | "tableHelp";
  rows: Choice[];
  columns: Choice[];
  /** Path of the key, where this grid is its only form and shows its problems. */
  path?: string;
  /** The accepted columns of a row. */
  accepted: (row: string) => string[];
  onChange: (row: string, accepted: string[]) => void;
}

/** The whole key of an activity as a grid of ticks. */
export function KeyGrid({ help, rows, columns, path, accepted, onChange }: Props) {
  const t = useTranslations("editor.grid");
  const { readOnly, problems } = useForm();
  if (rows.length === 0 || columns.length === 0) return null;

  const turn = (row: string, column: string, on: boolean) =>
    onChange(
      row,
      columns.map((c) => c.id).filter((c) => (c === column ? on : accepted(row).includes(c))),
    );
  const faulty = path ? [...problems].filter(([place]) => `${place}/`.startsWith(`${path}/`)) : [];
  return (
    <fieldset className={styles.group} id={path && controlId(path)} tabIndex={-1}>
      <legend>{t("title")}</legend>
      <p className="hint">{t(help)}</p>
      {faulty.map(([place, sentence]) => (
        <p key={place} id={`${controlId(place)}-problem`} className="problem">
          {rows.flatMap((row) => (place === `${path}/${row.id}` ? [`${row.text}: `] : []))}
          <CoreSentence>{sentence}</CoreSentence>
        </p>
      ))}
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
              <tr key={row.id} id={path && controlId(`${path}/${row.id}`)}>
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

/** Items of a draft as choices, with "…" for missing texts. */
export const choicesIn = (list: unknown): Choice[] =>
  (Array.isArray(list) ? (list as { id: string; text?: string; label?: string }[]) : []).map((c) => ({
    id: c.id,
    text: c.label || c.text || "…",
  }));
