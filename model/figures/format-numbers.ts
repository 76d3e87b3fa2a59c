import { isolateAmount } from "@/model/text/isolated";
import type { Range } from "@/model/statistics/paired";
import type { ReportWords } from "@/model/figures/report-words";

/** A number with so many decimals; a minus is a minus, and zero has none. */
export const decimals = (n: number, digits: number, words: Pick<ReportWords, "locale">): string =>
  formatNumber(n, digits, words, "auto");

/** A difference with its sign; zero has none. The language places signs among right-to-left letters. */
export const signed = (n: number, digits: number, words: Pick<ReportWords, "locale">): string =>
  formatNumber(n, digits, words, "exceptZero");

function formatNumber(
  n: number,
  digits: number,
  { locale }: Pick<ReportWords, "locale">,
  signDisplay: "auto" | "exceptZero",
): string {
  const rounded = Number(n.toFixed(digits));
  const format = new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay,
  });
  return isolateAmount(format.format(rounded === 0 ? 0 : rounded).replace("-", "\u2212"));
}

/** "0.8 – 2.6", or a dash where there is none. */
export const rangeSaid = (range: Range | null, words: Pick<ReportWords, "locale">, digits = 1): string =>
  range ? `${decimals(range.low, digits, words)} – ${decimals(range.high, digits, words)}` : "–";

/** "0.031", "< 0.001", or a dash. */
export const pSaid = (p: number | null, words: Pick<ReportWords, "locale">): string =>
  p === null ? "–" : p < 0.001 ? `< ${decimals(0.001, 3, words)}` : decimals(p, 3, words);
