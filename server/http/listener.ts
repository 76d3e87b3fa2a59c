/**
 * The one HTTP server. It takes its port before anything else is started, so that a taken port is found out at
 * once, and answers "starting" until the application is there.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { App } from "@/server/start/compose";
import type { Env } from "@/server/settings/env";
import { codeOf, messageOf, StartError } from "@/server/operations/start-error";
import { guardingHeaders } from "@/server/http/security-headers";
import { log } from "@/server/operations/log";
import type { Endpoints } from "@/server/health/endpoints";
import { watchRequest } from "@/server/http/requests";

/** Milliseconds. The check has to run more often than Node's 30 s for the first limit to mean anything. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };

/** Milliseconds in which nothing comes or goes over a connection, such as that of somebody who reads no answer, until it is cut. WebSockets have clocks of their own. */
const SILENT_MS = 120_000;

export interface Listener {
  server: Server;
  /** From now on requests go to the application. */
  serve(app: App): void;
  /** Stops accepting connections; those that exist stay. */
  stopAccepting(): void;
  /** Resolves when all connections are closed; after `grace` milliseconds they are cut. */
  close(grace: number): Promise<void>;
}

function sentenceFor({ port, host }: Pick<Env, "port" | "host">, error: unknown): StartError {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return new StartError(
        "port",
        `Port ${port} is already in use, perhaps by a Plenary that is already running: stop that program, or choose another port with PORT=${port < 65535 ? port + 1 : 3000} npm start.`,
      );
    case "EACCES":
      return new StartError(
        "port",
        `This user may not use port ${port}: choose one above 1023, for example PORT=3000 npm start.`,
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

/**
 * Takes the port.
 * @param endpoints what machines may ask from the first moment on
 * @throws StartError ("port") with a sentence.
 */
export async function listen(
  env: Pick<Env, "port" | "host"> & Partial<Pick<Env, "publicUrl">>,
  endpoints?: Endpoints,
): Promise<Listener> {
  let app: App | null = null;
  const guarding = Object.entries(guardingHeaders(env.publicUrl?.startsWith("https://") ?? false));
  // A request that meets a mistake of ours must not end the rooms of everybody else.
  const kept = (work: () => void, drop: () => void) => {
    try {
      work();
    } catch (error) {
      log.error("request-dropped", "A request failed and was dropped.", error);
      drop();
    }
  };
  const server = createServer(timeouts, (req, res) => {
    for (const [name, value] of guarding) res.setHeader(name, value);
    watchRequest(req, res, () => answer(req, res));
  });
  const answer = (req: IncomingMessage, res: ServerResponse) => {
    if (endpoints?.handle(req, res)) return;
    const ready = app;
    if (ready)
      return kept(
        () => ready.handle(req, res),
        () => res.destroy(),
      );
    res.writeHead(503, {
      "content-type": "text/plain; charset=utf-8",
      "retry-after": "2",
      connection: "close",
    });
    res.end("Plenary is starting. Reload this page in a moment.\n");
  };
  server.maxHeadersCount = 64;
  server.timeout = SILENT_MS;
  server.on("upgrade", (req, socket, head) => {
    const ready = app;
    if (!ready) return socket.destroy();
    kept(
      () => ready.upgrade(req, socket, head),
      () => socket.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(sentenceFor(env, error)));
    server.listen(env.port, env.host, resolve);
  });
  let closed: Promise<void> | null = null;
  const stopAccepting = () => {
    closed ??= new Promise((resolve) => server.close(() => resolve()));
  };
  return {
    server,
    stopAccepting,
    serve(ready) {
      app = ready;
    },
    async close(grace) {
      stopAccepting();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearTimeout(cut);
    },
  };
}
