/**
 * The one way a room changes. Pure: the same state, command and time give the same result, so a log replays.
 * Refusals are values from a closed set; effects name what must be done once the command is durable.
 */
import { rulesOf } from "@/activities/rules";
import { changeAgenda } from "@/workshop/agenda/change";
import type { Problem } from "@/workshop/authoring/problems";
import { languagesOf } from "@/workshop/content/texts";
import { changeGroups, isGroupCommand } from "@/workshop/groups/change";
import { dueWorks, withFrozen } from "@/workshop/groups/clock";
import type { Drawn } from "@/workshop/groups/commands";
import { timeOver } from "@/workshop/groups/phases";
import type { RemoveMany } from "@/workshop/protocol/door";
import type { Reason } from "@/workshop/protocol/reasons";
import type { Control } from "@/workshop/protocol/up";
import type { Actor } from "@/workshop/session/actor";
import { amend, type AmendmentAsked, carriedOver, MOST_AMENDMENTS } from "@/workshop/session/amend";
import { agendaAfter, usedIn } from "@/workshop/session/amended-room";
import { changeBox } from "@/workshop/session/box";
import { curate } from "@/workshop/session/curation";
import { endDay, startDay } from "@/workshop/session/days";
import { dueSweeps } from "@/workshop/session/door";
import type { Changed, Effect } from "@/workshop/session/effects";
import {
  changeHandovers,
  handoverOf,
  handoversAfter,
  lettingGo,
  presenterRefusal,
  withOver,
} from "@/workshop/session/handover";
import { isHeld } from "@/workshop/session/held";
import { open } from "@/workshop/session/opening";
import { refusalFor } from "@/workshop/session/permissions";
import { planOf } from "@/workshop/session/plan";
import { paused, positionOf } from "@/workshop/session/play";
import { changeRemovals, forgetting } from "@/workshop/session/removals";
import { closeDue, dueRounds, leaveQuestion, markSeen, setRound } from "@/workshop/session/rounds";
import {
  lastRound,
  type Round,
  roundsOf,
  type RoomState,
  type Stand,
  UNDO_DEPTH,
} from "@/workshop/session/state";
import { awayAfter, gone, stopAt } from "@/workshop/session/stops";
import { undo } from "@/workshop/session/undo";
import { workshopFor } from "@/workshop/session/versions";
import { unreachable } from "@/workshop/unreachable";

/** The server's own command: time has passed. */
export type Tick = { type: "tick"; id: string };

export type Applied =
  /** `changed` is false when the room already stands as asked: nothing to log. */
  | { ok: true; state: RoomState; effects: Effect[]; changed: boolean }
  /** `problems`: what is wrong with content that was refused. */
  | { ok: false; reason: Reason; problems?: Problem[] };

