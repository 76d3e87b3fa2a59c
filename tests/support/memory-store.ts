/** A room's database in memory: two rooms over one store are two processes over one database. */
import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type { Fields } from "@/model/kind";
import type { RoomId } from "@/model/ids";
import type {
  AnswerRow,
  AppendResult,
  AdmissionRequest,
  LoadedRoom,
  LogEntry,
  LogUpdate,
  RoomParticipants,
  RoomHead,
  RoomStore,
  StoredAnswer,
} from "@/server/platform/room-store";
import { AnswerWriter } from "@/server/rooms/answer-writer";
import type { Broadcaster } from "@/server/rooms/broadcaster";
import type { Peers } from "@/server/platform/cluster/peers";
import { QuestionBox } from "@/server/rooms/question-box";
import { Room } from "@/server/rooms/room";
import { UsageCounter } from "@/server/rooms/usage-counter";
import { SheetWriter } from "@/server/rooms/worksheets/sheet-writer";
import { Worksheets } from "@/server/rooms/worksheets/worksheets";
import { START } from "@/tests/support/pure-room";
import { SheetsInMemory } from "@/tests/support/worksheets/workshop";
import { apply } from "@/workshop/commands/apply";
import { type AnswersByRound, upsert, roundKey } from "@/workshop/room/answers-by-round";
import type { RoomState } from "@/workshop/room/state";

const hashOf = (token: string): string => `hash of ${token}`;

export class MemoryStore implements RoomStore {
  /** While the database is away, everything rejects. */
  away = false;
  readonly roomHead: RoomHead;
  readonly log: LogEntry[] = [];
  readonly answers = new Map<string, AnswerRow>();
  readonly stored: RoomParticipants = { people: [], tokens: new Map() };
  readonly waiting: AdmissionRequest[] = [];
  readonly keys = new Map<string, Buffer>();
  readonly sealed = new Map<string, AnswersByRound>();
  readonly kept = new Map<string, Fields>();
  readonly posts = new Map<string, string>();
  readonly supports: { postId: string; pseudonym: string }[] = [];
  /** Calls in order. */
  readonly calls: string[] = [];
  ended = false;

  constructor(
    readonly roomId: RoomId,
    /** Before anything was logged. */
    private readonly fresh: RoomState,
  ) {
    this.roomHead = {
      id: roomId,
      title: "A room",
      language: "en",
      code: "CODE",
      joinEpoch: 0,
      ended: false,
      keepDays: null,
      contact: null,
    };
  }

  readonly sheets = new SheetsInMemory();
  readonly box: RoomStore["box"] = {
    load: async () => ({
      posts: [...this.posts].map(([id, text]) => ({ id, text, support: 0 })),
      support: this.supports,
    }),
    pseudonym: async (_room, participant) => `box ${participant}`,
    add: async (_room, { id, text }) => {
      await this.reach("post");
      this.posts.set(id, text);
    },
    support: async (_room, postId, pseudonym, on) => {
      await this.reach("support");
      if (on && !this.ended) this.supports.push({ postId, pseudonym });
      return !on || !this.ended;
    },
    close: () => this.reach("close box"),
  };
  readonly commitments: RoomStore["commitments"] = {
    keep: async (_room, question, phoneKey, _rev, fields) => {
      await this.reach("keep");
      this.kept.set(`${phoneKey.owner} ${question}`, fields);
    },
    drop: async (_room, question, phoneKey) => {
      await this.reach("drop");
      this.kept.delete(`${phoneKey.owner} ${question}`);
    },
    of: async (_room, phoneKey) =>
      new Map(
        [...this.kept].flatMap(([key, fields]) => {
          const [owner, question = ""] = key.split(" ");
          return owner === phoneKey.owner ? [[question, fields] as const] : [];
        }),
      ),
  };

  async load(): Promise<LoadedRoom> {
    await this.reach("load");
    const { state } = this.replay(this.fresh);
    const board: AnswersByRound = new Map();
    for (const { question, round, pseudonym, kept } of await this.running())
      upsert(board, roundKey(question, round), pseudonym, kept);
    return {
      head: { ...this.roomHead },
      state,
      done: this.log.map(({ command }, i) => ({ id: command.id, revision: i + 1 })),
      board,
      people: { people: this.stored.people.map((p) => ({ ...p })), tokens: new Map(this.stored.tokens) },
      joined: this.stored.people.length,
      admissionRequests: [...this.waiting],
      assets: {},
      keys: new Map(this.keys),
    };
  }

  async since(state: RoomState): Promise<LogUpdate> {
    await this.reach("since");
    return this.replay(state);
  }

  async append(after: RoomState, entry: LogEntry): Promise<AppendResult> {
    await this.reach(`append ${entry.command.type}`);
    if (this.log.length >= after.revision) return "conflict";
    this.log.push(entry);
    return "appended";
  }

