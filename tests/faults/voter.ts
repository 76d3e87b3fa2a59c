/** People who answer over a network that breaks, as the phone's outbox does: keep it, send it, send it again. */
import type { Op, Row } from "@/tests/faults/history";
import type { LightPhone } from "@/tests/faults/light-phone";
import { newId } from "@/tests/support/plenary";
import { pseudonymOf, tokenHash } from "@/server/store/participants/participants";
import { prisma } from "@/server/store/database/prisma";
import { loadPseudonymKeys } from "@/server/store/participants/pseudonym-keys";
import { pause } from "@/tests/support/waiting";

/** After so many milliseconds without an acknowledgement an answer is sent again. */
const RETRY_INTERVAL_MS = 4_000;
const VALUES = ["yes", "unsure", "no"] as const;

/**
 * A person who answers a question of a case, changes their mind now and then, and sends again what was not
 * acknowledged.
 */
export class Voter {
  readonly ops: Op[] = [];
  private readonly flying = new Set<string>();

  /** @param tabs the pages that this person has open: one phone, or one phone in several tabs */
  constructor(
    readonly tabs: readonly LightPhone[],
    private readonly person: string,
    private readonly question: string,
    private readonly random: () => number,
  ) {
    for (const tab of tabs)
      tab.onConnect = () => this.newest && !this.done && void this.post(this.newest, tab);
  }

  get newest(): Op | undefined {
    return this.ops.at(-1);
  }

  /** True when the last thing this person wanted is stored. */
  get done(): boolean {
    return this.newest !== undefined && this.newest.outcome !== "unknown";
  }

  async think(until: () => boolean): Promise<void> {
    while (!until()) {
      await pause(20 + this.random() * 400);
      if (!until()) this.decide();
    }
  }

  decide(): void {
    const rev = this.ops.length + 1;
    const value = VALUES[Math.floor(this.random() * 3)]!;
    const op: Op = {
      person: this.person,
      round: `${this.question}#1`,
      id: newId(),
      rev,
      value,
      outcome: "unknown",
    };
    this.ops.push(op);
    for (const tab of this.tabs) void this.post(op, tab);
  }

  async drain(): Promise<void> {
    for (let tries = 0; !this.done && tries < 60; tries++) {
      await this.post(this.newest!, this.tabs[tries % this.tabs.length]!);
      await pause(50 + this.random() * 150);
    }
  }

  stop(): void {
    for (const tab of this.tabs) tab.stop();
  }

  private async post(op: Op, tab: LightPhone): Promise<void> {
    const flight = `${op.id} ${this.tabs.indexOf(tab)}`;
    if (this.flying.has(flight)) return;
    this.flying.add(flight);
    const { id, rev, value } = op;
    const ack = await tab.send(
      { type: "answer", id, question: this.question, round: 1, rev, body: { answer: value } },
      RETRY_INTERVAL_MS,
    );
    this.flying.delete(flight);
    if (ack?.ok) Object.assign(op, { outcome: "stored", told: ack.stored });
    else if (ack && ack.reason !== "not-stored" && ack.reason !== "too-many") op.outcome = "refused";
  }
}

/** People behind cookies: names by id, in the order of the cookies. */
export async function namesOf(cookies: readonly string[]): Promise<Map<string, string>> {
  const tokens = await prisma.participantToken.findMany();
  const idOf = new Map(tokens.map((t) => [t.tokenHash, t.participantId]));
  return new Map(cookies.map((cookie, i) => [idOf.get(tokenHash(cookie.split("=")[1]!))!, `person ${i}`]));
}

/** Stored answers of a room's open activity, under the names of people. */
export async function rowsOf(
  room: string,
  activity: string,
  people: ReadonlyMap<string, string>,
): Promise<Row[]> {
  const key = (await loadPseudonymKeys(room)).get(activity)!;
  const persons = new Map([...people].map(([id, name]) => [pseudonymOf(key, id), name]));
  const rows = await prisma.answer.findMany({ where: { roomId: room } });
  return rows.map((r) => ({
    person: persons.get(r.pseudonym) ?? "nobody",
    round: `${r.questionId}#${r.round}`,
    id: r.answerId,
    rev: r.rev,
    value: String((r.body as { answer?: string }).answer),
  }));
}
