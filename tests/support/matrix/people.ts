/** Persons who knock over HTTP. A presenter has a key and no cookie there, and so is "nobody". */
export const people = [
  "nobody",
  "phone",
  "phone elsewhere",
  "removed phone",
  "shared phone",
  "trainer",
  "co-trainer",
  "trainer elsewhere",
  "server's owner",
  "session over",
] as const;
export type Person = (typeof people)[number];

/** Those of them who are signed in. */
export const accounts: readonly Person[] = ["trainer", "co-trainer", "trainer elsewhere", "server's owner"];

/** Answers by person: "ok", a status, or "→" and the address they are sent to. */
export type Row = Readonly<Record<Person, string>>;

const everyone = (what: string): Record<Person, string> =>
  Object.fromEntries(people.map((p) => [p, what])) as Record<Person, string>;

/** The same for all. */
export const all = (what: string): Row => everyone(what);

/** For phones of the room; others are strangers. */
export const inRoom = (phone: string, others = "403"): Row => ({
  ...everyone(others),
  phone,
  "shared phone": "→ /r/:room/turn/",
});

/** For a phone that goes round; to others it says that they have none. */
export const inTurns = (shared: string): Row => ({ ...everyone("410"), "shared phone": shared });

/** For every signed-in person. */
export const signedIn = (what: string, others: string): Row => ({
  ...everyone(others),
  ...(Object.fromEntries(accounts.map((person) => [person, what])) as Row),
});

/** For trainers of the room; another trainer gets `elsewhere`, a person without a session `others`. */
export const trainers = (what: string, elsewhere: string, others: string): Row => ({
  ...everyone(others),
  trainer: what,
  "co-trainer": what,
  "trainer elsewhere": elsewhere,
  "server's owner": elsewhere,
});

/**
 * For owners of the server, who look after its accounts; other trainers get `trainers`, people without a
 * session `others`. Rooms of trainers are not theirs.
 */
export const serverOwner = (what: string, trainers: string, others: string): Row => ({
  ...signedIn(trainers, others),
  "server's owner": what,
});

/** For the trainer who opened the room alone. */
export const owner = (what: string, elsewhere: string, others: string, coTrainer = elsewhere): Row => ({
  ...trainers(what, elsewhere, others),
  "co-trainer": coTrainer,
});