  async storeAnswers(rows: readonly AnswerRow[]): ReturnType<RoomStore["storeAnswers"]> {
    await this.reach("answers");
    const out = new Map<number, "finished" | "stale">();
    for (const [i, row] of rows.entries()) {
      if (this.sealed.has(row.activityId)) out.set(i, "finished");
      else this.answers.set(`${roundKey(row.question, row.round)} ${row.pseudonym}`, row);
    }
    return out;
  }

  async running(_room?: string, which?: Parameters<RoomStore["running"]>[1]): Promise<StoredAnswer[]> {
    const wanted = which && new Set(which.map((w) => `${w.question} ${w.round} ${w.pseudonym}`));
    return [...this.answers.values()].flatMap(({ question, round, pseudonym, id, rev, body, source }) =>
      !wanted || wanted.has(`${question} ${round} ${pseudonym}`)
        ? [{ question, round, pseudonym, kept: { id, rev, body, ...(source && { source }) } }]
        : [],
    );
  }

  async round(_room: string, question: string, round: number): Promise<StoredAnswer[]> {
    await this.reach("round");
    return (await this.running()).filter((a) => a.question === question && a.round === round);
  }

  async pseudonymKey(_room: string, activity: string): Promise<Buffer> {
    await this.reach("key");
    const key = this.keys.get(activity) ?? randomBytes(32);
    this.keys.set(activity, key);
    return key;
  }

  pseudonym = (key: Buffer, participant: string): string =>
    createHmac("sha256", key).update(participant).digest("base64url");

  async anonymise(_room: string, activity: string): Promise<number> {
    await this.reach("seal");
    const board: AnswersByRound = new Map();
    let n = 0;
    for (const [key, { activityId, question, round, id, rev, body }] of this.answers) {
      if (activityId !== activity) continue;
      upsert(board, roundKey(question, round), `sealed ${n++}`, { id, rev, body });
      this.answers.delete(key);
    }
    this.keys.delete(activity);
    if (!this.sealed.has(activity)) this.sealed.set(activity, board);
    return n;
  }

  hasPseudonymKey = async (_room: string, activity: string): Promise<boolean> => this.keys.has(activity);
  anonymousBoard = async (_room: string, activity: string): Promise<AnswersByRound> =>
    this.sealed.get(activity) ?? new Map();

  async people(_room: string, ids?: readonly string[]): Promise<RoomParticipants> {
    await this.reach("people");
    const people = this.stored.people.filter((p) => !ids || ids.includes(p.id));
    const there = new Set(people.map((p) => p.id));
    const tokens = new Map([...this.stored.tokens].filter(([, id]) => there.has(id)));
    return { people: people.map((p) => ({ ...p })), tokens };
  }

  /** Stores a person, as after the door. @returns the hash of their token */
  join(id: string, token = `token ${id}`): string {
    this.stored.people.push({ id, alias: null, sector: null, language: null, resume: "resume" });
    this.stored.tokens.set(hashOf(token), id);
    return hashOf(token);
  }

  findParticipantByToken = async (_room: string, hash: string): Promise<string | null> =>
    this.stored.tokens.get(hash) ?? null;

  async forgetToken(hash: string): Promise<void> {
    await this.reach("forget phone");
    this.stored.tokens.delete(hash);
  }

  async setLanguage(participant: string, language: string): Promise<void> {
    await this.reach("language");
    const person = this.stored.people.find((p) => p.id === participant);
    if (person) person.language = language;
  }

  removeParticipants = (): Promise<void> => this.reach("remove");

  restoreParticipants = (): Promise<void> => this.reach("bring back");

  async addAdmissionRequest(
    _room: string,
    person: Omit<AdmissionRequest, "id" | "tokenHash">,
  ): ReturnType<RoomStore["addAdmissionRequest"]> {
    await this.reach("knock");
    const token = `token ${randomUUID()}`;
    const request = { ...person, id: randomUUID(), tokenHash: hashOf(token) };
    this.waiting.push(request);
    return { request, token };
  }

  admissionRequests = async (_room: string, ids?: readonly string[]): Promise<AdmissionRequest[]> =>
    this.waiting.filter((k) => !ids || ids.includes(k.id));
  findAdmissionRequest = async (_room: string, hash: string): Promise<AdmissionRequest | null> =>
    this.waiting.find((k) => k.tokenHash === hash) ?? null;

  async admit(_room: string, ids: readonly string[]): ReturnType<RoomStore["admit"]> {
    await this.reach("let in");
    const admitted = this.waiting.filter((k) => ids.includes(k.id));
    this.waitNoMore(ids);
    for (const { tokenHash, ...person } of admitted) {
      this.stored.people.push({ ...person, resume: "resume" });
      this.stored.tokens.set(tokenHash, person.id);
    }
    return admitted.map((k) => ({ ...k, resume: "resume" }));
  }

