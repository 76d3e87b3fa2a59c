/**
 * The costs of everybody who uses this process, by identity and not by address. An entry is dropped once
 * everything that it spent has come back.
 */
import { createHash, randomBytes } from "node:crypto";
import { Payer, type PersonalBudget, type RoomBudget, RoomPurse } from "@/server/platform/limits/payer";
import { Pacer } from "@/server/platform/limits/pacer";

const KB = 1_024;

/**
 * A participant. Somebody who writes on a sheet sends a few hundred bytes five times a second, which takes
 * some milliseconds; a sheet full of long texts is 44 KB.
 */
const GUEST: PersonalBudget = {
  bytes: { burst: 512 * KB, rate: 64 * KB },
  ms: { burst: 200, rate: 40 },
  pace: { burst: 4, rate: 100 },
  waiting: 10,
  messages: { burst: 12, rate: 8 },
};
/** Whoever has an account or a key: a console, all stages of a room, an editor with an import of many slides. */
const STAFF: PersonalBudget = {
  bytes: { burst: 16 * KB * KB, rate: KB * KB },
  ms: { burst: 500, rate: 100 },
  pace: { burst: 5, rate: 200 },
  waiting: 50,
};
/** All participants of a room together. Five thousand who answer at once take a second; three hundred who write send 1,000 a second. */
const ROOM: RoomBudget = {
  bytes: { burst: 8 * KB * KB, rate: 2 * KB * KB },
  ms: { burst: 2_000, rate: 400 },
  messages: { together: { burst: 10_000, rate: 2_000 }, each: { burst: 8, rate: 4 } },
};

/**
 * Connections of people who are not known here, such as a whole venue after a restart: they queue by address,
 * and a venue has one address.
 */
const STRANGERS = { atOnce: 50, apart: 3, longest: 8_000 };

/** Milliseconds between two removals of settled entries. */
const TIDY_MS = 60_000;
/** Tokens of sessions and phones that are remembered for one person. */
const MAX_TOKENS = 8;

interface Known {
  payer: Payer;
  room: RoomPurse | null;
  /** Hashes of tokens that identify this person. */
  tokens: Set<string>;
}

export class Ledger {
  private readonly people = new Map<string, Known>();
  private readonly rooms = new Map<string, RoomPurse>();
  private readonly holders = new Map<string, Payer>();
  private readonly lines = new Map<string, { turns: Pacer; at: number }>();
  /** Addresses are stored as salted hashes. */
  private readonly salt = randomBytes(16).toString("base64");
  private readonly timer = setInterval(() => this.tidy(), TIDY_MS).unref();

  /** @param token identifies them from now on, without a query */
  guest(room: string, participant: string, token?: string): Payer {
    return this.of(`${room} ${participant}`, room, token);
  }

  /** @param who names an account, the stage of a room, or a hand-over */
  staff(who: string, token?: string): Payer {
    return this.of(who, null, token);
  }

  /** The person whom one of these tokens identifies; null where none does. */
  holderOf(tokens: readonly string[]): Payer | null {
    for (const token of tokens) {
      const payer = this.holders.get(hash(token));
      if (payer) return payer;
    }
    return null;
  }

  /** Milliseconds until a stranger from this address may connect; null: too many wait. */
  stranger(address: string): number | null {
    const key = hash(this.salt + address);
    const line = this.lines.get(key) ?? { turns: new Pacer(STRANGERS), at: 0 };
    this.lines.set(key, line);
    line.at = performance.now();
    return line.turns.next();
  }

  close(): void {
    clearInterval(this.timer);
  }

  /** Removes entries that have no cost left. */
  tidy(): void {
    for (const [who, { payer, room, tokens }] of this.people) {
      if (!payer.settled) continue;
      this.people.delete(who);
      for (const token of tokens) this.holders.delete(token);
      if (room) room.people--;
    }
    for (const [id, { people, purse, messages }] of this.rooms)
      if (people === 0 && purse.full && messages.full) this.rooms.delete(id);
    for (const [key, { at }] of this.lines) if (performance.now() - at > TIDY_MS) this.lines.delete(key);
  }

  private of(who: string, roomId: string | null, token: string | undefined): Payer {
    const known = this.people.get(who) ?? this.meet(who, roomId);
    if (token !== undefined) {
      const key = hash(token);
      known.tokens.add(key);
      this.holders.set(key, known.payer);
      const [oldest] = known.tokens;
      if (known.tokens.size > MAX_TOKENS && oldest) {
        known.tokens.delete(oldest);
        this.holders.delete(oldest);
      }
    }
    return known.payer;
  }

  private meet(who: string, roomId: string | null): Known {
    const room = roomId === null ? null : (this.rooms.get(roomId) ?? new RoomPurse(ROOM));
    if (room && roomId !== null) {
      room.people++;
      this.rooms.set(roomId, room);
    }
    const payer = room ? new Payer(GUEST, room) : new Payer(STAFF);
    const known = { payer, room, tokens: new Set<string>() };
    this.people.set(who, known);
    return known;
  }
}

const hash = (token: string): string => createHash("sha256").update(token).digest("base64");
