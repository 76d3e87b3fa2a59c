/**
 * Every address that this server answers itself, one line each: method, path, permission, body (bytes:
 * `BODY_BYTES`), Cache-Control, handler. Where two paths fit, the upper one answers; all else goes to the
 * pages of Next. The tests of permissions (tests/support/matrix/), the names in traces and the answer 405 are
 * made from it.
 */
import { TrieRouter } from "hono/router/trie-router";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Handlers, MachineHandlers } from "@/server/main/routes/handlers";
import { IMMUTABLE } from "@/server/http/forms";
import type { Area } from "@/server/http/refusals";
import { linesOf, type Method, type Route } from "@/server/main/routes/route";

const HOUR = "public, max-age=3600";
const OWN_HOUR = "private, max-age=3600";
const OWN_IMMUTABLE = "private, max-age=31536000, immutable";

const machines = linesOf<MachineHandlers>("machines");
const sockets = linesOf("sockets");
const phone = linesOf("phone");
const fixed = linesOf("static");
const files = linesOf("files");
const exported = linesOf("exports");
const debrief = linesOf("debrief");
const handouts = linesOf("handouts");
const preview = linesOf("preview");
const certs = linesOf("certificates");
const retention = linesOf("retention");
const passwords = linesOf("passwords");
const signIn = linesOf("sign-in");

/** Answered while the server starts and while it stops, too. */
export const machineRoutes: readonly Route<MachineHandlers>[] = [
  machines.get("/healthz", "anybody", "none", (app, request) => app.endpoints.alive(request)),
  machines.get("/readyz", "anybody", "none", (app, request) => app.endpoints.ready(request)),
  machines.get("/metrics", "this-machine", "none", (app, request) => app.endpoints.figures(request)),
];

