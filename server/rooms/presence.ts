/**
 * Connections to a room now: by person, breaks, open consoles and stages. With several processes, each knows
 * its own and what the others have sent about theirs.
 */
import type { PresencePart, StagePages } from "@/server/platform/cluster/peers";
import type { TurnedList } from "@/model/list-pages";
import type { RoundPresence } from "@/model/debrief/input";
import type { Presence } from "@/workshop/room/presence";
import { nextSplit, type SectorCounts, shownFrom } from "@/workshop/room/sector-split";

/** Milliseconds for which a person who lost the connection is expected back. */
const RETURN_TIMEOUT_MS = 10 * 60_000;
/** Milliseconds for which a page without script counts as connected after its last request. */
const PAGE_TIMEOUT_MS = 40_000;
/** The fewest people on a break that are counted on the console. */
const MIN_PAUSED = 3;

interface PersonPresence {
  connections: number;
  lastSeen: number;
  /** Times of the last request without script, connection, and word on whether they pause. */
  lastPage: number;
  lastConnect: number;
  paused: boolean;
  saidAt: number;
}

type PeerPresence = NonNullable<PresencePart["people"][string]>;

const NEVER_SEEN = Number.NEGATIVE_INFINITY;
const nobody = (): PersonPresence => ({
  connections: 0,
  lastSeen: NEVER_SEEN,
  lastPage: NEVER_SEEN,
  lastConnect: NEVER_SEEN,
  paused: false,
  saidAt: NEVER_SEEN,
});
function reportOf(person: PersonPresence | undefined): PeerPresence | null {
  if (!person) return null;
  const { connections, lastSeen, lastPage, lastConnect, saidAt, paused } = person;
  // NEVER_SEEN is no number in JSON.
  const sent = (time: number): number => (time === NEVER_SEEN ? 0 : time);
  return [connections, sent(lastSeen), sent(lastPage), sent(lastConnect), sent(saidAt), paused];
}

export class RoomPresence {
  private readonly people = new Map<string, PersonPresence>();
  private readonly consoles = new Map<string, string>();
  /** Open pages of presenters, helpers and observers: connection to hand-over. */
  private readonly presenters = new Map<string, string>();
  /** Lists that consoles of this process have turned, by connection. */
  private readonly turned = new Map<string, TurnedList>();
  private readonly elsewhere = new Map<string, PresencePart>();
  /** People whose newest state the others have not heard. */
  private readonly unsent = new Set<string>();
  private split: SectorCounts | null = null;
  /** Times at which people erased what they gave: each counts as if a phone had lost its connection then. */
  private erased: number[] = [];
  /** By connection: the moment that an open stage shows, and its number of pages. */
  private readonly openStages = new Map<string, StagePages>();

  constructor(private readonly now: () => number) {}

  connect(person: string): void {
    const someone = this.of(person);
    someone.connections++;
    // A page that connects has a script: from now on its connection tells whether it is here.
    someone.lastConnect = this.now();
  }

  disconnect(person: string): void {
    const someone = this.people.get(person);
    if (!someone) return;
    this.unsent.add(person);
    someone.connections = Math.max(0, someone.connections - 1);
    someone.lastSeen = this.now();
  }

  /** A request by a page without script. */
  seen(person: string): void {
    const someone = this.of(person);
    someone.lastSeen = someone.lastPage = this.now();
  }

  pause(person: string, on: boolean): void {
    Object.assign(this.of(person), { paused: on, saidAt: this.now() });
  }

  isPaused = (person: string): boolean => this.everybody().get(person)?.paused ?? false;

  /** People connected, or whose page without script asked of late. */
  here(): ReadonlySet<string> {
    const now = this.now();
    const here = new Set<string>();
    for (const [id, p] of this.everybody()) if (isHere(p, now)) here.add(id);
    return here;
  }

  /** People who are connected to this process. */
  connected = (): string[] => [...this.people].flatMap(([id, p]) => (p.connections > 0 ? [id] : []));

  expected(): ReadonlySet<string> {
    const now = this.now();
    return new Set(
      [...this.everybody()].flatMap(([id, p]) =>
        isHere(p, now) || now - p.lastSeen < RETURN_TIMEOUT_MS ? [id] : [],
      ),
    );
  }

  /** People who take part now, and those of them on a break; null below three. */
  present(): RoundPresence {
    const people = [...this.expected()];
    return {
      present: people.length + this.gone(),
      paused: shownFrom(people.filter(this.isPaused).length, MIN_PAUSED),
    };
  }

  remove(person: string): void {
    this.people.delete(person);
    this.unsent.add(person);
    for (const part of this.elsewhere.values()) delete part.people[person];
  }

  /**
   * Forgets a person in silence: a number that falls at once would tell that one has just erased what they
   * gave.
   */
  forget(person: string): void {
    if (this.expected().has(person)) this.erased.push(this.now());
    this.remove(person);
  }

  /** People who erased what they gave and would still be expected back. */
  private gone(): number {
    const now = this.now();
    const isExpected = (time: number) => now - time < RETURN_TIMEOUT_MS;
    this.erased = this.erased.filter(isExpected);
    const there = [...this.elsewhere.values()].flatMap((part) => part.erased.filter(isExpected));
    return this.erased.length + there.length;
  }

  openLink(connection: string, handover: string): void {
    this.presenters.set(connection, handover);
  }

  linksHere = (): ReadonlySet<string> => this.everywhere("presenters");

