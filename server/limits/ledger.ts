/**
 * Everybody who costs this process something just now, by who they are and not by where they come from. Whoever has been
 * quiet for so long that all they spent has come back is forgotten.
 */
import { createHash, randomBytes } from "node:crypto";
import { Payer, type RoomPurse } from "@/server/limits/payer";
import { type Budget, Purse } from "@/server/limits/purse";
import { Turns } from "@/server/limits/turns";

const KB = 1_024;

/**
 * A participant. Somebody who writes on a sheet sends a few hundred bytes five times a second, which takes some
 * milliseconds; a sheet full of long texts is 44 KB.
 */
export const GUEST: Budget = { bytes: { burst: 512 * KB, rate: 64 * KB }, ms: { burst: 200, rate: 40 } };
/** Whoever has an account or a key: a console, a stage, an editor with an import of many slides. */
const STAFF: Budget = { bytes: { burst: 16 * KB * KB, rate: KB * KB }, ms: { burst: 500, rate: 100 } };
/** All participants of a room together. Five thousand who answer at once take a second. */
export const ROOM: Budget = {
  bytes: { burst: 8 * KB * KB, rate: 2 * KB * KB },
  ms: { burst: 2_000, rate: 400 },
};

/**
 * Whoever comes to the door of live connections and is not known here, as a whole venue after a start of the server: each
 * address has a line of its own. Venues have one address.
 */
const STRANGERS = { atOnce: 50, apart: 3, longest: 8_000 };

/** Milliseconds between two looks at who can be forgotten. */
const TIDY_MS = 60_000;
/** Sessions and phones of one person that are known. */
const MOST_TOKENS = 8;

interface Known {
  payer: Payer;
  room: RoomPurse | null;
  /** Hashes of tokens that tell this person. */
  tokens: Set<string>;
}

export class Ledger {
  private readonly people = new Map<string, Known>();
  private readonly rooms = new Map<string, RoomPurse>();
  private readonly holders = new Map<string, Payer>();
  private readonly lines = new Map<string, { turns: Turns; at: number }>();
  /** Addresses are told apart by a hash that nobody else can make. */
  private readonly salt = randomBytes(16).toString("base64");
  private readonly timer = setInterval(() => this.tidy(), TIDY_MS).unref();

  /** @param token by which they are known from now on, before anything is looked up */
  guest(room: string, participant: string, token?: string): Payer {
    return this.of(`${room} ${participant}`, room, token);
  }

  /** @param who names an account, the stage of a room, or a hand-over */
  staff(who: string, token?: string): Payer {
    return this.of(who, null, token);
  }

  /** Who was known by one of these tokens lately. */
  holderOf(tokens: readonly string[]): Payer | null {
    for (const token of tokens) {
      const payer = this.holders.get(hash(token));
      if (payer) return payer;
    }
    return null;
  }

  /** Milliseconds until the turn of a stranger from this address; null: too many wait. */
  stranger(address: string): number | null {
    const key = hash(this.salt + address);
    const line = this.lines.get(key) ?? { turns: new Turns(STRANGERS), at: 0 };
    this.lines.set(key, line);
    line.at = performance.now();
    return line.turns.next();
  }

  close(): void {
    clearInterval(this.timer);
  }

  /** Forgets whom it makes no difference to forget. */
  tidy(): void {
    for (const [who, { payer, room, tokens }] of this.people) {
      if (!payer.settled) continue;
      this.people.delete(who);
      for (const token of tokens) this.holders.delete(token);
      if (room) room.people--;
    }
    for (const [id, { people, purse }] of this.rooms) if (people === 0 && purse.full) this.rooms.delete(id);
    for (const [key, { at }] of this.lines) if (performance.now() - at > TIDY_MS) this.lines.delete(key);
  }

  private of(who: string, roomId: string | null, token: string | undefined): Payer {
    const known = this.people.get(who) ?? this.meet(who, roomId);
    if (token !== undefined) {
      const key = hash(token);
      known.tokens.add(key);
      this.holders.set(key, known.payer);
      const [oldest] = known.tokens;
      if (known.tokens.size > MOST_TOKENS && oldest) {
        known.tokens.delete(oldest);
        this.holders.delete(oldest);
      }
    }
    return known.payer;
  }

  private meet(who: string, roomId: string | null): Known {
    const room = roomId === null ? null : (this.rooms.get(roomId) ?? { purse: new Purse(ROOM), people: 0 });
    if (room && roomId !== null) {
      room.people++;
      this.rooms.set(roomId, room);
    }
    const payer = room ? new Payer(GUEST, { budget: ROOM, account: room }) : new Payer(STAFF);
    const known = { payer, room, tokens: new Set<string>() };
    this.people.set(who, known);
    return known;
  }
}

const hash = (token: string): string => createHash("sha256").update(token).digest("base64");
