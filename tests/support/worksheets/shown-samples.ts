/** Work of groups as surfaces see it, for tests of faces: one sample of each comparison and of each stop. */
import type {
  BoardComparison,
  CampaignComparison,
  CampaignPlan,
  Comparison,
  DifferenceComparison,
  MapComparison,
  ComparedMeasure,
  RelayComparison,
  ServicesComparison,
} from "@/model/worksheets/comparisons/comparison";
import type { Card, CardLine, WorkShown } from "@/model/worksheets/shown";
import type { Group } from "@/model/room/groups";

export const groups: Group[] = [
  { id: "1-1", name: null, number: 1, table: "Table 1" },
  { id: "1-2", name: "Harbour", number: 2, table: "Table 2" },
  { id: "1-3", name: null, number: 3, table: null },
  { id: "1-4", name: "กลุ่มเครือข่ายคุ้มครองผู้เสียหายจังหวัดเชียงราย", number: 4, table: "Table 4" },
];
const [one, two, three, four] = groups as [Group, Group, Group, Group];

let count = 0;
const measure = (text: string, more: Partial<ComparedMeasure> = {}): ComparedMeasure => {
  const id = `entry${String(++count).padStart(3, "0")}`;
  return {
    id,
    text,
    entries: [{ id, group: one.id, field: "list", text, more: [] }],
    times: 1,
    owner: [],
    when: [],
    missing: [],
    ...more,
  };
};

export const board: BoardComparison = {
  type: "board",
  groups: groups.map((group) => ({ group })),
  columns: [
    {
      id: "government",
      text: "Government",
      blank: false,
      measures: [
        measure("Write into the standard procedure that needs and consent come first, before any interview", {
          times: 3,
          owner: ["Ministry of Justice"],
          when: ["2027-03-01"],
        }),
        measure("A reflection period of thirty days", { owner: ["Police"], missing: ["when"] }),
        measure("Trained interviewers in every district", { missing: ["owner", "when"] }),
      ],
    },
    {
      id: "ngo",
      text: "NGO",
      blank: false,
      measures: [
        measure("A case manager advises on when the person is ready", {
          times: 2,
          owner: ["Shelter ████"],
          when: ["2027-01-15"],
        }),
        measure("A support person sits in, and the person may stop at any time", {
          owner: ["Women’s network"],
          when: ["2027-02-01"],
        }),
      ],
    },
    { id: "joint", text: "Joint", blank: true, measures: [] },
  ],
  blanks: [
    { group: two, column: "ngo" },
    { group: three, column: "joint" },
  ],
};

export const difference: DifferenceComparison = {
  type: "difference",
  there: "If they do not want to cooperate",
  here: "If they talk to the police",
  onlyThere: [
    measure("The door stays open to cooperate later"),
    measure("Contact with the family", { times: 2 }),
  ],
  both: [
    measure("A safe place to sleep", { times: 4 }),
    measure("Food and clothes", { times: 3 }),
    measure("An interpreter"),
  ],
  onlyHere: [
    { ...measure("Medical care", { times: 2 }), slip: true, asked: true },
    { ...measure("Free legal advice"), slip: false, asked: true },
    { ...measure("One trained interviewer, recorded so that nobody asks twice"), slip: false, asked: false },
  ],
};

export const map: MapComparison = {
  type: "map",
  agencies: ["Police", "Immigration", "Social services", "NGO", "Labour inspectors"],
  steps: [
    {
      id: "identify",
      text: "Identify the person",
      state: "several",
      owners: [
        { agency: "Police", groups: ["1-1", "1-2", "1-3"] },
        { agency: "Immigration", groups: ["1-4"] },
      ],
    },
    {
      id: "shelter",
      text: "Find a safe place for the first night",
      state: "one",
      owners: [{ agency: "NGO", groups: ["1-1", "1-2"] }],
    },
    {
      id: "interview",
      text: "First interview",
      state: "one",
      owners: [{ agency: "Police", groups: ["1-1"] }],
    },
    { id: "interpret", text: "Pay for the interpreter", state: "nobody", owners: [] },
    {
      id: "claim",
      text: "Claim unpaid wages",
      state: "one",
      owners: [{ agency: "Labour inspectors", groups: ["1-3", "1-4"] }],
    },
    { id: "follow", text: "Ask again after six months", state: "nobody", owners: [] },
  ],
};

