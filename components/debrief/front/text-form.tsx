"use client";
/**
 * A field that writes into a report and saves itself, with or without a script. Another trainer's text of the
 * meantime is shown beside it, and never overwritten unasked.
 */
import { type FormEvent, startTransition, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/debrief/front/text-form.module.css";
import type { TextState, TextTarget } from "@/workshop/debrief/report/text-state";

/** Rest after which the typed text is saved. */
const SAVE_DEBOUNCE_MS = 900;

interface Props {
  target: TextTarget;
  state: TextState;
  send: (form: FormData) => void;
  pending: boolean;
  label: string;
  /** The sentence that stands in the field until it is reworded. */
  generated: string | null;
  rows: number;
  most: number;
}

/**
 * The text that a form writes, as hidden fields. Arguments bound to the action get other ids each time the
 * page is drawn, and a page without a script never settles.
 */
export function TargetFields({ target }: { target: TextTarget }) {
  return Object.entries(target).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value ?? ""} />
  ));
}

export function TextForm({ target, state, send, pending, label, generated, rows, most }: Props) {
  const t = useTranslations("front.edit");
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const [typed, setTyped] = useState(false);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);

  function save(what?: string) {
    if (!form.current) return;
    clearTimeout(timer.current ?? undefined);
    timer.current = null;
    const data = new FormData(form.current);
    if (what) data.set("do", what);
    setTyped(false);
    startTransition(() => send(data));
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    save(submitter instanceof HTMLButtonElement && submitter.value ? submitter.value : "save");
  }
  function onChange() {
    setTyped(true);
    clearTimeout(timer.current ?? undefined);
    timer.current = setTimeout(() => save("save"), SAVE_DEBOUNCE_MS);
  }
  const said = pending
    ? t("saving")
    : typed
      ? t("typing")
      : state.outcome === "none"
        ? ""
        : t(`outcome.${state.outcome}`, { most });
  const busy = { "aria-disabled": pending };
  return (
    <form ref={form} method="post" action={send} onSubmit={onSubmit} className={`stack tight ${styles.form}`}>
      <TargetFields target={target} />
      <label htmlFor={id}>{label}</label>
      <textarea
        key={state.fresh}
        id={id}
        name="text"
        rows={rows}
        maxLength={most}
        dir="auto"
        defaultValue={state.typed ?? state.text ?? generated ?? ""}
        onChange={onChange}
        onBlur={() => timer.current && save("save")}
        aria-describedby={`${id}-said`}
      />
      {state.theirs && (
        <div className="notice tangerine" role="alert">
          <p>{t("conflict", { name: state.theirs.by || t("somebody") })}</p>
          <blockquote dir="auto">{state.theirs.text ?? generated ?? t("nothing")}</blockquote>
          <p className="row">
            <button className="button small" type="submit" name="do" value="mine" {...busy}>
              {t("mine")}
            </button>
            <button className="button small" type="submit" name="do" value="theirs" {...busy}>
              {t("theirs")}
            </button>
          </p>
        </div>
      )}
      <p className="row">
        <button type="submit" name="do" value="save" className="button primary small" {...busy}>
          {t("save")}
        </button>
        {state.revision > 0 && (
          <button className="button small" type="submit" name="do" value="undo" {...busy}>
            {t("undo")}
          </button>
        )}
        {state.text !== null && (
          <button className="button small" type="submit" name="do" value="restore" {...busy}>
            {t(generated === null ? "remove" : "restore")}
          </button>
        )}
        <output id={`${id}-said`} className={styles.said} data-outcome={typed ? "typing" : state.outcome}>
          {said}
        </output>
      </p>
    </form>
  );
}
