import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { WorksheetPhone } from "@/activities/kinds/worksheet/phone";
import { phoneTranslator } from "@/components/phone/texts";
import { interfaceLanguages } from "@/messages/languages";
import { formsOf } from "@/tests/sockets/plain-browser";
import { group, groupRoom } from "@/tests/support/group-workshop";
import { commandSchema } from "@/workshop/commands/all";
import { commandFrom } from "@/workshop/groups/command-from-form";
import { entryIdOf } from "@/model/worksheets/entries";
import { freshWork, sheetKey, type Work } from "@/model/room/groups";
import type { MineMessage } from "@/workshop/protocol/views";
import type { AnswersByRound } from "@/workshop/room/answers-by-round";
import type { RoomState } from "@/workshop/room/state";
import { phoneView } from "@/workshop/views/phone-view";
import { noWork, type WorkNow } from "@/workshop/views/worksheets/shown";

const NOW = 1_700_000_000_000;
const written = (state: string) => ({
  content: { cells: { state, "!notes": "SECRET-NOTES", "!minority": "SECRET-VIEW" }, rows: {} },
  lastAt: NOW,
});
const work: WorkNow = {
  ...noWork,
  now: NOW,
  sheets: new Map([
    [sheetKey("plan", "g1-1"), written("Shelter first\nA hotline")],
    [sheetKey("plan", "g1-2"), written("Pay the fare")],
  ]),
  remarks: [{ id: "remark-0000", activity: "plan", group: "g1-2", kind: "missed", text: "Who translates?" }],
};
const [shelter, hotline, fare] = [
  entryIdOf("g1-1", "state", "Shelter first"),
  entryIdOf("g1-1", "state", "A hotline"),
  entryIdOf("g1-2", "state", "Pay the fare"),
];
const round = (phase: "open" | "revealed") => ({
  number: 1,
  phase,
  opensAt: NOW,
  closesAt: null,
  version: 0,
  seen: phase === "revealed",
});

function room(step: string, more: Partial<Work> = {}, phase?: "open" | "revealed"): RoomState {
  const state = groupRoom(step, more);
  return phase ? { ...state, position: { ...state.position, rounds: { [step]: [round(phase)] } } } : state;
}
const mineOf = (question: string, entries: string[]): MineMessage["answers"][number] => ({
  question,
  round: 1,
  id: "answer-0000",
  rev: 1,
  body: { entries },
  fields: { entries },
});
const draw = (
  state: RoomState,
  mine?: MineMessage["answers"][number],
  board: AnswersByRound = new Map(),
  language = "en",
) =>
  renderToStaticMarkup(
    <WorksheetPhone
      view={phoneView(state, board, [], language, work)}
      now={NOW}
      mine={mine}
      t={phoneTranslator(language)}
    />,
  );
const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
/** What the answer's form holds as it stands. */
const chosenIn = (html: string) => {
  const answer = formsOf(html).find((f) => f.action === "answer")!;
  return answer.controls
    .filter((c) => c.name === "entries" && (c.type === "hidden" || c.checked))
    .map((c) => c.value)
    .sort();
};
const boxes = (html: string) =>
  formsOf(html)
    .find((f) => f.action === "answer")!
    .controls.filter((c) => c.type === "checkbox")
    .map((c) => c.value);
const presenting = (group: string) => ({
  present: { ...freshWork.present, order: ["g1-1", "g1-2"], at: group, since: NOW, done: [] },
});

