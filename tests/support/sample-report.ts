/**
 * A report of a whole day to make files from: the guide, or one activity of every kind, answered by simulated people
 * (the same who take part in a rehearsal), with what groups made. Always the same for the same number of people.
 */
import { debriefWords } from "@/components/debrief/translated-words";
import type { InterfaceLanguage } from "@/messages/languages";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import type { ReportWords } from "@/model/figures/report-words";
import { seeded } from "@/model/statistics/random";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { comparisons } from "@/tests/support/worksheets/shown-samples";
import { worksheetDebriefSample } from "@/tests/support/worksheets/debrief-samples";
import type { Workshop } from "@/workshop/content/workshop";
import { type Debrief, debriefOf } from "@/workshop/debrief/debrief";
import type { DebriefInput, RoundInput } from "@/workshop/debrief/input";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { reportLanguagesOf } from "@/workshop/debrief/report/languages";
import type { Report } from "@/workshop/debrief/report/report";
import { type Added, reportOf } from "@/workshop/debrief/report/report-of";
import { planOf } from "@/workshop/content/plan";

const DAY = Date.UTC(2026, 10, 24, 9);

interface SampleRoom {
  people?: number;
  workshop?: Workshop;
  language?: string;
  /** Words of people; without them, those of simulated people in that language. */
  phrases?: readonly string[];
}

/** Every question of a workshop, answered once by everybody who did not pass; some questions are asked twice. */
export function sampleInput({
  people = 23,
  workshop = guide,
  language = "en",
  phrases = phrasesIn(language),
}: SampleRoom = {}): DebriefInput {
  const plan = planOf(workshop);
  const questions = [
    ...new Set(plan.steps.flatMap((s) => [s.question, ...s.whatIfs.map((w) => w.question)])),
  ].flatMap((id) => (id ? [id] : []));
  const persons = Array.from({ length: people }, (_, i) => ({
    label: `who-${i}`,
    insight: 0.35 + 0.55 * seeded(i + 1)(),
  }));
  const rounds = questions.flatMap((id, index): RoundInput[] => {
    const question = plan.question(id);
    const activity = question && plan.activity(question.activityId);
    if (!question || !activity) return [];
    return Array.from({ length: index % 9 === 4 ? 2 : 1 }, (_, again) => ({
      question: id,
      round: again + 1,
      answers: persons.flatMap(({ label, insight }, i) => {
        const random = seeded(1_000 * index + 10 * i + again + 1);
        if (random() < 0.05) return [];
        const body = plausible(activity, question, {
          insight: Math.min(1, insight + 0.2 * again),
          random,
          phrases,
          texts: [],
        });
        return body ? [{ person: label, body }] : [];
      }),
    }));
  });
  return {
    title: workshop.title,
    workshop,
    people,
    rounds,
    curation: {},
    ended: true,
    startedAt: DAY,
    endedAt: DAY + 8 * 3_600_000,
  };
}

/** The same as a debrief; in the last session stand worksheets of all types of comparison. */
export function sampleDebrief(room: SampleRoom = {}): Debrief {
  const debrief = debriefOf(sampleInput(room));
  const sheets = comparisons.map((comparison) => {
    const sample = worksheetDebriefSample(comparison);
    return { ...sample, activity: { ...sample.activity, id: `sheet-${comparison.type}` } };
  });
  return {
    ...debrief,
    sessions: [
      ...debrief.sessions,
      { id: "groups", number: 99, title: "What groups made", activities: sheets, withheld: [] },
    ],
  };
}

export async function sampleWords(language: InterfaceLanguage = "en"): Promise<ReportWords> {
  return debriefWords(language, completed(await translationIn(language)));
}

/** One activity of every kind, with a remark and quotes: short enough to look at. */
export async function sampleReport(
  language: InterfaceLanguage = "en",
  room: SampleRoom = {},
  added: Added = {},
): Promise<Report> {
  const words = await sampleWords(language);
  const debrief = sampleDebrief({ workshop: everyKind, language, ...room });
  const first = debrief.sessions[0]?.activities[0]?.activity.id ?? "";
  const report = reportOf(debrief, words, {
    story: [
      { id: "movement", made: "Most people changed their answer when the passport was taken.", edited: null },
    ],
    remarks: { [first]: "We would ask this again on the last day." },
    quotes: [
      {
        question: "What would you tell a colleague?",
        texts: ["Ask about the papers first.", "اسأل عن الأوراق أولاً."],
      },
    ],
    remark: "A quiet room that spoke more each day.",
    ...added,
  });
  return { ...report, ...reportLanguagesOf(report, room.workshop ?? everyKind, language) };
}
