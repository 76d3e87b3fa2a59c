import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { consoleFaces } from "@/activities/faces/console";
import { type ConsoleContext, ConsoleContextProvider } from "@/components/console/console-context";
import { sampleAgenda, samplePlan, sampleView } from "@/tests/support/console-samples";
import { verbsOf } from "@/components/console/verbs";
import {
  sampleCard,
  sampleEntry,
  sampleGroups,
  samplePresenting,
  sampleWork,
} from "@/tests/support/worksheets/console-samples";
import { WorkDesk } from "@/components/console/worksheets/work-panel";
import { messages } from "@/messages/load";
import { Texts } from "@/components/language/texts";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import type { ConsoleView } from "@/workshop/protocol/console";

const never = async () => {
  throw new Error("nothing is sent while drawing");
};

/** The trainer's desk at a worksheet, as markup. */
function drawn(work: ConsoleWork, change: Partial<ConsoleView> = {}): string {
  const view = sampleView({ step: "welcome", work, ...change });
  const agenda = {
    type: "agenda" as const,
    agenda: sampleAgenda,
    revision: 1,
  } as unknown as ConsoleContext["agenda"];
  const shown: ConsoleContext = {
    faces: consoleFaces,
    room: "r",
    title: "T",
    me: "me",
    plan: samplePlan,
    agenda,
    present: null,
    view,
    verbs: verbsOf(samplePlan, view, sampleAgenda),
    offset: 0,
    act: never,
    ask: never,
    say: () => {},
    consider: () => {},
    showHelp: () => {},
    show: () => {},
  } as unknown as ConsoleContext;
  return renderToStaticMarkup(
    <Texts language="en" words={messages}>
      <ConsoleContextProvider value={shown}>
        <WorkDesk />
      </ConsoleContextProvider>
    </Texts>,
  );
}
const text = (markup: string) => markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
/** The opening tag of the button with this name, by its words or its label. */
const button = (markup: string, name: string) =>
  markup.match(new RegExp(`<button[^>]*aria-label="${name}"[^>]*>`))?.[0] ??
  markup.match(new RegExp(`(<button(?:(?!<button)[^])*?>)(?:<span[^>]*>)?${name}`))?.[1];

const people = [
  { id: "p1", alias: "Ana", here: false },
  { id: "p2", alias: "Budi", here: true },
];
const groups = {
  formed: 1,
  choosing: null,
  without: [],
  unassigned: 0,
  sectors: false,
  groups: [{ group: sampleGroups[0]!, people, size: 2, here: 1, guests: [], seat: "p1", call: null }],
};

