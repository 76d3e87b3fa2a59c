/**
 * Every address that this server answers itself, one line each: method, path, who may, what a request may bring
 * (bytes: `BODY_BYTES`), how long the answer may be kept, and what answers. All else goes to the pages of Next, which
 * know what is not there. The tests of who may what (tests/support/matrix/), the names of requests in traces, and the
 * answer 405 are made from this table. Where two paths fit, the upper one answers.
 */
import { TrieRouter } from "hono/router/trie-router";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Handlers, MachineHandlers } from "@/server/main/routes/handlers";
import type { Area } from "@/server/http/refusals";
import { linesOf, type Method, type Route } from "@/server/main/routes/route";

const NO_STORE = "no-store";
const HOUR = "public, max-age=3600";
const OWN_HOUR = "private, max-age=3600";
const IMMUTABLE = "public, max-age=31536000, immutable";
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

/** Answered from the first moment on, while the server starts and while it stops. */
export const machineRoutes: readonly Route<MachineHandlers>[] = [
  machines.get("/healthz", "anybody", "none", NO_STORE, (at, x) => at.endpoints.alive(x)),
  machines.get("/readyz", "anybody", "none", NO_STORE, (at, x) => at.endpoints.ready(x)),
  machines.get("/metrics", "this-machine", "none", NO_STORE, (at, x) => at.endpoints.figures(x)),
];

