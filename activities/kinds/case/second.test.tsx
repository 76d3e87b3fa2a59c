/** A case with a second question at each part (B-328, D-67). */
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { stageFaces } from "@/activities/faces/stage";
import { fieldsOf } from "@/activities/kinds";
import { type Case, type CaseAnswer, caseSchema } from "@/activities/kinds/case/content";
import { caseDebrief } from "@/activities/kinds/case/debrief-data";
import { caseFigures } from "@/activities/kinds/case/figures";
import { caseKind } from "@/activities/kinds/case/kind";
import { caseRows } from "@/activities/kinds/case/summary-rows";
import { LiveResults } from "@/components/console/results/live-results";
import { debriefWords } from "@/components/debrief/translated-words";
import { Screen } from "@/components/stage/screen";
import { messages } from "@/messages/load";
import type { AnswerSource } from "@/model/activity/answer-sources";
import { fieldsFromHands } from "@/model/activity/show-of-hands";
import { renderPhone } from "@/server/phone/render";
import { drawnIn, silentConsole } from "@/tests/support/drawn-console";
import { consoleContext, door, presence, PureRoom, ROOM } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { roomOf } from "@/tests/support/synthetic-room";
import { planOf } from "@/workshop/content/plan";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import { codebookOf } from "@/workshop/exports/codebook";
import { shownBoard } from "@/workshop/room/disclosure-control";
import { settingsSchema } from "@/workshop/room/settings";
import { freshState } from "@/workshop/room/state";
import { agendaMessage, planMessage } from "@/workshop/views/console-messages";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";
import type { ConsoleContext } from "@/components/console/console-context";

const PART = "story/2";
const plain = planOf(sampleWorkshop).activity("story") as Case;
const second = {
  question: "Charge, or protect?",
  answers: [
    { id: "charge", text: "Charge" },
    { id: "wait", text: "Not sure yet" },
    { id: "protect", text: "Protect" },
  ],
};
const secondKey = { accepted: ["protect"], reason: "KEY-REASON of the second" };
const story: Case = {
  ...plain,
  second,
  parts: plain.parts.map((part) => (part.id === "2" ? { ...part, secondKey } : part)),
};
const workshop: Workshop = workshopSchema.parse({
  ...sampleWorkshop,
  sessions: sampleWorkshop.sessions.map((session) => ({
    ...session,
    activities: session.activities.map((a) => (a.id === "story" ? story : a)),
  })),
});
const plan = planOf(workshop);
const question = plan.question(PART)!;
const parse = (body: unknown, activity = story) => caseKind.parse(activity, question, body);

