import type { Person } from "@/server/platform/room-store";

/** A person in the room, with the code by which they come back with another phone. */
export type Participant = Person & { resume: string };

export interface PeopleSummary {
  list: readonly Participant[];
  /** By id; null for those without a name. */
  names: ReadonlyMap<string, string | null>;
  unnamed: readonly string[];
  /** Chosen ones, each once. */
  languages: readonly string[];
  sectors: boolean;
}

/**
 * The people of a room by id; their summary is made once after each change, since views ask several times a
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
