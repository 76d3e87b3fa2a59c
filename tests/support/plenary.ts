/** A running server with rooms, trainers and phones, for tests over real HTTP and sockets. */
import { type RoomId, storedWorkshopId } from "@/model/ids";
import { randomBytes, randomUUID } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { io, type Socket } from "socket.io-client";
import { authKey, encodeSession, freshClaims, ownCookie } from "@/server/accounts/session-token";
import { parseEnv } from "@/server/platform/settings/env";
import { type Derive, deriver, readSecrets } from "@/server/platform/settings/secrets";
import { joinToken, stageKey } from "@/server/store/rooms/link-secrets";
import { setKeys } from "@/server/store/keys";
import { closePrisma, prisma } from "@/server/store/database/prisma";
import { createRoom } from "@/server/store/rooms/rooms";
import { upsertWorkshop } from "@/server/store/editor/shipped-workshops";
import { type Bystander, changedBeside, makeBystander } from "@/tests/support/bystander";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { keepPid } from "@/tests/support/postgres";
import { startServer } from "@/tests/support/server-process";
import type { AnswerCommand, ControlCommand } from "@/workshop/commands/all";
import type { Workshop } from "@/workshop/content/workshop";
import type { GroupMessage } from "@/workshop/protocol/worksheets";
import type { Ack } from "@/workshop/protocol/acks";
import type { AgendaMessage, ConsoleView, PlanMessage, PresentMessage } from "@/workshop/protocol/console";
import type { HelperMessage, RunMessage } from "@/workshop/protocol/invited";
import type { MineMessage, PhoneMessage, StageView } from "@/workshop/protocol/views";
import type { RoomSettings } from "@/workshop/room/settings";
import { pause } from "@/tests/support/waiting";

export interface Trainer {
  id: string;
  name: string;
  cookie: string;
}

export interface TestRoom {
  id: RoomId;
  trainer: Trainer;
  token: string;
  stageKey: string;
}

type Server = Awaited<ReturnType<typeof startServer>>;

interface PlenaryOptions {
  /** In place of a new database of the tests. */
  database?: TestDatabase;
  /** The server's clock is moved by hand. */
  clock?: boolean;
  /** True when the pages are built first. */
  next?: boolean;
  /** In place of a free one. */
  port?: number;
  /** It serves all tests of this worker, and `stop` leaves it running. */
  shared?: boolean;
}

/** One module serves all files of a worker, as they are not isolated from one another. */
const worker: { shared?: Promise<Plenary> } = {};

/** Everything one test file needs; `restart` keeps database, port and secret. */
export class Plenary {
  private readonly open = new Set<Socket>();
  /** Of the server of a worker. */
  private bystander: Bystander | undefined;
  /** Where the server looks for its database from its next start on. */
  databaseUrl: string;
  /** The program that it is from its next start on, where that is another version. */
  bundle: string | undefined;

  private constructor(
    readonly database: TestDatabase,
    public server: Server,
    readonly env: Readonly<Record<string, string>>,
    private readonly options: PlenaryOptions = {},
  ) {
    this.databaseUrl = database.url;
  }

  /** A server of one's own; `shared` is quicker where a test needs nothing of the server but rooms. */
  static async start(env: Record<string, string> = {}, options: PlenaryOptions = {}): Promise<Plenary> {
    const database = options.database ?? (await freshDatabase());
    const all = {
      PLENARY_SECRET: randomBytes(32).toString("hex"),
      PLENARY_SIGNING_KEY: randomBytes(32).toString("base64url"),
      NODE_ENV: "test",
      ...env,
    };
    const { clock, next, port } = options;
    const server = await startServer({ databaseUrl: database.url, env: all, clock, next, port });
    const plenary = new Plenary(database, server, all, options);
    await plenary.use();
    return plenary;
  }

  /**
   * The server of this worker, with the pages, for tests that need nothing of it but rooms of their own. It may be
   * killed and started again. It ends with the run, which finds it in the run's folder.
   */
  static async shared(): Promise<Plenary> {
    worker.shared ??= Plenary.start({ NODE_ENV: "production" }, { next: true, shared: true });
    const plenary = await worker.shared;
    await plenary.use();
    plenary.bystander ??= await makeBystander();
    return plenary;
  }

