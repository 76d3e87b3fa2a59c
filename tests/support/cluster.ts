/** Two processes over one database and one Valkey, each with a link of its own that can be cut. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { freePort } from "@/tests/support/ports";
import { FaultProxy } from "@/tests/faults/fault-proxy";
import { Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually } from "@/tests/support/waiting";

interface RedisScript {
  findRedis(): string | null;
  redisFlags(port: number): string[];
  noRedis: string;
}

const script = (await import(
  /* @vite-ignore */ new URL("../../scripts/redis.mjs", import.meta.url).href
)) as RedisScript;

const redisProgram = script.findRedis();
/** Why there cannot be several processes; null where there can. */
export const missingRedis = redisProgram ? null : script.noRedis;

export class Valkey {
  private child!: ChildProcess;

  private constructor(readonly port: number) {}

  static async start(): Promise<Valkey> {
    const valkey = new Valkey(await freePort());
    await valkey.run();
    return valkey;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.run();
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill("SIGKILL");
    await once(this.child, "exit");
  }

  /** Sends one command; @returns what came back first. */
  async command(...words: string[]): Promise<string> {
    const socket = connect(this.port, "127.0.0.1");
    socket.write(`${words.join(" ")}\r\n`);
    const [bytes] = (await once(socket, "data")) as [Buffer];
    socket.destroy();
    return bytes.toString("latin1");
  }

  private async run(): Promise<void> {
    this.child = spawn(redisProgram ?? "", script.redisFlags(this.port), { cwd: tmpdir(), stdio: "ignore" });
    await eventually(() =>
      this.command("PING").then(
        (answer) => answer.startsWith("+PONG"),
        () => false,
      ),
    );
  }
}

export interface Pair {
  valkey: Valkey;
  /** The links of the two processes to Valkey. */
  links: [FaultProxy, FaultProxy];
  a: Plenary;
  b: Plenary;
  stop(): Promise<void>;
}

/**
 * Waits until each process of a pair hears the other: who is connected to one is told to the other by nothing
 * else. Words come in order, so that each has heard then what the other said before.
 */
export async function hearEachOther({ a, b }: Pick<Pair, "a" | "b">): Promise<void> {
  const room = await a.room(sampleWorkshop);
  const consoles = [await a.console(room), await b.console(room)];
  const phones = [await a.phone(room), await b.phone(room)];
  for (const console of consoles) await console.sees((v) => v.presence.connected === 2);
  for (const { socket } of [...consoles, ...phones]) socket.disconnect();
}

/** @param env settings of both; @param options whether the pages are built first */
export async function startPair({
  env,
  ...options
}: {
  env?: Record<string, string>;
  next?: boolean;
} = {}): Promise<Pair> {
  const valkey = await Valkey.start();
  const links: Pair["links"] = [await FaultProxy.before(valkey.url), await FaultProxy.before(valkey.url)];
  const a = await Plenary.start({ ...env, REDIS_URL: links[0].url }, options);
  const b = await a.beside({ REDIS_URL: links[1].url });
  return {
    valkey,
    links,
    a,
    b,
    async stop() {
      await b.stop();
      await a.stop();
      for (const link of links) link.close();
      await valkey.stop();
    },
  };
}
