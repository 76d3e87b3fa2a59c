/**
 * People who joined within the last hour. In memory only: times of joining are never stored, and after a
 * restart no one counts as new. With several processes, each notes when it heard of a person.
 */
import type { Newcomers } from "@/workshop/protocol/acks";
import { SWEEP_MINUTES, type SweepMinutes } from "@/model/room/limits";
import { FLOOD_WINDOW_MS, FLOOD_NOTICE_MS, isFlood, MIN_SWEEP } from "@/workshop/room/admission";
import type { Answers } from "@/server/rooms/answers";
import type { RoomState } from "@/workshop/room/state";

const ARRIVAL_TTL_MS = Math.max(...SWEEP_MINUTES) * 60_000;

interface Dependencies {
  state(): RoomState;
  now(): number;
  isIn(person: string): boolean;
  size(): number;
  /** Activities whose answers still lead to people, and the people who answered in one. */
  answered: Pick<Answers, "whoAnswered"> & { keys: Pick<Answers["keys"], "all"> };
}

/**
 * `people` came within a few minutes; `since`: milliseconds since the epoch, by which a flood is told from
 * the next.
 */
interface Flood {
  people: number;
  since: number;
}

export class RecentArrivals {
  /** Times of arrival, the earliest first. */
  private readonly times = new Map<string, number>();
  /** Newcomers who answered in an activity that has been finished since: nothing else tells it any more. */
  private readonly answered = new Set<string>();
  private floodFrom = 0;
  private floodAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly deps: Dependencies) {}

  record(person: string): void {
    const now = this.deps.now();
    for (const [id, time] of this.times) {
      if (time > now - ARRIVAL_TTL_MS) break;
      this.forget(id);
    }
    this.times.set(person, now);
    const state = this.deps.state();
    // Before the first step everybody comes at once.
    if (state.position.shown.length === 0 || state.settings.rehearsal) return;
    const came = this.count(now - FLOOD_WINDOW_MS);
    if (!isFlood(came, this.deps.size() - came)) return;
    if (now - this.floodAt > FLOOD_NOTICE_MS) this.floodFrom = now;
    this.floodAt = now;
  }

  forget(person: string): void {
    this.times.delete(person);
    this.answered.delete(person);
  }

  /** The flood that trainers of an open door are warned of. */
  flood(): Flood | null {
    const { locked, requiresApproval, ended } = this.deps.state();
    if (locked || requiresApproval || ended || this.deps.now() - this.floodAt > FLOOD_NOTICE_MS) return null;
    const people = this.count(this.floodFrom - FLOOD_WINDOW_MS);
    return people < MIN_SWEEP ? null : { people, since: this.floodFrom };
  }

  async counted(): Promise<Newcomers> {
    const withoutAnswer = await this.silent(this.within(Math.max(...SWEEP_MINUTES) as SweepMinutes));
    const shown = (n: number) => (n < MIN_SWEEP ? null : n);
    return SWEEP_MINUTES.map((minutes) => {
      const all = this.within(minutes);
      return {
        minutes,
        all: shown(all.length),
        silent: shown(all.filter((p) => withoutAnswer.has(p)).length),
      };
    });
  }

  /** @param answered also those who have answered something */
  async swept(minutes: SweepMinutes, answered: boolean): Promise<string[]> {
    const all = this.within(minutes);
    if (answered) return all;
    const silent = await this.silent(all);
    return all.filter((p) => silent.has(p));
  }

  /** Notes the newcomers who answered in an activity, before its key is destroyed. */
  async noteAnswers(activity: string): Promise<void> {
    for (const person of await this.deps.answered.whoAnswered(activity, [...this.times.keys()]))
      this.answered.add(person);
  }

  private within = (minutes: SweepMinutes): string[] => this.since(this.deps.now() - minutes * 60_000);

  private since = (from: number): string[] =>
    [...this.times].flatMap(([id, time]) => (time > from && this.deps.isIn(id) ? [id] : []));

  private count(from: number): number {
    let came = 0;
    for (const [id, time] of this.times) if (time > from && this.deps.isIn(id)) came++;
    return came;
  }

  private async silent(people: readonly string[]): Promise<Set<string>> {
    const silent = new Set(people.filter((p) => !this.answered.has(p)));
    for (const [activity] of [...this.deps.answered.keys.all()])
      for (const p of await this.deps.answered.whoAnswered(activity, [...silent])) silent.delete(p);
    return silent;
  }
}
