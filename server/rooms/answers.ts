/**
 * The answers of one room. Each answer is judged by the newest state, stored in a batch, counted, and only then
 * acknowledged; answers do not wait for one another. Counts are always computed from the stored answers.
 */
import type { AnswerBody } from "@/activities/kinds";
import type { RoomId } from "@/model/ids";
import type { AnswerWriter } from "@/server/rooms/answer-writer";
import { ActivityKeys } from "@/server/rooms/activity-keys";
import type { RoomNotifier, ClientTransport } from "@/server/rooms/broadcaster";
import { ParticipantData } from "@/server/rooms/participant-data";
import type { Peers } from "@/server/platform/cluster/peers";
import { PreviewGates } from "@/server/rooms/preview-gates";
import { storable } from "@/server/rooms/storable";
import type {
  AnswerPlace,
  AnswerRejection,
  AnswerRow,
  LoadedRoom,
  PhoneKey,
  RoomStore,
  StoredAnswer,
} from "@/server/platform/room-store";
import { TestCodes } from "@/server/rooms/test-codes";
import type { UsageCounter } from "@/server/rooms/usage-counter";
import { noteMisfits } from "@/server/platform/misfits";
import { metrics } from "@/server/platform/metrics";
import type { AnswerCommand, CommandTo } from "@/workshop/commands/all";
import { judgeAnswer } from "@/workshop/commands/judge-answer";
import { unreachable } from "@/model/unreachable";
import { tableRound } from "@/workshop/room/tables";
import { isLinks, LINK_ROUND } from "@/workshop/room/linked-tests";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { Actor } from "@/workshop/room/actor";
import {
  type AnswerRecord,
  type AnswersByRound,
  answersOf,
  roundKey,
  roundOfKey,
  upsert,
} from "@/workshop/room/answers-by-round";
import { decodeBoard, decoderOf } from "@/workshop/room/decode-answers";
import { shownBoard } from "@/workshop/room/disclosure-control";
import { planOf } from "@/workshop/content/plan";
import { closedBetween } from "@/workshop/room/rounds";
import { lastRound, type RoomState } from "@/workshop/room/state";
import { roundAt } from "@/workshop/room/versions";

/** Times that an answer is judged, because the room moves on. */
const MAX_ATTEMPTS = 4;

/** Called before an activity is anonymised, while answers can still be joined to participants. */
type BeforeSeal = (activity: string, answersOf: (participant: string) => AnswerBody[]) => Promise<void>;

/** Who answers, and how where not on their own phone. */
type Giver = Pick<Extract<Actor, { role: "participant" }>, "id" | "source">;

interface Dependencies {
  roomId: RoomId;
  state(): RoomState;
  now(): number;
  store: Pick<
    RoomStore,
    | "anonymise"
    | "anonymousBoard"
    | "commitments"
    | "hasPseudonymKey"
    | "pseudonym"
    | "pseudonymKey"
    | "round"
    | "running"
  >;
  writer: Pick<AnswerWriter, "store">;
  peers: Pick<Peers, "tell">;
  usage: UsageCounter;
  broadcaster: Pick<RoomNotifier, "answered">;
  /** Views of what is counted are to be made again. */
  countsChanged(): void;
  /** Reads on in the log, where others may write too. @throws while the database is away */
  catchUp(): Promise<boolean>;
}

export class Answers {
  private readonly board: AnswersByRound;
  readonly keys: ActivityKeys;
  readonly gates: PreviewGates;
  readonly codes: TestCodes;
  readonly personal: ParticipantData;
  beforeSeal: BeforeSeal | undefined;

  constructor(
    private readonly deps: Dependencies,
    loaded: Pick<LoadedRoom, "board" | "keys">,
  ) {
    const { roomId, state, store, writer, peers, now, usage } = deps;
    const { board, misfits } = decodeBoard(state(), loaded.board);
    this.board = board;
    noteMisfits(misfits);
    this.keys = new ActivityKeys(roomId, state, store, loaded.keys);
    this.gates = new PreviewGates(state, this.board, (gate) => peers.tell({ is: "gate", gate }));
    this.personal = new ParticipantData(roomId, state, this.board, this.keys, this.gates, store);
    this.codes = new TestCodes({
      id: roomId,
      state,
      board: () => this.board,
      now,
      keyOf: (run) => this.keys.of(run),
      hash: store.pseudonym,
      store: (row) => writer.store(row),
      isErasing: this.personal.isErasing,
      usage,
      stored: (question, pseudonym) =>
        peers.tell({ is: "answers", rows: [[question, LINK_ROUND, pseudonym]] }),
    });
  }

  command(
    { id: participant, source }: Giver,
    command: CommandTo<"answers">,
    phoneKey: PhoneKey | null,
    over: ClientTransport,
  ): Promise<Ack> {
    switch (command.type) {
      case "answer":
        return this.take({ id: participant, source }, command, phoneKey, over);
      case "link-code":
        return this.codes.give(participant, command.code);
      default:
        return unreachable(command);
    }
  }