const stages = [
  { id: "rescue", text: "Identification" },
  { id: "transit", text: "Transit" },
  { id: "destination", text: "Destination" },
  { id: "return", text: "Return" },
  { id: "reintegration", text: "Reintegration" },
];
const provider = { g: "Government", n: "NGO", i: "International organisation" };
const service = (id: string, text: string, ticks: string[]): ServicesComparison["rows"][number] => {
  const cells = stages.map((s, index) => ({
    column: s.id,
    ticks: [...(ticks[index] ?? "")].map((letter, i) => ({
      id: letter,
      text: provider[letter as keyof typeof provider],
      times: ((index + i) % 3) + 1,
    })),
  }));
  return { id, text, empty: cells.filter((c) => c.ticks.length === 0).length, cells };
};
const serviceRows = [
  service("tracing", "Family tracing", ["", "", "", "i", ""]),
  service("compensation", "Compensation", ["", "", "g", "", ""]),
  service("interpretation", "Interpretation", ["n", "", "n", "", ""]),
  service("livelihood", "Livelihood and education", ["", "", "n", "", "ni"]),
  service("documents", "Documents", ["g", "", "g", "gi", ""]),
  service("legal", "Legal help", ["n", "", "gn", "g", ""]),
  service("protection", "Protection", ["g", "g", "g", "", ""]),
  service("psychosocial", "Psychosocial care", ["n", "", "n", "n", "n"]),
  service("medical", "Medical care", ["gn", "", "g", "gn", "g"]),
  service("return", "Return", ["", "gi", "gi", "gni", "i"]),
  service("shelter", "Shelter", ["gn", "n", "gni", "g", "n"]),
];
export const services: ServicesComparison = {
  type: "services",
  columns: stages,
  rows: serviceRows,
  empty: serviceRows.reduce((sum, row) => sum + row.empty, 0),
  dilemmas: [
    { ...measure("The person wants to go home, and home is where the recruiter lives"), dots: 9 },
    { ...measure("The shelter is safe, and feels like confinement", { times: 3 }), dots: 14 },
    { ...measure("Data that the police ask for was given to us in confidence"), dots: 0 },
  ],
};

const planSteps = [
  { id: "start", title: "Getting started" },
  { id: "objectives", title: "Objectives" },
  { id: "audience", title: "Audience" },
  { id: "messages", title: "Messages" },
  { id: "dissemination", title: "Dissemination" },
  { id: "monitoring", title: "Monitoring and impact" },
];
const plan = (
  group: Group,
  audience: string,
  done: number[],
  pairing: CampaignPlan["pairing"],
  more: Partial<CampaignPlan> = {},
): CampaignPlan => ({
  group,
  audience,
  message: pairing.message,
  steps: planSteps.map((s, i) => ({ ...s, done: done[i] ?? 0 })),
  pairing,
  places: ["Origin"],
  details: [],
  questions: [],
  ...more,
});
export const campaign: CampaignComparison = {
  type: "campaign",
  steps: planSteps,
  plans: [
    plan(
      one,
      "Young people who think about leaving",
      [1, 0.6, 1, 1, 0.4, 0],
      {
        barrier: "“It will not happen to me”",
        reach: "At work all week",
        message: "Before you pay: three questions that an honest broker answers.",
        state: "paired",
      },
      {
        places: ["Origin", "Transit"],
        details: [
          { label: "Channel", text: "Saturday market, NGO theatre, local cultural radio" },
          { label: "Messenger", text: "People who came back" },
          { label: "Indicator", text: "Calls to the hotline from the district, before and after" },
        ],
        questions: ["Who among them listens to this station, and do they trust it?"],
      },
    ),
    plan(
      two,
      "Parents",
      [1, 1, 0.5, 0, 0, 0],
      { barrier: "The family needs money now", reach: "Many cannot read", message: "", state: "no-message" },
      {
        questions: [
          "Few of them read. How else could the message arrive?",
          "What could they do, besides being afraid?",
        ],
      },
    ),
    plan(
      three,
      "Workers in the factory",
      [0.4, 0, 1, 1, 1, 0.5],
      {
        barrier: "",
        reach: "Shut in, fourteen hours a day",
        message: "You have rights here, with or without papers.",
        state: "no-barrier",
      },
      { places: ["Destination"] },
    ),
    plan(
      four,
      "",
      [0, 0, 0, 0, 0, 0],
      { barrier: "", reach: "", message: "", state: "neither" },
      { places: [] },
    ),
  ],
  coverage: [
    { id: "origin", text: "Origin", groups: [one, two] },
    { id: "transit", text: "Transit", groups: [one] },
    { id: "destination", text: "Destination", groups: [three] },
    { id: "market", text: "Market", groups: [] },
  ],
};

