/** Rooms of one of every kind with plausible answers, as a debrief has them, for tests of what is exported. */
import { everyKind } from "@/tests/support/every-kind";
import { textId } from "@/model/text/text-id";
import { textsByPerson } from "@/activities/kinds/open/wall";
import type { DebriefInput, RoundInput } from "@/workshop/debrief/input";
import type { Workshop } from "@/workshop/content/workshop";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { seeded } from "@/model/statistics/random";
import { planOf } from "@/workshop/content/plan";

/**
 * An ended room of `people` who answered every question once, and passed now and then. Texts are risky for
 * spreadsheets.
 */
export function exportedRoom(people: number, workshop: Workshop = everyKind, ended = true): DebriefInput {
  const plan = planOf(workshop);
  const rounds: RoundInput[] = [];
  for (const activity of plan.activities) {
    for (const question of plan.questionsOf(activity.id)) {
      const earlier = rounds
        .filter((r) => r.question === activity.id)
        .flatMap((r) => textsByPerson(r.answers.flatMap((a) => ("texts" in a.body ? [a.body] : []))).flat());
      const texts = earlier.map(textId);
      const answers = Array.from({ length: people }, (_, i) => {
        const phrases = [
          ...phrasesIn("en"),
          '=HYPERLINK("http://x.example")',
          "@SUM(A1)\nand a second line",
          'ผู้เสียหาย, "quoted"',
          "الضحية",
        ];
        const random = seeded(31 * i + question.id.length);
        const body =
          i % 11 === 10
            ? { pass: true as const }
            : plausible(activity, question, { insight: 0.6, random, phrases, texts });
        return { person: `${activity.id}-${i}`, body };
      });
      const entries = answers.flatMap(({ person, body }) =>
        body ? [{ person, body: body as RoundInput["answers"][number]["body"] }] : [],
      );
      if (entries.length > 0) rounds.push({ question: question.id, round: 1, version: 1, answers: entries });
    }
  }
  return {
    title: 'Room: "one" / ห้อง',
    workshop,
    people,
    rounds,
    curation: {},
    ended,
    startedAt: Date.UTC(2026, 10, 24, 0),
    endedAt: Date.UTC(2026, 10, 24, 8),
  };
}
