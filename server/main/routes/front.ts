/**
 * The entrance of every request and socket. In this order: headers that guard a browser, an id, a readable
 * path, a running application; then, for our own routes (table.ts), the method, the page's origin, the turn
 * and the permission. All else goes to the pages of Next.
 */
import { getRequestListener, type HttpBindings, RequestError } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { interfaceLanguages } from "@/messages/languages";
import type { Body, Exchange, RefusalReason } from "@/server/http/exchange";
import { type Gate, gates } from "@/server/main/routes/route-guards";
import type { Handlers, MachineHandlers } from "@/server/main/routes/handlers";
import { fromOwnPages } from "@/server/http/origin-check";
import { type Area, refusals } from "@/server/http/refusals";
import { readerLanguage } from "@/server/phone/reader-language";
import { traceRequest } from "@/server/main/routes/requests";
import { PageQueues } from "@/server/main/routes/page-queues";
import type { Route } from "@/server/main/routes/route";
import {
  beforeNext,
  machineRoutes,
  ownRoutes,
  PHONES_ONLY,
  routes,
  upgrades,
} from "@/server/main/routes/table";
import { securityHeaders } from "@/server/http/security-headers";
import { log } from "@/server/platform/log";

interface Env {
  Bindings: HttpBindings;
  Variables: {
    exchange: Exchange<string>;
    /** Refuses a request in the manner of its part of the server. Unset for pages of Next. */
    refuse?: (reason: RefusalReason) => void;
  };
}
type Step = MiddlewareHandler<Env>;

export class Front {
  private handlers: Handlers | null = null;
  private stopping = false;
  private readonly headers: [string, string][];
  private readonly queues = new PageQueues();
  private readonly listener: (req: IncomingMessage, res: ServerResponse) => Promise<void>;

  /** @param publicUrl the server's address, where it is known */
  constructor(
    private readonly machines: MachineHandlers,
    private readonly publicUrl: string | undefined,
  ) {
    this.headers = Object.entries(securityHeaders(publicUrl?.startsWith("https://") ?? false));
    this.listener = getRequestListener(this.routed().fetch, {
      // Films, uploads and sockets need the back pressure of Node's own request and response.
      overrideGlobalObjects: false,
      autoCleanupIncoming: false,
      // HTTP/1.0 names no host.
      hostname: "plenary",
      errorHandler: (error) => {
        if (error instanceof RequestError) return new Response(null, { status: 400 });
        log.error("request-failed", "A request failed.", error);
        return new Response(null, { status: 500 });
      },
    });
  }

  /** Begins to hand requests to the application. */
  serve(handlers: Handlers): void {
    this.handlers = handlers;
  }

  /** Refuses requests, so that a proxy sends them to another process. */
  stop(): void {
    this.stopping = true;
  }

  handle(req: IncomingMessage, res: ServerResponse): void {
    for (const [name, value] of this.headers) res.setHeader(name, value);
    traceRequest(req, res, () => {
      if (this.engine(req, res)) return;
      if (isPath(req.url ?? "/")) void this.listener(req, res);
      else if (this.handlers) void this.handlers.visits.unknownAddress(exchange(req, res, NOWHERE));
      else sendUnavailable(res, STARTING);
    });
  }

  /** A socket that breaks off while it waits would end the process without a listener for its errors. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => undefined);
    const url = req.url ?? "";
    const app = this.handlers;
    if (!app || !isPath(url)) return void socket.destroy();
    try {
      const opened = upgrades[urlOf(req).pathname]?.(app);
      if (opened) opened.upgrade(req, socket, head);
      else if (url.startsWith("/_next/")) app.pages.upgrade(req, socket, head);
      else socket.destroy();
    } catch (error) {
      dropConnection(error, socket);
    }
  }

  /**
   * Hands requests of connections straight to their engine, which checks each handshake itself: a flood of
   * them must not delay the rooms.
   * @returns whether it was one
   */
  private engine(req: IncomingMessage, res: ServerResponse): boolean {
    const [path = ""] = (req.url ?? "").split("?", 1);
    const line = engines.get(`${req.method} ${path}`);
    if (!line || !this.handlers || this.stopping) return false;
    res.setHeader("Cache-Control", line.cache);
    try {
      void line.answer(this.handlers, exchange(req, res, NOWHERE));
    } catch (error) {
      dropConnection(error, res);
    }
    return true;
  }

  private get application(): Handlers {
    if (!this.handlers) throw new Error("asked before the application was there");
    return this.handlers;
  }

  private routed(): Hono<Env> {
    const app = new Hono<Env>({ getPath: (_, options) => urlOf(options!.env!.incoming).pathname });
    this.mount(app, machineRoutes, () => this.machines);
    app.use(this.present);
    this.mount(app, routes, () => this.application);
    for (const path of PHONES_ONLY)
      app.all(path, async ({ env: { incoming, outgoing } }) => {
        await this.application.visits.unknownAddress(exchange(incoming, outgoing, urlOf(incoming)));
        return RESPONSE_ALREADY_SENT;
      });
    for (const { method, path, answer } of beforeNext)
      app.on(method, path, async ({ env }, next) =>
        (await answer(this.application, env.incoming, env.outgoing)) ? RESPONSE_ALREADY_SENT : next(),
      );
    app.all("*", ({ env: { incoming, outgoing } }) => {
      this.page(incoming, outgoing).catch((error: unknown) => dropConnection(error, outgoing));
      return RESPONSE_ALREADY_SENT;
    });
    app.onError(onFailure);
    return app;
  }

  /** Pages are made in turn; files of pages are read from the disk and need none. */
  private async page(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const needsNoTurn = req.url?.startsWith("/_next/") || this.application.ownPages.isOwn(req);
    if (needsNoTurn || (await this.queues.turn(req, res))) this.application.pages.handle(req, res);
  }

