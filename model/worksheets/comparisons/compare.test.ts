import { describe, expect, it } from "vitest";
import {
  audienceIn,
  comparisonInput,
  groupSheets,
  measuresIn,
  sheetNamed,
  sheetOf,
  sheetWith,
} from "@/tests/support/worksheets/contents";
import { guide } from "@/tests/support/guide";
import type { SheetContent } from "@/model/worksheets/cells";
import { comparisonOf } from "@/model/worksheets/comparisons/all";
import type { ComparisonInput } from "@/model/worksheets/comparisons/comparison";
import { bareText } from "@/model/worksheets/comparisons/measures";
import { wordId } from "@/model/worksheets/redaction";
import { entryIdOf } from "@/model/worksheets/entries";

const guideSheets = guide.sessions.flatMap((s) => s.activities).filter((a) => a.kind === "worksheet");
const scenarios = guideSheets.find((a) => a.id === "scenario-by-group")!;

const compare = (
  id: Parameters<typeof sheetNamed>[0],
  contents: SheetContent[],
  more: Partial<ComparisonInput> = {},
) => {
  const found = comparisonOf(sheetNamed(id), comparisonInput(contents, more));
  if (!found) throw new Error("no comparison");
  return found as unknown as Record<string, never> & { type: string };
};
const id = (group: number, field: string, text: string) => entryIdOf(`g1-${group}`, field, text);

describe("a worksheet without a comparison", () => {
  it("has none, nor has a difference without its earlier worksheet", () => {
    expect(comparisonOf(sheetNamed("without"), comparisonInput([]))).toBeNull();
    expect(comparisonOf(sheetNamed("with"), comparisonInput([]))).toBeNull();
  });
});

describe("the board (G-101)", () => {
  const contents = [
    sheetOf(
      measuresIn("government", ["Train inspectors", "Labour inspection", "2027-01-31"], ["A law"]),
      measuresIn("ngo", ["Visit shelters", "NGO"]),
    ),
    sheetOf(
      measuresIn("government", ["Training for inspectors", "Police"]),
      measuresIn("ngo", ["Call the police"]),
    ),
    measuresIn("ngo", ["Listen", "", "2027-02-01"]),
  ];
  const same = [id(0, "government", "Train inspectors"), id(1, "government", "Training for inspectors")];

  it("puts nothing together that no trainer confirmed, however alike", () => {
    const { columns } = compare("scenario", contents) as never as {
      columns: { measures: { times: number }[] }[];
    };
    expect(columns[0]!.measures.map((m) => m.times)).toEqual([1, 1, 1]);
  });

  it("keeps groups that chose different things to work on apart, in the order of the choices (G-157)", () => {
    const chosen = (option: string, text: string) =>
      sheetOf({ cells: { scenario: option }, rows: {} }, measuresIn("government", [text]));
    const [first, second] = ["priorities", "stereotypes"];
    const found = comparisonOf(
      scenarios,
      comparisonInput([
        chosen(second!, "Train"),
        chosen(first!, "Agree"),
        sheetOf(measuresIn("government", ["Write"])),
      ]),
    );
    if (found?.type !== "board") throw new Error("no board");
    expect(found.groups.map(({ group, topic }) => [group.id, topic])).toEqual([
      ["g1-1", "Scenario 1: different priorities"],
      ["g1-0", "Scenario 2: stereotypes"],
      ["g1-2", undefined],
    ]);
    expect(found.columns[0]!.measures.map((m) => m.text)).toEqual(["Agree", "Train", "Write"]);
  });

  it("counts groups for merged measures, and says which lack an owner or a day", () => {
    expect(compare("scenario", contents, { merged: [same] })).toMatchObject({
      type: "board",
      columns: [
        {
          id: "government",
          text: "Government",
          blank: false,
          measures: [
            {
              id: same[0],
              text: "Train inspectors",
              times: 2,
              owner: ["Labour inspection", "Police"],
              when: ["2027-01-31"],
              missing: [],
            },
            { text: "A law", times: 1, owner: [], when: [], missing: ["owner", "when"] },
          ],
        },
        {
          id: "ngo",
          measures: [
            { missing: ["when"] },
            { missing: ["owner", "when"] },
            { text: "Listen", missing: ["owner"] },
          ],
        },
        { id: "joint", blank: true, measures: [] },
      ],
      blanks: [
        { group: { id: "g1-0" }, column: "joint" },
        { group: { id: "g1-1" }, column: "joint" },
        { group: { id: "g1-2" }, column: "government" },
        { group: { id: "g1-2" }, column: "joint" },
      ],
    });
  });

  it("tags what a trainer says that one side cannot do alone, and nothing else", () => {
    const found = compare("scenario", contents, { merged: [same], flagged: [same[1]!] }) as never as {
      columns: { measures: { text: string; conflict?: true }[] }[];
    };
    expect(found.columns.flatMap((c) => c.measures.filter((m) => m.conflict).map((m) => m.text))).toEqual([
      "Train inspectors",
    ]);
  });

  it("counts a group once that said it twice", () => {
    const twice = [measuresIn("ngo", ["Listen"], ["Listen well"])];
    expect(
      compare("scenario", twice, { merged: [[id(0, "ngo", "Listen"), id(0, "ngo", "Listen well")]] }),
    ).toMatchObject({ columns: [{}, { measures: [{ times: 1, entries: [{}, {}] }] }, {}] });
  });

  it("has black words black, in owners and entries too (G-98)", () => {
    const sheet = JSON.stringify(
      compare("scenario", [measuresIn("ngo", ["Ask Nan", "Nan"])], {
        black: { scenario: [wordId("scenario", "Nan")] },
      }),
    );
    expect(sheet).not.toContain("Nan");
    expect(sheet).toContain("Ask ███");
  });
});