export const routes: readonly Route[] = [
  phone.get("/", "anybody", "none", NO_STORE, (at, x) => at.doors.code(x)),
  phone.get("/join", "anybody", "none", NO_STORE, (at, x) => at.doors.codeAgain(x)),
  phone.post("/join", "anybody", "form", NO_STORE, (at, x) => at.doors.byCode(x)),
  phone.get("/j/:token", "anybody", "none", NO_STORE, (at, x) => at.doors.door(x)),
  phone.post("/j/:token", "anybody", "form", NO_STORE, (at, x) => at.doors.enter(x)),
  phone.get("/f", "anybody", "none", NO_STORE, (at, x) => at.open.code(x)),
  phone.post("/f", "anybody", "form", NO_STORE, (at, x) => at.open.commitment(x)),
  phone.get("/verify/:certificate", "anybody", "none", NO_STORE, (at, x) => at.open.certificate(x)),
  phone.post("/verify/:certificate", "anybody", "form", NO_STORE, (at, x) => at.open.name(x)),

  phone.get("/r/:room/", "participant", "none", NO_STORE, (at, x) => at.room.page(x)),
  phone.get("/r/:room/pulse", "participant", "none", NO_STORE, (at, x) => at.room.pulse(x)),
  phone.get("/r/:room/asked", "participant", "none", NO_STORE, (at, x) => at.room.asked(x, at.phone.turns)),
  phone.get("/r/:room/answer", "participant", "none", NO_STORE, (at, x) => at.room.back(x)),
  phone.post("/r/:room/answer", "participant", "form", NO_STORE, (at, x) => at.forms.answer(x)),
  phone.get("/r/:room/pause", "participant", "none", NO_STORE, (at, x) => at.room.back(x)),
  phone.post("/r/:room/pause", "participant", "form", NO_STORE, (at, x) => at.forms.pause(x)),
  phone.get("/r/:room/post", "participant", "none", NO_STORE, (at, x) => at.room.back(x)),
  phone.post("/r/:room/post", "participant", "form", NO_STORE, (at, x) => at.forms.post(x)),
  phone.get("/r/:room/support", "participant", "none", NO_STORE, (at, x) => at.room.back(x)),
  phone.post("/r/:room/support", "participant", "form", NO_STORE, (at, x) => at.forms.support(x)),
  phone.get("/r/:room/language", "participant", "none", NO_STORE, (at, x) => at.room.back(x)),
  phone.post("/r/:room/language", "participant", "form", NO_STORE, (at, x) => at.forms.language(x)),
  phone.get("/r/:room/group", "participant", "none", NO_STORE, (at, x) => at.room.back(x)),
  phone.post("/r/:room/group", "participant", "form", NO_STORE, (at, x) => at.forms.group(x)),
  phone.get("/r/:room/sheet", "participant", "none", NO_STORE, (at, x) => at.room.back(x)),
  phone.post("/r/:room/sheet", "participant", "form", NO_STORE, (at, x) => at.forms.sheet(x)),
  phone.get("/r/:room/code", "participant", "none", NO_STORE, (at, x) => at.room.codeForm(x)),
  phone.post("/r/:room/code", "participant", "form", NO_STORE, (at, x) => at.forms.code(x)),
  phone.get("/r/:room/leave", "participant", "none", NO_STORE, (at, x) => at.room.back(x)),
  phone.post("/r/:room/leave", "participant", "none", NO_STORE, (at, x) => at.room.leave(x)),
  phone.get("/r/:room/erase", "participant", "none", NO_STORE, (at, x) => at.room.eraseForm(x)),
  phone.post("/r/:room/erase", "participant", "none", NO_STORE, (at, x) => at.room.erase(x)),
  phone.get("/r/:room/certificate", "participant", "none", NO_STORE, (at, x) => at.keepsakes.certificate(x)),
  phone.post("/r/:room/certificate", "participant", "form", NO_STORE, (at, x) => at.keepsakes.name(x)),
  phone.get("/r/:room/certificate/:file", "participant", "none", NO_STORE, (at, x) => at.keepsakes.file(x)),
  phone.get("/r/:room/take-away", "participant", "none", NO_STORE, (at, x) => at.keepsakes.showTakeAway(x)),
  phone.get("/r/:room/take-away.pdf", "participant", "none", NO_STORE, (at, x) => at.keepsakes.toTakeAway(x)),
  phone.post("/r/:room/take-away.pdf", "participant", "form", NO_STORE, (at, x) =>
    at.keepsakes.sendTakeAway(x),
  ),
  phone.get("/r/:room/follow-up", "participant", "none", NO_STORE, (at, x) => at.keepsakes.toTakeAway(x)),
  phone.post("/r/:room/follow-up", "participant", "none", NO_STORE, (at, x) => at.keepsakes.makeCode(x)),
  phone.get("/r/:room/follow-up.ics", "participant", "none", NO_STORE, (at, x) => at.keepsakes.toTakeAway(x)),
  phone.post("/r/:room/follow-up.ics", "participant", "form", NO_STORE, (at, x) => at.open.calendar(x)),

  fixed.get("/phone/:script", "anybody", "none", IMMUTABLE, (at, x) => at.phone.script(x)),
  fixed.get("/assets/:owner/:token/:variant", "anybody", "none", OWN_IMMUTABLE, (at, x) => at.assets.send(x)),
  fixed.get("/pdfjs/:part", "anybody", "none", OWN_HOUR, (at, x) => at.pdfjs.send(x)),
  fixed.get("/pdfjs/:folder/:part", "anybody", "none", OWN_HOUR, (at, x) => at.pdfjs.send(x)),
  fixed.get("/.well-known/plenary-key.json", "anybody", "none", HOUR, (at, x) => at.certs.key(x)),

  passwords.post("/sign-in/password", "from-a-page", "form", NO_STORE, (at, x) => at.signIn.password(x)),
  signIn.post("/sign-in/link", "from-a-page", "form", NO_STORE, (at, x) => at.signIn.link(x)),
  signIn.post("/sign-in/passkey", "from-a-page", "form", NO_STORE, (at, x) => at.signIn.passkey(x)),

  files.post("/files/uploads", "signed-in", "json", NO_STORE, (at, x) => at.files.begin(x)),
  files.get("/files/uploads/:upload", "signed-in", "none", NO_STORE, (at, x) => at.files.adopted(x)),
  files.put("/files/uploads/:upload", "signed-in", "piece", NO_STORE, (at, x) => at.files.append(x)),
  files.del("/files/uploads/:upload", "signed-in", "none", NO_STORE, (at, x) => at.files.drop(x)),
  files.post("/files/workshops", "signed-in", "none", NO_STORE, (at, x) => at.files.open(x)),
  files.get("/files/workshops/:workshop", "signed-in", "none", NO_STORE, (at, x) => at.downloads.shipped(x)),
  files.get("/files/templates/:template", "signed-in", "none", NO_STORE, (at, x) => at.downloads.template(x)),
  files.get("/files/:workshop/assets", "reader", "none", NO_STORE, (at, x) => at.files.list(x)),
  files.post("/files/:workshop/assets", "editor", "none", NO_STORE, (at, x) => at.files.add(x)),
  files.del("/files/:workshop/assets/:name", "editor", "none", NO_STORE, (at, x) => at.files.remove(x)),
  files.get("/files/:workshop/translation", "reader", "none", NO_STORE, (at, x) =>
    at.downloads.translation(x),
  ),
  files.post("/files/:workshop/translation", "editor", "none", NO_STORE, (at, x) => at.files.translate(x)),
  files.post("/files/:workshop/import", "editor", "none", NO_STORE, (at, x) => at.files.import(x)),
  files.post("/files/:workshop/copy", "editor", "json", NO_STORE, (at, x) => at.files.copy(x)),
  files.get("/files/:workshop/workshop", "reader", "none", NO_STORE, (at, x) => at.downloads.workshop(x)),

  exported.get("/export/:room", "debrief", "none", NO_STORE, (at, x) => at.exports.list(x)),
  exported.post("/export/:room", "debrief", "json", NO_STORE, (at, x) => at.exports.begin(x)),
  exported.get("/export/:room/:job", "debrief", "none", NO_STORE, (at, x) => at.exports.look(x)),
  exported.del("/export/:room/:job", "debrief", "none", NO_STORE, (at, x) => at.exports.drop(x)),
  exported.get("/export/:room/:job/file", "debrief", "none", NO_STORE, (at, x) => at.exports.send(x)),

  debrief.get("/debrief/:room/summary.csv", "debrief", "none", NO_STORE, (at, x) => at.debrief.summary(x)),
  debrief.post("/debrief/:room/rows.csv", "debrief", "none", NO_STORE, (at, x) => at.debrief.rows(x)),
  debrief.post("/debrief/:room/follow-up/release", "trainer", "form", NO_STORE, (at, x) =>
    at.debrief.release(x),
  ),
  debrief.get("/trainer/cohorts/table.csv", "signed-in", "none", NO_STORE, (at, x) => at.debrief.cohorts(x)),

  handouts.get("/handouts/:workshop", "signed-in", "none", NO_STORE, (at, x) => at.handouts.ofWorkshop(x)),
  handouts.get("/handouts/rooms/:room", "trainer", "none", NO_STORE, (at, x) => at.handouts.ofRoom(x)),

  preview.get("/live/preview/phone", "signed-in", "none", NO_STORE, (at, x) => at.preview.page(x)),
  preview.post("/live/preview/phone", "signed-in", "json", NO_STORE, (at, x) => at.preview.draw(x)),
  preview.get("/live/preview/rooms/:room", "trainer", "none", NO_STORE, (at, x) => at.steps.draw(x)),

  certs.post("/certificates/:room/rules", "trainer", "form", NO_STORE, (at, x) => at.certs.rules(x)),
  certs.post("/certificates/:room/mark", "trainer", "form", NO_STORE, (at, x) => at.certs.mark(x)),
  certs.post("/certificates/:room/guest", "trainer", "form", NO_STORE, (at, x) => at.certs.guest(x)),
  certs.post("/certificates/:room/drop-guest", "trainer", "form", NO_STORE, (at, x) => at.certs.dropGuest(x)),
  certs.post("/certificates/:room/latin", "trainer", "form", NO_STORE, (at, x) => at.certs.latin(x)),
  certs.post("/certificates/:room/issue", "trainer", "form", NO_STORE, (at, x) => at.certs.issue(x)),
  certs.post("/certificates/:room/issue-all", "trainer", "form", NO_STORE, (at, x) => at.certs.issueAll(x)),
  certs.post("/certificates/:room/withdraw", "trainer", "form", NO_STORE, (at, x) => at.certs.withdraw(x)),
  certs.post("/certificates/:room/archive", "trainer", "form", NO_STORE, (at, x) => at.certs.archive(x)),

  retention.post("/ending/:room/erase", "opener", "form", NO_STORE, (at, x) => at.retention.erase(x)),
  retention.post("/ending/:room/keep", "opener", "form", NO_STORE, (at, x) => at.retention.keep(x)),
  retention.get("/ending/:room/record.json", "trainer", "none", NO_STORE, (at, x) => at.retention.record(x)),

  sockets.get("/live/", "handshake", "none", NO_STORE, (at, x) => at.live.handle(x.req, x.res)),
  sockets.post("/live/", "handshake", "frames", NO_STORE, (at, x) => at.live.handle(x.req, x.res)),
  sockets.get("/live/editor/", "handshake", "none", NO_STORE, (at, x) => at.editors.handle(x.req, x.res)),
  sockets.post("/live/editor/", "handshake", "frames", NO_STORE, (at, x) => at.editors.handle(x.req, x.res)),
];

