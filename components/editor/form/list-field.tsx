"use client";
/** A list of things with ids: options as lines, larger things as cards that open. */
import type { Item, RowActs } from "@/components/editor/form/row-buttons";
import { useEffect, useRef } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { z } from "zod";
import { AddByType } from "@/components/editor/form/add-by-type";
import { Card } from "@/components/editor/form/card";
import { Frame } from "@/components/editor/form/field-wrapper";
import {
  controlId,
  type FieldProps,
  rowId,
  useFieldTexts,
  useForm,
} from "@/components/editor/form/form-context";
import { Line } from "@/components/editor/form/option-row";
import { PasteText } from "@/components/editor/form/paste-text";
import { Button } from "@/components/ui/button";
import { boundsOf } from "@/workshop/editor/schema-limits";
import { withStory } from "@/workshop/editor/split-story";

export function ListField({
  schema,
  value = [],
  steps,
  path,
  onChange,
  optional,
}: FieldProps<Item[] | undefined> & { schema: z.ZodArray }) {
  const texts = useFieldTexts(steps);
  const t = useTranslations("editor.form");
  const { newId, readOnly } = useForm();
  const element = schema.element as z.ZodObject | z.ZodDiscriminatedUnion;
  const { least, most } = boundsOf(schema);
  const full = most !== null && value.length >= most;
  const fixed = readOnly || (least !== null && least === most);
  const shape = element instanceof z.ZodObject ? Object.keys(element.shape).sort().join() : "";
  const asLine = shape === "id,text" || shape === "id,paragraph,text";
  const focus = useFocusNext();
  const last = String(steps.at(-1));
  const change = (next: Item[]) => onChange(next.length === 0 && optional ? undefined : next);
  // Tables of one sheet share the ids of their columns, so that a comparison finds "Who" in all of them.
  const inTable = last === "columns" && steps.length > 1 ? new Set(value.map((item) => item.id)) : undefined;
  const make = (fields: object = {}, text = ""): Item => ({
    id: newId(text, last.replace(/s$/, ""), inTable),
    ...fields,
  });

  function add(index: number, items: Item[]): void {
    change(value.toSpliced(index, 0, ...items));
    const [first] = items;
    if (first) focus(`${path}/${first.id}`);
  }
  function addStory(clauses: Item[]): void {
    change(withStory(value, clauses));
    if (clauses[0]) focus(`${path}/${clauses[0].id}`);
  }
  const acts = (index: number): RowActs => ({
    index,
    count: value.length,
    fixed,
    move(by) {
      const next = [...value];
      const [moved] = next.splice(index, 1);
      if (moved) next.splice(index + by, 0, moved);
      onChange(next);
    },
    remove() {
      change(value.filter((_, i) => i !== index));
      const neighbour = value[index + 1] ?? value[index - 1];
      if (neighbour) focus(`${path}/${neighbour.id}`);
    },
  });
  const setItem = (index: number) => (next: unknown, grows?: boolean) =>
    onChange(
      value.map((item, i) => (i === index ? (next as Item) : item)),
      grows,
    );

  /** Several pasted lines: the first goes into the row, the others follow it. */
  function paste(index: number, lines: string[]): void {
    const ids = new Set<string>();
    const more = lines.slice(1).map((text) => {
      const item = make({ text: text.slice(0, 300) }, text);
      const id = ids.has(item.id) ? `${item.id}-${ids.size}` : item.id;
      ids.add(id);
      return { ...item, id };
    });
    const next = value.toSpliced(index, 1, { ...value[index]!, text: lines[0]!.slice(0, 300) }, ...more);
    change(most === null ? next : next.slice(0, most));
  }

  return (
    <Frame path={path} label={texts.label} help={texts.help} optional={optional} group>
      <ol className="stack tight" id={controlId(path)} tabIndex={-1}>
        {value.map((item, i) =>
          asLine ? (
            <Line
              key={item.id}
              item={item}
              steps={[...steps, i]}
              path={`${path}/${item.id}`}
              acts={acts(i)}
              paragraphs={shape !== "id,text"}
              onChange={setItem(i)}
              onEnter={() => !full && !fixed && add(i + 1, [make()])}
              onLines={fixed ? undefined : (lines) => paste(i, lines)}
            />
          ) : (
            <Card
              key={item.id}
              schema={element}
              item={item}
              steps={[...steps, i]}
              path={`${path}/${item.id}`}
              acts={acts(i)}
              name={texts.item ?? texts.label}
              onChange={setItem(i)}
            />
          ),
        )}
      </ol>
      {!fixed && (
        <div className="row">
          {full ? (
            <p className="hint">{t("full", { count: most })}</p>
          ) : element instanceof z.ZodDiscriminatedUnion ? (
            <AddByType
              union={element}
              label={texts.add ?? t("add")}
              onAdd={(type) => add(value.length, [make({ type })])}
            />
          ) : (
            <Button size="small" onClick={() => add(value.length, [make()])}>
              {texts.add ?? t("add")}
            </Button>
          )}
          {last === "clauses" && <PasteText newId={newId} onPaste={addStory} />}
        </div>
      )}
    </Frame>
  );
}

/** Moves the focus to a row's first control once the row is there. */
function useFocusNext(): (path: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const row = document.getElementById(rowId(wanted.current));
    if (!row) return;
    wanted.current = null;
    row.querySelector<HTMLElement>("textarea, input, select, summary")?.focus();
  });
  return (path) => {
    wanted.current = path;
  };
}
