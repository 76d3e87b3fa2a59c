import { z } from "zod";
import { defineCommand, participants, type CommandFrom, trainers } from "@/workshop/commands/define";
import { activity, group, lineOf, person, sheet, workSeconds } from "@/workshop/commands/fields";
import {
  begunWork,
  leadingWork,
  whileOpen,
  withWork,
  worksheetRefusal,
} from "@/workshop/commands/worksheets/on-worksheet";
import { startWork, frozen, withPaper } from "@/workshop/worksheets/work";
import { papersToCome } from "@/model/worksheets/comparisons/relay";
import { slug } from "@/model/text/text-schemas";
import { rowOf } from "@/workshop/worksheets/document";
import { present } from "@/workshop/groups/assign-groups";
import { groupOf } from "@/workshop/groups/membership";
import { nextPhase, startPhases } from "@/workshop/room/phases";
import { endFor, type GroupId, type Work } from "@/model/room/groups";
import { shuffled } from "@/model/statistics/random";
import { isAtSession, sessionOfActivity } from "@/workshop/room/handover";

/** Alone, pairs, fours. */
const phases = z.tuple([workSeconds, workSeconds, workSeconds]);

/** Base64 of a Yjs update or state vector. */
const binary = z
  .string()
  .max(44_000)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/);

/** Of a cell on a sheet. */
const path = z.string().max(250);
/** As many as a page without script can send. */
const MAX_FIELDS = 1_000;
const cellTexts = z.record(path, z.string()).refine((cells) => Object.keys(cells).length <= MAX_FIELDS);

/** `start-work` with phases: the groups of one that were drawn, in the order of merging. */
const setPhases = defineCommand({
  type: "set-phases",
  fields: { activity, people: z.array(person), seconds: phases },
  ...leadingWork,
  serverOnly: true,
  needsDay: true,
  endsWriting: true,
  apply(command, context) {
    const refused = worksheetRefusal(context, command.activity);
    if (refused) return refused;
    if (context.state.finished.includes(command.activity)) return "finished";
    return startPhases(context.state, command.activity, command.people, command.seconds, context.now);
  },
});