describe("the difference (G-102)", () => {
  const there = {
    sheet: sheetNamed("without"),
    groups: groupSheets([
      sheetWith({ now: "Shelter\nRest", later: "A job" }),
      sheetWith({ now: "shelter!" }),
    ]),
  };
  const here = [
    sheetWith({ now: "Shelter.\nA doctor\nA seat in court" }),
    sheetWith({ now: "a  doctor", later: "Work" }),
  ];

  it("finds the same words whatever their signs and capitals, on both sheets and in all groups", () => {
    expect(compare("with", here, { there })).toMatchObject({
      here: "With cooperation",
      there: "Without cooperation",
      both: [{ text: "Shelter", times: 2 }],
      onlyThere: [{ text: "Rest" }, { text: "A job" }],
      onlyHere: [
        { text: "A doctor", times: 2, asked: true, slip: false },
        { text: "A seat in court", asked: false },
        { text: "Work", asked: false },
      ],
    });
  });

  it("puts together what a trainer confirmed, and calls a slip only what a trainer flagged", () => {
    const merged = [[id(0, "later", "A job"), id(1, "later", "Work")]];
    const flagged = [id(1, "now", "a  doctor")];
    expect(compare("with", here, { there, merged, flagged })).toMatchObject({
      both: [{ text: "Shelter" }, { text: "A job", times: 2 }],
      onlyThere: [{ text: "Rest" }],
      onlyHere: [{ text: "A doctor", slip: true }, { slip: false }],
    });
  });

  it.each([
    ["English", "Safe accommodation", "The restaurant's address"],
    ["Indonesian", "Rumah aman dan makanan", "Wawancara dengan jaksa"],
    ["Arabic", "مأوى والطعام للعاملة", "مقابلة مع الشرطة"],
    ["Thai", "มีล่ามและอาหารให้ทุกวัน", "ให้การในศาล"],
    ["Korean", "쉼터에서 쉬기", "법정 증언 준비"],
  ])(
    "asks about what the guide calls a basic need in %s, and about nothing else",
    (_language, need, other) => {
      const authored = guideSheets.flatMap(({ compare: one }) =>
        one?.type === "difference" ? [one] : [],
      )[0];
      const found = comparisonOf(
        { ...sheetNamed("with"), compare: authored },
        comparisonInput([sheetWith({ now: `${need}\n${other}` })], { there: { ...there, groups: [] } }),
      );
      expect(found?.type === "difference" && found.onlyHere.map((m) => m.asked)).toEqual([true, false]);
    },
  );

  it("blackens what is black on either worksheet (G-98)", () => {
    const black = { with: [wordId("with", "Doctor")], without: [wordId("without", "rest")] };
    expect(compare("with", here, { there, black })).toMatchObject({
      onlyThere: [{ text: "████" }, {}],
      onlyHere: [{ text: "A ██████" }, {}, {}],
    });
  });
});