const relay: RelayComparison = {
  type: "relay",
  sides: ["Police", "Labour inspection", "Shelter", "NGO", "Prosecution", "Embassy"].map((text, i) => ({
    text,
    groups: [`1-${i}`],
  })),
  arrows: [
    { from: 0, to: 2, papers: 3, agreed: 1 },
    { from: 2, to: 0, papers: 1, agreed: 1 },
    { from: 1, to: 4, papers: 2, agreed: 0 },
  ],
  asked: [{ id: "wish", text: "What do you wish now?", times: 3 }],
  decided: [{ side: 0, all: 2, unasked: 1 }],
  lost: [{ id: "age", text: "A date of birth", teams: ["Shelter", "Prosecution"] }],
  clock: null,
};

export const comparisons: Comparison[] = [board, difference, map, services, campaign, relay];

const line = (text: string, more: Partial<CardLine> = {}): CardLine => ({
  text,
  entry: null,
  more: [],
  grey: false,
  too: 0,
  ...more,
});
export const card: Card = {
  id: "government",
  title: "What government can do",
  blocks: [
    {
      label: "Measures",
      lines: [
        line("Needs and consent come first, before any interview", {
          entry: "entry901",
          more: [
            { label: "Who", text: "Ministry of Justice" },
            { label: "By", text: "2027-03-01" },
          ],
          too: 5,
        }),
        line("A reflection period of thirty days", { entry: "entry902", grey: true }),
        line("Officer ██████ trains the interviewers of every district", { entry: "entry903" }),
      ],
    },
    {
      label: "What stands in the way",
      lines: [line("Rotation of staff; the training is repeated every spring.")],
    },
  ],
};

const sheets: WorkShown["sheets"] = groups.map((group, i) => ({
  group,
  cards: [card, ...(i % 2 ? [{ ...card, id: "ngo", title: "What organisations can do" }] : [])],
  remarks: i === 0 ? [{ id: "remark01", kind: "missed", text: "Who pays for the interpreter?" }] : [],
}));

/** The work at one stop. @param now milliseconds since the epoch */
export function workAt(stop: WorkShown["at"], more: Partial<WorkShown> = {}, now = Date.now()): WorkShown {
  return {
    at: stop,
    phase: stop === "work" ? "open" : "frozen",
    endsAt: stop === "work" ? now + 754_000 : null,
    phases: null,
    groups: groups.map((group, i) => ({ group, people: 5, done: [0.35, 1, 0.6, 0][i] ?? 0 })),
    speaking: null,
    order: stop === "present" ? groups.map((group, i) => ({ group, heard: i === 0 })) : [],
    sheets: stop === "gallery" ? sheets : [],
    comparison: stop === "board" ? board : null,
    ...more,
  };
}

const arabicWords: Record<string, string> = {
  Government: "الجهات الحكومية",
  NGO: "المنظمات غير الحكومية",
  Joint: "معًا",
  "A reflection period of thirty days": "مهلة للتفكير مدتها ثلاثون يومًا",
  "Trained interviewers in every district": "محاورون مدرَّبون في كل منطقة",
  "Identify the person": "التعرف على الشخص",
  "First interview": "المقابلة الأولى",
  Police: "الشرطة",
  Objectives: "الأهداف",
  Audience: "الجمهور",
};
/** The same with some of its texts in Arabic, as a room writes in two languages. */
export const inArabic = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_key, inner) =>
    typeof inner === "string" ? (arabicWords[inner] ?? inner) : inner,
  ) as T;
