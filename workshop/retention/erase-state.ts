/**
 * The state of an ended room without people: no ids, names or names of texts. Groups keep numbers and sizes;
 * plans and changes stay. Every field is listed, so that each new one is decided on. Pure.
 */
import { BLOCK } from "@/workshop/retention/placeholder";
import type { Groups, Work } from "@/model/room/groups";
import type { RoomState } from "@/workshop/room/state";

interface ErasingState {
  /** Question to the new names of its texts, old to new. */
  texts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** New names of entries of sheets, old to new. */
  entries: ReadonlyMap<string, string>;
  /** A label that says nothing, each time another. */
  newLabel(): string;
}

/** Letters of the log that a room which was in memory meanwhile can never have reached. */
const REVISION_MARGIN = 1_000;

export function eraseState(state: RoomState, erasing: ErasingState): RoomState {
  const renamed = (ids: readonly string[], names: ReadonlyMap<string, string> | undefined) =>
    ids.flatMap((id) => names?.get(id) ?? []);
  const { roomId, workshop, versions, amendments, settings, stepRevision, position, takenBack } = state;
  const {
    finished,
    locked,
    requiresApproval,
    withoutPhone,
    papers,
    play,
    turned,
    stageLanguages,
    ended,
    agenda,
    clock,
    times,
  } = state;
  const planned = { roomId, workshop, versions, amendments, settings, stageLanguages, agenda };
  const course = {
    stepRevision,
    position,
    takenBack,
    finished,
    locked,
    requiresApproval,
    withoutPhone,
    papers,
    play,
    turned,
    ended,
    clock,
    times,
  };
  return {
    ...planned,
    ...course,
    // A copy of the room that was still in memory cannot write over this.
    revision: state.revision + REVISION_MARGIN,
    undoStack: [],
    removed: [],
    sweeps: [],
    driver: null,
    handovers: state.handovers.map((h) => ({ ...h, name: h.name === null ? null : BLOCK })),
    box: { ...state.box, onStage: null },
    curation: Object.fromEntries(
      Object.entries(state.curation).map(([question, c]) => {
        const names = erasing.texts.get(question);
        const groups = c.groups.map((g) => ({ id: g.id, label: BLOCK, texts: renamed(g.texts, names) }));
        return [question, { ...c, shown: renamed(c.shown, names), hidden: renamed(c.hidden, names), groups }];
      }),
    ),
    groups: eraseGroups(state.groups, erasing),
    // What is counted of them stands in their rounds.
    proposals: {},
    work: Object.fromEntries(
      Object.entries(state.work).map(([activity, work]) => [
        activity,
        eraseWork(work, (ids) => renamed(ids, erasing.entries)),
      ]),
    ),
  };
}

function eraseGroups(groups: Groups, { newLabel }: ErasingState): Groups {
  const nameless = <G extends { name: string | null; table: string | null }>(group: G): G => ({
    ...group,
    name: null,
    table: null,
  });
  return {
    ...groups,
    list: groups.list.map(nameless),
    known: Object.fromEntries(Object.entries(groups.known).map(([id, group]) => [id, nameless(group)])),
    members: Object.fromEntries(Object.values(groups.members).map((group) => [newLabel(), group])),
    guests: groups.guests.map(({ group }) => ({ id: newLabel(), name: BLOCK, group })),
    was: {},
    seats: {},
    spoke: [],
    past: [],
    calls: [],
  };
}

const eraseWork = (work: Work, renamed: (ids: readonly string[]) => string[]): Work => ({
  ...work,
  nudges: {},
  greyed: renamed(work.greyed),
  flagged: renamed(work.flagged),
  merged: work.merged.map(renamed).filter((set) => set.length > 1),
  // The words are gone; their names could be guessed.
  black: [],
  walk: null,
});