describe("the cooperation map (G-103)", () => {
  it("counts each agency once by its name, and says which steps nobody or several have", () => {
    const agencies = new Map([
      [bareText("Police"), "police"],
      [bareText("ตำรวจ"), "police"],
    ]);
    const contents = [
      sheetWith({ "steps/noticed/owner": "Police, Red  Cross", "steps/interview/owner": "police" }),
      sheetWith({ "steps/noticed/owner": "ตำรวจ", "steps/interview/owner": "POLICE\n" }),
      sheetWith({ "steps/noticed/owner": "red cross", "steps/safety/soon": "at once" }),
    ];
    expect(compare("cooperation-map", contents, { agencies })).toEqual({
      type: "map",
      agencies: ["Police", "Red  Cross"],
      steps: [
        {
          id: "noticed",
          text: "Somebody is noticed",
          owners: [
            { agency: "Police", groups: ["g1-0", "g1-1"] },
            { agency: "Red  Cross", groups: ["g1-0", "g1-2"] },
          ],
          state: "several",
        },
        { id: "safety", text: "First hours", owners: [], state: "nobody" },
        {
          id: "interview",
          text: "The interview",
          owners: [{ agency: "Police", groups: ["g1-0", "g1-1"] }],
          state: "one",
        },
      ],
    });
  });
});

describe("the map of services (G-104)", () => {
  it("counts groups by cell, has the rows with most empty cells first, and the dilemmas with most dots", () => {
    const contents = [
      sheetWith({
        "map/shelter/transit/ngo": "1",
        "map/shelter/homeward/ngo": "1",
        "map/shelter/destination/government": "1",
        dilemmas: "Safety or freedom\nRest or evidence",
      }),
      sheetWith({
        "map/shelter/transit/ngo": "1",
        "map/legal/homeward/government": "1",
        dilemmas: "Freedom or safety",
      }),
    ];
    const [a, b, c] = [
      id(0, "dilemmas", "Safety or freedom"),
      id(0, "dilemmas", "Rest or evidence"),
      id(1, "dilemmas", "Freedom or safety"),
    ];
    expect(
      compare("services", contents, { merged: [[a, c]], dots: { [a]: 2, [b]: 4, [c]: 3 } }),
    ).toMatchObject({
      type: "services",
      columns: [{ id: "transit" }, { id: "destination" }, { id: "homeward" }],
      rows: [
        { id: "medical", empty: 3 },
        {
          id: "legal",
          empty: 2,
          cells: [
            { ticks: [] },
            { ticks: [] },
            { column: "homeward", ticks: [{ text: "Government", times: 1 }] },
          ],
        },
        {
          id: "shelter",
          empty: 0,
          cells: [{ ticks: [{ id: "ngo", times: 2 }] }, { ticks: [{ id: "government", times: 1 }] }, {}],
        },
      ],
      empty: 5,
      dilemmas: [
        { text: "Safety or freedom", times: 2, dots: 5 },
        { text: "Rest or evidence", times: 1, dots: 4 },
      ],
    });
  });
});

