/** The line over the numbers of one round: which round, and how many answered, passed and gave nothing. */
import type { Words } from "@/components/debrief/words";
import type { RoundHead } from "@/workshop/debrief/round-head";

export const roundCaption = ({ t }: Words, r: RoundHead): string =>
  `${t("roundNumber", { number: r.round })} · ${t("answered")} ${r.answered} · ${t("passed")} ${r.passed} · ${t("missing")} ${r.missing}`;
