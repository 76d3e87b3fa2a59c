/**
 * What this phone keeps by itself: answers that are not stored yet, and the list of what was answered.
 * IndexedDB with strict durability, else localStorage, else only as long as the page lives.
 */
import { del, delMany, entries, keys, set, type UseStore } from "idb-keyval";
import { room } from "./page";
import type { AnswerCommand } from "@/workshop/commands/all";

/** An answer on its way: at most one for each question and round. */
export type Item = AnswerCommand;

/** One line of "my answers on this phone": what is stored, and what is on its way to be. */
export interface JournalLine {
  key: string;
  question: string;
  answer: string | null;
  /** What was answered, to be said in another language; not there where an earlier version noted the line. */
  body?: Item["body"];
  /** In which question and answers are said; empty where not all are in the same. */
  language?: string;
  pending?: Pending;
}

interface Pending {
  id: string;
  answer: string;
  body?: Item["body"];
}

type Key = [room: string, who: string, name: string];

const NAME = "plenary";
/** Names whose page this is, where the server says so. */
const who = document.body.dataset.who;
const ofRoom = `${NAME} ${room} `;
/** Keys hold the person's name, so that nobody finds what another person kept on the same phone (E-71). */
const local = who === undefined ? ofRoom : `${ofRoom}${who} `;
/** Where something of this page's person is in `store`. */
export const at = (name: string): Key => [room, who ?? "", name];
const live = new Map<string, Item>();

function strictStore(): UseStore | null {
  try {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("outbox");
    const opened = new Promise<IDBDatabase>((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    opened.catch(() => undefined);
    return (mode, use) =>
      opened.then((db) =>
        use(db.transaction("outbox", mode, { durability: "strict" }).objectStore("outbox")),
      );
  } catch {
    return null;
  }
}

/** One store for all that waits: answers by their question, sheets by `SHEET` and their name. */
export const store = strictStore();
export const SHEET = "sheet ";

export function toLocal(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(local + key);
    else localStorage.setItem(local + key, value);
  } catch {
    // Storage is blocked or full: the page's own memory has to do.
  }
}

export function fromLocal(key: string): string | null {
  try {
    return localStorage.getItem(local + key);
  } catch {
    return null;
  }
}

export const itemKey = (item: { question: string; round: number }): string =>
  `${item.question}#${item.round}`;

/** Everything that waits to be sent. */
export const waiting = (): Item[] => [...live.values()];
export const waitingFor = (key: string): Item | undefined => live.get(key);

/** Keeps an answer until it is stored by the server. */
export async function keep(item: Item): Promise<void> {
  live.set(itemKey(item), item);
  toLocal("outbox", JSON.stringify(waiting()));
  if (store) await set(at(itemKey(item)), item, store).catch(() => undefined);
}

/** Lets an answer go once it is stored, or can never be. A newer one for the same question stays. */
export async function letGo(item: Item): Promise<void> {
  if (live.get(itemKey(item))?.id !== item.id) return;
  live.delete(itemKey(item));
  toLocal("outbox", live.size ? JSON.stringify(waiting()) : null);
  if (store) await del(at(itemKey(item)), store).catch(() => undefined);
}

/** Reads what an earlier page of this room left. */
export async function recall(): Promise<void> {
  await ownOnly;
  const kept: Item[] = [];
  try {
    kept.push(...(JSON.parse(fromLocal("outbox") ?? "[]") as Item[]));
  } catch {
    toLocal("outbox", null);
  }
  if (store) {
    const all = await entries<Key, Item>(store).catch(() => []);
    kept.push(
      ...all.flatMap(([[of, whose, name], item]) =>
        of === room && whose === (who ?? "") && !name.startsWith(SHEET) ? [item] : [],
      ),
    );
  }
  for (const item of kept) {
    const known = live.get(itemKey(item));
    if (!known || known.rev < item.rev) live.set(itemKey(item), item);
  }
}

export function journal(): JournalLine[] {
  try {
    return JSON.parse(fromLocal("journal") ?? "[]") as JournalLine[];
  } catch {
    return [];
  }
}

export const writeJournal = (lines: JournalLine[]): void =>
  toLocal("journal", JSON.stringify(lines.slice(-200)));

/** Whether a line could be said in the language of this page, and is not. */
export const isForeign = ({ language, body, pending }: JournalLine): boolean =>
  Boolean(body || pending?.body) && language !== document.body.dataset.language;

/** Notes an answer that is on its way; what was stored before stays until this one is. */
export function note(key: string, question: string, pending: Pending, language?: string): void {
  const lines = journal();
  const before = lines.find((l) => l.key === key);
  writeJournal([
    ...lines.filter((l) => l !== before),
    {
      answer: null,
      ...before,
      key,
      question,
      pending,
      language: before?.answer && before.language !== language ? "" : language,
    },
  ]);
}

/** The answer with this id is stored, or never will be. */
export function settle(key: string, id: string, stored: boolean): void {
  const lines = journal().map((l) => {
    if (l.key !== key || l.pending?.id !== id) return l;
    const { pending, ...line } = l;
    return stored ? { ...line, answer: pending.answer, body: pending.body } : line;
  });
  writeJournal(lines.filter((l) => l.answer !== null || "pending" in l));
}

/** Whether somebody takes a break; false: they ended one, of which the server may not know yet. */
export function paused(): boolean | null {
  const kept = fromLocal("paused");
  return kept === null ? null : kept === "1";
}
export const setPaused = (on: boolean | null): void => toLocal("paused", on === null ? null : on ? "1" : "0");

/** Names of the sheets of which something waits on this phone. */
export function localSheets(): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) =>
      key.startsWith(local + SHEET) ? [key.slice(local.length)] : [],
    );
  } catch {
    return [];
  }
}

/** Takes off this phone what is kept of this room, of whomever. */
export function forget(): Promise<void> {
  live.clear();
  return remove(() => false);
}

/**
 * Resolves when what is kept of others who were in this room with this phone is gone. Where it cannot be taken away, it
 * is neither shown nor sent all the same.
 */
export const ownOnly: Promise<void> =
  who === undefined ? Promise.resolve() : remove((whose) => whose === who);

/** @param stays whether what is kept of somebody is left alone */
async function remove(stays: (whose: string | undefined) => boolean): Promise<void> {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(ofRoom) && !stays(key.slice(ofRoom.length).split(" ")[0]))
        localStorage.removeItem(key);
  } catch {
    // Storage is blocked: nothing is kept in it.
  }
  if (!store) return;
  const all = await keys<Key>(store).catch(() => []);
  await delMany(
    all.filter(([of, whose]) => of === room && !stays(whose)),
    store,
  ).catch(() => undefined);
}