  private mount<Server extends MachineHandlers>(
    app: Hono<Env>,
    lines: readonly Route<Server>[],
    server: () => Server,
  ): void {
    for (const route of lines) {
      const methods = ownRoutes.get(route.path) ?? [];
      app.on(route.method, route.path, this.begun(route), this.ours(route), this.inTurn(route), (c) =>
        answered(c, route, server()),
      );
      if (methods.at(-1) === route.method) app.all(route.path, (c) => notAllowed(c, methods));
    }
  }

  /** Refuses requests while the application starts and once it stops. */
  private readonly present: Step = async (c, next) => {
    if (this.handlers && !this.stopping) return next();
    sendUnavailable(c.env.outgoing, this.handlers ? STOPPING : STARTING);
    return RESPONSE_ALREADY_SENT;
  };

  private readonly begun =
    <Server>(route: Route<Server>): Step =>
    (c, next) => {
      const { incoming, outgoing } = c.env;
      const request = exchange(incoming, outgoing, urlOf(incoming), c.req.param(), route.body);
      c.set("exchange", request);
      c.set("refuse", (reason) =>
        route.area === "phone"
          ? this.application.phone.refuse(request, reason)
          : refusals[route.area](request, reason),
      );
      outgoing.setHeader("Cache-Control", route.cache);
      return next();
    };

  /** Changes come from our own pages alone; sockets are checked at their handshake. */
  private readonly ours =
    <Server>({ who }: Route<Server>): Step =>
    (c, next) =>
      c.get("exchange").reading || who === "handshake" || fromOwnPages(c.env.incoming.headers, this.publicUrl)
        ? next()
        : refuse(c, "foreign");

  /** Makes phones' pages one at a time, and lets trainers' requests wait in the queues of their pages. */
  private readonly inTurn =
    <Server>({ area, body }: Route<Server>): Step =>
    async (c, next) => {
      const { req, res } = c.get("exchange");
      if (area === "phone")
        await this.application.phone.turns.turn(req.headers.cookie ?? req.socket.remoteAddress);
      if (QUEUED_AREAS.has(area) && body !== "piece" && !(await this.queues.turn(req, res)))
        return RESPONSE_ALREADY_SENT;
      return next();
    };
}

/** Their answers wait in the queues of trainers' pages. Passwords have their own pace. */
const QUEUED_AREAS: ReadonlySet<Area> = new Set([
  "files",
  "exports",
  "debrief",
  "handouts",
  "preview",
  "certificates",
  "retention",
  "sign-in",
]);

async function answered<Server extends MachineHandlers>(
  c: Context<Env>,
  route: Route<Server>,
  server: Server,
): Promise<Response> {
  const request = c.get("exchange");
  const result = await (gates[route.who] as Gate<object>)(request, server);
  if (typeof result === "string") return refuse(c, result);
  if (!result) return RESPONSE_ALREADY_SENT;
  await route.answer(server, Object.assign(request, result));
  return RESPONSE_ALREADY_SENT;
}

async function refuse(c: Context<Env>, reason: RefusalReason): Promise<Response> {
  c.get("refuse")?.(reason);
  return RESPONSE_ALREADY_SENT;
}

function notAllowed({ env }: Context<Env>, methods: readonly string[]): Response {
  env.outgoing.writeHead(405, { Allow: methods.join(", "), Connection: "close" }).end();
  return RESPONSE_ALREADY_SENT;
}

function onFailure(error: unknown, c: Context<Env>): Response {
  const { incoming: req, outgoing: res } = c.env;
  // A sender who breaks off within a request is no failure of the server.
  if (req.destroyed && !req.complete) return RESPONSE_ALREADY_SENT;
  log.error("request-failed", "A request failed.", error);
  const refuse = c.get("refuse");
  if (!refuse || res.headersSent) res.destroy();
  else refuse("failed");
  return RESPONSE_ALREADY_SENT;
}

/** Ends a connection on which no answer can be sent any more. */
function dropConnection(error: unknown, connection: ServerResponse | Duplex): void {
  log.error("request-dropped", "A request failed and was dropped.", error);
  connection.destroy();
}

/** Lines of the table that are checked at their handshake alone, by method and path. */
const engines = new Map(
  routes.filter(({ who }) => who === "handshake").map((route) => [`${route.method} ${route.path}`, route]),
);

const STARTING = "Plenary is starting. Reload this page in a moment.\n";
const STOPPING = "Plenary is stopping here. Reload this page in a moment.\n";

function sendUnavailable(res: ServerResponse, sentence: string): void {
  res.writeHead(503, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "retry-after": "2",
    connection: "close",
  });
  res.end(sentence);
}

const urlOf = (req: IncomingMessage): URL => new URL(req.url ?? "/", "http://plenary");

const NOWHERE = new URL("http://plenary/");

const exchange = (
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
  params: Readonly<Record<string, string>> = {},
  body: Body = "none",
): Exchange<string> => ({
  req,
  res,
  url,
  params,
  reading: req.method === "GET" || req.method === "HEAD",
  language: readerLanguage({ req, url }, interfaceLanguages),
  body,
});

/** A plain path of this server: neither an absolute target, nor `//host/`, nor one that no parser takes. */
const isPath = (url: string): boolean => {
  const [pathname = ""] = url.split("?", 1);
  return /^\/(?!\/)[^\\]*$/.test(pathname) && URL.canParse(url, "http://plenary") && isText(pathname);
};

/** Percent-encoded bytes are UTF-8 text without the character zero (RFC 3986, 2.5). */
function isText(pathname: string): boolean {
  try {
    return !decodeURIComponent(pathname).includes("\0");
  } catch {
    return false;
  }
}