describe("the second question of a case (B-328)", () => {
  it("is answered with the first, may be left out, and stands for nothing alone", () => {
    expect(parse({ answer: "yes", second: "protect" })).toEqual({ answer: "yes", second: "protect" });
    expect(parse({ answer: ["yes"], second: ["protect"] })).toEqual({ answer: "yes", second: "protect" });
    expect(parse({ answer: ["yes"] })).toEqual({ answer: "yes" });
    for (const body of [{ second: "protect" }, { answer: "yes", second: "yes" }, { answer: "protect" }])
      expect(parse(body)).toBeNull();
    expect(parse({ answer: "yes", second: "protect" }, plain)).toBeNull();
    expect(fieldsOf(story, { answer: "yes", second: "protect" })).toEqual({
      answer: ["yes"],
      second: ["protect"],
    });
  });

  it("leaves a case without one as it was", () => {
    const body = { answer: "yes" };
    expect(caseKind.ask(plain, question)?.form).not.toHaveProperty("second");
    expect(caseKind.tally(plain, question, [body]).marks).not.toHaveProperty("second");
    expect(caseKind.byHand!(plain, question)).toMatchObject([{ field: "answer", text: null }]);
    expect(caseKind.codedItems!(plain, question)).toEqual([]);
    const round = { question: PART, round: 1, answers: [{ person: "a", body }] };
    const [part] = caseDebrief(plain, roomOf([round], 1, sampleWorkshop))!.parts;
    expect(part).not.toHaveProperty("second");
  });

  it("has its own key, which opens with the first", () => {
    expect(caseKind.key(story, question)).toEqual([
      expect.objectContaining({ id: PART, accepted: ["unsure"] }),
      {
        id: "second",
        text: "Charge, or protect?",
        accepted: ["protect"],
        reason: "KEY-REASON of the second",
      },
    ]);
    expect(JSON.stringify(caseKind.ask(story, question))).not.toContain("KEY-");
  });

  it("is checked: its answers have ids of their own, and keys name them", () => {
    const wrong: Case = {
      ...story,
      second: { ...second, answers: [...second.answers, { id: "no", text: "No" }] },
      parts: [{ ...story.parts[0]!, secondKey: { accepted: ["yes"] } }, ...story.parts.slice(1)],
    };
    expect(caseKind.check!(wrong, "c")).toEqual([
      'c.second.answers: the answer id "no" is used more than once.',
      'c.parts.1.secondKey.accepted: "yes" is not an answer of the second question.',
    ]);
    expect(caseKind.check!({ ...plain, parts: story.parts }, "c")).toEqual([
      "c.parts.2.secondKey: this case has no second question.",
    ]);
    expect(caseKind.check!(caseSchema.parse(story), "c")).toEqual([]);
  });

  it("is counted by hand and typed in from paper after the first", () => {
    const items = caseKind.byHand!(story, question);
    expect(items.map((i) => [i.field, i.text])).toEqual([
      ["answer", "Is it so?"],
      ["second", "Charge, or protect?"],
    ]);
    const counts = { answer: { yes: 2, no: 1 }, second: { protect: 2 } };
    expect(fieldsFromHands(items, counts).map((fields) => parse(fields))).toEqual([
      { answer: "yes", second: "protect" },
      { answer: "yes", second: "protect" },
      { answer: "no" },
    ]);
    expect(caseKind.typedIn!(story, question).map((i) => i.field)).toEqual(["answer", "second", "reason"]);
    expect(JSON.stringify(caseKind.onPaper!(story, []))).toContain("Charge, or protect?");
  });

  it("is an item of its question in every file", () => {
    expect(caseKind.values!(story, { answer: "yes", second: "protect" })).toMatchObject([
      { item: null, what: "answer", value: "yes" },
      { item: "second", what: "answer", value: "protect" },
    ]);
    const entry = codebookOf({ workshop, rounds: [] }).find((e) => e.question === PART)!;
    expect(entry.items.map((i) => [i.id, i.accepted, i.choices.length])).toEqual([
      [PART, ["unsure"], 3],
      ["second", ["protect"], 3],
    ]);
    const values = caseKind.values!(story, { answer: "yes", second: "protect" });
    expect(
      caseKind.interactions!(story, { text: "Is it so?", choices: [], items: [] }, values).map((one) => [
        one.behind,
        one.response,
      ]),
    ).toEqual([
      ["", "yes"],
      ["/second", "protect"],
    ]);
  });

  /** A revealed round on every surface. */
  function shown(bodies: CaseAnswer[]) {
    const room = new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({}))).go(PART);
    const asking = renderPhone(phoneView(room.open(PART).state, room.board), { now: room.now });
    for (const [i, body] of bodies.entries()) room.answer(`p${i}`, PART, body);
    room.close(PART).reveal(PART);
    const board = shownBoard(room.state, room.board, bodies.length);
    const view = consoleView(room.state, board, consoleContext);
    const context = silentConsole({
      plan: planMessage(room.state, "trainer"),
      view: { ...view, assets: {} } as ConsoleContext["view"],
      agenda: agendaMessage(room.state),
    });
    return {
      asking,
      phone: renderPhone(phoneView(room.state, board), { now: 0 }),
      desk: drawnIn(context, <LiveResults asked={view.asked!} drawn={false} />),
      stage: renderToStaticMarkup(
        <IntlProvider locale="en" messages={messages} timeZone="UTC">
          <Screen faces={stageFaces} view={stageView(room.state, board, presence, door)} offset={0} />
        </IntlProvider>,
      ),
    };
  }

  it("is a group of fields with its name, and its results stand below the first's everywhere", () => {
    const bodies: CaseAnswer[] = [
      ...Array.from({ length: 4 }, () => ({ answer: "yes", second: "protect" })),
      { answer: "no", second: "charge" },
      { answer: "no" },
    ];
    const { asking, ...revealed } = shown(bodies);
    expect(asking).toMatch(/<fieldset aria-labelledby="question"><label/);
    expect(asking).toMatch(
      /<fieldset class="item" data-item="Charge, or protect\?"><legend><h2[^>]*>Charge, or/,
    );
    expect(asking.match(/name="second"/g)).toHaveLength(3);
    expect(asking).toContain('data-needs="answer"');
    for (const [surface, html] of Object.entries(revealed)) {
      const below = html.slice(html.indexOf("Charge, or protect?"));
      expect([surface, html.includes("Charge, or protect?"), /4[^0-9<]*80/.test(below)]).toEqual([
        surface,
        true,
        true,
      ]);
    }
  });
});

