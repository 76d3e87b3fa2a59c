/** Small plans and views for tests. */
import type { LiveAgenda } from "@/model/room/agenda";
import { worksheetSchema } from "@/model/worksheets/content";
import type { ConsoleGroups, ConsoleWork } from "@/workshop/protocol/worksheets";
import type { ConsoleView, PlanMessage, PlanStep } from "@/workshop/protocol/console";
import type { Asked } from "@/workshop/protocol/views";

const step = (
  id: string,
  activityId: string,
  kind: PlanStep["kind"],
  more: Partial<PlanStep> = {},
): PlanStep => ({
  id,
  title: id,
  notice: id.endsWith("!notice"),
  activityId,
  kind,
  onPhones: true,
  seconds: null,
  readFirst: null,
  expertNext: false,
  notes: null,
  question: kind === "slide" ? null : id,
  whatIfs: [],
  keys: {},
  ...more,
});

/** Welcome (5 min), Paula with a notice before part 2 (20 min), in 30 minutes; then a closing session. */
export const samplePlan: PlanMessage = {
  type: "plan",
  role: "trainer",
  title: "Sample",
  language: "en",
  languages: ["en"],
  sessions: [
    {
      id: "one",
      number: 1,
      title: "One",
      minutes: 30,
      priority: "must",
      activities: [
        {
          id: "welcome",
          kind: "slide",
          title: "Welcome",
          minutes: 5,
          added: false,
          priority: "should",
          onPaper: false,
          steps: [step("welcome", "welcome", "slide")],
        },
        {
          id: "paula",
          kind: "case",
          title: "Paula",
          minutes: 20,
          added: false,
          priority: "should",
          onPaper: false,
          steps: [
            step("paula/1", "paula", "case", { part: 1 }),
            step("paula/2!notice", "paula", "case", { part: 2, question: null }),
            step("paula/2", "paula", "case", { part: 2 }),
          ],
        },
      ],
    },
    {
      id: "two",
      number: 2,
      title: "Two",
      minutes: 10,
      priority: "must",
      activities: [
        {
          id: "end",
          kind: "slide",
          title: "End",
          minutes: 10,
          added: false,
          priority: "should",
          onPaper: false,
          steps: [step("end", "end", "slide")],
        },
      ],
    },
  ],
  days: [],
  breaks: [],
};

/** All sessions as one day, as a room without an agenda has it. */
export const sampleAgenda: LiveAgenda = {
  of: null,
  days: [
    {
      id: "all",
      planned: 40,
      begun: null,
      ended: null,
      slots: samplePlan.sessions.map((s, i) => ({
        id: s.id,
        session: s.id,
        items: s.activities.map((a) => ({ activity: a.id, minutes: a.minutes, skipped: false })),
        spare: s.minutes - s.activities.reduce((sum, a) => sum + a.minutes, 0),
        skipped: false,
        from: i === 0 ? 0 : 30,
      })),
    },
  ],
};

export const askedNow = (phase: Asked["phase"], round = 1): Asked => ({
  question: "paula/1",
  text: "Is Paula trafficked?",
  form: { kind: "case", options: [], sureness: false, elements: [], marking: false, reason: false },
  round,
  phase,
  opensAt: null,
  again: true,
  closesAt: null,
  finished: false,
  key: null,
  criteria: null,
});

export const sampleView = (change: Partial<ConsoleView>): ConsoleView => ({
  withheld: null,
  counting: null,
  asTables: false,
  turns: null,
  papers: {},
  type: "console",
  revision: 9,
  stepRevision: 7,
  step: null,
  back: null,
  returnTo: null,
  place: null,
  face: { kind: "waiting" },
  asked: null,
  changed: false,
  rounds: 0,
  answered: 0,
  presence: { here: 0, connected: 0, waiting: 0, paused: null, split: null },
  results: null,
  moved: null,
  trail: [],
  play: null,
  pages: null,
  sources: [],
  wall: null,
  rehearsal: null,
  groups: { formed: 0, choosing: null, groups: [], without: [], unassigned: 0, sectors: false },
  work: null,
  box: { open: true, moderated: true, posts: [], onStage: null },
  testRunning: false,
  leaving: [],
  preview: false,
  dim: false,
  trouble: null,
  locked: false,
  requiresApproval: false,
  waiting: { count: 0, people: [] },
  flood: null,
  sweeps: [],
  stageLanguages: ["en"],
  untranslated: [],
  ended: false,
  handovers: [],
  presenter: null,
  shown: [],
  unasked: [],
  times: {},
  finished: [],
  undo: null,
  driver: null,
  consoles: [],
  stages: 0,
  door: null,
  people: [],
  earlier: 0,
  guests: {},
  ...change,
});

/** Two groups, one of which calls; Zoe has none. */
export const sampleGroups = (change: Partial<ConsoleGroups> = {}): ConsoleGroups => ({
  formed: 1,
  choosing: null,
  groups: [
    {
      group: { id: "g1-1", name: null, number: 1, table: "Table 1" },
      people: [
        { id: "ana", alias: "Ana", here: true },
        { id: "ben", alias: "Ben", here: false },
      ],
      size: 2,
      here: 1,
      guests: [{ id: "guest-00000001", name: "Gus" }],
      seat: "ana",
      call: null,
    },
    {
      group: { id: "g1-2", name: "North", number: 2, table: null },
      people: [{ id: "chai", alias: "สมชาย", here: true }],
      size: 1,
      here: 1,
      guests: [],
      seat: null,
      call: 1,
    },
  ],
  without: [{ id: "zoe", alias: "Zoe", here: true }],
  unassigned: 1,
  sectors: true,
  ...change,
});

const sampleSheet = worksheetSchema.parse({
  id: "plan",
  kind: "worksheet",
  title: "Plan",
  minutes: 20,
  question: "What will you do?",
  sections: [
    {
      id: "main",
      title: "Main",
      fields: [
        { type: "list", id: "aims", text: "Aims" },
        { type: "text", id: "first", text: "First step" },
      ],
    },
  ],
});

/** Both groups at work on a plan; North calls, Group 1 has begun. */
export const sampleWork = (change: Partial<ConsoleWork> = {}): ConsoleWork => ({
  activity: "plan",
  at: "work",
  phase: "open",
  endsAt: null,
  phases: null,
  shape: sampleSheet,
  groups: sampleGroups().groups.map(({ group }, i) => ({
    group,
    fields: [
      { path: "aims", label: "Aims", done: i === 0 ? 1 : 0 },
      { path: "first", label: "First step", done: i === 0 ? 0.5 : 0 },
    ],
    done: i === 0 ? 0.75 : 0,
    lastAt: i === 0 ? Date.now() - 65_000 : null,
    state: i === 0 ? "writing" : "stuck",
    endsAt: null,
    agreed: i === 0,
  })),
  walkTo: [{ group: "g1-2", why: "calls" }],
  present: { order: [], at: null, card: 0, cards: [], since: null, done: [], volunteers: [], seconds: 180 },
  entries: [],
  greyed: [],
  merged: [],
  flagged: [],
  black: [],
  alike: [],
  remarks: [],
  walking: false,
  comparison: null,
  ...change,
});