export interface Context {
  actor: Actor;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Who leads the room after this actor has done something. */
function driverAfter(state: RoomState, actor: Actor): RoomState["driver"] {
  if (actor.role === "presenter") return { id: actor.id, name: handoverOf(state, actor.id)?.name ?? "" };
  return "name" in actor ? { id: actor.id, name: actor.name } : state.driver;
}

const no = (reason: Reason): Applied => ({ ok: false, reason });

/** Applies one control command, or refuses it. */
export function apply(
  state: RoomState,
  command: Control | Tick | Drawn | RemoveMany,
  context: Context,
): Applied {
  const refused = refusalFor(state, command.type, context.actor);
  if (refused) return no(refused);
  const { now, actor } = context;
  const plan = planOf(state.workshop);
  const stand = state.stand;

  const same: Applied = { ok: true, state, effects: [], changed: false };
  if (actor.role === "presenter" && command.type !== "tick") {
    const outside = presenterRefusal(state, plan, command, actor);
    if (outside) return no(outside);
  }
  // Who says their name does not lead by that.
  const driver = command.type === "introduce" ? state.driver : driverAfter(state, actor);
  const accept = (change: Partial<RoomState>, effects: Effect[] = []): Applied => ({
    ok: true,
    changed: true,
    effects,
    state: { ...state, revision: state.revision + 1, driver, ...change },
  });
  const move = (next: Stand, change: Partial<RoomState> = {}, effects: Effect[] = []): Applied => {
    const past = [...state.past, { did: command.type, stand }].slice(-UNDO_DEPTH);
    return accept({ stand: markSeen(next), past, ...change }, effects);
  };

  if (isGroupCommand(command)) return changed(changeGroups(state, plan, command, context));
  switch (command.type) {
    case "go": {
      const to = stopAt(plan, state.agenda, command.to);
      if (!to) return no("unknown-step");
      if (stand.step === to.id) return same;
      if (command.seen !== state.stepRevision) return no("stale");
      const left = stand.question ? leaveQuestion(stand, stand.question, now) : stand;
      const shown = left.shown.includes(to.id) ? left.shown : [...left.shown, to.id];
      const away = awayAfter(state, plan, to);
      const next = { ...left, step: to.id, question: to.question, shown, away };
      const handovers = handoversAfter(state, plan, to.id, away);
      const times = Object.hasOwn(state.times, to.id) ? state.times : { ...state.times, [to.id]: now };
      return move(
        next,
        {
          stepRevision: state.revision + 1,
          times,
          play: paused(state.play, now),
          box: { ...state.box, onStage: null },
          handovers,
          ...gone(state, plan, to.unit, now),
        },
        lettingGo(state.handovers, handovers),
      );
    }
    case "ask": {
      const question = plan.question(command.question);
      if (!question) return no("unknown-question");
      if (question.stepId !== stand.step) return no("not-here");
      if (stand.question === question.id) return same;
      if (command.seen !== state.stepRevision) return no("stale");
      const left = stand.question ? leaveQuestion(stand, stand.question, now) : stand;
      return move({ ...left, question: question.id }, { stepRevision: state.revision + 1 });
    }
    case "open": {
      const opened = open(state, plan, command, now);
      return opened === null ? same : typeof opened === "string" ? no(opened) : move(opened);
    }
    case "close": {
      const round = named(command);
      if (typeof round === "string") return no(round);
      if (round.phase !== "open") return same;
      return move(setRound(stand, command.question, { ...round, phase: "closed", closesAt: null }));
    }
    case "reveal": {
      const round = named(command);
      if (typeof round === "string") return no(round);
      if (round.phase === "open") return no("not-closed");
      if (round.phase === "revealed") return same;
      if (heldBack(command.question)) return no("test-runs");
      return move(setRound(stand, command.question, { ...round, phase: "revealed" }));
    }
    case "hide": {
      const round = named(command);
      if (typeof round === "string") return no(round);
      if (round.phase !== "revealed") return same;
      return move(setRound(stand, command.question, { ...round, phase: "closed" }));
    }
    case "explain": {
      const asAsked = planOf(workshopFor(state, command.question));
      const question = asAsked.question(command.question);
      const activity = question && asAsked.activity(question.activityId);
      if (!question || !activity) return no("unknown-question");
      if (stand.explained.includes(question.id) === command.on) return same;
      const others = stand.explained.filter((id) => id !== question.id);
      if (!command.on) return move({ ...stand, explained: others });
      if (!rulesOf(activity).key(activity, question)) return no("no-key");
      if (lastRound(stand, question.id)?.phase === "open") return no("not-closed");
      if (heldBack(question.id)) return no("test-runs");
      return move({ ...stand, explained: [...others, question.id] });
    }
    case "curate": {
      const activity = plan.activity(plan.question(command.question)?.activityId ?? "");
      if (activity?.kind !== "open" || activity.id !== command.question) return no("unknown-question");
      const changed = curate(state.curation[activity.id], command.change);
      return accept({ curation: { ...state.curation, [activity.id]: changed } });
    }
    case "box":
    case "sort-post":
    case "stage-post":
      return changed(changeBox(state.box, command));
    case "add-time": {
      const round = named(command);
      if (typeof round === "string") return no(round);
      if (round.phase !== "open") return no("not-open");
      if (round.closesAt === null) return no("no-timer");
      const closesAt = Math.max(round.closesAt, now) + command.seconds * 1_000;
      return move(setRound(stand, command.question, { ...round, closesAt }));
    }
    case "play": {
      const here = stand.step === null ? undefined : plan.step(stand.step);
      if (here?.kind !== "media" || here.notice) return no("not-here");
      const was = state.play?.step === here.id ? state.play : { on: false, at: 0, since: now };
      const { on = was.on, at = positionOf(was, now) } = command;
      return accept({ play: { step: here.id, on, at, since: now } });
    }
    case "dim":
      return stand.dim === command.on ? same : move({ ...stand, dim: command.on });
    case "preview":
      return stand.preview === command.on
        ? same
        : accept({ stand: markSeen({ ...stand, preview: command.on }) });
    case "lock": {
      const asks = !command.on && command.ask === true;
      if (state.locked === command.on && state.asks === asks) return same;
      return accept({ locked: command.on, asks }, command.on || asks ? [] : [{ type: "let-in" }]);
    }
    case "show-languages": {
      const { languages } = command;
      const known = languagesOf(state.workshop);
      if (!languages.every((one) => known.includes(one)) || new Set(languages).size < languages.length)
        return no("unknown-language");
      return languages.join() === state.stageLanguages.join() ? same : accept({ stageLanguages: languages });
    }
    case "undo":
      return changed(undo(state, plan, command.seen, now));
    case "agenda": {
      const known = (id: string) => {
        const session = state.workshop.sessions.find((s) => s.activities.some((a) => a.id === id));
        return session && { session: session.id, minutes: plan.activity(id)!.minutes };
      };
      const agenda = changeAgenda(state.agenda, command.change, known);
      if (typeof agenda === "string") return no(agenda);
      return agenda === state.agenda ? same : accept({ agenda });
    }
    case "start-day":
      return changed(startDay(state, plan, command.day, command.planned, now));
    case "end-day":
      return changed(endDay(state, plan, now));
    case "hand-over":
    case "take-back":
    case "introduce":
      return changed(changeHandovers(state, plan, command, actor));
    case "amend":
      return amending(command.change);
    case "stay":
      return stand.away === null ? same : move({ ...stand, away: null });
    case "finish": {
      if (!plan.activity(command.activity)) return no("unknown-activity");
      if (state.finished.includes(command.activity)) return same;
      return accept(...finishing([command.activity]));
    }
    case "end": {
      const visited = new Set(
        plan.steps.filter((s) => Object.hasOwn(state.times, s.id)).map((s) => s.activityId),
      );
      const asking = [...visited].filter(
        (id) => !state.finished.includes(id) && plan.questionsOf(id).length > 0,
      );
      const [change, effects] = finishing(asking);
      const handovers = withOver(state.handovers, () => true);
      return accept(
        { ...change, handovers, sweeps: [], work: withFrozen(state.work, () => true), ended: true },
        [...effects, ...lettingGo(state.handovers, handovers), ...forgetting(state.sweeps), { type: "end" }],
      );
    }
    case "remove":
    case "remove-many":
    case "bring-back":
      return changed(changeRemovals(state, command, now));
    case "tick": {
      const due = dueRounds(stand, now);
      const works = dueWorks(state.work, now);
      const sweeps = dueSweeps(state.sweeps, now);
      if (!due.length && !works.length && !sweeps.length) return same;
      const past = state.past.map((p) => ({ ...p, stand: closeDue(p.stand, due, now) }));
      const over = timeOver(state, works, now);
      const left = { sweeps: state.sweeps.filter((s) => !sweeps.includes(s)) };
      return accept({ stand: markSeen(closeDue(stand, due, now)), past, ...left, ...over.change }, [
        ...over.effects,
        ...forgetting(sweeps),
      ]);
    }
    default:
      return unreachable(command);
  }

  function amending(change: AmendmentAsked): Applied {
    if (state.amendments.length >= MOST_AMENDMENTS) return no("too-many-changes");
    const done = amend(state.workshop, change, usedIn(state), state.finished);
    if (!done.ok) return done;
    if (done.amendment === null) return same;
    const { amendment, workshop } = done;
    const { activity } = amendment;
    const versions = [...state.versions, workshop];
    const carry = (s: Stand): Stand => carriedOver(s, versions, activity.id);
    return accept({
      workshop,
      versions,
      amendments: [...state.amendments, amendment],
      stand: carry(stand),
      past: state.past.map((p) => ({ ...p, stand: carry(p.stand) })),
      agenda: agendaAfter(state.agenda, plan, amendment),
    });
  }

  function changed(done: Changed): Applied {
    if (done === null) return same;
    return typeof done === "string" ? no(done) : accept(done.change, done.effects ?? []);
  }

  function heldBack(id: string): boolean {
    const activity = plan.activity(plan.question(id)?.activityId ?? "");
    return activity !== undefined && isHeld(state, plan, activity);
  }

  function named(at: { question: string; round: number }): Round | Reason {
    const question = plan.question(at.question);
    if (!question) return "unknown-question";
    const round = roundsOf(stand, at.question).find((r) => r.number === at.round);
    if (!round) return "not-open";
    if (
      state.finished.includes(question.activityId) &&
      command.type !== "reveal" &&
      command.type !== "hide"
    ) {
      return "finished";
    }
    return round;
  }

  function finishing(activities: string[]): [Partial<RoomState>, Effect[]] {
    let next = stand;
    for (const id of activities) {
      for (const question of plan.questionsOf(id)) {
        for (const round of roundsOf(next, question.id)) {
          if (round.phase === "open")
            next = setRound(next, question.id, { ...round, phase: "closed", closesAt: null });
        }
      }
    }
    return [
      {
        stand: markSeen(next),
        past: [],
        finished: [...state.finished, ...activities],
        work: withFrozen(state.work, (id) => activities.includes(id)),
      },
      activities.map((activity) => ({ type: "seal" as const, activity })),
    ];
  }
}