  /** Makes this process speak to the database of this server, with its keys. */
  private async use(): Promise<void> {
    if (process.env.DATABASE_URL !== this.database.url) await closePrisma();
    process.env.DATABASE_URL = this.database.url;
    process.env.PLENARY_PUBLIC_URL = this.env.PUBLIC_URL ?? "";
    process.env.PLENARY_SIGNING_KEY = this.env.PLENARY_SIGNING_KEY;
    setKeys(this.derive);
    if (this.options.shared) keepPid(this.server.pid);
  }

  get url(): string {
    return this.server.url;
  }

  /** Phones connected to this process, by its figures. */
  async openPhones(): Promise<number> {
    const { METRICS_TOKEN = "" } = this.env;
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const text = await (await fetch(`${this.url}/metrics`, { headers })).text();
    return Number(/^plenary_sockets\{role="participant"\} (\d+)/m.exec(text)?.[1] ?? 0);
  }

  /** Keys as this server derives them from its secret. */
  get derive(): Derive {
    return deriver(readSecrets(parseEnv({ ...this.env, REDIS_URL: "" })).secret!);
  }

  /**
   * A further process over the same database; stop it before the first.
   * @param bundle another version of the program
   */
  async beside(env: Record<string, string>, bundle?: string): Promise<Plenary> {
    const all = { ...this.env, ...env };
    const database = { ...this.database, drop: () => Promise.resolve() };
    return new Plenary(
      database,
      await startServer({ databaseUrl: this.database.url, env: all, bundle }),
      all,
    );
  }

  /** Starts the server again after it was killed: same port, same database, same secret. */
  async restart(): Promise<void> {
    await this.server.exit;
    this.server = await startServer({
      databaseUrl: this.databaseUrl,
      port: this.server.port,
      env: this.env,
      clock: this.options.clock,
      bundle: this.bundle,
    });
  }

  /**
   * A restart in the middle: killed with whatever is under way, and started again; open sockets come back by
   * themselves.
   */
  async crash(): Promise<void> {
    this.server.kill("SIGKILL");
    await this.restart();
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.disconnect();
    this.open.clear();
    if (this.options.shared) {
      keepPid(this.server.pid);
      const { bystander } = this;
      // Of what it finds here, only this file is to blame.
      this.bystander = undefined;
      const changed = bystander ? await changedBeside(bystander) : [];
      if (changed.length > 0)
        throw new Error(`A test changed the room beside its own: ${changed.join(", ")}`);
      return;
    }
    await this.server.stop();
    await closePrisma();
    await this.database.drop();
  }

  /** An account and a signed-in browser's cookie. */
  async trainer(name = "Ada"): Promise<Trainer> {
    const id = randomUUID();
    const account = { id, name, email: `${id}@example.org`, passwordHash: "none" };
    const { sessionVersion } = await prisma.account.create({ data: account });
    const token = await encodeSession({
      token: freshClaims({ id, name, sessionVersion }),
      secret: authKey(),
    });
    return { id, name, cookie: `${ownCookie("session").name}=${token}` };
  }

  async room(workshop: Workshop, settings: Partial<RoomSettings> = {}, trainer?: Trainer): Promise<TestRoom> {
    await upsertWorkshop(workshop);
    const owner = trainer ?? (await this.trainer());
    const { id } = await createRoom({
      title: workshop.title,
      workshopId: storedWorkshopId(workshop.id),
      settings: { alias: "optional", sectors: [], rehearsal: null, ...settings },
      accountId: owner.id,
    });
    return { id, trainer: owner, token: joinToken(id, 1), stageKey: stageKey(id) };
  }