  async deleteAdmissionRequests(_room: string, ids: readonly string[]): Promise<void> {
    await this.reach("drop");
    this.waitNoMore(ids);
  }

  private waitNoMore(ids: readonly string[]): void {
    this.waiting.splice(0, this.waiting.length, ...this.waiting.filter((k) => !ids.includes(k.id)));
  }

  head = async (): Promise<RoomHead> => ({ ...this.roomHead });

  async replaceJoinCode(_room: string, seen: string): Promise<RoomHead | null> {
    await this.reach("renew");
    if (seen !== this.roomHead.code) return null;
    Object.assign(this.roomHead, { code: `${seen}+`, joinEpoch: this.roomHead.joinEpoch + 1 });
    return { ...this.roomHead };
  }

  async eraseParticipant(erasure: Parameters<RoomStore["eraseParticipant"]>[0]): Promise<void> {
    await this.reach("erase");
    for (const { pseudonym } of erasure.answers)
      for (const key of this.answers.keys()) if (key.endsWith(` ${pseudonym}`)) this.answers.delete(key);
    for (const [hash, id] of this.stored.tokens)
      if (id === erasure.participant) this.stored.tokens.delete(hash);
  }

  async end(): Promise<void> {
    await this.reach("end");
    this.ended = true;
  }

  snapshot = (): Promise<void> => this.reach("snapshot");
  bringFiles = async (): Promise<LoadedRoom["assets"]> => ({});
  door: RoomStore["door"] = ({ code, joinEpoch }) => ({
    code: code ?? "",
    token: `link ${joinEpoch}`,
    stageKey: "stage",
  });

  private async reach(what: string): Promise<void> {
    if (this.away) throw new Error("the database is away");
    this.calls.push(what);
  }

  private replay(from: RoomState): LogUpdate {
    const news: LogUpdate = { state: from, done: [], effects: [], at: 0 };
    for (const { command, actor, now } of this.log.slice(from.revision)) {
      const applied = apply(news.state, command, { actor, now });
      if (!applied.ok) throw new Error(`${command.type} was logged and is refused`);
      news.state = applied.state;
      news.effects.push(...applied.effects);
      news.at = now;
      news.done.push({ id: command.id, revision: applied.state.revision });
    }
    return news;
  }
}

/** A room's messages to its people, without connections. */
class ToldNothing implements Broadcaster<Room> {
  readonly told: string[] = [];
  changed = (_room: Room, what: string): void => void this.told.push(what);
  prerender = (): void => undefined;
  answered = (_room: Room, who: string): void => void this.told.push(`answered ${who}`);
  languageChanged = (_room: Room, who: string): void => void this.told.push(`language ${who}`);
  disconnect = (_room: Room, who: string): void => void this.told.push(`disconnect ${who}`);
  letGo = (_room: Room, handover: string): void => void this.told.push(`let go ${handover}`);
  send = (): void => undefined;
}

/**
 * A room over a store, as one process has it.
 * @param peers the other processes; left out: none
 * @param connections in place of none, of which it only notes what it told
 */
export async function roomOver(
  store: MemoryStore,
  {
    peers,
    now = () => START,
    connections,
  }: { peers?: Peers; now?: () => number; connections?: Broadcaster<Room> } = {},
): Promise<{ room: Room; told: string[] }> {
  const noted = new ToldNothing();
  const broadcaster = connections ?? noted;
  const loaded = await store.load();
  const usage = new UsageCounter();
  const box = await QuestionBox.load(store.roomId, store.box, usage);
  const sheetWriter = new SheetWriter((rows) => store.sheets.append(rows));
  const room = new Room(loaded, {
    box,
    sheets: { ...(await Worksheets.stored(store.roomId, store.sheets)), writer: sheetWriter },
    store,
    writer: new AnswerWriter((rows) => store.storeAnswers(rows)),
    broadcaster,
    clock: now,
    peers,
    usage,
  });
  return { room, told: noted.told };
}

/** Several processes over one store: what one tells, the others hear at once. */
export class MemoryPeers {
  private readonly rooms: Room[] = [];

  async room(store: MemoryStore): Promise<{ room: Room; told: string[] }> {
    const rank = this.rooms.length;
    const others = () => this.rooms.filter((_, i) => i !== rank);
    const opened = await roomOver(store, {
      peers: {
        shared: true,
        rank: () => rank,
        tell: (message) => {
          for (const other of others()) {
            if (message.is === "log") other.sync.onNewerState();
            else other.sync.onMessage(String(rank), message);
          }
        },
        leave: () => undefined,
      },
    });
    this.rooms.push(opened.room);
    return opened;
  }
}