describe("the second answers in the debrief (D-67)", () => {
  type Group = [answer: string, second: string | null, people: number, source?: AnswerSource];
  function debrief(...said: Group[]) {
    const answers = said.flatMap(([answer, beside, people, source], group) =>
      Array.from({ length: people }, (_, i) => ({
        person: `${group}-${i}`,
        body: { answer, ...(beside && { second: beside }) },
        ...(source && { source }),
      })),
    );
    return caseDebrief(story, roomOf([{ question: PART, round: 1, answers }], answers.length, workshop))!;
  }
  const secondIn = (...said: Group[]) => debrief(...said).parts[0]!.second;

  it("are shares of those who gave one, and stand beside the first in rows of five or more", () => {
    const some = secondIn(["yes", "protect", 9], ["yes", "wait", 5], ["no", "charge", 5], ["no", null, 3]);
    expect(some!.answers.map((a) => [a.id, a.share.count, a.share.of])).toEqual([
      ["charge", 5, 19],
      ["wait", 5, 19],
      ["protect", 9, 19],
    ]);
    expect(some!.both).toEqual([
      { answer: "yes", people: 14, counts: [0, 5, 9] },
      { answer: "no", people: 5, counts: [5, 0, 0] },
    ]);
  });

  it("hide no row that the others would tell", () => {
    expect(secondIn(["yes", "protect", 9], ["unsure", "wait", 2], ["no", "charge", 3])!.both).toEqual([
      { answer: "yes", people: 9, counts: [0, 0, 9] },
      { answer: null, people: 5, counts: [3, 2, 0] },
    ]);
    expect(secondIn(["yes", "protect", 9], ["unsure", "wait", 6], ["no", "charge", 1])!.both).toEqual([
      { answer: "yes", people: 9, counts: [0, 0, 9] },
      { answer: null, people: 7, counts: [1, 6, 0] },
    ]);
    expect(secondIn(["yes", "protect", 9], ["no", "charge", 4])!.both).toBeNull();
  });

  it("say nothing of fewer than five, and pair no sums of hands or cards", () => {
    expect(secondIn(["yes", "protect", 4], ["no", null, 9])).toBeNull();
    const counted = secondIn(["yes", "protect", 5], ["no", "charge", 5], ["yes", "charge", 8, "hand"]);
    expect(counted!.answers[0]!.share).toMatchObject({ count: 13, of: 18 });
    expect(counted!.both!.map((row) => row.people)).toEqual([5, 5]);
  });

  it("are a figure with its key, and rows of the summary", () => {
    const whole = debrief(["yes", "protect", 9], ["yes", "wait", 5], ["no", "charge", 5]);
    const figure = caseFigures(whole, debriefWords()).find((f) => f.id === "story-second")!;
    expect(figure.reading).toBe(
      "Of the 14 who said “Yes” at part 2 and answered the second question, 9 chose “Protect”.",
    );
    expect(figure.question).toBe("Charge, or protect?");
    expect(figure.expert).toBe("2 · title of part 2: Protect. KEY-REASON of the second");
    expect(figure.tables[1]!.rows).toEqual([
      ["2 · title of part 2", "Yes", 0, 5, 9, 14],
      ["2 · title of part 2", "No", 5, 0, 0, 5],
    ]);
    const rows = caseRows(whole, 19).filter((row) => ["second", "second-by"].includes(String(row.measure)));
    expect(rows.find((row) => row.option === "yes > protect")).toMatchObject({ count: 9, of: 14 });
    expect(rows.find((row) => row.option === "protect")).toMatchObject({ count: 9, of: 19 });
    const few = caseFigures(debrief(["yes", "protect", 2]), debriefWords());
    expect(few.find((f) => f.id === "story-second")!.reading).toBe(
      "Fewer than 5 people answered the second question; too few to say anything.",
    );
  });

  it("are left out of a round with the counts beside the first choice", () => {
    const first = caseKind.withoutBeside!({ ...story, sureness: false, elements: [], marking: false })!;
    expect(first({ answer: "yes", second: "protect" })).toEqual({ answer: "yes" });
  });
});