  /** The answers as views may know them. @param joined people who ever joined the room */
  shown = (joined: number): AnswersByRound => shownBoard(this.deps.state(), this.board, joined);

  /** Stored answers of a round, by pseudonym; once it is sealed, by label. */
  ofRound = (question: string, round: number): ReadonlyMap<string, AnswerRecord> =>
    answersOf(this.board, question, round);

  /** Judges, stores and counts one answer of one participant. Acknowledged after the commit. */
  async take(
    giver: Giver,
    command: AnswerCommand,
    phoneKey: PhoneKey | null,
    over: ClientTransport,
  ): Promise<Ack> {
    for (let tries = 1; ; tries++) {
      const ack = await this.takeOnce(giver, command, phoneKey, over);
      // Where others serve this room too, nothing is refused by a state that they have left behind.
      const doubtful = ack === "stale" || (!ack.ok && ack.reason !== "not-stored");
      if (!doubtful || tries === MAX_ATTEMPTS) return ack === "stale" ? refusal("not-stored") : ack;
      const moved = await this.deps.catchUp().catch(() => null);
      if (moved === null) return refusal("not-stored");
      if (!moved && ack !== "stale") return ack;
    }
  }

  private async takeOnce(
    { id: participant, source }: Giver,
    command: AnswerCommand,
    phoneKey: PhoneKey | null,
    over: ClientTransport,
  ): Promise<Ack | "stale"> {
    const { roomId, state, now, store, broadcaster } = this.deps;
    const { question, round, id, rev } = command;
    const actor: Actor = { role: "participant", roomId, id: participant };
    const asked = lastRound(state().position, question) !== undefined;
    const activityId = asked && planOf(state().workshop).question(question)?.activityId;
    const key = activityId ? await this.keys.of(activityId) : null;
    if (key === "outage") return refusal("not-stored");
    const pseudonym = key ? store.pseudonym(key, participant) : "";
    const kept = answersOf(this.board, question, round).get(pseudonym);
    const judgedAt = state().revision;
    const judged = judgeAnswer(state(), command, actor, kept, now());
    if (!judged.ok) return refusal(judged.reason, judged.values);
    if ("already" in judged) {
      metrics.answers.inc({ outcome: "duplicate" });
      return { ok: true, stored: { id: judged.already.id, rev: judged.already.rev } };
    }
    const { activity } = judged.store;
    try {
      const body = storable(await this.personal.keepApart(activity, judged.store.body, command, phoneKey));
      if (this.personal.isErasing(participant)) return refusal("removed");
      const activityId = activity.id;
      const by = source ?? (tableRound(state(), question, participant) ? ("table" as const) : undefined);
      const keptOut = await this.storeAll([
        { activityId, question, round, pseudonym, id, rev, body, source: by, judgedAt },
      ]);
      if (keptOut) return keptOut === "stale" ? "stale" : refusal("finished");
      const counts = answersOf(this.board, question, round).get(pseudonym) ?? { id, rev };
      // Answers for their giver alone are shown to all their phones as they will be given back.
      broadcaster.answered(participant, this.personal.isOwn(question) ? "form" : over);
      return { ok: true, stored: { id: counts.id, rev: counts.rev } };
    } catch {
      return refusal("not-stored");
    }
  }

  /** Stores and counts answers together. @returns why one of them was kept out; null: none was */
  async storeAll(rows: readonly Omit<AnswerRow, "roomId">[]): Promise<AnswerRejection | null> {
    const { roomId, writer, peers, countsChanged } = this.deps;
    const written = await Promise.all(rows.map((row) => writer.store({ roomId, ...row })));
    const places: [string, number, string][] = [];
    let keptOut: AnswerRejection | null = null;
    for (const [i, { question, round, pseudonym }] of rows.entries()) {
      const result = written[i]!;
      if ("keptOut" in result) keptOut = result.keptOut;
      else {
        metrics.answers.inc({ outcome: "stored" });
        upsert(this.board, roundKey(question, round), pseudonym, result.stored);
        places.push([question, round, pseudonym]);
      }
    }
    if (places.length > 0) {
      peers.tell({ is: "answers", rows: places });
      countsChanged();
    }
    return keptOut;
  }

  /** Those of the named who answered something in an activity, as far as its answers lead to people. */
  async whoAnswered(activity: string, people: readonly string[]): Promise<string[]> {
    const key = await this.keys.held(activity);
    if (!key) return [];
    const plan = planOf(this.deps.state().workshop);
    const pseudonyms = new Set<string>();
    for (const [round, answers] of this.board) {
      if (plan.question(roundOfKey(round).question)?.activityId === activity)
        for (const pseudonym of answers.keys()) pseudonyms.add(pseudonym);
    }
    return pseudonyms.size === 0
      ? []
      : people.filter((p) => pseudonyms.has(this.deps.store.pseudonym(key, p)));
  }

