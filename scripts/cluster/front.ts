/**
 * A small front for several processes: a browser stays with one by its cookie; when that one stops or falls
 * silent, it goes to another. For one machine and for tests; a server on the internet has a proxy with TLS
 * (docs/scaling.md).
 */
import {
  createServer,
  get,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { choose, namedIn, STICKY } from "./choose";

export interface Target {
  name: string;
  port: number;
}

/**
 * Milliseconds: between two questions whether a process takes requests; for which one waits for the answer;
 * and without any answer until a process counts as dead.
 */
const PROBING = { every: 500, patience: 2_000, dead: 10_000 };
/** Requests up to this size are kept, so that another process can get them. */
const KEPT_BYTES = 256 * 1_024;

export class Front {
  readonly server: Server;
  /** Processes that answer, and those of them that are ready for work. */
  private readonly alive = new Set<string>();
  private readonly well = new Set<string>();
  /** When each process last answered. */
  private readonly answered = new Map<string, number>();
  private readonly sockets = new Map<string, Set<Socket>>();
  private readonly timer: NodeJS.Timeout;
  private turn = 0;

  constructor(
    private readonly targets: readonly Target[],
    private readonly asking = PROBING,
  ) {
    this.server = createServer((req, res) => {
      // A sender who breaks off must not end the others' requests.
      this.pass(req, res).catch(() => res.destroy());
    });
    this.server.on("upgrade", (req, socket, head) => this.upgrade(req, socket, head));
    this.timer = setInterval(() => this.ask(), asking.every);
    this.ask();
  }

  listen(port: number, host: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(port, host, resolve);
    });
  }

  /** Processes that take requests. */
  get ready(): number {
    return this.well.size;
  }

  close(): void {
    clearInterval(this.timer);
    this.server.close();
    this.server.closeAllConnections();
    for (const name of this.sockets.keys()) this.cut(name);
  }

  private ask(): void {
    for (const { name, port } of this.targets) {
      const request = get(
        { port, host: "127.0.0.1", path: "/readyz", timeout: this.asking.patience, agent: false },
        (res) => {
          res.resume();
          this.answered.set(name, Date.now());
          this.alive.add(name);
          if (res.statusCode === 200) this.well.add(name);
          else this.well.delete(name);
        },
      );
      request.on("timeout", () => {
        request.destroy();
        if (Date.now() - (this.answered.get(name) ?? 0) > this.asking.dead) this.cut(name);
      });
      request.on("error", () => this.passOver(name));
    }
  }

  /** Sends no new requests to a process. One that is stopping may still answer its open connections. */
  private passOver(name: string): void {
    this.alive.delete(name);
    this.well.delete(name);
  }

  /** Ends the connections to a process, so that their browsers go elsewhere. */
  private cut(name: string): void {
    for (const socket of this.sockets.get(name) ?? []) socket.destroy();
  }

  private pick(req: IncomingMessage, but: ReadonlySet<string>): Target | null {
    // Where none is ready, because the database is away, one that answers says so better than this front.
    const names =
      [this.well, this.alive]
        .map((set) => [...set].filter((n) => !but.has(n)).sort())
        .find((some) => some.length > 0) ?? [];
    const name = choose(names, req.url ?? "/", req.headers.cookie, this.turn++);
    return this.targets.find((t) => t.name === name) ?? null;
  }

  private async pass(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const kept =
      Number(req.headers["content-length"] ?? 0) <= KEPT_BYTES &&
      req.headers["transfer-encoding"] === undefined
        ? await bodyOf(req)
        : null;
    const tried = new Set<string>();
    for (;;) {
      const target = this.pick(req, tried);
      if (!target) {
        res
          .writeHead(503, { "retry-after": "2", "content-type": "text/plain; charset=utf-8" })
          .end("Plenary is starting. Reload this page in a moment.\n");
        return;
      }
      tried.add(target.name);
      if ((await this.send(target, req, res, kept)) === "done") return;
    }
  }

  /** "elsewhere": the process has not taken it, and another may. */
  private send(
    target: Target,
    req: IncomingMessage,
    res: ServerResponse,
    kept: Buffer | null,
  ): Promise<"done" | "elsewhere"> {
    return new Promise((resolve) => {
      const onward = request(
        { port: target.port, host: "127.0.0.1", path: req.url, method: req.method, headers: req.headers },
        (answer) => {
          if (answer.statusCode === 503 && kept && answer.headers.connection === "close") {
            answer.resume();
            this.well.delete(target.name);
            return resolve("elsewhere");
          }
          const headers = { ...answer.headers };
          if (namedIn(req.headers.cookie) !== target.name)
            headers["set-cookie"] = [
              ...(headers["set-cookie"] ?? []),
              `${STICKY}=${target.name}; Path=/; HttpOnly; SameSite=Lax`,
            ];
          res.writeHead(answer.statusCode ?? 502, headers);
          answer.pipe(res);
          answer.on("error", () => res.destroy());
          res.on("close", () => answer.destroy());
          resolve("done");
        },
      );
      res.on("close", () => onward.destroy());
      onward.on("error", (error: NodeJS.ErrnoException) => {
        // Only what was refused at the door was certainly not done.
        if (error.code === "ECONNREFUSED" && kept && !res.headersSent) {
          this.passOver(target.name);
          return resolve("elsewhere");
        }
        if (res.headersSent) res.destroy();
        else res.writeHead(502).end();
        resolve("done");
      });
      if (kept) onward.end(kept);
      else req.pipe(onward);
    });
  }

  private upgrade(req: IncomingMessage, near: Duplex, head: Buffer): void {
    const target = this.pick(req, new Set());
    near.on("error", () => near.destroy());
    if (!target) {
      near.destroy();
      return;
    }
    const far = connect(target.port, "127.0.0.1", () => {
      const lines = [`${req.method} ${req.url} HTTP/1.1`];
      for (let i = 0; i < req.rawHeaders.length; i += 2)
        lines.push(`${req.rawHeaders[i]}: ${req.rawHeaders[i + 1]}`);
      far.write(`${lines.join("\r\n")}\r\n\r\n`);
      far.write(head);
      near.pipe(far).pipe(near);
    });
    far.setNoDelay(true);
    const open = this.sockets.get(target.name) ?? new Set();
    this.sockets.set(target.name, open.add(far));
    far.on("error", () => near.destroy());
    far.on("close", () => {
      open.delete(far);
      near.destroy();
    });
    near.on("close", () => far.destroy());
  }
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of req) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
