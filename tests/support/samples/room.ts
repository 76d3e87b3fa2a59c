/**
 * A sample room on a running server: its trainer's console, its people with phones, and a clock that is moved
 * by hand.
 */
import { storedWorkshopId } from "@/model/ids";
import { authKey, encodeSession, freshClaims, ownCookie } from "@/server/accounts/session-token";
import { joinToken, stageKey } from "@/server/store/rooms/link-secrets";
import { prisma } from "@/server/store/database/prisma";
import { createRoom } from "@/server/store/rooms/rooms";
import { Console, type Plenary, type TestRoom } from "@/tests/support/plenary";
import type { Invented } from "@/tests/support/samples/people";
import { Member } from "@/tests/support/shots-groups-people";
import type { Workshop } from "@/workshop/content/workshop";
import type { Ack } from "@/workshop/protocol/acks";
import type { AskedSettings } from "@/workshop/room/settings";
import { inParallel } from "@/tests/support/waiting";

declare global {
  /** Set by scripts/samples/clock.mjs. */
  var setPlenaryClock: ((to: number) => void) | undefined;
}

const MINUTE = 60_000;
/** Phones that come in, or answer, at the same moment. */
const WIDTH = 24;

export class Guest {
  /** Is in the room today. */
  here = true;
  paused = false;

  constructor(
    readonly index: number,
    readonly who: Invented,
    readonly member: Member,
  ) {}

  /** Types the code that links two tests, where they have one. @param test 0: the test before, 1: the one after */
  async giveCode(test: 0 | 1): Promise<void> {
    const code = this.who.codes[test];
    if (!code) return;
    const { url, room, cookie } = this.member;
    const fields = { name: code.slice(0, 2), day: code.slice(2, 4), place: code.slice(4) };
    const answer = await fetch(`${url}/r/${room}/code`, {
      method: "POST",
      headers: { cookie },
      body: new URLSearchParams(fields),
    });
    if (!answer.ok) throw new Error(`a code was refused: ${answer.status}`);
  }
}

/**
 * Sends a command again where the connection was lost: under the same id it is done once, so a busy machine
 * costs only time.
 */
class PatientConsole extends Console {
  override async send(message: unknown): Promise<Ack> {
    for (let tries = 0; ; tries++)
      try {
        return await super.send(message);
      } catch (error) {
        if (tries === 5) throw error;
      }
  }
}

interface Plan {
  title: string;
  workshop: Workshop;
  agenda: string;
  settings: Omit<AskedSettings, "agenda" | "rehearsal">;
  people: readonly Invented[];
  seed: number;
}

export class SampleRoom {
  readonly guests: Guest[] = [];
  console!: Console;
  private now = 0;

  private constructor(
    readonly plenary: Plenary,
    readonly plan: Plan,
    readonly room: TestRoom,
  ) {}

  /** Opens the room at a time, in milliseconds since the epoch. */
  static async open(plenary: Plenary, plan: Plan, time: number): Promise<SampleRoom> {
    globalThis.setPlenaryClock?.(time);
    await plenary.server.setClock(time);
    const trainer = await plenary.trainer("Ada Kim");
    const { id } = await createRoom({
      title: plan.title,
      workshopId: storedWorkshopId(plan.workshop.id),
      settings: { ...plan.settings, agenda: plan.agenda, rehearsal: null },
      accountId: trainer.id,
    });
    return new SampleRoom(plenary, plan, { id, trainer, token: joinToken(id, 1), stageKey: stageKey(id) });
  }

  get time(): number {
    return this.now;
  }

  async clock(time: number): Promise<void> {
    this.now = time;
    globalThis.setPlenaryClock?.(time);
    await this.plenary.server.setClock(time);
  }

  pass = (minutes: number): Promise<void> => this.clock(this.now + Math.round(minutes * MINUTE));

  /** A new day: the trainer signs in again. */
  async signIn(): Promise<void> {
    this.console?.socket.disconnect();
    const { id, name } = this.room.trainer;
    const { sessionVersion } = await prisma.account.findUniqueOrThrow({ where: { id } });
    const token = await encodeSession({
      token: freshClaims({ id, name, sessionVersion }),
      secret: authKey(),
    });
    const cookie = `${ownCookie("session").name}=${token}`;
    this.console = new PatientConsole(this.plenary.connect({ as: "console", room: this.room.id }, cookie));
    await this.console.ready();
  }

  /** A trainer's command. @throws when it is refused */
  async do(command: Parameters<Console["do"]>[0]): Promise<void> {
    const ack = await this.console.do(command);
    if (!ack.ok) throw new Error(`refused: ${JSON.stringify(command).slice(0, 200)}: ${ack.reason}`);
  }

  /** A trainer's command that the room may refuse. */
  may = async (command: Parameters<Console["do"]>[0]): Promise<boolean> =>
    (await this.console.do(command)).ok;

  async go(step: string): Promise<void> {
    const ack = await this.console.go(step);
    if (!ack.ok) throw new Error(`the room did not go to ${step}: ${ack.reason}`);
  }

  /** Those who are not in the room yet, or not connected, come in. */
  async come(people: readonly { who: Invented; index: number }[]): Promise<void> {
    await inParallel(people, WIDTH, async ({ who, index }) => {
      const guest = this.guests.find((g) => g.index === index);
      if (guest) {
        guest.member.phone.come();
        guest.here = true;
        return;
      }
      const member = await Member.join(
        this.plenary.url,
        `/j/${this.room.token}?in=${who.language}`,
        who.alias,
        who.sector,
      );
      this.guests.push(new Guest(index, who, member));
    });
    this.guests.sort((a, b) => a.index - b.index);
    const here = this.present.length;
    await this.console.sees((v) => v.presence.connected >= here, 90_000);
  }

  /** Everybody goes home. */
  leave(): void {
    for (const guest of this.guests) {
      guest.member.phone.stop();
      guest.here = false;
    }
  }

  get present(): Guest[] {
    return this.guests.filter((g) => g.here);
  }

  /** The same for everybody who is here, some at a time. */
  async each(what: (guest: Guest) => Promise<void>): Promise<void> {
    await inParallel(
      this.present.filter((g) => !g.paused),
      WIDTH,
      what,
    );
  }

  guest(alias: string): Guest | undefined {
    return this.guests.find((g) => g.who.alias === alias && g.here);
  }
}