const work = [
  /** Starting again opens frozen sheets as they are. */
  defineCommand({
    type: "start-work",
    fields: {
      activity,
      seconds: workSeconds.nullable(),
      /** Forms new groups of one, and merges sheets when a phase ends. */
      phases: phases.nullable(),
    },
    ...leadingWork,
    needsDay: true,
    endsWriting: true,
    resolve(command, room) {
      const { id, activity: on, phases: seconds } = command;
      const work = begunWork(room, on);
      if (seconds === null || (work?.phase === "open" && work.phases)) return command;
      const order = shuffled(present(room), room.random);
      return { type: "set-phases", id, activity: on, people: order, seconds } satisfies CommandFrom<
        typeof setPhases
      >;
    },
    apply(command, context) {
      const refused = worksheetRefusal(context, command.activity);
      if (refused) return refused;
      if (context.state.finished.includes(command.activity)) return "finished";
      const work = begunWork(context, command.activity);
      if (command.phases !== null) return work?.phase === "open" && work.phases ? null : "bad-message";
      const started = startWork(context.state.groups, work, command.seconds, context.now);
      if (started === null || typeof started === "string") return started;
      return withWork(context, command.activity, started);
    },
  }),

  setPhases,

  defineCommand({
    type: "next-phase",
    fields: { activity, at: z.union([z.literal(1), z.literal(2)]) },
    ...leadingWork,
    needsDay: true,
    endsWriting: true,
    apply: whileOpen((command, work, { state, now }) => {
      if (work.phases === null) return "no-phases";
      if (work.phases.at === command.at) return null;
      return work.phases.at + 1 === command.at
        ? nextPhase(state, command.activity, command.at, now)
        : "stale";
    }),
  }),

  defineCommand({
    type: "freeze-work",
    fields: { activity },
    ...leadingWork,
    endsWriting: true,
    apply(command, context) {
      const refused = worksheetRefusal(context, command.activity);
      if (refused) return refused;
      const work = begunWork(context, command.activity);
      if (!work) return "no-work";
      return work.phase === "frozen" ? null : withWork(context, command.activity, frozen(work));
    },
  }),

  /** More time for one group or for all; where there was no end, none is set. */
  defineCommand({
    type: "work-time",
    fields: { activity, group: group.nullable(), seconds: workSeconds },
    ...leadingWork,
    endsWriting: true,
    apply: whileOpen((command, work, context) => {
      const { activity: on, group } = command;
      const { now } = context;
      if (work.endsAt === null) return null;
      const more = command.seconds * 1_000;
      if (group === null)
        return withWork(context, on, { ...work, endsAt: Math.max(work.endsAt, now) + more });
      if (!work.groups.includes(group)) return "unknown-group";
      const end = Math.max(endFor(work, group)!, now) + more;
      return withWork(context, on, { ...work, extra: { ...work.extra, [group]: end - work.endsAt } });
    }),
  }),

  /** All groups end in so many seconds. */
  defineCommand({
    type: "end-work",
    fields: { activity, seconds: workSeconds },
    ...leadingWork,
    endsWriting: true,
    apply: whileOpen((command, work, context) =>
      withWork(context, command.activity, {
        ...work,
        endsAt: context.now + command.seconds * 1_000,
        extra: {},
        phases: null,
      }),
    ),
  }),

  /** A paper of a relay before its hour; nothing where it has come. */
  defineCommand({
    type: "bring-paper",
    fields: { activity, paper: slug },
    ...leadingWork,
    apply: whileOpen((command, work, context) => {
      const sheet = context.plan.worksheet(command.activity)!;
      const { paper } = command;
      return papersToCome(sheet, work).some((next) => next.paper.id === paper)
        ? withWork(context, command.activity, withPaper(work, paper))
        : null;
    }),
  }),

  defineCommand({
    type: "nudge",
    /** `language` of the text; older logs lack it. */
    fields: {
      activity,
      group: group.nullable(),
      text: lineOf(200),
      language: z.string().min(2).max(35).optional(),
    },
    ...leadingWork,
    apply: whileOpen((command, work, context) => {
      const { groups } = context.state;
      const { text, language } = command;
      const to = command.group === null ? work.groups.filter((g) => groupOf(groups, g)) : [command.group];
      if (to.some((g) => !work.groups.includes(g) || !groupOf(groups, g))) return "unknown-group";
      const nudged = Object.fromEntries(
        to.map((g): [GroupId, Work["nudges"][string]] => [
          g,
          { text, ...(language && { language }), at: context.now },
        ]),
      );
      return withWork(context, command.activity, { ...work, nudges: { ...work.nudges, ...nudged } });
    }),
  }),
] as const;

/** Sheets are kept in documents of their own. */
const sheets = [
  /** `state`: what the phone has; the ack brings what it lacks. */
  defineCommand({ type: "sheet-open", fields: { sheet, state: binary }, by: participants, to: "sheets" }),

  /** Acknowledged once it is stored; only then do others get it. */
  defineCommand({ type: "sheet-update", fields: { sheet, update: binary }, by: participants, to: "sheets" }),

  /**
   * A form of a page without script, by paths; `before`: its content when the page was made. The ack names
   * cells that others changed meanwhile.
   */
  defineCommand({
    type: "sheet-form",
    fields: {
      sheet,
      values: cellTexts,
      before: cellTexts,
      /** A row added to a list, or taken away by its key. */
      row: z
        .union([z.strictObject({ add: path }), z.strictObject({ remove: path.refine(rowOf) })])
        .nullable(),
    },
    by: participants,
    to: "sheets",
  }),

  /** The cell that a person writes in; null: none. Not kept. */
  defineCommand({
    type: "sheet-at",
    fields: { sheet, cell: path.nullable() },
    by: participants,
    to: "sheets",
  }),

  /** A console looks into a sheet; null: no more. Not kept. */
  defineCommand({
    type: "look",
    fields: { sheet: sheet.nullable() },
    by: trainers,
    presenter: (command, { state, plan }, { session }) =>
      command.sheet === null ||
      (sessionOfActivity(plan, command.sheet.activity) === session && isAtSession(state, plan, session))
        ? null
        : "not-your-session",
    to: "sheets",
  }),
] as const;

export const worksheets = [...work, ...sheets] as const;
