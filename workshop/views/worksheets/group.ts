/** A person's group on their phone, beside the common view. Never another group's sheet. Pure. */
import type { Worksheet, SheetStop } from "@/model/worksheets/content";
import { OWN } from "@/model/worksheets/cells";
import {
  hasPaper,
  isOfPerson,
  movesIn,
  type Relay,
  relayIn,
  sideName,
} from "@/model/worksheets/comparisons/relay";
import { sheetsOf } from "@/model/worksheets/groups";
import { groupOf as groupNamed, groupWith, guestsOf, membersOf } from "@/workshop/groups/membership";
import { memberId } from "@/workshop/groups/names";
import type { GroupView } from "@/workshop/protocol/worksheets";
import type { SheetForm } from "@/model/worksheets/shown";
import { endFor, type Group, type GroupId, isBegun, SHEET_GRACE_MS, type Work } from "@/model/room/groups";
import type { RoomState } from "@/workshop/room/state";
import { ballotLines, ballotOf, isSame, tableRound, tallyOf } from "@/workshop/room/tables";
import { presentStep } from "@/workshop/views/face";
import { seenIn } from "@/workshop/room/versions";
import { limitKeeping } from "@/workshop/views/limit-list";
import { seatViewOf } from "@/workshop/views/worksheets/seat";
import { contentAt, sheetHere, type WorkNow } from "@/workshop/views/worksheets/shown";

/** The most people whom a phone lists of its group. */
const MAX_LISTED_PEOPLE = 40;
/** So few members with phones that they may work out each other's answers. */
const FEW_MEMBERS = 3;

function groupOf({ groups }: Pick<RoomState, "groups">, participant: string): Group | null {
  return groupNamed(groups, groupWith(groups, participant) ?? "") ?? null;
}

/** The worksheet that the room is at, and the work on it; null where it is at none. */
export function worksheetNow(
  state: RoomState,
): { sheet: Worksheet; at: SheetStop; work: Work | null } | null {
  const here = sheetHere(state);
  if (!here || here.notice || state.ended) return null;
  const { sheet, at } = here;
  return { sheet, at, work: Object.hasOwn(state.work, sheet.id) ? state.work[sheet.id]! : null };
}

const hasSheet = (work: Work | null, group: GroupId): work is Work =>
  work !== null && isBegun(work) && work.groups.includes(group);

/** Frozen by the trainer, or by the clock with its grace. */
function frozenFor(work: Work, group: GroupId, now: number): boolean {
  const end = endFor(work, group);
  return work.phase === "frozen" || (end !== null && now > end + SHEET_GRACE_MS);
}

/** @param language in which the person reads */
export function groupView(whole: RoomState, participant: string, work: WorkNow, language: string): GroupView {
  const state = seenIn(whole, language);
  const { groups } = state;
  const group = groupOf(state, participant);
  const current = worksheetNow(state);
  const works = current && group !== null && hasSheet(current.work, group.id) ? current.work : null;
  const holder = (group && groups.seats[group.id]) ?? null;
  const seat = group !== null && holder === participant;
  const people = group ? membersOf(groups, group.id) : [];
  const listed = limitKeeping(
    people,
    MAX_LISTED_PEOPLE,
    (person) => person === participant || person === holder,
  );
  const walkTo = current?.work?.walk?.[participant];
  const walk = walkTo === undefined ? undefined : groups.known[walkTo];
  const relay = current && relayIn(current.sheet);
  const nudge = group ? works?.nudges[group.id] : undefined;
  return {
    group,
    choices: choicesOf(state),
    cap: groups.choosing?.cap ?? null,
    size: people.length,
    members: listed.map((person) => ({
      id: memberId(group!.id, person),
      name: work.names.get(person) ?? null,
      you: person === participant,
      here: work.here.has(person),
      seat: person === holder,
    })),
    guests: groups.guests.filter((g) => g.group === group?.id).map((g) => g.name),
    seat,
    called: group !== null && groups.calls.includes(group.id),
    nudge: nudge ? { text: nudge.text, ...(nudge.language && { language: nudge.language }) } : null,
    endsAt: works && works.phase === "open" ? endFor(works, group!.id) : null,
    phase: works ? (frozenFor(works, group!.id, work.now) ? "frozen" : "open") : "none",
    phases: works?.phases ?? null,
    onScreen: current?.at === "present" && works?.present.at === group?.id && works !== null,
    at: current?.at ?? null,
    activity: current?.sheet.id ?? null,
    documents:
      works && current && !relay
        ? documentsOf(current.sheet.documents, people, participant).map(({ title, text }) => ({
            title,
            text,
          }))
        : [],
    dossier: works && current && !relay ? current.sheet.documents.length : 0,
    relay:
      works && current && relay ? relayViewOf(state, current.sheet, relay, works, group!.id, work) : null,
    seatView:
      seat && works && current && current.sheet.speaking > 0
        ? seatViewOf(current.sheet, works, group.id, contentAt(work, current.sheet.id, group.id))
        : null,
    ballot: ballotIn(state, participant, work, people),
    walk:
      walk && current?.at === "gallery"
        ? {
            group: { id: walk.id, name: walk.name, number: walk.number, table: walk.table },
            explains: walk.id === group?.id,
          }
        : null,
  };
}

