import { isPass } from "@/model/activity/pass";
import type { DebriefInput } from "@/workshop/debrief/input";
import { codebookOf } from "@/workshop/exports/codebook";
import { DATA_FORMAT, DATA_VERSION, type RoomData } from "@/workshop/exports/format";
import { givenIn } from "@/workshop/exports/given";
import { type LabelledRow, answerContext } from "@/workshop/exports/labelled-answers";
import { workOf } from "@/workshop/exports/worksheet-rows";

const when = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

const roomFacts = (input: DebriefInput): RoomData["room"] => ({
  title: input.title,
  workshop: input.workshop.id,
  workshop_title: input.workshop.title,
  language: input.workshop.language,
  people: input.people,
  ended: input.ended,
  started: when(input.startedAt),
  finished: when(input.endedAt),
});

const answerData = (answer: LabelledRow): RoomData["answers"][number] => ({
  ...answerContext(answer),
  passed: isPass(answer.body),
  given: isPass(answer.body) ? [] : givenIn(answer.activity, answer.body),
});

/** @param answers activity by activity; none where the room runs */
export function* roomDataText(
  input: DebriefInput,
  summary: RoomData["summary"],
  answers: Iterable<LabelledRow[]>,
): Generator<string> {
  const head = {
    format: DATA_FORMAT,
    version: DATA_VERSION,
    room: roomFacts(input),
    codebook: codebookOf(input),
    summary,
    worksheets: workOf(input).map(({ worksheet, rows }) => ({
      activity: worksheet.id,
      title: worksheet.title,
      rows,
    })),
  } satisfies Omit<RoomData, "answers">;
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "answers": [`;
  let first = true;
  for (const list of answers) {
    for (const answer of list) {
      yield `${first ? "\n" : ",\n"}  ${JSON.stringify(answerData(answer))}`;
      first = false;
    }
  }
  yield "\n ]\n}\n";
}