  /** Joins by the link of the QR, as a browser without script would; returns the phone's cookie. */
  async join(room: TestRoom, profile: { alias?: string; sector?: string } = {}): Promise<string> {
    const res = await fetch(`${this.url}/j/${room.token}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams(Object.entries(profile)),
    });
    const cookie = res.headers.get("set-cookie")?.split(";")[0];
    if (res.status !== 303 || !cookie) throw new Error(`joining failed: ${res.status} ${await res.text()}`);
    return cookie;
  }

  async phone(room: TestRoom, cookie?: string): Promise<Phone> {
    const session = cookie ?? (await this.join(room));
    return new Phone(this.connect({ as: "phone", room: room.id }, session), session).ready();
  }

  console(room: TestRoom, trainer: Trainer = room.trainer): Promise<Console> {
    return new Console(this.connect({ as: "console", room: room.id }, trainer.cookie)).ready();
  }

  stage(room: TestRoom): Promise<Connection<StageView>> {
    return new Connection<StageView>(
      this.connect({ as: "stage", room: room.id, key: room.stageKey }),
      "stage",
    ).ready();
  }

  /** A bare socket, not yet connected to anything it is not allowed to. */
  connect(auth: object, cookie?: string, path = "/live"): Socket {
    const socket = io(this.url, {
      path,
      transports: ["websocket"],
      auth,
      extraHeaders: cookie ? { cookie } : {},
      reconnectionDelay: 100,
      reconnectionDelayMax: 1_000,
      forceNew: true,
    });
    // As the pages do: who could not be let in just now comes again.
    socket.on(
      "connect_error",
      ({ message }) => message === "unavailable" && setTimeout(() => socket.connect(), 300).unref(),
    );
    this.open.add(socket);
    return socket;
  }
}

type Sent =
  | PhoneMessage
  | MineMessage
  | GroupMessage
  | StageView
  | PlanMessage
  | AgendaMessage
  | PresentMessage
  | ConsoleView
  | HelperMessage
  | RunMessage
  | { type: "bye"; reason: string };

/** A message as pages read it, which unpack long ones. */
export const unpacked = <T extends object>(message: T | Buffer): T =>
  Buffer.isBuffer(message) ? JSON.parse(gunzipSync(message).toString("utf8")) : message;

/** One socket and the newest view of its kind. */
export class Connection<V extends Sent> {
  readonly all: Sent[] = [];
  view!: V;

  constructor(
    readonly socket: Socket,
    private readonly kind: V["type"],
  ) {
    socket.on("view", (message: Sent | Buffer) => {
      const view = unpacked(message);
      this.all.push(view);
      if (view.type === this.kind) this.view = view as V;
    });
  }

  async ready(): Promise<this> {
    await this.sees(() => true);
    return this;
  }

  /** Waits for a view that fits. */
  async sees(fits: (view: V) => boolean, timeout = 30_000): Promise<V> {
    const deadline = Date.now() + timeout;
    while (!this.view || !fits(this.view)) {
      if (Date.now() > deadline)
        throw new Error(`waited in vain for ${fits}; last: ${JSON.stringify(this.view)?.slice(0, 600)}`);
      await pause(10);
    }
    return this.view;
  }

  async send(message: unknown, timeout = 60_000): Promise<Ack> {
    return this.socket.timeout(timeout).emitWithAck("command", message) as Promise<Ack>;
  }
}

export class Phone extends Connection<PhoneMessage> {
  constructor(
    socket: Socket,
    readonly cookie: string,
  ) {
    super(socket, "phone");
  }

  /** Answers the question in focus, or the one named. */
  answer(body: Record<string, unknown>, more: Partial<AnswerCommand> = {}): Promise<Ack> {
    const { question, round } = this.view;
    return this.send({ type: "answer", id: newId(), question, round, rev: 1, body, ...more });
  }

  /** The last message of what only this person may see. */
  get mine(): MineMessage | undefined {
    return this.all.findLast((v): v is MineMessage => v.type === "mine");
  }
}

type Without<T> = T extends { id: string } ? Omit<T, "id"> : never;

export class Console extends Connection<ConsoleView> {
  constructor(socket: Socket) {
    super(socket, "console");
  }

  /** Sends a control command with an id of its own, and waits until its effect is in view. */
  async do(command: Without<ControlCommand>): Promise<Ack> {
    const ack = await this.send({ id: newId(), ...command });
    if (ack.ok && ack.revision !== undefined) await this.sees((v) => v.revision >= ack.revision!);
    return ack;
  }

  /** Goes to a step; where a content notice stands before it, by way of that (B-159). */
  go = async (to: string): Promise<Ack> => {
    const ack = await this.do({ type: "go", to, seen: this.view.stepRevision });
    const isThere = this.view.step === to || !this.view.step?.endsWith("!notice") || to.endsWith("!notice");
    return ack.ok && !isThere ? this.do({ type: "go", to, seen: this.view.stepRevision }) : ack;
  };
  openRound = (
    question: string,
    round = 1,
    more: { seconds?: number; readFirst?: number } = {},
  ): Promise<Ack> => this.do({ type: "open", question, round, ...more });
  closeRound = (question: string, round = 1): Promise<Ack> => this.do({ type: "close", question, round });
  reveal = (question: string, round = 1): Promise<Ack> => this.do({ type: "reveal", question, round });
}

export const newId = (): string => randomBytes(12).toString("hex");
