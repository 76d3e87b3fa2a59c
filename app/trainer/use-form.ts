"use client";
import { type FormEvent, useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import type { Problem } from "@/server/main/routes/action";

const never = () => () => undefined;

/**
 * Sends a form and keeps its values, but for a refused password. The focus goes to the field with the
 * problem, or else to the sentence about it.
 * @param send returns a problem, null when all is well, or "leaving" when another page comes
 */
export function useForm(send: (form: FormData) => Promise<Problem | null | "leaving">) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const form = useRef<HTMLFormElement>(null);
  const problemId = useId();

  useEffect(() => {
    if (!problem) return;
    const password = form.current?.elements.namedItem("password");
    if (password instanceof HTMLInputElement && problem.problem !== "failed") password.value = "";
    const field = problem.field ? form.current?.elements.namedItem(problem.field) : null;
    const target = field instanceof HTMLElement ? field : document.getElementById(problemId);
    target?.focus();
  }, [problem, problemId]);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const typed = new FormData(event.currentTarget, submitter);
    setBusy(true);
    setProblem(null);
    try {
      const result = await send(typed);
      if (result === "leaving") return;
      setProblem(result);
    } catch {
      setProblem({ problem: "failed" });
    }
    setBusy(false);
  }

  /** Ties a field to the sentence about it. */
  const fieldState = (name: string) =>
    problem?.field === name ? { "aria-invalid": true as const, "aria-describedby": problemId } : {};

  return {
    // The method keeps the values out of the address.
    props: { ref: form, onSubmit, method: "post", noValidate: true } as const,
    /** For each button that sends. A form sent before the page's script runs would lose its values. */
    submit: { type: "submit", disabled: !ready, "aria-disabled": busy } as const,
    problem,
    problemId,
    busy,
    fieldState,
  };
}
