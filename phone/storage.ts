/**
 * What this phone keeps by itself: answers that are not stored yet, and the list of what was answered.
 * IndexedDB with strict durability, else localStorage, else only as long as the page lives.
 */
import { del, delMany, entries, keys, set, type UseStore } from "idb-keyval";
import { room } from "./page";
import { answerKey } from "./phone-state";
import type { AnswerCommand } from "@/workshop/commands/all";

/** An answer on its way: at most one for each question and round. */
export type QueuedAnswer = AnswerCommand;

/** One line of "my answers on this phone": what is stored, and what is on its way to be. */
export interface JournalLine {
  key: string;
  question: string;
  answer: string | null;
  /** What was answered, to be said in another language; not there where an earlier version noted the line. */
  body?: QueuedAnswer["body"];
  /** In which question and answers are said; empty where not all are in the same. */
  language?: string;
  pending?: Pending;
}

interface Pending {
  id: string;
  answer: string;
  body?: QueuedAnswer["body"];
}

type Key = [room: string, person: string, name: string];

const STORE_NAME = "plenary";
/** Names whose page this is, where the server says so. */
const ownName = document.body.dataset.who;
const roomPrefix = `${STORE_NAME} ${room} `;
/** Keys hold the person's name, so that nobody finds what another person kept on the same phone (E-71). */
const ownPrefix = ownName === undefined ? roomPrefix : `${roomPrefix}${ownName} `;
/** Where something of this page's person is in `store`. */
export const storeKey = (name: string): Key => [room, ownName ?? "", name];
const queue = new Map<string, QueuedAnswer>();

function strictStore(): UseStore | null {
  try {
    const request = indexedDB.open(STORE_NAME, 1);
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

/** One store for all that waits: answers by their question, sheets by `SHEET_PREFIX` and their name. */
export const store = strictStore();
export const SHEET_PREFIX = "sheet ";

export function setLocal(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(ownPrefix + key);
    else localStorage.setItem(ownPrefix + key, value);
  } catch {
    // Storage is blocked or full: the page's own memory has to do.
  }
}

export function getLocal(key: string): string | null {
  try {
    return localStorage.getItem(ownPrefix + key);
  } catch {
    return null;
  }
}

/** Everything that waits to be sent. */
export const queuedAnswers = (): QueuedAnswer[] => [...queue.values()];
export const queuedAnswer = (key: string): QueuedAnswer | undefined => queue.get(key);

/** Keeps an answer until it is stored by the server. */
export async function enqueue(item: QueuedAnswer): Promise<void> {
  queue.set(answerKey(item), item);
  setLocal("outbox", JSON.stringify(queuedAnswers()));
  if (store) await set(storeKey(answerKey(item)), item, store).catch(() => undefined);
}

/** Lets an answer go once it is stored, or can never be. A newer one for the same question stays. */
export async function dequeue(item: QueuedAnswer): Promise<void> {
  if (queue.get(answerKey(item))?.id !== item.id) return;
  queue.delete(answerKey(item));
  setLocal("outbox", queue.size ? JSON.stringify(queuedAnswers()) : null);
  if (store) await del(storeKey(answerKey(item)), store).catch(() => undefined);
}

/** Reads what an earlier page of this room left. */
export async function loadQueue(): Promise<void> {
  await othersRemoved;
  const kept: QueuedAnswer[] = [];
  try {
    kept.push(...(JSON.parse(getLocal("outbox") ?? "[]") as QueuedAnswer[]));
  } catch {
    setLocal("outbox", null);
  }
  if (store) {
    const all = await entries<Key, QueuedAnswer>(store).catch(() => []);
    kept.push(
      ...all.flatMap(([[of, whose, name], item]) =>
        of === room && whose === (ownName ?? "") && !name.startsWith(SHEET_PREFIX) ? [item] : [],
      ),
    );
  }
  for (const item of kept) {
    const known = queue.get(answerKey(item));
    if (!known || known.rev < item.rev) queue.set(answerKey(item), item);
  }
}

export function journal(): JournalLine[] {
  try {
    return JSON.parse(getLocal("journal") ?? "[]") as JournalLine[];
  } catch {
    return [];
  }
}

export const writeJournal = (lines: JournalLine[]): void =>
  setLocal("journal", JSON.stringify(lines.slice(-200)));

/** Whether a line could be said in the language of this page, and is not. */
export const isForeign = ({ language, body, pending }: JournalLine): boolean =>
  Boolean(body || pending?.body) && language !== document.body.dataset.language;

/** Notes an answer that is on its way; what was stored before stays until this one is. */
export function noteAnswer(key: string, question: string, pending: Pending, language?: string): void {
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
export function settleAnswer(key: string, id: string, stored: boolean): void {
  const lines = journal().map((l) => {
    if (l.key !== key || l.pending?.id !== id) return l;
    const { pending, ...line } = l;
    return stored ? { ...line, answer: pending.answer, body: pending.body } : line;
  });
  writeJournal(lines.filter((l) => l.answer !== null || "pending" in l));
}

/** Whether somebody takes a break; false: they ended one, of which the server may not know yet. */
export function paused(): boolean | null {
  const kept = getLocal("paused");
  return kept === null ? null : kept === "1";
}
export const setPaused = (on: boolean | null): void =>
  setLocal("paused", on === null ? null : on ? "1" : "0");

/** Names of the sheets of which something waits on this phone. */
export function localSheets(): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) =>
      key.startsWith(ownPrefix + SHEET_PREFIX) ? [key.slice(ownPrefix.length)] : [],
    );
  } catch {
    return [];
  }
}

/** Takes off this phone what is kept of this room, of whomever. */
export function forget(): Promise<void> {
  queue.clear();
  return removeStored(() => false);
}

/**
 * Resolves when what is kept of others who were in this room with this phone is gone. Where it cannot be taken away, it
 * is neither shown nor sent all the same.
 */
export const othersRemoved: Promise<void> =
  ownName === undefined ? Promise.resolve() : removeStored((whose) => whose === ownName);

/** @param stays whether what is kept of somebody is left alone */
async function removeStored(stays: (whose: string | undefined) => boolean): Promise<void> {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(roomPrefix) && !stays(key.slice(roomPrefix.length).split(" ")[0]))
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
