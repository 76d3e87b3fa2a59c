"use client";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { FormProvider, type FormScope } from "@/components/editor/form/form-context";
import styles from "@/components/editor/form/form.module.css";

interface Props {
  scope: Omit<FormScope, "shownProblems">;
  /** Shows all problems. */
  showAll: boolean;
  children: ReactNode;
}

/** A form that shows the problem of a field once its author has left it, never while they write in it. */
export function Form({ scope, showAll, children }: Props) {
  const { problems } = scope;
  const box = useRef<HTMLDivElement>(null);
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<{ path: string; sentence: string | undefined } | null>(null);
  const shownProblems = useMemo(
    () =>
      new Map(
        [...problems].filter(
          ([path, sentence]) =>
            (showAll || visited.has(path)) &&
            (focused === null || focused.path !== path || focused.sentence === sentence),
        ),
      ),
    [problems, showAll, visited, focused],
  );
  const whole = useMemo(() => ({ ...scope, shownProblems }), [scope, shownProblems]);
  const afterPress = useAfterPress();

  useEffect(() => {
    const form = box.current;
    const stop = new AbortController();
    const { signal } = stop;
    const came = ({ target }: FocusEvent) =>
      afterPress(() => {
        const path = (target as Element).closest<HTMLElement>("[data-path]")?.dataset.path;
        setFocused(path === undefined ? null : { path, sentence: shownProblems.get(path) });
      });
    const went = ({ target, relatedTarget }: FocusEvent) => {
      const paths = leftPaths(target as Element, relatedTarget as Node | null);
      afterPress(() => {
        setFocused(null);
        setVisited((before) =>
          paths.every((path) => before.has(path)) ? before : new Set([...before, ...paths]),
        );
      });
    };
    form?.addEventListener("focusin", came, { signal });
    form?.addEventListener("focusout", went, { signal });
    return () => stop.abort();
  }, [shownProblems, afterPress]);
  return (
    <FormProvider value={whole}>
      <div ref={box} className={`stack ${styles.form}`}>
        {children}
      </div>
    </FormProvider>
  );
}

/** Delays a change while a pointer is pressed, as a new sentence would move away the pressed button. */
function useAfterPress(): (change: () => void) => void {
  const pressed = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true };
    const press = () => {
      pressed.current = true;
    };
    const release = () => {
      pressed.current = false;
      // The click comes first.
      setTimeout(() => {
        for (const change of waiting.current.splice(0)) change();
      });
    };
    document.addEventListener("pointerdown", press, options);
    document.addEventListener("pointerup", release, options);
    document.addEventListener("pointercancel", release, options);
    return () => stop.abort();
  }, []);
  return useCallback((change) => {
    if (pressed.current) waiting.current.push(change);
    else change();
  }, []);
}

/** The fields that the focus leaves: its own and those around it, up to one that contains the next focus. */
function leftPaths(from: Element, to: Node | null): string[] {
  const paths: string[] = [];
  let field = from.closest<HTMLElement>("[data-path]");
  while (field && !field.contains(to)) {
    if (field.dataset.path !== undefined) paths.push(field.dataset.path);
    field = field.parentElement?.closest<HTMLElement>("[data-path]") ?? null;
  }
  return paths;
}
