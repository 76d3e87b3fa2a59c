/**
 * The codes by which people link two tests. A code is hashed under a key of the room; stored is a row beside
 * the answers of the test, under the same pseudonym. How often a person was told whether their code was found
 * is in memory only.
 */
import { randomUUID } from "node:crypto";
import { isPass, type Pass } from "@/model/activity/pass";
import { type Activity, type AnswerBody, linkedTests } from "@/activities/kinds";
import type { WriteResult } from "@/server/rooms/answer-writer";
import type { UsageCounter } from "@/server/rooms/usage-counter";
import type { AnswerRow } from "@/server/platform/room-store";
import { type LinkCode, neighbours } from "@/workshop/learning/code";
import { LINK_ROUND, LINK_RUN, type LinkBody, linkQuestion, linksOf } from "@/workshop/room/linked-tests";
import { type Ack, type LinkFound, refusal } from "@/workshop/protocol/acks";
import { answersOf, type AnswersByRound, upsert, roundKey } from "@/workshop/room/answers-by-round";
import { planOf } from "@/workshop/content/plan";
import { IN_FLIGHT_MS, lastRound, type RoomState } from "@/workshop/room/state";
import { workshopOf } from "@/workshop/room/versions";

/** Answers to "was my code found" for one person, for a room at least, and for each code that a room has. */
const MAX_TOLD_PER_PERSON = 5;
const BASE_MAX_TOLD_IN_ROOM = 10;
const TOLD_PER_CODE = 3;
/** With more codes than this one slip away, showing some would be guessing. */
const MAX_CANDIDATES = 2;

interface CodesOfRoom {
  readonly id: string;
  readonly usage: UsageCounter;
  state(): RoomState;
  board(): AnswersByRound;
  now(): number;
  keyOf(run: string): Promise<Buffer | null | "outage">;
  /** Keyed hash: a participant's pseudonym, or a code's link. */
  hash(key: Buffer, text: string): string;
  store(row: AnswerRow): Promise<WriteResult>;
  isErasing(participant: string): boolean;
  stored(question: string, pseudonym: string): void;
}

export class TestCodes {
  constructor(private readonly room: CodesOfRoom) {}

  /** The linked test that takes codes now; null where there is none. */
  test(): { quiz: Activity; place: "before" | "after" } | null {
    const state = this.room.state();
    const question = state.position.question;
    const round = question ? lastRound(state.position, question) : undefined;
    if (!question || round?.phase !== "open" || state.ended) return null;
    if (round.closesAt !== null && this.room.now() > round.closesAt + IN_FLIGHT_MS) return null;
    const plan = planOf(workshopOf(state, round));
    const quiz = plan.activity(plan.question(question)?.activityId ?? "");
    if (!quiz || state.finished.includes(quiz.id)) return null;
    const pair = linkedTests(plan.activities).find(({ before, after }) =>
      [before.id, after.id].includes(quiz.id),
    );
    return pair ? { quiz, place: pair.after.id === quiz.id ? "after" : "before" } : null;
  }

  async has(participant: string): Promise<boolean> {
    const test = this.test();
    const pseudonym = test && (await this.pseudonymOf(test.quiz, participant));
    const kept = pseudonym && this.rows(test.quiz.id).get(pseudonym);
    return Boolean(kept && !isPass(kept.body));
  }

  /** Stores a person's code, or takes it back (null); tells the outcome to them alone. */
  async give(participant: string, code: LinkCode | null): Promise<Ack> {
    const test = this.test();
    if (!test) return refusal("not-open");
    const [pseudonym, link] = [await this.pseudonymOf(test.quiz, participant), await this.linking()];
    if (!pseudonym || !link) return refusal("not-stored");
    if (this.room.isErasing(participant)) return refusal("removed");
    const body: Pass | LinkBody = code === null ? { pass: true } : { link: link(code) };
    const written = await this.keep(test.quiz.id, pseudonym, body).catch(() => null);
    if (!written) return refusal("not-stored");
    if ("keptOut" in written) return refusal(written.keptOut === "stale" ? "not-open" : "finished");
    return {
      ok: true,
      link:
        code === null || test.place === "before"
          ? { found: "stored" }
          : this.look(test.quiz, participant, pseudonym, code, link),
    };
  }

  /**
   * A code that stood on a sheet of paper; nobody is told whether it was found.
   * @returns its storing; null: it is stored already
   */
  async onPaper(
    quiz: string,
    pseudonym: string,
    code: LinkCode | null,
  ): Promise<(() => Promise<WriteResult>) | null> {
    const link = await this.linking();
    if (!link) throw new Error("there is no key for codes");
    const body: Pass | LinkBody = code === null ? { pass: true } : { link: link(code) };
    const stored = linksOf(this.rows(quiz)).get(pseudonym);
    return stored === ("link" in body ? body.link : undefined)
      ? null
      : () => this.keep(quiz, pseudonym, body);
  }

  /** Codes to what is stored of them; null while the key is out of reach. */
  private async linking(): Promise<((code: LinkCode) => string) | null> {
    const key = await this.room.keyOf(LINK_RUN);
    return key && key !== "outage" ? (code) => this.room.hash(key, `code ${code}`) : null;
  }

  private async keep(quiz: string, pseudonym: string, body: Pass | LinkBody): Promise<WriteResult> {
    const question = linkQuestion(quiz);
    const rev = (this.rows(quiz).get(pseudonym)?.rev ?? 0) + 1;
    const row: AnswerRow = {
      roomId: this.room.id,
      activityId: quiz,
      question,
      round: LINK_ROUND,
      pseudonym,
      id: randomUUID(),
      rev,
      body: body as AnswerBody,
      judgedAt: this.room.state().revision,
    };
    const written = await this.room.store(row);
    if ("stored" in written) {
      upsert(this.room.board(), roundKey(question, LINK_ROUND), pseudonym, written.stored);
      this.room.stored(question, pseudonym);
    }
    return written;
  }

  /**
   * Looks for the code among those of the test before, and for slips of a finger among the unclaimed ones.
   */
  private look(
    after: Activity,
    participant: string,
    pseudonym: string,
    code: LinkCode,
    link: (c: LinkCode) => string,
  ): LinkFound {
    const state = this.room.state();
    const pair = linkedTests(planOf(state.workshop).activities).find((p) => p.after.id === after.id);
    if (!pair) return { found: "stored" };
    const before = new Set(linksOf(this.rows(pair.before.id)).values());
    const { usage } = this.room;
    if (
      usage.times("codes", participant) >= MAX_TOLD_PER_PERSON ||
      usage.timesAll("codes") >= BASE_MAX_TOLD_IN_ROOM + TOLD_PER_CODE * before.size
    )
      return { found: "stored" };
    usage.count("codes", participant);
    if (before.has(link(code))) return { found: "yes" };
    const claimed = new Set(
      [...linksOf(this.rows(after.id))].flatMap(([person, claim]) => (person === pseudonym ? [] : [claim])),
    );
    const free = (c: LinkCode) => before.has(link(c)) && !claimed.has(link(c));
    const candidates = before.size === 0 ? [] : neighbours(code).filter(free);
    return { found: "no", candidates: candidates.length > MAX_CANDIDATES ? [] : candidates };
  }

  private rows = (quiz: string) => answersOf(this.room.board(), linkQuestion(quiz), LINK_ROUND);

  private async pseudonymOf(quiz: Activity, participant: string): Promise<string | null> {
    const key = await this.room.keyOf(quiz.id);
    return key && key !== "outage" ? this.room.hash(key, participant) : null;
  }
}
