/**
 * Worksheets as the guide's sessions 7 to 10 have them, in small; and what stands on a sheet, written in one
 * line each.
 */
import { freshWork } from "@/model/room/groups";
import { type Worksheet, worksheetSchema } from "@/model/worksheets/content";
import type { ComparisonInput, GroupSheet } from "@/model/worksheets/comparisons/comparison";
import { inSection, type SheetContent } from "@/model/worksheets/cells";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

const offices = [
  { id: "police", text: "Police" },
  { id: "labour", text: "Labour inspection" },
  { id: "ngo", text: "NGO" },
];
const providers = [
  { id: "government", text: "Government" },
  { id: "ngo", text: "NGO" },
  { id: "international", text: "International organisation" },
];
const stage = (id: string, text: string) => ({ id, text, type: "checklist", options: providers });
const measures = (id: string, text: string) => ({
  id,
  text,
  type: "table",
  start: 2,
  most: 6,
  columns: [
    { id: "what", text: "Measure", type: "text", length: 160 },
    { id: "owner", text: "Who owns it?", type: "agency" },
    { id: "when", text: "By when?", type: "date" },
  ],
});
const needs = [
  {
    id: "needs",
    title: "What the worker needs",
    fields: [
      { id: "now", text: "In the first days", type: "list", least: 2, most: 8, length: 120 },
      { id: "later", text: "In the weeks after", type: "list", most: 8, length: 120, required: false },
    ],
  },
];

/** Session 7: services by stage, and dilemmas with dots. */
const services = {
  id: "services",
  kind: "worksheet",
  title: "Services and dilemmas",
  question: "Which services do you provide?",
  dots: 3,
  compare: { type: "services", table: "map", dilemmas: "dilemmas" },
  sections: [
    {
      id: "map",
      title: "The map of your group",
      fields: [
        {
          id: "map",
          text: "Who offers what?",
          type: "table",
          rows: [
            { id: "shelter", text: "Shelter" },
            { id: "medical", text: "Medical care" },
            { id: "legal", text: "Legal aid" },
          ],
          columns: [
            stage("transit", "Transit"),
            stage("destination", "Destination"),
            stage("homeward", "Return"),
          ],
        },
      ],
    },
    {
      id: "dilemmas",
      title: "Dilemmas",
      fields: [{ id: "dilemmas", text: "Which dilemmas do you meet?", type: "list", most: 8, length: 200 }],
    },
  ],
};

/** Session 8: the same lists twice. */
const without = {
  id: "without",
  kind: "worksheet",
  title: "Help without cooperation",
  question: "Which help is needed?",
  speaking: 0,
  dots: 0,
  sections: needs,
};
const withPolice = {
  id: "with",
  kind: "worksheet",
  title: "Help with cooperation",
  question: "Which help is needed now?",
  dots: 0,
  sections: needs,
  compare: {
    type: "difference",
    with: "without",
    there: "Without cooperation",
    here: "With cooperation",
    needs: ["doctor*"],
  },
};

/** Session 9: measures of three sides. */
const board = {
  id: "scenario",
  kind: "worksheet",
  title: "Different priorities",
  question: "What can each side do?",
  minutes: 10,
  seconds: 600,
  agencies: offices,
  compare: {
    type: "board",
    owner: "owner",
    when: "when",
    columns: [
      { id: "government", text: "Government", field: "government" },
      { id: "ngo", text: "NGO", field: "ngo" },
      { id: "joint", text: "Together", field: "joint" },
    ],
  },
  sections: [
    {
      id: "government",
      title: "Government's view",
      fields: [measures("government", "Measures of the government")],
    },
    { id: "ngo", title: "NGO's view", fields: [measures("ngo", "Measures of an NGO")] },
    { id: "together", title: "Together", fields: [measures("joint", "Measures of both")] },
  ],
};

