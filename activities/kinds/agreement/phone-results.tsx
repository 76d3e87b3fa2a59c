/** How many agree. */
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";

export function AgreementResults({ results, t }: PhoneResultsProps) {
  return (
    <ResultsFrame results={results} t={t}>
      <p>{t("agreed", { count: results.answered })}</p>
    </ResultsFrame>
  );
}
