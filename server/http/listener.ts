/** The one HTTP server. It takes its port first, so that a taken one is reported at once. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Env } from "@/server/platform/settings/env";
import { typed } from "@/server/platform/settings/project-root";
import { codeOf, messageOf, StartError } from "@/server/platform/start-error";

/** Milliseconds. The check has to run more often than Node's 30 s for the first limit to mean anything. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };

/** Milliseconds without traffic after which a connection is cut. WebSockets have clocks of their own. */
const SOCKET_TIMEOUT_MS = 120_000;

interface Listener {
  server: Server;
  port: number;
  stopAccepting(): void;
  /** Resolves when all connections are closed; after `grace` milliseconds they are cut. */
  close(grace: number): Promise<void>;
}

/** Ports after the usual one that are tried. */
const LATER_PORTS = 20;

function sentenceFor({ port, host }: Pick<Env, "port" | "host">, error: unknown): StartError {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return new StartError(
        "port",
        `Port ${port} is already in use, perhaps by a Plenary that is already running: stop that ` +
          `program, or choose another port with PORT=${port < 65535 ? port + 1 : 3000} ${typed("npm start")}.`,
      );
    case "EACCES":
      return new StartError(
        "port",
        `This user may not use port ${port}: choose one above 1023, for example PORT=3000 ${typed("npm start")}.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartError(
        "port",
        `HOST=${host} is not an address of this machine: leave HOST out to listen on all of them.`,
      );
    default:
      return new StartError(
        "port",
        `Plenary cannot listen on ${host} port ${port} (${messageOf(error)}): choose another with HOST and PORT.`,
      );
  }
}

interface RequestHandler {
  handle(req: IncomingMessage, res: ServerResponse): void;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** @throws the system's error for this port */
const tryPort = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });

/**
 * Takes the port, or where it is taken and may move, the next free one.
 * @param front answers requests; left out where the port is only tried
 * @throws StartError ("port") with a sentence.
 */
export async function listen(
  env: Pick<Env, "port" | "host" | "portMayMove">,
  front?: RequestHandler,
): Promise<Listener> {
  const server = createServer(timeouts);
  if (front) {
    server.on("request", (req, res) => front.handle(req, res));
    server.on("upgrade", (req, socket, head) => front.upgrade(req, socket, head));
  }
  server.maxHeadersCount = 64;
  server.timeout = SOCKET_TIMEOUT_MS;
  let port = env.port;
  const last = env.portMayMove ? port + LATER_PORTS : port;
  while (true)
    try {
      await tryPort(server, port, env.host);
      break;
    } catch (error) {
      if (codeOf(error) !== "EADDRINUSE" || port >= last) throw sentenceFor(env, error);
      port++;
    }
  let closed: Promise<void> | null = null;
  const stopAccepting = () => {
    closed ??= new Promise((resolve) => server.close(() => resolve()));
  };
  return {
    server,
    port,
    stopAccepting,
    async close(grace) {
      stopAccepting();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearTimeout(cut);
    },
  };
}
