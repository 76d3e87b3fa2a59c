"use client";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/console/worksheets/work.module.css";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";

type Fields = ConsoleWork["groups"][number]["fields"];

/** How far a field is, in a word. */
const degree = (done: number): "empty" | "part" | "full" =>
  done <= 0 ? "empty" : done >= 1 ? "full" : "part";

/** How far a group is: one square for each field that must be filled, and the count in words. */
export function Progress({ fields }: { fields: Fields }) {
  const t = useTranslations("console.work");
  return (
    <div className={styles.progress}>
      <ul>
        {fields.map((field) => {
          const how = degree(field.done);
          const words = t(`field.${how}`, { field: field.label });
          return (
            <li key={field.path} data-is={how} title={words}>
              <span className="quiet">{words}</span>
            </li>
          );
        })}
      </ul>
      <small>{t("filled", { count: fields.filter((f) => f.done >= 1).length, of: fields.length })}</small>
    </div>
  );
}
