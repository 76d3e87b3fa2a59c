/**
 * Rehearsal rooms: each has a process of simulated participants while a console is open, and is deleted
 * afterwards. Rooms left by a crash are deleted at the next start.
 */
import { type ChildProcess, fork } from "node:child_process";
import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";
import { bareEnvironment } from "@/server/workers/child";
import { log } from "@/server/platform/log";
import type { CrowdOrders } from "@/server/rehearsal/crowd-messages";
import type { Room } from "@/server/rooms/room";
import type { rehearsalStore } from "@/server/store/rooms/rehearsals";
import { troubleOf } from "@/server/platform/database-trouble";
import { ownTaskLocks, type TaskLocks } from "@/server/store/database/task-locks";
import type { RoomId } from "@/model/ids";

/** Milliseconds without any console after which a rehearsal is over. */
const UNWATCHED_TIMEOUT_MS = 20 * 60_000;
const CHECK_INTERVAL_MS = 15_000;

/** Simulated people, and processes of them, that run at a time; further ones come as soon as others are gone. */
const MAX_PEOPLE = 600;
const MAX_CROWDS = 20;

const claimOf = (roomId: string): string => `rehearsal ${roomId}`;

export class Rehearsals {
  private readonly crowds = new Map<string, { people: number; process: ChildProcess }>();
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly store: typeof rehearsalStore,
    private readonly url: () => string,
    private readonly forget: (roomId: RoomId) => Promise<void>,
    /** Where several processes serve a room, only one runs its simulated participants. */
    private readonly claims: TaskLocks = ownTaskLocks,
  ) {}

  /** Call before any room is loaded. @throws while the database is busy */
  async tidy(): Promise<void> {
    for (const room of await this.store.leftOver())
      if (await this.claims.claim(claimOf(room))) await this.wipe(room);
  }

  /** Rooms that are no rehearsal are left alone. */
  attend(room: Room): void {
    const { rehearsal } = room.state.settings;
    if (!rehearsal || room.state.ended) return;
    let alone = 0;
    const timer = setInterval(() => {
      const watched = room.participants.presence.consoleNames().length > 0;
      alone = watched ? 0 : alone + CHECK_INTERVAL_MS;
      if (watched && !this.crowds.has(room.id) && !room.state.ended) void this.gather(room, rehearsal);
      if (alone >= UNWATCHED_TIMEOUT_MS) void this.end(room, timer);
    }, CHECK_INTERVAL_MS);
    timer.unref();
    this.timers.add(timer);
    void this.gather(room, rehearsal);
    void room.finished.then(() => this.end(room, timer));
  }

  close(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const { process } of this.crowds.values()) process.kill();
    this.crowds.clear();
  }

  private async gather(
    room: Room,
    { people, languages, network }: Pick<CrowdOrders, "people" | "languages" | "network">,
  ): Promise<void> {
    if (!(await this.claims.claim(claimOf(room.id)).catch(() => false)) || this.crowds.has(room.id)) return;
    if (!this.hasPlaceFor(people)) return;
    const file = fileURLToPath(new URL("./rehearsal.mjs", import.meta.url));
    const crowd = fork(file, { stdio: "ignore", execArgv: [], env: bareEnvironment() });
    this.crowds.set(room.id, { people, process: crowd });
    crowd.on("error", () => this.crowds.delete(room.id));
    crowd.on("exit", () => this.crowds.delete(room.id));
    const orders: CrowdOrders = {
      url: this.url(),
      room: room.id,
      token: room.participants.entrance.token,
      people,
      languages,
      network,
      seed: randomInt(2 ** 31),
      workshop: room.state.workshop,
    };
    crowd.send(orders);
  }

  private hasPlaceFor(people: number): boolean {
    const simulated = [...this.crowds.values()].reduce((sum, crowd) => sum + crowd.people, people);
    return simulated <= MAX_PEOPLE && this.crowds.size < MAX_CROWDS;
  }

  private async end(room: Room, timer: NodeJS.Timeout): Promise<void> {
    clearInterval(timer);
    this.timers.delete(timer);
    this.crowds.get(room.id)?.process.kill();
    this.crowds.delete(room.id);
    await this.forget(room.id);
    await this.wipe(room.id).catch(logNotWiped);
  }

  /** @throws trouble of the database, which passes */
  private async wipe(roomId: string): Promise<void> {
    await this.store.wipe(roomId).catch((error: unknown) => {
      if (troubleOf(error) !== null) throw error;
      logNotWiped(error);
    });
  }
}

const logNotWiped = (error: unknown): void =>
  log.error("rehearsal-not-wiped", "A rehearsal will be wiped at the next start.", error);