export const routes: readonly Route[] = [
  phone.get("/", "anybody", "none", (app, request) => app.doors.code(request)),
  phone.get("/join", "anybody", "none", (app, request) => app.doors.codeAgain(request)),
  phone.post("/join", "anybody", "form", (app, request) => app.doors.byCode(request)),
  phone.get("/j/:token", "anybody", "none", (app, request) => app.doors.door(request)),
  phone.post("/j/:token", "anybody", "form", (app, request) => app.doors.enter(request)),
  phone.get("/f", "anybody", "none", (app, request) => app.open.code(request)),
  phone.post("/f", "anybody", "form", (app, request) => app.open.commitment(request)),
  phone.get("/verify/:certificate", "anybody", "none", (app, request) => app.open.certificate(request)),
  phone.post("/verify/:certificate", "anybody", "form", (app, request) => app.open.name(request)),
  phone.get("/verify/:certificate/status", "anybody", "none", (app, request) => app.open.status(request)),

  phone.get("/r/:room/", "participant", "none", (app, request) => app.room.page(request)),
  phone.get("/r/:room/pulse", "participant", "none", (app, request) => app.room.pulse(request)),
  phone.get("/r/:room/asked", "participant", "none", (app, request) =>
    app.room.asked(request, app.phone.turns),
  ),
  phone.get("/r/:room/answer", "participant", "none", (app, request) => app.room.back(request)),
  phone.post("/r/:room/answer", "participant", "form", (app, request) => app.forms.answer(request)),
  phone.get("/r/:room/pause", "participant", "none", (app, request) => app.room.back(request)),
  phone.post("/r/:room/pause", "participant", "form", (app, request) => app.forms.pause(request)),
  phone.get("/r/:room/post", "participant", "none", (app, request) => app.room.back(request)),
  phone.post("/r/:room/post", "participant", "form", (app, request) => app.forms.post(request)),
  phone.get("/r/:room/support", "participant", "none", (app, request) => app.room.back(request)),
  phone.post("/r/:room/support", "participant", "form", (app, request) => app.forms.support(request)),
  phone.get("/r/:room/language", "participant", "none", (app, request) => app.room.back(request)),
  phone.post("/r/:room/language", "participant", "form", (app, request) => app.forms.language(request)),
  phone.get("/r/:room/group", "participant", "none", (app, request) => app.room.back(request)),
  phone.post("/r/:room/group", "participant", "form", (app, request) => app.forms.group(request)),
  phone.get("/r/:room/sheet", "participant", "none", (app, request) => app.room.back(request)),
  phone.post("/r/:room/sheet", "participant", "form", (app, request) => app.forms.sheet(request)),
  phone.get("/r/:room/code", "participant", "none", (app, request) => app.room.codeForm(request)),
  phone.post("/r/:room/code", "participant", "form", (app, request) => app.forms.code(request)),
  phone.get("/r/:room/leave", "participant", "none", (app, request) => app.room.back(request)),
  phone.post("/r/:room/leave", "participant", "none", (app, request) => app.room.leave(request)),
  phone.get("/r/:room/erase", "participant", "none", (app, request) => app.room.eraseForm(request)),
  phone.post("/r/:room/erase", "participant", "none", (app, request) => app.room.erase(request)),
  phone.get("/r/:room/certificate", "participant", "none", (app, request) =>
    app.keepsakes.certificate(request),
  ),
  phone.post("/r/:room/certificate", "participant", "form", (app, request) => app.keepsakes.name(request)),
  phone.get("/r/:room/certificate/:file", "participant", "none", (app, request) =>
    app.keepsakes.file(request),
  ),
  phone.get("/r/:room/take-away", "participant", "none", (app, request) =>
    app.keepsakes.showTakeAway(request),
  ),
  phone.get("/r/:room/take-away.pdf", "participant", "none", (app, request) =>
    app.keepsakes.toTakeAway(request),
  ),
  phone.post("/r/:room/take-away.pdf", "participant", "form", (app, request) =>
    app.keepsakes.sendTakeAway(request),
  ),
  phone.get("/r/:room/cards", "participant", "none", (app, request) => app.keepsakes.showCards(request)),
  phone.get("/r/:room/cards.html", "participant", "none", (app, request) => app.keepsakes.saveCards(request)),
  phone.get("/r/:room/follow-up", "participant", "none", (app, request) => app.keepsakes.toTakeAway(request)),
  phone.post("/r/:room/follow-up", "participant", "none", (app, request) => app.keepsakes.makeCode(request)),
  phone.get("/r/:room/follow-up.ics", "participant", "none", (app, request) =>
    app.keepsakes.toTakeAway(request),
  ),
  phone.post("/r/:room/follow-up.ics", "participant", "form", (app, request) => app.open.calendar(request)),

  phone.get("/s/:room/:key", "anybody", "none", (app, request) => app.turns.link(request)),
  phone.post("/s/:room/:key", "anybody", "none", (app, request) => app.turns.share(request)),
  phone.get("/r/:room/turn/", "shared-phone", "none", (app, request) => app.turns.handOn(request)),
  phone.post("/r/:room/turn/", "shared-phone", "form", (app, request) => app.turns.begin(request)),
  phone.post("/r/:room/turn/answer", "shared-phone", "form", (app, request) => app.turns.answer(request)),
  phone.post("/r/:room/turn/leave", "shared-phone", "none", (app, request) => app.turns.leave(request)),

  fixed.get("/phone/:file", "anybody", "none", (app, request) => app.phone.file(request), IMMUTABLE),
  fixed.get(
    "/assets/:owner/:token/:variant",
    "anybody",
    "none",
    (app, request) => app.assets.send(request),
    OWN_IMMUTABLE,
  ),
  fixed.get("/pdfjs/:part", "anybody", "none", (app, request) => app.pdfjs.send(request), OWN_HOUR),
  fixed.get("/pdfjs/:folder/:part", "anybody", "none", (app, request) => app.pdfjs.send(request), OWN_HOUR),
  fixed.get("/docs", "anybody", "none", (app, request) => app.documentation.send(request), HOUR),
  fixed.get("/docs/:page", "anybody", "none", (app, request) => app.documentation.send(request), HOUR),
  fixed.get(
    "/docs/:folder/:page",
    "anybody",
    "none",
    (app, request) => app.documentation.send(request),
    HOUR,
  ),
  fixed.get(
    "/.well-known/plenary-key.json",
    "anybody",
    "none",
    (app, request) => app.certs.key(request),
    HOUR,
  ),
  fixed.get("/.well-known/did.json", "anybody", "none", (app, request) => app.certs.did(request), HOUR),

  passwords.post("/sign-in/password", "from-a-page", "form", (app, request) => app.signIn.password(request)),
  signIn.post("/sign-in/link", "from-a-page", "form", (app, request) => app.signIn.link(request)),
  signIn.post("/sign-in/passkey", "from-a-page", "form", (app, request) => app.signIn.passkey(request)),

  files.post("/files/uploads", "signed-in", "json", (app, request) => app.files.begin(request)),
  files.get("/files/uploads/:upload", "signed-in", "none", (app, request) => app.files.adopted(request)),
  files.put("/files/uploads/:upload", "signed-in", "piece", (app, request) => app.files.append(request)),
  files.del("/files/uploads/:upload", "signed-in", "none", (app, request) => app.files.drop(request)),
  files.post("/files/workshops", "signed-in", "none", (app, request) => app.files.open(request)),
  files.get("/files/workshops/:workshop", "signed-in", "none", (app, request) =>
    app.downloads.shipped(request),
  ),
  files.get("/files/templates/:template", "signed-in", "none", (app, request) =>
    app.downloads.template(request),
  ),
  files.get("/files/:workshop/assets", "reader", "none", (app, request) => app.files.list(request)),
  files.post("/files/:workshop/assets", "editor", "none", (app, request) => app.files.add(request)),
  files.del("/files/:workshop/assets/:name", "editor", "none", (app, request) => app.files.remove(request)),
  files.get("/files/:workshop/translation", "reader", "none", (app, request) =>
    app.downloads.translation(request),
  ),
  files.post("/files/:workshop/translation", "editor", "none", (app, request) =>
    app.files.translate(request),
  ),
  files.post("/files/:workshop/import", "editor", "none", (app, request) => app.files.import(request)),
  files.post("/files/:workshop/copy", "editor", "json", (app, request) => app.files.copy(request)),
  files.get("/files/:workshop/workshop", "reader", "none", (app, request) => app.downloads.workshop(request)),

  exported.get("/export/:room", "debrief", "none", (app, request) => app.exports.list(request)),
  exported.post("/export/:room", "debrief", "json", (app, request) => app.exports.begin(request)),
  exported.get("/export/:room/:job", "debrief", "none", (app, request) => app.exports.look(request)),
  exported.del("/export/:room/:job", "debrief", "none", (app, request) => app.exports.drop(request)),
  exported.get("/export/:room/:job/file", "debrief", "none", (app, request) => app.exports.send(request)),

  debrief.get("/debrief/:room/chapter/:chapter", "debrief", "none", (app, request) =>
    app.chapters.send(request),
  ),
  debrief.get("/debrief/:room/summary.csv", "debrief", "none", (app, request) =>
    app.debrief.summary(request),
  ),
  debrief.post("/debrief/:room/rows.csv", "debrief", "none", (app, request) => app.debrief.rows(request)),
  debrief.post("/debrief/:room/follow-up/release", "trainer", "form", (app, request) =>
    app.debrief.release(request),
  ),
  debrief.get("/trainer/cohorts/table.csv", "signed-in", "none", (app, request) =>
    app.debrief.cohorts(request),
  ),

  handouts.get("/handouts/:workshop", "signed-in", "none", (app, request) =>
    app.handouts.ofWorkshop(request),
  ),
  handouts.get("/handouts/rooms/:room", "trainer", "none", (app, request) => app.handouts.ofRoom(request)),

  preview.get("/live/preview/phone", "signed-in", "none", (app, request) => app.preview.page(request)),
  preview.post("/live/preview/phone", "signed-in", "json", (app, request) => app.preview.draw(request)),
  preview.get("/live/preview/rooms/:room", "trainer", "none", (app, request) => app.steps.draw(request)),

  certs.post("/certificates/:room/rules", "trainer", "form", (app, request) => app.certs.rules(request)),
  certs.post("/certificates/:room/mark", "trainer", "form", (app, request) => app.certs.mark(request)),
  certs.post("/certificates/:room/guest", "trainer", "form", (app, request) => app.certs.guest(request)),
  certs.post("/certificates/:room/drop-guest", "trainer", "form", (app, request) =>
    app.certs.dropGuest(request),
  ),
  certs.post("/certificates/:room/name", "trainer", "form", (app, request) => app.certs.name(request)),
  certs.post("/certificates/:room/issue", "trainer", "form", (app, request) => app.certs.issue(request)),
  certs.post("/certificates/:room/issue-all", "trainer", "form", (app, request) =>
    app.certs.issueAll(request),
  ),
  certs.post("/certificates/:room/withdraw", "trainer", "form", (app, request) =>
    app.certs.withdraw(request),
  ),
  certs.post("/certificates/:room/archive", "trainer", "form", (app, request) => app.certs.archive(request)),

  retention.post("/ending/:room/erase", "opener", "form", (app, request) => app.retention.erase(request)),
  retention.post("/ending/:room/keep", "opener", "form", (app, request) => app.retention.keep(request)),
  retention.get("/ending/:room/record.json", "trainer", "none", (app, request) =>
    app.retention.record(request),
  ),

  sockets.get("/live/", "handshake", "none", (app, { req, res }) => app.live.handle(req, res)),
  sockets.post("/live/", "handshake", "frames", (app, { req, res }) => app.live.handle(req, res)),
  sockets.get("/live/editor/", "handshake", "none", (app, { req, res }) => app.editors.handle(req, res)),
  sockets.post("/live/editor/", "handshake", "frames", (app, { req, res }) => app.editors.handle(req, res)),
];