/** Session 9: who does which step. */
const map = {
  id: "cooperation-map",
  kind: "worksheet",
  title: "The cooperation map",
  question: "Who does which step?",
  agencies: offices,
  speaking: 0,
  dots: 0,
  compare: { type: "map", table: "steps", agency: "owner" },
  sections: [
    {
      id: "way",
      title: "The way of a victim",
      fields: [
        {
          id: "steps",
          text: "Steps",
          type: "table",
          rows: [
            { id: "noticed", text: "Somebody is noticed" },
            { id: "safety", text: "First hours" },
            { id: "interview", text: "The interview" },
          ],
          columns: [
            { id: "owner", text: "Who is responsible?", type: "agency" },
            { id: "soon", text: "How soon?", type: "text", length: 60 },
          ],
        },
      ],
    },
  ],
};

/** Session 10: a plan whose audiences repeat. */
const campaign = {
  id: "campaign",
  kind: "worksheet",
  title: "A campaign",
  question: "Plan a campaign.",
  compare: {
    type: "campaign",
    audience: "who",
    place: "where",
    message: "message",
    barrierToChange: "barrier",
    barrierToReach: "reach",
    channel: "channel",
    messenger: "messenger",
    indicator: "indicator",
    doubts: [
      {
        id: "radio",
        field: "channel",
        any: ["government radio", "วิทยุรัฐบาล", "정부 라디오", "إذاعة الحكومة"],
        question: "Whom does the village trust more?",
      },
      {
        id: "leaflets",
        field: "channel",
        any: ["leaflet", "leaflets", "selebaran"],
        question: "Who can read it?",
      },
      { id: "threat", field: "tone", any: ["risk-only"], question: "What can people do?" },
    ],
  },
  sections: [
    {
      id: "start",
      title: "Objective",
      fields: [
        { id: "objective", text: "What should change?", type: "text" },
        {
          id: "smart",
          text: "It is",
          type: "checklist",
          options: [
            { id: "real", text: "realistic" },
            { id: "dated", text: "bound to a date" },
          ],
        },
      ],
    },
    {
      id: "audience",
      title: "Audience",
      repeat: { most: 4 },
      fields: [
        { id: "who", text: "Who?", type: "text" },
        {
          id: "where",
          text: "Where?",
          type: "choice",
          options: [
            { id: "origin", text: "At the origin" },
            { id: "transit", text: "On the way" },
            { id: "destination", text: "At the destination" },
            { id: "market", text: "Where goods are sold" },
          ],
        },
        { id: "barrier", text: "What holds them back?", type: "text" },
        { id: "reach", text: "What makes it hard to reach them?", type: "text", required: false },
      ],
    },
    {
      id: "message",
      title: "Message",
      repeat: { with: "audience" },
      fields: [
        { id: "message", text: "Your message", type: "text", length: 160 },
        {
          id: "tone",
          text: "Its tone",
          type: "choice",
          options: [
            { id: "positive", text: "Good" },
            { id: "risk-only", text: "Risks only" },
          ],
        },
        { id: "messenger", text: "Who speaks?", type: "text" },
        { id: "channel", text: "Channels", type: "list" },
      ],
    },
    { id: "signs", title: "Monitoring", fields: [{ id: "indicator", text: "By which sign?", type: "text" }] },
  ],
};

/** A relay: three teams, four papers of theirs, and one that the person gives. */
const relay = {
  id: "relay",
  kind: "worksheet",
  title: "A relay",
  question: "Whom do you tell?",
  seconds: 1_200,
  speaking: 0,
  dots: 0,
  compare: { type: "relay", teams: offices, hours: 60, decisions: "decisions", asked: "asked" },
  documents: [
    { id: "raid", title: "A plan", text: "Monday, six o'clock.", holders: ["police"], needs: ["ngo"] },
    { id: "wages", title: "A list", text: "Nobody was paid.", holders: ["labour"], needs: ["police"] },
    { id: "call", title: "A call", text: "Who speaks?", holders: ["ngo", "police"], hour: 15 },
    { id: "date", title: "A date", text: "On Friday.", holders: ["police"], needs: ["ngo"], hour: 30 },
    { id: "wish", title: "What do you wish?", text: "To sleep first.", needs: ["ngo", "police"] },
  ],
  sections: [
    {
      id: "decisions",
      title: "What you decide",
      fields: [
        {
          id: "decisions",
          text: "Decisions",
          type: "table",
          columns: [
            { id: "what", text: "We decided", type: "text" },
            {
              id: "asked",
              text: "Did you ask the person?",
              type: "choice",
              options: [
                { id: "asked", text: "Yes" },
                { id: "not", text: "No" },
              ],
            },
          ],
        },
      ],
    },
  ],
};

