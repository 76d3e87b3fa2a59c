"use client";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/editor/form/form.module.css";
import { type Change, rowId } from "@/components/editor/form/form-context";
import { type Item, type RowActs, rowKeys, RowButtons } from "@/components/editor/form/row-buttons";
import { TextField } from "@/components/editor/form/single-fields";
import type { Steps } from "@/workshop/editor/references";

interface Props {
  item: Item;
  steps: Steps;
  path: string;
  acts: RowActs;
  /** A piece of a text may begin a paragraph. */
  paragraphs: boolean;
  onChange: Change;
  onEnter: () => void;
  onLines?: (lines: string[]) => void;
}

/** One option: a letter, its text, its place. Enter makes the next one. */
export function Line({ item, steps, path, acts, paragraphs, onChange, onEnter, onLines }: Props) {
  const t = useTranslations("editor.form");
  const number = acts.index + 1;
  const text = typeof item.text === "string" ? item.text : "";
  return (
    <li className={styles.line} id={rowId(path)} onKeyDown={rowKeys(acts)}>
      {paragraphs ? (
        <button
          type="button"
          className="tool"
          aria-label={t("paragraph", { name: text || t("entry", { number }) })}
          title={t("paragraph", { name: t("entry", { number }) })}
          aria-pressed={item.paragraph === true}
          disabled={acts.fixed}
          onClick={() => onChange({ ...item, paragraph: item.paragraph ? undefined : true })}
        >
          ¶
        </button>
      ) : (
        <b aria-hidden="true" className={styles.letter}>
          {String.fromCharCode(65 + acts.index)}
        </b>
      )}
      <TextField
        value={text}
        steps={[...steps, "text"]}
        path={`${path}/text`}
        onChange={(next, grows) => onChange({ ...item, text: next }, grows)}
        optional={false}
        bare={t("entry", { number })}
        length="line"
        most={300}
        onEnter={onEnter}
        onLines={onLines}
      />
      <RowButtons acts={acts} name={text || t("entry", { number })} />
    </li>
  );
}