type RelayTeam = NonNullable<GroupView["relay"]>["papers"][number]["teams"][number];

/** The group's papers, those that others told it behind its own. */
function relayViewOf(
  state: RoomState,
  sheet: Worksheet,
  relay: Relay,
  work: Work,
  group: GroupId,
  now: WorkNow,
): GroupView["relay"] {
  const moves = movesIn(
    sheet,
    relay,
    sheetsOf({ groups: state.groups, work: state.work, sheets: now.sheets }, sheet),
    work,
  );
  const side = moves.sides.findIndex(({ groups }) => groups.includes(group));
  const playing = moves.sides[side];
  if (!playing) return null;
  const { cells } = contentAt(now, sheet.id, group);
  const others = relay.teams.filter(({ id }) => !playing.teams.some((team) => team.id === id));
  const papers = sheet.documents.flatMap((paper) => {
    if (!hasPaper(moves, side, paper, work)) return [];
    const telling = hasPaper({ ...moves, tellings: [] }, side, paper, work)
      ? undefined
      : moves.tellings.find(({ paper: id, to }) => id === paper.id && to === side);
    const { id, title, text, hour } = paper;
    return {
      id,
      title,
      text,
      hour: isOfPerson(paper) ? null : (hour ?? 0),
      from: telling ? sideName(moves.sides[telling.from]!) : null,
      teams: others.map((team): RelayTeam => {
        const said = cells[`${OWN.tell}${id}/${team.id}`];
        return { ...team, said: said === "agreed" || said === "unasked" ? said : null };
      }),
    };
  });
  return {
    teams: playing.teams.map(({ text }) => text),
    papers: [...papers.filter((p) => p.from === null), ...papers.filter((p) => p.from !== null)],
    asks: sheet.documents
      .filter((paper) => isOfPerson(paper) && !hasPaper({ ...moves, tellings: [] }, side, paper, work))
      .map(({ id, title }) => ({ id, title })),
  };
}

function ballotIn(
  state: RoomState,
  participant: string,
  { answerOf, here }: WorkNow,
  members: readonly string[],
): GroupView["ballot"] {
  const { activity, question } = presentStep(state);
  const now = question && !state.ended ? tableRound(state, question.id, participant) : null;
  if (!activity || !question || !now) return null;
  const { group, proposal } = now;
  const answers = answerOf(question.id, now.round.number);
  const tally = tallyOf({ activity, question }, members, proposal, answers, here);
  const { agree, otherwise, waiting } = tally;
  const answer = answers(participant);
  const mine = answer ? ballotOf(activity, question, answer.body) : null;
  const agrees = mine !== null && proposal !== null && isSame(mine, proposal.ballot);
  return {
    question: question.id,
    proposal: proposal && {
      id: proposal.id,
      lines: ballotLines(activity, question, proposal.ballot),
      spoken: proposal.spoken,
    },
    ...tally,
    mine: mine && (agrees ? "agrees" : "differs"),
    guests: guestsOf(state.groups, group),
    few: agree + otherwise + waiting <= FEW_MEMBERS,
  };
}

function choicesOf({ groups, ended }: RoomState): GroupView["choices"] {
  const { choosing } = groups;
  if (!choosing || ended) return [];
  return groups.list.map((group) => {
    const people = Object.values(groups.members).filter((id) => id === group.id).length;
    return { group, people, full: people >= choosing.cap };
  });
}

/** The sheet of this person's group, where it is to be written or read now; null: there is none. */
export function sheetFormOf(
  whole: RoomState,
  participant: string,
  work: WorkNow,
  language: string,
): SheetForm | null {
  const state = seenIn(whole, language);
  const group = groupOf(state, participant);
  const current = worksheetNow(state);
  if (!group || !current || !hasSheet(current.work, group.id)) return null;
  const frozen = frozenFor(current.work, group.id, work.now);
  const stop = current.at;
  const seat = state.groups.seats[group.id] === participant;
  // While others present, only the speaker needs a frozen sheet.
  if (stop !== "work" && (stop !== "present" || (frozen && !seat))) return null;
  const { id, agencies, sections } = current.sheet;
  return {
    activity: id,
    group: group.id,
    task: current.sheet.text ?? null,
    shape: { id, agencies, sections },
    frozen,
    content: contentAt(work, id, group.id),
  };
}

/**
 * The documents of one member, by the order of arrival. Every document has a holder; a member holds one, or
 * several where there are more documents than members; none of two or more members holds them all.
 */
export function documentsOf<D>(documents: readonly D[], members: readonly string[], member: string): D[] {
  const index = members.indexOf(member);
  if (index < 0 || documents.length === 0) return [];
  if (members.length >= documents.length) return [documents[index % documents.length]!];
  return documents.filter((_, i) => i % members.length === index);
}