describe("the desk while groups present (G-152)", () => {
  const line = (entry: string | null, words: string, more = {}) => ({
    text: words,
    entry,
    more: [],
    grey: false,
    too: 0,
    ...more,
  });
  const card = sampleCard("a", [
    line("own", "Share a list of shelters", { too: 4 }),
    line("grey", "Call the hotline", { grey: true }),
  ]);
  const speaking = {
    ...samplePresenting({
      at: "g1-1",
      cards: [card, sampleCard("b")],
      since: 1,
      done: ["g1-2"],
      volunteers: ["g1-3"],
    }),
    black: ["w1"],
  };

  it("lists who speaks, who was heard, who volunteers, each to be moved by pointer or by keys", () => {
    const markup = drawn(speaking);
    expect(text(markup)).toMatch(/Group 1 speaks now.*Harbour was heard.*Group 3 volunteers/);
    for (const name of ["Move Group 1 down", "Move Harbour up", "Present again: Harbour", "Present Group 3"])
      expect(button(markup, name), name).toBeTruthy();
    expect(button(markup, "Move Group 1 up")).toContain("disabled");
    expect(button(markup, "Move Group 3 down")).toContain("disabled");
  });

  it("shows the card as it stands on the stage, with “same for us” and what was said before", () => {
    const markup = drawn(speaking);
    expect(text(markup)).toMatch(/Card 1 of 2 .*Share a list of shelters.*4 say “same for us”/);
    expect(button(markup, "Said before: Call the hotline")).toContain('aria-pressed="true"');
    expect(button(markup, "Said before: Share a list of shelters")).toContain('aria-pressed="false"');
  });

  it("makes every word a button, of which one is reached with Tab", () => {
    const words = drawn(speaking).match(/<button[^>]*data-word[^>]*>/g) ?? [];
    expect(words).toHaveLength(8);
    expect(words.filter((w) => w.includes('tabindex="0"'))).toHaveLength(1);
    expect(text(drawn(speaking))).toContain("Show the black word again");
  });

  it("says so where the rapporteur's phone is gone, and offers the others", () => {
    const markup = drawn(speaking, { groups });
    expect(text(markup)).toContain(
      "The phone of Ana is not connected. Turn the cards from here, or let somebody else speak.",
    );
    expect(button(markup, "Somebody else speaks")).toBeTruthy();
    const nobody = { ...groups, groups: groups.groups.map((one) => ({ ...one, seat: null })) };
    expect(button(drawn(speaking, { groups: nobody }), "Choose a speaker")).toBeTruthy();
  });

  it("suggests what a group before said, and only of groups that were heard", () => {
    const entries = [
      sampleEntry("own", 1, "Share a list of shelters"),
      sampleEntry("other", 2, "A common list of shelters"),
      sampleEntry("later", 3, "List shelters"),
    ];
    const work = { ...speaking, entries, alike: [["own", "other", "later"]] };
    expect(text(drawn(work))).toMatch(
      /Harbour said something like this: A common list of shelters Mark as said before Count as one/,
    );
    expect(text(drawn(work))).not.toContain("List shelters");
    expect(text(drawn({ ...work, merged: [["own", "other"]] }))).not.toContain("something like this");
  });

  it("says when all were heard", () => {
    expect(text(drawn(samplePresenting({ done: ["g1-1", "g1-2", "g1-3"] })))).toContain(
      "All groups were heard.",
    );
    expect(text(drawn(samplePresenting({})))).toContain("Present the first one.");
  });
});

describe("the desk at the gallery (G-87)", () => {
  const entries = [
    sampleEntry("few", 1, "One thing"),
    sampleEntry("many", 2, "Another thing"),
    sampleEntry("none", 3, "A third"),
  ];
  const work = sampleWork({
    at: "gallery",
    entries,
    remarks: [
      { id: "r1", group: "g1-2", kind: "missed", text: "Nobody asks the worker", hidden: false },
      { id: "r2", group: "g1-1", kind: "comment", text: "Good", hidden: true },
    ],
  });

  it("lists remarks by group, with a way to hide and to show each", () => {
    const markup = drawn(work);
    expect(text(markup)).toMatch(
      /2 remarks.*Group 1.*Good.*hidden.*Harbour.*We missed this Nobody asks the worker/,
    );
    expect(button(markup, "Hide the remark: Nobody asks the worker")).toBeTruthy();
    expect(button(markup, "Show the remark: Good")).toBeTruthy();
  });

  it("shows dots only where there are results, most first, and nothing that got none", () => {
    expect(text(drawn(work))).not.toContain("Dot voting");
    const results = {
      round: 1,
      answered: 5,
      passed: 0,
      options: [],
      marks: { entries: { few: 1, many: 4, gone: 9 } },
      others: [],
      kept: {},
      texts: {},
      live: false,
    };
    const shown = text(drawn(work, { results }));
    expect(shown).toMatch(/4 dots Another thing Harbour 1 dot One thing Group 1/);
    expect(shown).not.toContain("A third");
  });

  it("begins and ends the walk", () => {
    expect(text(drawn(work))).toContain("Begin the walk");
    expect(text(drawn({ ...work, walking: true }))).toContain("End the walk");
  });
});