interface UpgradeHandler {
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** Where sockets open. */
export const upgrades: Readonly<Record<string, (at: Handlers) => UpgradeHandler>> = {
  "/live/": (at) => at.live,
  "/live/editor/": (at) => at.editors,
};

/** Below these everything is for phones, also what is not there. */
export const PHONES_ONLY = ["/r/*", "/j/*", "/f/*", "/verify/*", "/join/*", "/phone/*"];

/** Pages of Next that a faster copy may answer here. `answer` resolves with false where Next is to do it. */
export const beforeNext: readonly {
  method: Method;
  path: string;
  answer(at: Handlers, req: IncomingMessage, res: ServerResponse): Promise<boolean>;
}[] = [
  { method: "GET", path: "/report/:publication", answer: (at, req, res) => at.published.answer(req, res) },
];

type Line = Pick<Route, "path" | "area">;

const methods = new Map<string, Method[]>();
const lines = new TrieRouter<Line>();
for (const { path, area, method } of [...machineRoutes, ...routes]) {
  const known = methods.get(path);
  if (known) known.push(method);
  else {
    methods.set(path, [method]);
    lines.add("ALL", path, { path, area });
  }
}

/** How each path may be asked. */
export const ownRoutes: ReadonlyMap<string, readonly Method[]> = methods;

const lineOf = (pathname: string): Line | undefined => lines.match("ALL", pathname)[0][0]?.[0];

/** The pattern of a path, which tells nothing of a room or a person; null for a path that is not ours. */
export const patternOf = (pathname: string): string | null => lineOf(pathname)?.path ?? null;

/** What a request is for, from a small set: the path itself holds codes and keys and is kept nowhere. */
export function areaOf(url: string): Area | "page" {
  const [pathname = ""] = url.split("?", 1);
  if (pathname.startsWith("/_next/")) return "static";
  return lineOf(pathname)?.area ?? "page";
}
