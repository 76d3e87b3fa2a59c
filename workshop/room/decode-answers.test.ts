/**
 * Stored answers reach the kind of their question alone; whatever another kind stored is left out, and breaks
 * nothing.
 */
import { describe, expect, it } from "vitest";
import { type Activity, type AnswerBody, kindNames, kindOf } from "@/activities/kinds";
import { isPass } from "@/model/activity/pass";
import type { Question } from "@/model/activity/question";
import { partReasons } from "@/model/debrief/given-reasons";
import { seeded } from "@/model/statistics/random";
import { everyKind, inOwnWords } from "@/tests/support/every-kind";
import { exportedRoom } from "@/tests/support/exported-room";
import { newRoom, PureRoom } from "@/tests/support/pure-room";
import { planOf } from "@/workshop/content/plan";
import type { Workshop } from "@/workshop/content/workshop";
import { debriefOf } from "@/workshop/debrief/debrief";
import type { DebriefInput } from "@/workshop/debrief/input";
import { summaryCsv } from "@/workshop/debrief/summary-csv";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import { codebookOf } from "@/workshop/exports/codebook";
import { labelled } from "@/workshop/exports/labelled-answers";
import { statements } from "@/workshop/exports/xapi";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { eraseBody } from "@/workshop/retention/erase-body";
import { knownWords, writtenFields } from "@/workshop/retention/known-words";
import { roundKey, roundOfKey } from "@/workshop/room/answers-by-round";
import { decodeBoard, decoderOf, type StoredBoard } from "@/workshop/room/decode-answers";

interface Sample {
  activity: Activity;
  question: Question;
  bodies: AnswerBody[];
}

/** What a room of simulated people gives to every question of a workshop. */
function samplesOf(workshop: Workshop): Sample[] {
  const plan = planOf(workshop);
  return plan.activities.flatMap((activity) =>
    plan.questionsOf(activity.id).map((question) => ({
      activity,
      question,
      bodies: Array.from({ length: 40 }, (_, i) =>
        plausible(activity, question, {
          insight: 0.6,
          random: seeded(i),
          phrases: phrasesIn("en"),
          texts: ["abcd", "entry1"],
        }),
      ).filter((body) => body !== null),
    })),
  );
}

const samples = samplesOf(everyKind);
const stateOf = (workshop: Workshop) => ({ ...newRoom(), workshop, versions: [workshop] });
const state = stateOf(everyKind);
const decoded = (question: string, body: unknown) => decoderOf(state, question, 1)(body);

/** Answers of one kind that have the form of another's: only the ids in them tell them apart. */
const alike = new Set(["checklist marking", "scale form"]);

describe("an answer of its own kind", () => {
  it.each([
    ["as templates ask", everyKind],
    ["in people's own words", inOwnWords],
  ])("is itself, also without its reason, without its words, or for its giver alone: %s", (_, workshop) => {
    const state = stateOf(workshop);
    const erasing = {
      known: knownWords([workshop]),
      written: writtenFields([workshop]),
      placeholder: () => "█ 12",
      renamed: () => "a1b2c3d4",
    };
    for (const { activity, question, bodies } of samplesOf(workshop)) {
      const decode = decoderOf(state, question.id, 1);
      for (const body of bodies) {
        const stored = isPass(body) ? body : (kindOf(activity).redact?.(body) ?? body);
        const [bare] = partReasons([{ questionId: question.id, round: 1, body: stored }]).answers;
        for (const form of [
          body,
          stored,
          bare!.body,
          eraseBody(stored, { ...erasing, activityId: activity.id }),
        ]) {
          const read: unknown = JSON.parse(JSON.stringify(form));
          expect(decode(read), JSON.stringify(read)).toBe(read);
        }
      }
    }
  });

  it("stays where an amendment removed what it names", () => {
    expect(decoded("one-poll", { choice: ["gone"] })).toEqual({ choice: ["gone"] });
    expect(decoded("one-sort", { placed: { gone: "away" } })).toEqual({ placed: { gone: "away" } });
  });

  it("may be a pass, a reason that stands apart, or the link of a test", () => {
    expect(decoded("one-poll", { pass: true })).toEqual({ pass: true });
    expect(decoded("one-poll!reasons", { reason: "r", behind: "o1" })).toEqual({ reason: "r", behind: "o1" });
    expect(decoded("one-quiz!link", { link: "hash" })).toEqual({ link: "hash" });
    expect(decoded("one-poll!reasons", { choice: ["o1"] })).toBeNull();
    expect(decoded("one-quiz!link", { choice: ["o1"] })).toBeNull();
  });
});

