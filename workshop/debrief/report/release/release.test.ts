import { describe, expect, it } from "vitest";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { worksheetDebriefSample } from "@/tests/support/worksheets/debrief-samples";
import { board } from "@/tests/support/worksheets/shown-samples";
import { textId } from "@/model/text/text-id";
import { formSchema } from "@/activities/kinds/form/content";
import { openSchema } from "@/activities/kinds/open/content";
import { pollSchema } from "@/activities/kinds/poll/content";
import { type ActivityDebrief, type Debrief, debriefOf } from "@/workshop/debrief/debrief";
import { debriefWords } from "@/components/debrief/translated-words";
import { figuresOf } from "@/workshop/debrief/figures-of";
import { sheetKey } from "@/model/room/groups";
import { wordId } from "@/model/worksheets/redaction";
import { releasedDebrief } from "@/workshop/debrief/report/release/released-debrief";
import { noReleases } from "@/model/debrief/release";
import { type Release, standingReleases } from "@/workshop/debrief/report/release/releases";
import { textsWithin } from "@/activities/kinds/worksheet/release";
import { writtenSources } from "@/workshop/debrief/report/release/written-texts";

/** The case of the sample workshop, in whose second part six people said why. */
function caseDebriefSample(): ActivityDebrief {
  const answers = ["Maria has no passport", ...Array<string>(5).fill("The debt")].map((reason, i) => ({
    person: `p${i}`,
    body: { answer: "yes", reason },
  }));
  const { sessions } = debriefOf({
    title: "T",
    workshop: sampleWorkshop,
    people: 6,
    rounds: [{ question: "story/2", round: 1, answers }],
    curation: {},
    ended: true,
    startedAt: null,
    endedAt: null,
  });
  return sessions[0]!.activities[0]!;
}

const head = { round: 1, answered: 6, passed: 0, missing: 0, paused: 0, present: null, few: false };
const wall = (text: string) => ({ id: textId(text), text, times: 1, support: 0 });
const open: ActivityDebrief = {
  kind: "open",
  activity: openSchema.parse({
    id: "hopes",
    kind: "open",
    title: "Hopes",
    question: "What do you hope for?",
  }),
  ...head,
  question: "hopes",
  hidden: 0,
  groups: [{ id: "g", label: "Time", texts: [wall("More time for Maria in Busan")] }],
  rest: [wall("An interpreter"), wall("Nothing to share")],
};
const BECAUSE = { note: "The story says nothing of it.", columns: [{ option: "a", question: "hopes" }] };
const poll: ActivityDebrief = {
  kind: "poll",
  activity: pollSchema.parse({
    id: "meet",
    kind: "poll",
    title: "Meet",
    question: "Where?",
    other: true,
    because: BECAUSE,
    options: [
      { id: "a", text: "A" },
      { id: "b", text: "B" },
    ],
  }),
  rounds: [{ ...head, question: "meet", bars: [], others: ["At OTHER-place"] }],
  last: { ...head, question: "meet", bars: [], others: ["At OTHER-place"] },
  reasons: {
    round: 1,
    answered: 6,
    wrote: 5,
    held: false,
    groups: [{ answer: "a", wrote: 5, texts: [{ text: "POLL-reason", times: 5 }] }],
  },
  because: [
    {
      option: "a",
      text: "A",
      chose: 3,
      wrote: 6,
      words: [
        { text: "An interpreter", times: 2 },
        { text: "Nothing to share", times: 1 },
      ],
      held: false,
      most: 1,
    },
  ],
};
const story = caseDebriefSample();
const form: ActivityDebrief = {
  kind: "form",
  activity: formSchema.parse({
    id: "end",
    kind: "form",
    title: "End",
    question: "How was it?",
    sections: [{ id: "s", title: "S", fields: [{ id: "free", type: "text", text: "More?" }] }],
  }),
  ...head,
  question: "end",
  sections: [
    {
      id: "s",
      title: "S",
      fields: [
        { field: { id: "free", type: "text", text: "More?", length: 500 }, filled: 6, texts: ["FORM-text"] },
      ],
    },
  ],
} as never;
const sheet = worksheetDebriefSample(board);
const debrief: Debrief = {
  title: "T",
  language: "en",
  people: 6,
  ended: true,
  startedAt: null,
  endedAt: null,
  answeredOnce: 6,
  sessions: [
    { id: "one", number: 1, title: "One", activities: [open, poll, story, form, sheet], withheld: [] },
  ],
};
const everybody = new Set(sheet.groups.map((g) => sheetKey("priorities", g.group.id)));
const sources = writtenSources(debrief, [{ text: "Who pays?" }], everybody);
const source = (id: string) => sources.find((s) => s.id === id)!;
const release = (id: string, text = source(id).texts[0]!.id, black: string[] = []): Release => ({
  source: id,
  textId: text,
  black,
});
const seen = (releases: Release[], shown = everybody) =>
  JSON.stringify(releasedDebrief(debrief, standingReleases(writtenSources(debrief, [], shown), releases)));

