import type { Pass } from "@/model/activity/pass";
import { describe, expect, it } from "vitest";
import type { FaceContext } from "@/model/kind";
import {
  type Worksheet,
  worksheetSchema,
  type WorksheetAnswer,
  marked,
  stopOf,
} from "@/model/worksheets/content";
import { worksheetKind } from "@/activities/kinds/worksheet/kind";

const board = {
  type: "board",
  columns: [
    { id: "state", text: "Government", field: "state" },
    { id: "ngo", text: "NGO", field: "ngo" },
  ],
};
const sheet = (more: object = {}): Worksheet =>
  worksheetSchema.parse({
    id: "plan",
    kind: "worksheet",
    title: "The plan",
    question: "What would each side do?",
    sections: [
      {
        id: "main",
        title: "Measures",
        fields: [
          { type: "list", id: "state", text: "Government" },
          { type: "list", id: "ngo", text: "NGO" },
        ],
      },
    ],
    compare: board,
    ...more,
  });
const questionOf = (id: string) => ({ id, activityId: "plan", stepId: id });
const [present, gallery] = [questionOf("plan/present"), questionOf("plan/gallery")];
const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `entry${i}`);
const dots = (body: unknown) => worksheetKind.parse(sheet(), gallery, body);
const too = (body: unknown) => worksheetKind.parse(sheet(), present, body);

describe("the stops of a worksheet", () => {
  const stop = (id: string, question?: string) => ({
    id,
    title: "The plan",
    notice: false,
    question,
    whatIfs: [],
  });
  const stops = (more: object) => worksheetKind.steps(sheet(more)).map((s) => s.id);

  it("are the work, presenting, the gallery and the board; only presenting and the gallery ask something", () => {
    expect(worksheetKind.steps(sheet())).toEqual([
      stop("plan"),
      stop("plan/present", "plan/present"),
      stop("plan/gallery", "plan/gallery"),
      stop("plan/board"),
    ]);
  });

  it("leave out what the author does not want", () => {
    expect(stops({ speaking: 0 })).toEqual(["plan", "plan/gallery", "plan/board"]);
    expect(stops({ dots: 0 })).toEqual(["plan", "plan/present", "plan/board"]);
    expect(stops({ compare: undefined })).toEqual(["plan", "plan/present", "plan/gallery"]);
    expect(stops({ speaking: 0, dots: 0, compare: undefined })).toEqual(["plan"]);
  });

  it("each have a face of their own, under the same task", () => {
    const face = (id: string, more: object = {}) =>
      worksheetKind.face(sheet(more), { step: { id } } as FaceContext);
    const task = { kind: "worksheet", title: "The plan", question: "What would each side do?", text: null };
    expect(face("plan")).toEqual({ ...task, at: "work" });
    expect(face("plan/present")).toEqual({ ...task, at: "present" });
    expect(face("plan/gallery")).toEqual({ ...task, at: "gallery" });
    expect(face("plan/board")).toEqual({ ...task, at: "board" });
    expect(face("plan", { text: "Write it **down**." })).toMatchObject({ text: "Write it **down**." });
  });

  it("have the notice before them counted as the work", () =>
    expect(stopOf(sheet(), "plan!notice")).toBe("work"));

  it("ask for the author's dots in the gallery, and for “us too” at the presentation", () => {
    const text = "What would each side do?";
    expect(worksheetKind.ask(sheet({ dots: 5 }), gallery)).toEqual({
      text,
      form: { kind: "worksheet", marks: "dots", most: 5 },
    });
    expect(worksheetKind.ask(sheet({ dots: 5 }), present)).toEqual({
      text,
      form: { kind: "worksheet", marks: "too", most: 60 },
    });
  });
});

describe("which marks are taken (B-27)", () => {
  it("in the gallery as many as there are dots, and no more (G-87)", () => {
    expect(dots({ entries: names(2) })).toEqual({ entries: names(2) });
    expect(dots({ entries: names(3) })).toEqual({ entries: names(3) });
    expect(dots({ entries: names(4) })).toBeNull();
  });

  it("at the presentation more than there are dots, because “us too” has no such limit", () => {
    expect(too({ entries: names(4) })).toEqual({ entries: names(4) });
    expect(too({ entries: names(60) })).toEqual({ entries: names(60) });
    expect(too({ entries: names(61) })).toBeNull();
  });

  it("each entry once: two dots on one entry count as one", () => {
    expect(dots({ entries: ["entry0", "entry0", "entry1", "entry1", "entry0"] })).toEqual({
      entries: ["entry0", "entry1"],
    });
  });

  it("none at all, since taking the last one back is an answer too (G-86)", () => {
    for (const body of [{ entries: [] }, { entries: [""] }, { entries: "" }, {}]) {
      expect(dots(body)).toEqual({ entries: [] });
      expect(too(body)).toEqual({ entries: [] });
    }
  });

  it("as a plain form posts them: one alone, or several behind an empty field", () => {
    expect(dots({ entries: "entry0" })).toEqual({ entries: ["entry0"] });
    expect(dots({ entries: ["", "entry0", "entry1", "entry2"] })).toEqual({ entries: names(3) });
  });

  it.each<[string, unknown]>([
    ["what is no name of an entry", { entries: ["entry0", "Train the police"] }],
    ["a number", { entries: [1234] }],
    ["something more", { entries: ["entry0"], person: "p" }],
    ["a poll's answer", { choice: ["entry0"] }],
  ])("not %s", (_what, body) => {
    expect(dots(body)).toBeNull();
    expect(too(body)).toBeNull();
  });
});

describe("counting marks (B-19)", () => {
  const bodies: (WorksheetAnswer | Pass)[] = [
    { entries: ["entry0", "entry1"] },
    { entries: ["entry0", "entry1", "entry2"] },
    { entries: ["entry0"] },
    { entries: [] },
    { pass: true },
  ];
  const counted = { answered: 4, passed: 1, counts: {}, others: [] };

  it("counts people for each entry that got a dot, and passes apart", () => {
    expect(worksheetKind.tally(sheet(), gallery, bodies)).toEqual({
      ...counted,
      marks: { entries: { entry0: 3, entry1: 2, entry2: 1 } },
    });
    expect(worksheetKind.options(sheet(), gallery)).toEqual([]);
  });

  it("tells the room of “us too” only from three people on (G-86)", () => {
    expect(worksheetKind.tally(sheet(), present, bodies)).toEqual({
      ...counted,
      marks: { entries: { entry0: 3 } },
    });
  });

  it("finds no marks in a pass", () => {
    expect(bodies.map(marked)).toEqual([["entry0", "entry1"], names(3), ["entry0"], [], []]);
  });

  it("has no key", () => expect(worksheetKind.key(sheet(), gallery)).toBeNull());
});
