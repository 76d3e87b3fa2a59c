"use client";
import { useTranslations } from "@/components/language/use-translations";
import type { Problem } from "@/server/main/routes/action";

/** The sentence about what is wrong, read aloud when it comes. */
export function ProblemLine({ problem, id }: { problem: Problem | null; id: string }) {
  const t = useTranslations("account.problems");
  return (
    <div role="alert">
      {problem && (
        <p id={id} tabIndex={-1} className="notice danger">
          {t(problem.problem, problem.values)}
        </p>
      )}
    </div>
  );
}