describe("a worksheet on all phones alike", () => {
  it("while groups work: the task, and nothing that anybody wrote (G-80)", () => {
    const html = draw(room("plan"));
    expect(text(html)).toContain("What would each side do? TASK-TEXT Write it down together .");
    expect(html).not.toMatch(/Shelter|fare|translates|SECRET/);
  });

  it("while a group presents: its card and no other group's (G-108)", () => {
    const html = draw(room("plan/present", presenting("g1-1")));
    expect(text(html)).toContain("Group 1 presents · card 1 of 1");
    expect(text(html)).toContain("Shelter first");
    expect(html).not.toMatch(/fare|SECRET/);
    expect(formsOf(html)).toEqual([]);
    expect(
      text(
        draw(
          room("plan/present", {
            present: { ...freshWork.present, order: ["g1-2", "g1-1"], done: ["g1-2"] },
          }),
        ),
      ),
    ).toContain("Group 2 · heard Group 1");
  });

  it("asks for no ticks while no group presents (G-108)", () => {
    const between = room("plan/present", { present: freshWork.present }, "open");
    const none = room("plan/present", { groups: [], present: freshWork.present }, "open");
    for (const [state, said] of [
      [between, "Group 1 Group 2 Group 3"],
      [none, "No sheet is shown yet."],
    ] as const) {
      expect(text(draw(state))).toContain(said);
      expect(text(draw(state))).not.toContain("Tick what applies");
    }
  });

  it("lets everybody say us too, and keeps what they said to other groups in the same answer (G-86)", () => {
    const first = draw(room("plan/present", presenting("g1-1"), "open"), mineOf("plan/present", [shelter]));
    expect(boxes(first)).toEqual([shelter, hotline]);
    expect(chosenIn(first)).toEqual([shelter]);
    const second = draw(room("plan/present", presenting("g1-2"), "open"), mineOf("plan/present", [shelter]));
    expect(boxes(second)).toEqual([fare]);
    expect(chosenIn(second)).toEqual([shelter]);
    expect(second).not.toContain("Shelter first");
    expect(
      chosenIn(
        draw(room("plan/present", presenting("g1-2"), "open"), mineOf("plan/present", [shelter, fare])),
      ),
    ).toEqual([fare, shelter].sort());
  });

  it("in the gallery: every sheet, remarks without authors, one form for the dots of all sheets (G-87)", () => {
    const html = draw(room("plan/gallery", {}, "open"), mineOf("plan/gallery", [fare]));
    expect(boxes(html).sort()).toEqual([shelter, hotline, fare].sort());
    expect(chosenIn(html)).toEqual([fare]);
    expect(text(html)).toContain("You have 3 dots to give; 2 left");
    expect(text(html)).toContain("We missed this Who translates?");
    expect(html).not.toContain("SECRET");
  });

  it("in the gallery: a remark is a form for each sheet that the room understands (G-53)", () => {
    const remarks = formsOf(draw(room("plan/gallery"))).filter((f) => f.action === "group");
    const said = remarks.map((form) => {
      const fields = form.controls
        .filter((c) => c.tag !== "button" && (c.type !== "radio" || c.checked))
        .map((c) => [c.name, c.name === "text" ? "And at night?" : c.value] as const);
      return commandSchema.safeParse(commandFrom(fields, "command-0000")).data;
    });
    expect(said).toEqual(
      [1, 2, 3].map((n) => ({
        type: "remark",
        id: "command-0000",
        sheet: { activity: "plan", group: group(n).id },
        kind: "comment",
        text: "And at night?",
      })),
    );
  });

  it("shows dots only once they are revealed, most first (G-87)", () => {
    const board: AnswersByRound = new Map([
      [
        "plan/gallery#1",
        new Map(
          [1, 2].map((n) => [
            `person${n}`,
            { id: `answer-${n}`, rev: 1, body: { entries: n === 1 ? [fare, shelter] : [fare] } },
          ]),
        ),
      ],
    ]);
    expect(text(draw(room("plan/gallery", {}, "open"), undefined, board))).not.toMatch(/· \d dots?/);
    expect(text(draw(room("plan/gallery", {}, "revealed"), undefined, board))).toMatch(
      /Pay the fare Group 2 · 2 dots Shelter first Group 1 · 1 dot /,
    );
  });

  it.each(interfaceLanguages)("is drawn at every stop in %s without a hole", (language) => {
    for (const state of [
      room("plan"),
      room("plan/present", presenting("g1-1"), "open"),
      room("plan/gallery", {}, "open"),
      room("plan/gallery", {}, "revealed"),
      room("plan/board"),
    ]) {
      expect(draw(state, undefined, new Map(), language)).not.toMatch(/\{\w+\}|undefined|NaN/);
    }
  });
});