/** All of them, and a slide behind. */
export const sheetsWorkshop: Workshop = workshopSchema.parse({
  id: "sheets",
  language: "en",
  title: "Worksheets",
  summary: "For tests.",
  source: "Ours.",
  sessions: [
    {
      id: "all",
      number: 7,
      title: "Groups",
      minutes: 120,
      activities: [
        services,
        without,
        withPolice,
        board,
        map,
        campaign,
        relay,
        { id: "after", kind: "slide", title: "After", body: "# After" },
      ],
    },
  ],
});

export const sheetNamed = (
  id: "services" | "without" | "with" | "scenario" | "cooperation-map" | "campaign" | "relay",
): Worksheet =>
  worksheetSchema.parse(sheetsWorkshop.sessions.flatMap((s) => s.activities).find((a) => a.id === id));

/**
 * One sheet.
 * @param cells path to text;
 * @param rows list of rows to their ids, where they are not those of the start
 */
export const sheetWith = (
  cells: Record<string, string>,
  rows: Record<string, string[]> = {},
): SheetContent => ({
  cells,
  rows,
});

/** Rows of a table of measures on the board's worksheet: measure, owner, day. Blank cells are left out. */
export function measuresIn(
  field: string,
  ...rows: [what: string, owner?: string, when?: string][]
): SheetContent {
  const ids = rows.map((_, i) => `r${i + 1}`);
  const cells = rows.flatMap((row, i) =>
    (["what", "owner", "when"] as const).map(
      (column, c) => [`${field}/${ids[i]}/${column}`, row[c] ?? ""] as const,
    ),
  );
  return { cells: Object.fromEntries(cells.filter(([, text]) => text !== "")), rows: { [field]: ids } };
}

/** Several parts of one sheet together. */
export const sheetOf = (...parts: SheetContent[]): SheetContent => ({
  cells: Object.assign({}, ...parts.map((p) => p.cells)) as Record<string, string>,
  rows: Object.assign({}, ...parts.map((p) => p.rows)) as Record<string, string[]>,
});

/** Fields of one row of the campaign's audience and of its message. */
export function audienceIn(row: string, fields: Record<string, string>): SheetContent {
  const { sections } = sheetNamed("campaign");
  const cells = Object.entries(fields).map(([field, text]) => {
    const section = sections.find((s) => s.fields.some((f) => f.id === field))!;
    return [`${inSection(section, row)}${field}`, text] as const;
  });
  return { cells: Object.fromEntries(cells), rows: {} };
}

/** These sheets, each of a group of its own. */
export const groupSheets = (contents: SheetContent[]): GroupSheet[] =>
  contents.map((content, i) => ({
    group: { id: `g1-${i}`, name: null, number: i + 1, table: null },
    content,
  }));

/** Comparison of these sheets without curation. */
export const comparisonInput = (
  contents: SheetContent[],
  more: Partial<ComparisonInput> = {},
): ComparisonInput => ({
  groups: groupSheets(contents),
  there: null,
  merged: [],
  flagged: [],
  black: {},
  dots: {},
  agencies: new Map(),
  ...more,
  work: { ...freshWork, ...more.work, groups: groupSheets(contents).map(({ group }) => group.id) },
});
