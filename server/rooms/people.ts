import type { Person } from "@/server/platform/room-store";

/** Somebody in the room, with the code by which they come back with another phone. */
export type Participant = Person & { resume: string };

/** What views need of all people of a room. */
export interface PeopleSummary {
  list: readonly Participant[];
  /** By id; null for somebody without a name. */
  names: ReadonlyMap<string, string | null>;
  unnamed: readonly string[];
  /** That they chose. */
  languages: readonly string[];
  /** Whether anybody gave their sector. */
  sectors: boolean;
}

/**
 * The people of a room by id. Their summary is made once after each change: views ask for it several times a
 * second.
 */
export class People {
  private readonly people: Map<string, Participant>;
  private summed: PeopleSummary | null = null;

  constructor(people: readonly Participant[]) {
    this.people = new Map(people.map((p) => [p.id, p]));
  }

  get byId(): ReadonlyMap<string, Participant> {
    return this.people;
  }

  put(person: Participant): void {
    this.people.set(person.id, person);
    this.summed = null;
  }

  delete(person: string): void {
    this.people.delete(person);
    this.summed = null;
  }

  get summary(): PeopleSummary {
    this.summed ??= summaryOf([...this.people.values()]);
    return this.summed;
  }
}

const summaryOf = (list: readonly Participant[]): PeopleSummary => ({
  list,
  names: new Map(list.map(({ id, alias }) => [id, alias])),
  unnamed: list.flatMap(({ id, alias }) => (alias ? [] : [id])),
  languages: [...new Set(list.flatMap(({ language }) => language ?? []))],
  sectors: list.some(({ sector }) => sector !== null),
});
