/** Stands between the server and its database, and takes the database away: at once, silently, or at one statement. */
import { createServer, connect as dial, type Server, type Socket } from "node:net";

interface Pair {
  near: Socket;
  far: Socket;
  /** Nothing passes any more; the connection stays. */
  silent: boolean;
}

export class CutProxy {
  private readonly pairs = new Set<Pair>();
  private mode: "open" | "refusing" | "silent" = "open";
  private trap: { text: string; sprung: () => void } | null = null;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  /** @param url address of the database. */
  static async before(url: string): Promise<CutProxy> {
    const server = createServer();
    await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
    const proxy = new CutProxy(server, new URL(url));
    server.on("connection", (near) => proxy.accept(near));
    return proxy;
  }

  /** The database's address through this proxy. */
  get url(): string {
    const url = new URL(this.target);
    const address = this.server.address();
    if (typeof address === "object" && address) url.port = String(address.port);
    return url.href;
  }

  /** Breaks every connection and refuses new ones. */
  cut(): void {
    this.mode = "refusing";
    for (const { near, far } of this.pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
  }

  /** Lets nothing through any more, without closing anything: a cable pulled somewhere on the way. */
  silence(): void {
    this.mode = "silent";
    for (const pair of this.pairs) pair.silent = true;
  }

  /** New connections pass again. Silent ones stay silent. */
  restore(): void {
    this.mode = "open";
  }

  /**
   * Lets the next statement that holds `text` reach the database, keeps the database's word back, and breaks that
   * connection and all others. Resolves when it has happened.
   */
  swallowWordOf(text: string): Promise<void> {
    return new Promise((sprung) => {
      this.trap = { text, sprung };
    });
  }

  close(): void {
    this.server.close();
    this.cut();
  }

  private accept(near: Socket): void {
    if (this.mode === "refusing") {
      near.destroy();
      return;
    }
    const far = dial(Number(this.target.port), this.target.hostname);
    const pair: Pair = { near, far, silent: this.mode === "silent" };
    this.pairs.add(pair);
    near.setNoDelay(true);
    far.setNoDelay(true);
    near.on("data", (bytes) => {
      if (pair.silent) return;
      far.write(bytes);
      if (this.trap && bytes.includes(this.trap.text)) {
        const { sprung } = this.trap;
        this.trap = null;
        pair.silent = true;
        // The database gets the time to do what it was told.
        setTimeout(() => {
          this.cut();
          sprung();
        }, 150);
      }
    });
    far.on("data", (bytes) => void (pair.silent || near.write(bytes)));
    for (const [one, two] of [[near, far], [far, near]] as const) {
      one.on("error", () => undefined);
      one.on("close", () => {
        this.pairs.delete(pair);
        two.destroy();
      });
    }
  }
}