describe("F-11: what people wrote", () => {
  it("is listed by what it answers, with what the phone had promised", () => {
    expect(sources.map((s) => [s.id, s.held, s.texts.length])).toEqual([
      ["hopes", null, 3],
      ["meet/other", "counts-only", 1],
      ["meet/reasons", null, 1],
      ["story/2/reasons", null, 2],
      ["end/free", "trainers-alone", 1],
      ["priorities/sheet/1-1", null, 1],
      ["priorities/sheet/1-2", null, 1],
      ["priorities/sheet/1-3", null, 1],
      ["priorities/board", null, 1],
      ["priorities/remarks", null, 2],
      ["!box", null, 1],
    ]);
  });

  it("is in no report until it is released: every text goes, every count stays", () => {
    const bare = seen([]);
    for (const text of sources.flatMap((s) => s.texts).flatMap((t) => t.text.split("\n")))
      if (text.length > 6) expect(bare).not.toContain(JSON.stringify(text).slice(1, -1));
    expect(bare).toContain('"answered":6');
    expect(
      releasedDebrief(debrief, standingReleases(sources, [])).sessions[0]!.activities.map(
        (a) => a.activity.id,
      ),
    ).toEqual(["hopes", "meet", "story", "end", "priorities"]);
  });

  it("stands in reports once released, that text alone, with its black words black", () => {
    const said = seen([release("hopes", textId("More time for Maria in Busan"), [wordId("hopes", "Maria")])]);
    expect(said).toContain("More time for █████ in Busan");
    expect(said).not.toContain("Maria");
    expect(said).not.toContain("An interpreter");
  });

  it("is said to be left out, under each figure of which texts are", () => {
    const said = (releases: Release[]) =>
      releasedDebrief(debrief, standingReleases(sources, releases))
        .sessions[0]!.activities.filter((a) => a.kind !== "form")
        .flatMap((a) => figuresOf(a, debriefWords()))
        .flatMap((f) =>
          (/The trainers passed none|Only texts that the trainers/.exec(f.how ?? "") ?? []).map(
            (what) => `${f.id}: ${what}`,
          ),
        );
    expect(said([])).toEqual([
      "hopes-texts: The trainers passed none",
      "meet-because: The trainers passed none",
      "meet-reasons: The trainers passed none",
      "story-2-reasons: The trainers passed none",
      "priorities-sheets: The trainers passed none",
    ]);
    expect(said([release("hopes", textId("An interpreter"))]).slice(0, 2)).toEqual([
      "hopes-texts: Only texts that the trainers",
      "meet-because: Only texts that the trainers",
    ]);
    expect(
      debrief.sessions[0]!.activities.filter((a) => a.kind !== "form")
        .flatMap((a) => figuresOf(a, debriefWords()))
        .map((f) => f.how)
        .join(" "),
    ).not.toContain("The trainers passed");
  });

  it("is said to be left out where the comparison alone is, or dots of some sheets", () => {
    const figures = (releases: Release[]) => {
      const { activities } = releasedDebrief(debrief, standingReleases(sources, releases)).sessions[0]!;
      return figuresOf(activities.find((a) => a.kind === "worksheet")!, debriefWords());
    };
    const whole = ["sheet/1-1", "sheet/1-2", "sheet/1-3", "board"].map((s) => release(`priorities/${s}`));
    const remarks = source("priorities/remarks").texts.map((t) => release("priorities/remarks", t.id));
    const said = (releases: Release[]) => {
      const all = figures([...releases, ...remarks]);
      return ["priorities-dots", "priorities-sheets"].map((id) => {
        const figure = all.find((f) => f.id === id);
        return (
          `${figure?.reading ?? ""} ${figure?.how ?? ""}`.match(/[^,:.]*passed on[^,:.]*/g)?.join() ?? ""
        );
      });
    };
    expect(said(whole)).toEqual(["", ""]);
    expect(said(whole.slice(0, 3))).toEqual(["", " Only texts that the trainers passed on are shown here"]);
    expect(said(whole.slice(1))).toEqual([
      " of what the trainers passed on",
      " Only texts that the trainers passed on are shown here",
    ]);
    expect(figures(whole.slice(1)).find((f) => f.id === "priorities-dots")?.reading).toBe(
      "What the room would take home, of what the trainers passed on: 1 entry got dots, most of all “A reflection period of thirty days” (9).",
    );
  });

  it("is not said to be left out of a report that is meant to hold none", () => {
    const figures = releasedDebrief(debrief, noReleases)
      .sessions[0]!.activities.filter((a) => a.kind !== "form")
      .flatMap((a) => figuresOf(a, debriefWords()));
    expect(JSON.stringify(figures)).not.toMatch(/trainers passed|More time for Maria/);
  });

  it("is released behind a choice where the open question's text was, with how many wrote it", () => {
    const polls = releasedDebrief(
      debrief,
      standingReleases(sources, [release("hopes", textId("An interpreter"))]),
    ).sessions[0]!.activities[1];
    expect(polls?.kind === "poll" && polls.because[0]?.words).toEqual([{ text: "An interpreter", times: 2 }]);
  });

  it("a reason is released by itself, wherever it stands, and how many wrote stays", () => {
    const said = seen([
      release("story/2/reasons", textId("Maria has no passport"), [wordId("story/2/reasons", "Maria")]),
      release("meet/reasons"),
    ]);
    expect(said).toContain("█████ has no passport");
    expect(said).toContain("POLL-reason");
    expect(said).not.toContain("The debt");
    expect(seen([])).not.toContain("passport");
    const parts = releasedDebrief(debrief, standingReleases(sources, [])).sessions[0]!.activities.flatMap(
      (a) => (a.kind === "case" ? a.parts : []),
    );
    expect(parts.map((p) => p.reasons?.groups.map((g) => [g.answer, g.wrote, g.texts.length]))).toEqual([
      [["yes", 6, 0]],
    ]);
  });

  it("F-12: stays away where the phone promised it to trainers alone or to be counted, whatever is stored", () => {
    const said = seen([release("meet/other"), release("end/free")]);
    expect(said).not.toContain("OTHER-place");
    expect(said).not.toContain("FORM-text");
  });

  it("F-12: a sheet that no other group has seen cannot be released", () => {
    const one = release("priorities/sheet/1-1");
    const text = sheet.groups[0]!.cards[0]!.blocks[0]!.lines[0]!.text;
    expect(seen([one])).toContain(text);
    expect(seen([one], new Set())).not.toContain(text);
  });

  it("F-11: a release names the words that were read: another word needs another release", () => {
    expect(seen([release("priorities/sheet/1-1", textId("something else"))])).toBe(seen([]));
  });

  it("a board is released by itself, with black words black in every measure", () => {
    const said = seen([release("priorities/board", undefined, [wordId("priorities/board", "Police")])]);
    expect(said).toContain("A reflection period of thirty days");
    expect(said).not.toContain("Police");
    expect(textsWithin(board)).toContain("Police");
  });
});
