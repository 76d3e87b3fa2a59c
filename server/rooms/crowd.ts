/** Who is in a room just now: connections by person, breaks, and the consoles and stages that are open. */
import type { Presence } from "@/workshop/session/presence";
import { nextSplit, type Split, shownFrom } from "@/workshop/session/split";

/** Milliseconds for which somebody who lost the connection is expected back. */
const WAITING_MS = 10 * 60_000;
/** Milliseconds for which a page without script counts as connected after its last request. */
const PAGE_MS = 40_000;
/** The fewest people on a break that are counted on the console. */
const PAUSED_FROM = 3;

interface Someone {
  connections: number;
  lastSeen: number;
  /** When they last asked for a page. */
  lastPage: number;
  paused: boolean;
}

export class Crowd {
  private readonly people = new Map<string, Someone>();
  private readonly consoles = new Map<string, string>();
  /** Open consoles of presenters: connection to hand-over. */
  private readonly presenters = new Map<string, string>();
  private split: Split | null = null;
  stages = 0;

  constructor(private readonly now: () => number) {}

  connect(person: string): void {
    const someone = this.of(person);
    someone.connections++;
    // A page that connects has a script: from now on the connection tells whether it is here.
    someone.lastPage = Number.NEGATIVE_INFINITY;
  }

  disconnect(person: string): void {
    const someone = this.people.get(person);
    if (!someone) return;
    someone.connections = Math.max(0, someone.connections - 1);
    someone.lastSeen = this.now();
  }

  /** A request by a page without script. */
  seen(person: string): void {
    const someone = this.of(person);
    someone.lastSeen = someone.lastPage = this.now();
  }

  pause(person: string, on: boolean): void {
    this.of(person).paused = on;
  }

  isPaused = (person: string): boolean => this.people.get(person)?.paused ?? false;

  /** People who are connected, or whose page without script asked of late. */
  here(): ReadonlySet<string> {
    const now = this.now();
    return new Set([...this.people].flatMap(([id, p]) => (p.connections > 0 || now - p.lastPage < PAGE_MS ? [id] : [])));
  }

  /** Those who are here, and those who are expected back. */
  expected(): ReadonlySet<string> {
    const now = this.now();
    const late = [...this.people].flatMap(([id, p]) => (now - p.lastSeen < WAITING_MS ? [id] : []));
    return new Set([...this.here(), ...late]);
  }

  remove(person: string): void {
    this.people.delete(person);
  }

  openPresenter(connection: string, handover: string): void {
    this.presenters.set(connection, handover);
  }

  presentersHere = (): ReadonlySet<string> => new Set(this.presenters.values());

  openConsole(connection: string, name: string): void {
    this.consoles.set(connection, name);
  }

  closeConsole(connection: string): void {
    this.consoles.delete(connection);
    this.presenters.delete(connection);
  }

  consoleNames = (): string[] => [...new Set(this.consoles.values())].sort();

  get empty(): boolean {
    return this.stages === 0 && this.consoles.size === 0 && this.presenters.size === 0 && ![...this.people.values()].some((p) => p.connections > 0);
  }

  presence(sectorOf: (person: string) => string | null): Presence {
    const now = this.now();
    const sectors = new Map<string, number>();
    let connected = 0;
    let waiting = 0;
    let paused = 0;
    for (const [id, someone] of this.people) {
      if (someone.connections > 0 || now - someone.lastPage < PAGE_MS) connected++;
      else if (now - someone.lastSeen < WAITING_MS) waiting++;
      else continue;
      if (someone.paused) paused++;
      const sector = sectorOf(id) ?? "";
      sectors.set(sector, (sectors.get(sector) ?? 0) + 1);
    }
    this.split = nextSplit(this.split, sectors);
    const here = connected + waiting;
    return { here, connected, waiting, paused: shownFrom(paused, PAUSED_FROM), split: this.split };
  }

  private of(person: string): Someone {
    let someone = this.people.get(person);
    if (!someone) {
      someone = { connections: 0, lastSeen: Number.NEGATIVE_INFINITY, lastPage: Number.NEGATIVE_INFINITY, paused: false };
      this.people.set(person, someone);
    }
    return someone;
  }
}