  openConsole(connection: string, name: string): void {
    this.consoles.set(connection, name);
  }

  /** Turns one list of a console; all others show their first piece again. */
  turnList(connection: string, { list, from }: TurnedList): void {
    if (from > 0) this.turned.set(connection, { list, from });
    else this.turned.delete(connection);
  }

  turnedBy = (connection: string): TurnedList | null => this.turned.get(connection) ?? null;

  closeConsole(connection: string): void {
    this.turned.delete(connection);
    this.consoles.delete(connection);
    this.presenters.delete(connection);
  }

  consoleNames = (): string[] => [...this.everywhere("consoles")].sort();

  openStage(connection: string): void {
    this.openStages.set(connection, { at: "", of: 1 });
  }

  closeStage(connection: string): void {
    this.openStages.delete(connection);
  }

  /** Notes on how many pages a stage shows what stands on it. */
  paged(connection: string, { at, of }: StagePages): void {
    this.openStages.set(connection, { at, of });
  }

  get stages(): number {
    return [...this.elsewhere.values()].reduce((sum, part) => sum + part.stages, this.openStages.size);
  }

  pagesOf = (moment: string): number =>
    [this.openStages, ...[...this.elsewhere.values()].map((part) => part.pages)]
      .flatMap((pages) => [...pages.values()])
      .reduce((most, { at, of }) => (at === moment ? Math.max(most, of) : most), 1);

  get empty(): boolean {
    return (
      this.openStages.size === 0 &&
      this.consoles.size === 0 &&
      this.presenters.size === 0 &&
      ![...this.people.values()].some((p) => p.connections > 0)
    );
  }

  presence(sectorOf: (person: string) => string | null): Presence {
    const now = this.now();
    const sectors = new Map<string, number>();
    let connected = 0;
    let waiting = this.gone();
    let paused = 0;
    if (waiting > 0) sectors.set("", waiting);
    for (const [id, someone] of this.everybody()) {
      if (isHere(someone, now)) connected++;
      else if (now - someone.lastSeen < RETURN_TIMEOUT_MS) waiting++;
      else continue;
      if (someone.paused) paused++;
      const sector = sectorOf(id) ?? "";
      sectors.set(sector, (sectors.get(sector) ?? 0) + 1);
    }
    this.split = nextSplit(this.split, sectors);
    const here = connected + waiting;
    return { here, connected, waiting, paused: shownFrom(paused, MIN_PAUSED), split: this.split };
  }

  /** News for the other processes: changed people, and all consoles and stages. @param all every person */
  snapshot(all = false): PresencePart {
    const who = all ? this.people.keys() : this.unsent;
    const people = Object.fromEntries([...who].map((id) => [id, reportOf(this.people.get(id))]));
    this.unsent.clear();
    return {
      people,
      consoles: Object.fromEntries(this.consoles),
      presenters: Object.fromEntries(this.presenters),
      stages: this.openStages.size,
      pages: [...this.openStages.values()],
      erased: this.erased,
    };
  }

  /** @param whole in place of all that it told before */
  onMessage(from: string, part: PresencePart, whole: boolean): void {
    const before = whole ? {} : (this.elsewhere.get(from)?.people ?? {});
    this.elsewhere.set(from, { ...part, people: { ...before, ...part.people } });
  }

  /** People who were connected to a lost process are expected back. */
  onPeerLost(from: string): void {
    const part = this.elsewhere.get(from);
    this.elsewhere.delete(from);
    this.erased.push(...(part?.erased ?? []));
    for (const [id, report] of Object.entries(part?.people ?? {})) {
      if (!report) continue;
      const [connections, lastSeen, , , saidAt, paused] = report;
      const someone = this.of(id);
      someone.lastSeen = Math.max(someone.lastSeen, connections > 0 ? this.now() : lastSeen);
      if (saidAt > someone.saidAt) Object.assign(someone, { paused, saidAt });
    }
  }

  private everywhere(list: "consoles" | "presenters"): Set<string> {
    const there = [...this.elsewhere.values()].flatMap((part) => Object.values(part[list]));
    return new Set([...this[list].values(), ...there]);
  }

  /** With people connected to other processes. */
  private everybody(): ReadonlyMap<string, PersonPresence> {
    if (this.elsewhere.size === 0) return this.people;
    const all = new Map([...this.people].map(([id, p]) => [id, { ...p }]));
    for (const { people } of this.elsewhere.values()) {
      for (const [id, report] of Object.entries(people)) {
        if (!report) continue;
        const [connections, lastSeen, lastPage, lastConnect, saidAt, paused] = report;
        const p = all.get(id) ?? nobody();
        p.connections += connections;
        p.lastSeen = Math.max(p.lastSeen, lastSeen);
        p.lastPage = Math.max(p.lastPage, lastPage);
        p.lastConnect = Math.max(p.lastConnect, lastConnect);
        if (saidAt > p.saidAt) Object.assign(p, { paused, saidAt });
        all.set(id, p);
      }
    }
    return all;
  }

  private of(person: string): PersonPresence {
    this.unsent.add(person);
    let someone = this.people.get(person);
    if (!someone) {
      someone = nobody();
      this.people.set(person, someone);
    }
    return someone;
  }
}

const isHere = (p: PersonPresence, now: number): boolean =>
  p.connections > 0 || (p.lastPage > p.lastConnect && now - p.lastPage < PAGE_TIMEOUT_MS);