  /**
   * Destroys what leads from people to their answers of an activity. May be done twice.
   * @throws while the database is away
   */
  async seal(activity: string): Promise<void> {
    const { roomId, store } = this.deps;
    const key = await this.keys.held(activity);
    if (key)
      await this.beforeSeal?.(activity, (participant) =>
        this.lastBodies(activity, store.pseudonym(key, participant)),
      );
    await store.anonymise(roomId, activity);
    await this.readSealed(activity);
  }

  /** Sealed: no key leads from people to the answers of an activity any more. */
  async isSealed(activity: string): Promise<boolean> {
    const { roomId, store } = this.deps;
    return !(this.keys.has(activity) && (await store.hasPseudonymKey(roomId, activity)));
  }

  async readSealed(activity: string): Promise<void> {
    const { roomId, store } = this.deps;
    this.keys.forget(activity);
    const { board, misfits } = decodeBoard(this.deps.state(), await store.anonymousBoard(roomId, activity));
    for (const [round, answers] of board) this.board.set(round, answers);
    noteMisfits(misfits);
  }

  /** A pseudonym's answers to an activity's questions, each in its last round. */
  private lastBodies(activity: string, pseudonym: string): AnswerBody[] {
    const { workshop, position } = this.deps.state();
    return planOf(workshop)
      .questionsOf(activity)
      .flatMap(({ id }) => {
        const round = lastRound(position, id);
        return (round && answersOf(this.board, id, round.number).get(pseudonym)?.body) ?? [];
      });
  }

  /** Reads these answers, which another process stored. @returns what was found */
  async readPlaces(places: readonly AnswerPlace[]): Promise<StoredAnswer[]> {
    const { roomId, state, store, catchUp } = this.deps;
    const stored = await store.running(roomId, places);
    // Only where an answer's round is known can its body be decoded.
    if (stored.some(({ question, round }) => !isLinks(question) && !roundAt(state(), question, round)))
      await catchUp();
    this.applyStored(stored);
    await this.loadKeys(stored);
    return stored;
  }

  async readAll(): Promise<void> {
    const before = new Map([...this.board].map(([key, answers]) => [key, new Set(answers.keys())]));
    const stored = await this.deps.store.running(this.deps.roomId);
    this.replace(stored, before);
    await this.loadKeys(stored);
  }

  /**
   * Rounds closed between two states show what is stored of them, and nothing that is not. Awaited before
   * they are shown.
   * @throws while the database is away
   */
  async settleRounds(before: RoomState): Promise<void> {
    const { roomId, state, store } = this.deps;
    const { workshop, finished, position } = state();
    const plan = planOf(workshop);
    for (const { question, number } of closedBetween(before.position, position)) {
      if (finished.includes(plan.question(question)?.activityId ?? "")) continue;
      const key = roundKey(question, number);
      const stored = await store.round(roomId, question, number);
      this.replace(stored, new Map([[key, new Set(this.board.get(key)?.keys())]]));
    }
  }

  /** Those of these people, connected here, who gave one of these answers over another process. */
  async giversAmong(people: readonly string[], stored: readonly StoredAnswer[]): Promise<string[]> {
    const plan = planOf(this.deps.state().workshop);
    const activities = new Set(stored.map((s) => plan.question(s.question)?.activityId ?? ""));
    const pseudonyms = new Set(stored.map((s) => s.pseudonym));
    const givers: string[] = [];
    for (const activity of activities) {
      if (!this.keys.has(activity)) continue;
      for (const person of people) {
        const pseudonym = await this.keys.pseudonymOf(person, activity);
        if (pseudonym !== null && pseudonyms.has(pseudonym)) givers.push(person);
      }
    }
    return givers;
  }

  /** Replaces the answers in memory by the stored ones; answers that came in during the read stay. */
  private replace(stored: readonly StoredAnswer[], before: ReadonlyMap<string, ReadonlySet<string>>): void {
    const there = new Set<string>();
    for (const { question, round, pseudonym } of stored)
      there.add(`${roundKey(question, round)} ${pseudonym}`);
    this.applyStored(stored);
    const { workshop, finished } = this.deps.state();
    const plan = planOf(workshop);
    for (const [key, pseudonyms] of before) {
      if (finished.includes(plan.question(roundOfKey(key).question)?.activityId ?? "")) continue;
      for (const pseudonym of pseudonyms)
        if (!there.has(`${key} ${pseudonym}`)) this.board.get(key)?.delete(pseudonym);
    }
  }

  private applyStored(stored: readonly StoredAnswer[]): void {
    let misfits = 0;
    for (const { question, round, pseudonym, kept } of stored) {
      const body = decoderOf(this.deps.state(), question, round)(kept.body);
      if (body) upsert(this.board, roundKey(question, round), pseudonym, { ...kept, body });
      else misfits++;
    }
    noteMisfits(misfits);
  }

  /** Loads keys also for activities in which no one here has answered: erasing asks for them. */
  private async loadKeys(stored: readonly StoredAnswer[]): Promise<void> {
    const activities = new Set(stored.flatMap(({ question }) => /^[^/!]+/.exec(question)?.[0] ?? []));
    for (const activity of activities) if (!this.keys.has(activity)) await this.keys.of(activity);
  }
}