interface UpgradeHandler {
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export const upgrades: Readonly<Record<string, (app: Handlers) => UpgradeHandler>> = {
  "/live/": (app) => app.live,
  "/live/editor/": (app) => app.editors,
};

/** For phones alone, also where no route answers. */
export const PHONES_ONLY = ["/r/*", "/j/*", "/f/*", "/verify/*", "/join/*", "/phone/*"];

/** Pages of Next that a faster copy may answer; `answer` resolves with false where Next has to. */
export const beforeNext: readonly {
  method: Method;
  path: string;
  answer(app: Handlers, req: IncomingMessage, res: ServerResponse): Promise<boolean>;
}[] = [
  {
    method: "GET",
    path: "/report/:publication",
    answer: (app, req, res) => app.published.answer(req, res),
  },
];

type Line = Pick<Route, "path" | "area">;

const methods = new Map<string, Method[]>();
const lines = new TrieRouter<Line>();
for (const { path, area, method } of [...machineRoutes, ...routes]) {
  const earlier = methods.get(path);
  if (earlier) earlier.push(method);
  else {
    methods.set(path, [method]);
    lines.add("ALL", path, { path, area });
  }
}

export const ownRoutes: ReadonlyMap<string, readonly Method[]> = methods;

const lineOf = (pathname: string): Line | undefined => lines.match("ALL", pathname)[0][0]?.[0];

/** @returns null for a path that is not ours */
export const patternOf = (pathname: string): string | null => lineOf(pathname)?.path ?? null;

/** For counts: the path itself holds codes and keys and is kept nowhere. */
export function areaOf(url: string): Area | "page" {
  const [pathname = ""] = url.split("?", 1);
  if (pathname.startsWith("/_next/")) return "static";
  return lineOf(pathname)?.area ?? "page";
}
