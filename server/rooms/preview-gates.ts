/**
 * Previews of a round for trainers while it is open: what was shown limits what may be shown next, and is
 * kept in memory only. With several processes the one that opened the round decides, so that two consoles
 * never show figures that differ by fewer people than two steps on one may.
 */
import type { GateElsewhere } from "@/server/platform/cluster/peers";
import {
  answersOf,
  type AnswersByRound,
  type AnswerRecord,
  type RoundAnswers,
  type RoundKey,
  roundKey,
} from "@/workshop/room/answers-by-round";
import { advancePreview, closedPreviewGate, type PreviewGate } from "@/workshop/room/open-round-preview";
import { lastRound, type RoomState } from "@/workshop/room/state";

export class PreviewGates {
  private readonly gates = new Map<RoundKey, PreviewGate>();
  /** Rounds that were open when the room was loaded: what was previewed before is not known any more. */
  private readonly blind: Set<RoundKey>;

  /** Answers shown of a round by the process that opened it. */
  private readonly told = new Map<RoundKey, GateElsewhere["shown"]>();

  constructor(
    private readonly state: () => RoomState,
    private readonly board: AnswersByRound,
    private readonly tell: (gate: GateElsewhere) => void,
  ) {
    this.blind = new Set(openRounds(state()));
  }

  /** Notes rounds that another process opened since `before`. */
  openedElsewhere(before: RoomState): void {
    const open = new Set(openRounds(before));
    for (const key of openRounds(this.state())) if (!open.has(key)) this.blind.add(key);
  }

  shownElsewhere({ key, shown }: GateElsewhere): void {
    if (this.blind.has(key)) this.told.set(key, shown);
  }

  snapshot(): GateElsewhere[] {
    return [...this.gates]
      .filter(([key, gate]) => !this.blind.has(key) && gate.shown.size > 0)
      .map(([key, gate]) => peerGate(key, gate));
  }

  /** The trainer's preview of the open round in focus. @param present people in the room */
  now(present: number): PreviewGate {
    const { position } = this.state();
    const round = position.question ? lastRound(position, position.question) : undefined;
    if (!position.question || round?.phase !== "open" || !position.preview) return closedPreviewGate;
    const key = roundKey(position.question, round.number);
    const before = this.gates.get(key) ?? closedPreviewGate;
    const answers = answersOf(this.board, position.question, round.number);
    const gate = this.blind.has(key) ? this.follow(key, before, answers) : nextGate(before, answers, present);
    this.gates.set(key, gate);
    if (gate !== before && !this.blind.has(key)) this.tell(peerGate(key, gate));
    return gate;
  }

  /** The gate of the other process, once every answer in it is here as it was shown there. */
  private follow(key: RoundKey, before: PreviewGate, answers: RoundAnswers): PreviewGate {
    const elsewhere = this.told.get(key);
    if (!elsewhere) return before;
    const shown = new Map<string, AnswerRecord>();
    for (const [pseudonym, id] of elsewhere) {
      const kept = [answers.get(pseudonym), before.shown.get(pseudonym)].find((k) => k?.id === id);
      if (!kept) return before;
      shown.set(pseudonym, kept);
    }
    this.told.delete(key);
    return { shown };
  }

  /** Some of the round was previewed, or may have been. */
  knows = (key: RoundKey): boolean => this.blind.has(key) || this.gates.has(key);

  /** Keeps what was shown of a person under a label that leads to no one. */
  relabel(pseudonym: string, orphan: string): void {
    for (const [key, gate] of this.gates) {
      if (gate.shown.has(pseudonym))
        this.gates.set(key, {
          shown: new Map([...gate.shown].map(([who, kept]) => [who === pseudonym ? orphan : who, kept])),
        });
    }
  }
}

/**
 * The next gate. A person who erased over another process stands under another label since: they count once,
 * and what was shown of them changes no sooner than the rest.
 */
function nextGate(before: PreviewGate, answers: RoundAnswers, present: number): PreviewGate {
  const next = advancePreview(before, answers, present);
  return next === before
    ? before
    : { shown: new Map([...next.shown].filter(([pseudonym]) => answers.has(pseudonym))) };
}

const peerGate = (key: RoundKey, { shown }: PreviewGate): GateElsewhere => ({
  key,
  shown: [...shown].map(([pseudonym, { id }]) => [pseudonym, id]),
});

const openRounds = ({ position }: RoomState): RoundKey[] =>
  Object.entries(position.rounds).flatMap(([question, rounds]) =>
    rounds.filter((r) => r.phase === "open").map((r) => roundKey(question, r.number)),
  );
