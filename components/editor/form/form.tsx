"use client";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { FormProvider, type FormScope } from "@/components/editor/form/form-context";
import styles from "@/components/editor/form/form.module.css";

interface Props {
  scope: Omit<FormScope, "shownProblems">;
  /** What is wrong was asked for: all of it is said. */
  showAll: boolean;
  children: ReactNode;
}

/**
 * A form that says what is wrong with a field once its author has left it, and never while they write in it
 * (E-68): what was said when they came stays until it is put right.
 */
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

/**
 * Runs a change of the form at once or, while a pointer is pressed, once it is released: a sentence that came
 * under a field between the two would move away the button that is being pressed.
 */
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

/** The fields that the focus leaves: the one it was in, and what encloses that, up to what holds the next as well. */
function leftPaths(from: Element, to: Node | null): string[] {
  const paths: string[] = [];
  let field = from.closest<HTMLElement>("[data-path]");
  while (field && !field.contains(to)) {
    if (field.dataset.path !== undefined) paths.push(field.dataset.path);
    field = field.parentElement?.closest<HTMLElement>("[data-path]") ?? null;
  }
  return paths;
}
