/** The follow-up of commitments as a chapter: counts by wave, none below five people. Pure. */
import { MIN_REPORTABLE, shareOf } from "@/model/debrief/share";
import { type FollowUpStatus, followUpStatuses, WAVES, type Wave } from "@/workshop/debrief/follow-up/waves";
import type { BarRow } from "@/model/figures/chart";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportChapter } from "@/workshop/debrief/report/report";

export interface FollowUpCounts {
  counts: Partial<Record<Wave, Partial<Record<FollowUpStatus, number>>>>;
  codes: number;
  /** Texts that a trainer released. */
  released: { wave: number; about: "helped" | "hindered"; text: string }[];
}

type Say = (key: string, values?: Record<string, string | number>) => string;

/** Null before the first return. @param t words of messages/<language>/followup.json */
export function followUpChapter(input: FollowUpCounts, t: Say): ReportChapter | null {
  const figures = WAVES.flatMap((wave) => figureOf(wave, input, t) ?? []);
  if (figures.length === 0) return null;
  return {
    id: "follow-up",
    title: t("title"),
    parts: [{ activity: "follow-up", title: t("title"), lead: t("lead"), figures, remark: null }],
  };
}

function figureOf(wave: Wave, { counts, codes, released }: FollowUpCounts, t: Say): FigureModel | null {
  const statuses = counts[wave] ?? {};
  const people = followUpStatuses.reduce((sum, status) => sum + (statuses[status] ?? 0), 0);
  if (people === 0) return null;
  const base = {
    id: `follow-up-${wave}`,
    title: t("wave", { wave }),
    heads: t("heads", { count: people, codes }),
  };
  if (people < MIN_REPORTABLE)
    return { ...base, reading: t("few"), nothing: true, heads: undefined, chart: null, tables: [] };
  const rows = followUpStatuses.map((status): BarRow => {
    const count = statuses[status] ?? 0;
    const { percent, low, high } = shareOf(count, people);
    const whole = (n: number | null) => Math.round(n ?? 0);
    return {
      label: t(status),
      count,
      of: people,
      low,
      high,
      said: t("said", { count, of: people, percent: whole(percent), low: whole(low), high: whole(high) }),
      look: LOOKS[status],
    };
  });
  const kept = (statuses.done ?? 0) + (statuses.partly ?? 0);
  return {
    ...base,
    reading: t("reading", { kept, of: people, wave }),
    how: t("how"),
    chart: { type: "bars", rows },
    tables: [
      { caption: base.title, head: [t("status"), t("people")], rows: rows.map((r) => [r.label, r.count]) },
    ],
    ...textsOf(wave, released, t),
  };
}

const LOOKS = { done: "yes", partly: "soft", "not-yet": "unsure", dropped: "no" } as const;

function textsOf(wave: Wave, released: FollowUpCounts["released"], t: Say): Pick<FigureModel, "texts"> {
  const textsAbout = (about: "helped" | "hindered") =>
    released
      .filter((r) => r.wave === wave && r.about === about)
      .map((r) => r.text)
      .sort((a, b) => a.localeCompare(b));
  const texts = (["helped", "hindered"] as const)
    .map((about) => ({ title: t(about), texts: textsAbout(about) }))
    .filter((g) => g.texts.length > 0);
  return texts.length > 0 ? { texts } : {};
}
