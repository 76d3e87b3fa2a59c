"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import type { z } from "zod";
import styles from "@/components/editor/form/form.module.css";
import { type Change, rowId, useForm } from "@/components/editor/form/form-context";
import { headingOf } from "@/components/editor/form/heading";
import { type Item, type RowActs, rowKeys, RowButtons } from "@/components/editor/form/row-buttons";
import { ObjectFields } from "@/components/editor/form/object-fields";
import { shapeOf } from "@/workshop/editor/draft-schema-of";
import type { Steps } from "@/workshop/editor/references";

interface Props {
  schema: z.ZodObject | z.ZodDiscriminatedUnion;
  item: Item;
  steps: Steps;
  path: string;
  acts: RowActs;
  /** The name of such a thing: "Part". */
  name: string;
  onChange: Change;
}

/** One larger thing of a list; only an open one has its fields on the page. */
export function Card({ schema, item, steps, path, acts, name, onChange }: Props) {
  const t = useTranslations("editor.form");
  const { problems, shownProblems, target, choices } = useForm();
  const named = choices([...steps, "session"])?.find((c) => c.id === item.session)?.text;
  const heading = headingOf(item) || (named ?? "");
  // A new thing is empty, and opens.
  const [opened, setOpened] = useState(
    Object.keys(item).every((key) => key === "id" || key === "type") || acts.count === 1,
  );
  const [seen, setSeen] = useState<string | null>(null);
  if (target !== seen) {
    setSeen(target);
    if (target?.startsWith(`${path}/`)) setOpened(true);
  }
  // An open card shows its problems at its fields.
  const faulty = [...(opened ? shownProblems : problems).keys()].some(
    (p) => p === path || p.startsWith(`${path}/`),
  );
  const title = t("itemTitle", { name, number: acts.index + 1 });
  return (
    <li id={rowId(path)} className={styles.card} onKeyDown={rowKeys(acts)}>
      <details
        open={opened}
        onToggle={(e) => e.target === e.currentTarget && setOpened(e.currentTarget.open)}
      >
        <summary className={styles.cardHead}>
          <span className={styles.cardName}>{title}</span>
          <span className={styles.cardText} dir="auto">
            {heading}
          </span>
          {faulty && <span className={styles.mark}>{t("needsWork")}</span>}
        </summary>
        {opened && (
          <div className={styles.cardBody}>
            <ObjectFields
              schema={shapeOf(schema, item)}
              value={item}
              steps={steps}
              path={path}
              onChange={onChange}
            />
          </div>
        )}
      </details>
      <RowButtons acts={acts} name={heading ? `${title}, ${heading}` : title} />
    </li>
  );
}