describe("an answer of another kind", () => {
  it("is looked at for every kind that asks something", () =>
    expect(new Set(samples.map((s) => s.activity.kind))).toEqual(
      new Set(kindNames.filter((k) => !["slide", "break", "media"].includes(k))),
    ));

  it.each(kindNames)("is left out of a question of this kind: %s", (kind) => {
    const target = everyKind.sessions[0]!.activities.find((a) => a.kind === kind)!;
    const questions = samples.filter((s) => s.activity.kind === kind).map((s) => s.question.id);
    for (const { activity, bodies } of samples) {
      if (activity.kind === kind || alike.has(`${activity.kind} ${kind}`)) continue;
      for (const body of bodies.filter((b) => !isPass(b)))
        for (const question of [...questions, target.id])
          expect(decoded(question, body), `${activity.kind} for ${question}`).toBeNull();
    }
  });

  it.each([[null], ["yes"], [3], [[]], [{}], [{ choice: "o1" }]])(
    "is not what is no answer at all: %j",
    (body) => {
      for (const { question } of samples) expect(decoded(question.id, body)).toBeNull();
    },
  );

  it("is judged by the version with which its round was asked", () => {
    const [poll, scale] = ["poll", "scale"].map((kind) => samples.find((s) => s.activity.kind === kind)!);
    const changed: Workshop = {
      ...everyKind,
      sessions: everyKind.sessions.map((s) => ({
        ...s,
        activities: s.activities.map((a) => (a.kind === "poll" ? { ...scale!.activity, id: a.id } : a)),
      })),
    };
    const room = new PureRoom({ ...state, workshop: everyKind }).go("one-poll").open("one-poll");
    const later = { ...room.state, workshop: changed, versions: [everyKind, changed] };
    const answer = poll!.bodies.find((b) => !isPass(b));
    expect(decoderOf(later, "one-poll", 1)(answer)).toBe(answer);
    expect(decoderOf(later, "one-poll", 2)(answer)).toBeNull();
  });
});

it("answers of other kinds change nothing of a debrief, and of no file", () => {
  const input = exportedRoom(19);
  const board: StoredBoard = new Map();
  for (const { question, round, answers } of input.rounds) {
    const questionKind = samples.find((s) => s.question.id === question)!.activity.kind;
    const others = samples.filter(
      ({ activity: { kind } }) => kind !== questionKind && !alike.has(`${kind} ${questionKind}`),
    );
    const foreign = others.flatMap((s) => s.bodies.filter((b) => !isPass(b)).slice(0, 1));
    board.set(
      roundKey(question, round),
      new Map(
        [...foreign.map((body, i) => ({ person: `foreign-${i}`, body })), ...answers].map(
          ({ person, body }) => [person, { id: person, rev: 1, body }],
        ),
      ),
    );
  }
  const { board: kept, misfits } = decodeBoard(state, board);
  expect(misfits).toBeGreaterThan(10 * input.rounds.length);
  const read: DebriefInput = {
    ...input,
    rounds: [...kept].map(([key, answers]) => ({
      ...roundOfKey(key),
      version: 1,
      answers: [...answers].map(([person, { body }]) => ({ person, body })),
    })),
  };
  const inOrder = <T>(items: readonly T[]): T[] => [...items];
  const derived = (from: DebriefInput) => ({
    debrief: debriefOf(from),
    summary: summaryCsv(debriefOf(from)),
    rows: rowsCsv(from, inOrder),
    statements: [
      ...statements(from, labelled(from, inOrder), { home: "https://plenary.test", newId: () => "id" }),
    ],
    codebook: codebookOf(from),
  });
  expect(derived(read)).toEqual(derived(input));
});