describe("the campaign (G-105)", () => {
  const rows = { "audience@": ["r1", "x", "blank"] };
  const contents = [
    sheetOf(
      sheetWith({ objective: "Checks", "smart/real": "1", indicator: "Calls" }, rows),
      audienceIn("r1", {
        who: "Young people",
        where: "origin",
        barrier: "Not me",
        message: "Ask three questions",
        channel: "Government radio\nPlays",
        messenger: "Returnees",
      }),
      audienceIn("x", { who: "Buyers", where: "market", message: "Who made it?", tone: "risk-only" }),
    ),
    audienceIn("r1", {
      where: "origin",
      barrier: "Cash",
      reach: "Cannot read",
      channel: "Selebaran",
      message: "",
    }),
    sheetWith({}),
  ];

  it("has one plan for each audience, with its own message, and how far each step is filled", () => {
    const found = compare("campaign", contents);
    expect(found).toMatchObject({
      type: "campaign",
      plans: [
        {
          group: { id: "g1-0" },
          audience: "Young people",
          message: "Ask three questions",
          places: ["At the origin"],
          steps: [
            { id: "start", done: 0.75 },
            { id: "audience", done: 0.75 },
            { id: "message", done: 0.75 },
            { id: "signs", done: 1 },
          ],
          pairing: { barrier: "Not me", reach: "", state: "paired" },
          details: [
            { label: "Channels", text: "Government radio, Plays" },
            { label: "Who speaks?", text: "Returnees" },
            { label: "By which sign?", text: "Calls" },
          ],
          questions: ["Whom does the village trust more?"],
        },
        {
          group: { id: "g1-0" },
          audience: "Buyers",
          steps: [{ done: 0.75 }, { done: 0.5 }, { done: 0.5 }, {}],
          pairing: { state: "no-barrier" },
          questions: ["What can people do?"],
        },
        {
          group: { id: "g1-1" },
          audience: "",
          pairing: { barrier: "Cash", reach: "Cannot read", state: "no-message" },
          questions: ["Who can read it?"],
        },
        {
          group: { id: "g1-2" },
          steps: [{ done: 0 }, { done: 0 }, { done: 0 }, { done: 0 }],
          pairing: { state: "neither" },
          questions: [],
        },
      ],
      coverage: [
        { id: "origin", groups: [{ id: "g1-0" }, { id: "g1-1" }] },
        { id: "transit", groups: [] },
        { id: "destination", groups: [] },
        { id: "market", groups: [{ id: "g1-0" }] },
      ],
    });
    expect((found as never as { plans: unknown[] }).plans).toHaveLength(4);
  });

  it("says what speaks for a plan apart from what it asks, and nothing where nothing does", () => {
    const sheet = sheetNamed("campaign");
    const credit = {
      id: "plays",
      field: "channel",
      any: ["play", "plays"],
      question: "The village trusts plays.",
      credit: true,
    };
    const changed = {
      ...sheet,
      compare: {
        ...sheet.compare!,
        doubts: [...(sheet.compare?.type === "campaign" ? sheet.compare.doubts : []), credit],
      },
    } as typeof sheet;
    const found = comparisonOf(changed, comparisonInput(contents));
    expect(found?.type === "campaign" && found.plans.map((p) => [p.credits, p.questions])).toEqual([
      [["The village trusts plays."], ["Whom does the village trust more?"]],
      [undefined, ["What can people do?"]],
      [undefined, ["Who can read it?"]],
      [undefined, []],
    ]);
  });

  it.each([
    ["Thai, inside other words", "เปิดวิทยุรัฐบาลทุกเช้า", true],
    ["Korean, with an ending", "정부 라디오를 쓴다", true],
    ["Arabic, with what is written together", "وبإذاعة الحكومة", true],
    ["English, across capitals and spaces", "GOVERNMENT  radio", true],
    ["another word that begins so", "government radiology", false],
    ["words of two lines", "government\nradio", false],
  ])("asks in any language: %s", (_what, channel, asked) => {
    const { plans } = compare("campaign", [audienceIn("r1", { channel })]) as never as {
      plans: { questions: string[] }[];
    };
    expect(plans[0]!.questions).toEqual(asked ? ["Whom does the village trust more?"] : []);
  });
});
