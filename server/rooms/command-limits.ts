/** Limits of commands, of a connection and of the people of a room; never of an address. */
import { Bucket, Buckets } from "@/server/platform/limits/bucket";

/** Commands of a connection: a phone that writes on a sheet sends four or five a second. */
const COMMANDS = { burst: 40, rate: 8 };
/** Refusals before a connection is closed; one is forgotten each second. */
const REFUSALS = { burst: 40, rate: 1 };
/** Commands of a participant that the room's log keeps: calls, seats, cards, what is grey or black. */
const LOGGED = { burst: 60, rate: 0.5 };
/** Commands of all participants of a room, and of each while all have sent more. */
const TOGETHER = { burst: 2_000, rate: 2_000 };
const SHARE = { burst: 12, rate: 5 };

type Verdict = "taken" | "refused" | "flood";

export class CommandLimits {
  private readonly commands: Buckets;
  private readonly refusals: Buckets;
  private readonly logged: Buckets;
  private readonly shares: Buckets;
  private readonly together: Bucket;

  constructor(now?: () => number) {
    this.commands = new Buckets(COMMANDS, now);
    this.refusals = new Buckets(REFUSALS, now);
    this.logged = new Buckets(LOGGED, now);
    this.shares = new Buckets(SHARE, now);
    this.together = new Bucket(TOGETHER, now);
  }

  /** @param participant null for trainers, stages and editors */
  take(connection: string, participant: string | null = null): Verdict {
    if (this.hasShare(participant) && this.commands.of(connection).take() !== null) return "taken";
    return this.refusals.of(connection).take() === null ? "flood" : "refused";
  }

  takeLogged(participant: string): boolean {
    return this.logged.of(participant).take() !== null;
  }

  forget(connection: string): void {
    this.commands.forget(connection);
    this.refusals.forget(connection);
  }

  get size(): number {
    return [this.commands, this.refusals, this.logged, this.shares].reduce((sum, { size }) => sum + size, 0);
  }

  private hasShare(participant: string | null): boolean {
    if (participant === null) return true;
    const share = this.shares.of(participant).take();
    return this.together.take() !== null || share !== null;
  }
}
