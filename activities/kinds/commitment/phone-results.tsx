/** How many made a promise; nothing of what they wrote is known to anybody. */
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";

export function CommitmentResults({ results, t }: PhoneResultsProps) {
  return (
    <ResultsFrame results={results} t={t}>
      <p>{t("promised", { count: results.answered })}</p>
    </ResultsFrame>
  );
}
