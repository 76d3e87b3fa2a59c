/**
 * The phone's own storage: answers that are not stored yet, and the list of all answers.
 * IndexedDB with strict durability, else localStorage, else only as long as the page lives.
 */
import { del, delMany, entries, keys, set, type UseStore } from "idb-keyval";
import { room } from "./page";
import { answerKey } from "./phone-state";
import type { AnswerCommand } from "@/workshop/commands/all";

/** An answer on its way: at most one for each question and round. */
export type QueuedAnswer = AnswerCommand;

/** One line of "my answers on this phone": the stored answer and the pending one. */
export interface JournalLine {
  key: string;
  question: string;
  answer: string | null;
  /** The answer's fields, to be told in another language; missing in lines of an earlier version. */
  body?: QueuedAnswer["body"];
  /** The language of question and answers; empty where they differ. */
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
/** Key of the page's person, where the server names one. */
const ownName = document.body.dataset.who;
const roomPrefix = `${STORE_NAME} ${room} `;
/** Keys hold the person's name, so that people who share a phone do not see each other's answers. */
const ownPrefix = ownName === undefined ? roomPrefix : `${roomPrefix}${ownName} `;
/** The key of this person's data in `store`. */
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
      ...all.flatMap(([[roomId, whose, name], item]) =>
        roomId === room && whose === (ownName ?? "") && !name.startsWith(SHEET_PREFIX) ? [item] : [],
      ),
    );
  }
  for (const item of kept) {
    const queued = queue.get(answerKey(item));
    if (!queued || queued.rev < item.rev) queue.set(answerKey(item), item);
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

/** True for a line that could be told in the language of this page, and is not. */
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

/** Never to be stored counts as settled, too. */
export function settleAnswer(key: string, id: string, stored: boolean): void {
  const lines = journal().map((l) => {
    if (l.key !== key || l.pending?.id !== id) return l;
    const { pending, ...line } = l;
    return stored ? { ...line, answer: pending.answer, body: pending.body } : line;
  });
  writeJournal(lines.filter((l) => l.answer !== null || "pending" in l));
}

/** True during a break; false: it has ended, which the server may not know yet. */
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

/** Deletes everyone's data of this room from this phone. */
export function forget(): Promise<void> {
  queue.clear();
  return removeStored(() => false);
}

/**
 * Resolves when this phone has deleted other people's data of this room. Where it cannot, that is neither
 * shown nor sent.
 */
export const othersRemoved: Promise<void> =
  ownName === undefined ? Promise.resolve() : removeStored((whose) => whose === ownName);

/** @param stays true for the person whose data stays */
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
    all.filter(([roomId, whose]) => roomId === room && !stays(whose)),
    store,
  ).catch(() => undefined);
}