describe("the desk at the board (G-154)", () => {
  const measure = (id: string, group: number, words: string, more = {}) => ({
    id,
    text: words,
    entries: [sampleEntry(id, group, words)],
    times: 1,
    owner: [],
    when: [],
    missing: [],
    ...more,
  });
  const twice = {
    ...measure("a", 1, "Joint training"),
    entries: [sampleEntry("a", 1, "Joint training"), sampleEntry("b", 2, "Train together")],
    times: 2,
    missing: ["owner" as const],
  };
  const board = sampleWork({
    at: "board",
    entries: [
      sampleEntry("a", 1, "Joint training"),
      sampleEntry("b", 2, "Train together"),
      sampleEntry("c", 3, "One phone line"),
      sampleEntry("d", 1, "A single hotline"),
    ],
    alike: [
      ["a", "b"],
      ["c", "d"],
    ],
    merged: [["a", "b"]],
    comparison: {
      type: "board",
      groups: [],
      columns: [
        { id: "gov", text: "Government", blank: false, measures: [twice, measure("c", 3, "One phone line")] },
      ],
      blanks: [],
    },
  });

  it("asks whether entries are the same, and parts what was made one", () => {
    const shown = text(drawn(board));
    expect(shown).toMatch(/2 groups One phone line Group 3 A single hotline Group 1 Merge Not the same/);
    expect(shown).toMatch(/1 merged.*Joint training.*Train together.*Separate again/);
  });

  it("names the groups to ask for an owner", () => {
    expect(text(drawn(board))).toMatch(
      /To ask the groups Group 1 Joint training no owner yet Harbour Joint training no owner yet/,
    );
  });

  it("offers to flag what stands on one list alone, and says what looks like a basic need", () => {
    const onlyHere = [
      { ...measure("x", 1, "Court support"), slip: false, asked: false },
      { ...measure("y", 2, "A doctor"), slip: false, asked: true },
      { ...measure("z", 3, "A bed"), slip: true, asked: true },
    ];
    const work = sampleWork({
      at: "board",
      flagged: ["z"],
      comparison: {
        type: "difference",
        here: "With cooperation",
        there: "Without",
        both: [],
        onlyThere: [],
        onlyHere,
      },
    });
    const markup = drawn(work);
    expect(text(markup)).toContain(
      [
        "A doctor Looks like a basic need Flag as a condition",
        "Court support Flag as a condition",
        "A bed Flagged as a condition Take back",
      ].join(" "),
    );
    expect(button(markup, "Take back: A bed")).toBeTruthy();
  });

  it("lets a trainer tag what one side cannot do alone, and take that back", () => {
    const measures = [
      measure("x", 1, "A law"),
      { ...measure("y", 2, "Share a shelter list"), conflict: true as const },
    ];
    const columns = [{ id: "government", text: "Government", blank: false, measures: measures }];
    const markup = drawn(
      sampleWork({
        at: "board",
        flagged: ["y"],
        comparison: { type: "board", groups: [], columns, blanks: [] },
      }),
    );
    expect(text(markup)).toMatch(
      /What can one side not do alone\?.*A law Tag Share a shelter list One side cannot do this alone Take back/,
    );
    expect(button(markup, "Tag: A law")).toBeTruthy();
    expect(button(markup, "Take back: Share a shelter list")).toBeTruthy();
  });

  it("brings the questions that a plan raises to its group", () => {
    const plan = {
      group: sampleGroups[1]!,
      audience: "Young women",
      message: "",
      steps: [],
      pairing: { barrier: "", reach: "", message: "", state: "neither" as const },
      places: [],
      questions: ["Who listens to this radio?"],
      details: [],
    };
    const work = sampleWork({
      at: "board",
      comparison: { type: "campaign", steps: [], plans: [plan], coverage: [] },
    });
    expect(text(drawn(work))).toMatch(/To ask the groups Harbour · Young women Who listens to this radio\?/);
  });

  it("says so where there is nothing to compare", () => {
    expect(text(drawn(sampleWork({ at: "board" })))).toContain("There is nothing to compare yet.");
  });
});
