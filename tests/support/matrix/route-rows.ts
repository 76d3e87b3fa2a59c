/**
 * Each address with what each person gets there: written by hand, from the brief of what is whose, not from
 * the code.
 */
import { randomUUID } from "node:crypto";
import { certificateForm } from "@/tests/support/certificate-form";
import {
  all,
  inRoom,
  inTurns,
  owner,
  type Row,
  serverOwner,
  signedIn,
  trainers,
} from "@/tests/support/matrix/people";

export interface ProbeRequest {
  path: string;
  form?: Record<string, string>;
  json?: unknown;
}

export interface RouteRow {
  ask(ids: Readonly<Record<string, string>>): ProbeRequest;
  who: Row;
}

const request =
  (path: string, body: Pick<ProbeRequest, "form" | "json"> = {}) =>
  (ids: Readonly<Record<string, string>>): ProbeRequest => {
    const fill = (text: string) => text.replace(/:([A-Za-z]+)/g, (whole, name: string) => ids[name] ?? whole);
    const filled = (value: unknown): unknown => JSON.parse(fill(JSON.stringify(value)));
    return {
      path: fill(path),
      ...(body.form ? { form: filled(body.form) as Record<string, string> } : {}),
      ...(body.json === undefined ? {} : { json: filled(body.json) }),
    };
  };
const row = (who: Row, path: string, body: Pick<ProbeRequest, "form" | "json"> = {}): RouteRow => ({
  ask: request(path, body),
  who,
});

const SIGN_IN = "→ /trainer/sign-in";
const HOME = "→ /trainer";
const onPhone = inRoom("ok");
const back = inRoom("→ ./");
const ofRoom = trainers("ok", HOME, SIGN_IN);
const ofOwner = owner("ok", HOME, SIGN_IN);
const outcome = (what: string) => trainers(`→ /debrief/:room/certificates?said=${what}`, "403", "403");
const form = (fields: Record<string, string> = {}) => ({ form: fields });

const phones: Record<string, RouteRow> = {
  "GET /": row(all("ok"), "/"),
  "GET /join": row(all("→ /"), "/join"),
  "POST /join": row(all("404"), "/join", form({ code: "KORA MIFU 42" })),
  "GET /j/:token": row({ ...all("ok"), phone: "→ /r/:room/", "removed phone": "403" }, "/j/:token"),
  "POST /j/:token": row({ ...all("→ /r/:room/"), "removed phone": "403" }, "/j/:token", form()),
  "GET /f": row(all("ok"), "/f"),
  "POST /f": row(all("404"), "/f", form({ code: "AAAA AAAA" })),
  "GET /verify/:certificate": row(all("ok"), "/verify/:certificate"),
  "POST /verify/:certificate": row(all("ok"), "/verify/:certificate", form({ name: "Somebody" })),
  "GET /phone/:file": row(all("ok"), "/phone/:file"),
  "GET /r/:room/": row(onPhone, "/r/:room/"),
  "GET /s/:room/:key": row(all("ok"), "/s/:room/:sharedKey"),
  "POST /s/:room/:key": row(all("→ /r/:room/turn/"), "/s/:room/:sharedKey", form()),
  "GET /r/:room/turn/": row(inTurns("ok"), "/r/:room/turn/"),
  "POST /r/:room/turn/": row(inTurns("→ ./"), "/r/:room/turn/", form({ language: "en" })),
  "POST /r/:room/turn/answer": row(
    inTurns("410"),
    "/r/:room/turn/answer",
    form({ question: "poll", round: "1", rev: "1", choice: "blue", once: "turn-0001" }),
  ),
  "POST /r/:room/turn/leave": row(inTurns("→ /"), "/r/:room/turn/leave", form()),
  "GET /r/:room/pulse": row(onPhone, "/r/:room/pulse?seen=x"),
  "GET /r/:room/asked": row(onPhone, "/r/:room/asked"),
  "GET /r/:room/erase": row(onPhone, "/r/:room/erase"),
  "GET /r/:room/certificate": row(onPhone, "/r/:room/certificate"),
  "POST /r/:room/certificate": row(onPhone, "/r/:room/certificate", form({ name: "Rosa Park", latin: "" })),
  "GET /r/:room/certificate/:file": row(onPhone, "/r/:room/certificate/:certificate.jwt"),
  "GET /r/:room/take-away": row(onPhone, "/r/:room/take-away"),
  "GET /r/:room/take-away.pdf": row(inRoom("→ take-away"), "/r/:room/take-away.pdf"),
  "POST /r/:room/take-away.pdf": row(onPhone, "/r/:room/take-away.pdf", { json: {} }),
  "GET /r/:room/cards": row(inRoom("404"), "/r/:room/cards"),
  "GET /r/:room/cards.html": row(inRoom("404"), "/r/:room/cards.html"),
  "GET /r/:room/follow-up": row(inRoom("→ take-away"), "/r/:room/follow-up"),
  "POST /r/:room/follow-up": row(onPhone, "/r/:room/follow-up", form()),
  "GET /r/:room/follow-up.ics": row(inRoom("→ take-away"), "/r/:room/follow-up.ics"),
  "POST /r/:room/follow-up.ics": row(inRoom("404"), "/r/:room/follow-up.ics", { json: {} }),
  "POST /r/:room/answer": row(
    inRoom("409"),
    "/r/:room/answer",
    form({ question: "poll", round: "1", rev: "9", choice: "blue" }),
  ),
  "POST /r/:room/pause": row(back, "/r/:room/pause", form({ on: "0" })),
  "POST /r/:room/leave": row(inRoom("→ /"), "/r/:room/leave", form()),
  "POST /r/:room/post": row(back, "/r/:room/post", form({ text: "A question" })),
  "POST /r/:room/support": row(back, "/r/:room/support", form({ post: ":post", on: "1" })),
  "POST /r/:room/language": row(back, "/r/:room/language", form({ language: "en" })),
  "POST /r/:room/group": row(back, "/r/:room/group", form({ type: "call", on: "1" })),
  "POST /r/:room/sheet": row(
    inRoom("409"),
    "/r/:room/sheet",
    form({ activity: "plan", group: ":group", aim: "x", "before.aim": "" }),
  ),
  "POST /r/:room/code": row(inRoom("422"), "/r/:room/code", form({ a: "x" })),
  "POST /r/:room/erase": row(onPhone, "/r/:room/erase", form()),
  ...Object.fromEntries(
    ["answer", "pause", "leave", "post", "support", "language", "group", "sheet", "code"].map((what) => [
      `GET /r/:room/${what}`,
      row(back, `/r/:room/${what}`),
    ]),
  ),
  "GET /assets/:owner/:token/:variant": row(all("ok"), ":asset/phone"),
  "GET /pdfjs/:part": row(all("ok"), "/pdfjs/pdf.worker.min.mjs"),
  "GET /pdfjs/:folder/:part": row(all("ok"), "/pdfjs/cmaps/LICENSE"),
  "GET /docs": row(all("ok"), "/docs"),
  "GET /docs/:page": row(all("ok"), "/docs/privacy"),
  "GET /docs/:folder/:page": row(all("ok"), "/docs/pictures/stage.png"),
  // Without TLS there is no did:web.
  "GET /.well-known/did.json": row(all("404"), "/.well-known/did.json"),
  "GET /verify/:certificate/status": row(all("ok"), "/verify/:certificate/status"),
  "GET /.well-known/plenary-key.json": row(all("ok"), "/.well-known/plenary-key.json"),
  "GET /healthz": row(all("ok"), "/healthz"),
  "GET /readyz": row(all("ok"), "/readyz"),
  // Askers on this very machine are let in; tests/start has the others.
  "GET /metrics": row(all("ok"), "/metrics"),
  "GET /live/": row(all("ok"), "/live/?EIO=4&transport=polling"),
  "POST /live/": row(all("400"), "/live/?EIO=4&transport=polling", form()),
  "GET /live/editor/": row(all("ok"), "/live/editor/?EIO=4&transport=polling"),
  "POST /live/editor/": row(all("400"), "/live/editor/?EIO=4&transport=polling", form()),
};

/** A person who may not even see a workshop is told nothing of it. */
const ofAuthor = (what: string) => owner(what, "404", "403");

const trainersOwn: Record<string, RouteRow> = {
  "GET /live/preview/phone": row(signedIn("ok", "403"), "/live/preview/phone"),
  "POST /live/preview/phone": row(signedIn("400", "403"), "/live/preview/phone", { json: {} }),
  "POST /files/uploads": row(signedIn("ok", "403"), "/files/uploads", { json: { name: "a.png", size: 9 } }),
  "GET /files/uploads/:upload": row(signedIn("404", "403"), "/files/uploads/:upload"),
  "PUT /files/uploads/:upload": row(owner("ok", "400", "403"), "/files/uploads/:upload?at=0", { json: 1 }),
  // An upload of another person is answered as one that has gone.
  "DELETE /files/uploads/:upload": row(signedIn("ok", "403"), "/files/uploads/:upload"),
  "POST /files/workshops": row(signedIn("400", "403"), "/files/workshops?upload=none"),
  "GET /files/workshops/:workshop": row(signedIn("ok", "403"), "/files/workshops/full"),
  "GET /files/templates/:template": row(signedIn("ok", "403"), "/files/templates/quiz.csv"),
  "GET /files/:workshop/assets": row(ofAuthor("ok"), "/files/:workshop/assets"),
  "POST /files/:workshop/assets": row(ofAuthor("400"), "/files/:workshop/assets?upload=none"),
  "DELETE /files/:workshop/assets/:name": row(ofAuthor("ok"), "/files/:workshop/assets/:name"),
  "GET /files/:workshop/translation": row(
    ofAuthor("ok"),
    "/files/:workshop/translation?language=th&format=csv",
  ),
  "POST /files/:workshop/translation": row(
    ofAuthor("400"),
    "/files/:workshop/translation?upload=none&language=th",
  ),
  "POST /files/:workshop/import": row(ofAuthor("400"), "/files/:workshop/import?upload=none&as=gift"),
  "POST /files/:workshop/copy": row(ofAuthor("ok"), "/files/:workshop/copy", {
    json: { from: "full", names: [] },
  }),
  "GET /files/:workshop/workshop": row(ofAuthor("ok"), "/files/:workshop/workshop"),
  "GET /handouts/:workshop": row(signedIn("ok", "403"), "/handouts/full"),
  "GET /live/preview/rooms/:room": row(trainers("404", "403", "403"), "/live/preview/rooms/:room?step=none"),
  "GET /handouts/rooms/:room": row(trainers("ok", "403", "403"), "/handouts/rooms/:room"),
  "GET /export/:room": row(trainers("ok", "404", "403"), "/export/:room"),
  "POST /export/:room": row(trainers("400", "404", "403"), "/export/:room", { json: { format: "none" } }),
  "GET /export/:room/:job": row(ofAuthor("ok"), "/export/:room/:job"),
  "GET /export/:room/:job/file": row(ofAuthor("ok"), "/export/:room/:job/file"),
  "DELETE /export/:room/:job": row(ofAuthor("ok"), "/export/:room/:job"),
  "GET /debrief/:room/chapter/:chapter": row(ofRoom, "/debrief/:room/chapter/s-s1?in=en"),
  "GET /debrief/:room/summary.csv": row(ofRoom, "/debrief/:room/summary.csv"),
  // Its rows are there once the room has ended.
  "POST /debrief/:room/rows.csv": row(trainers("409", HOME, SIGN_IN), "/debrief/:room/rows.csv", form()),
  "POST /debrief/:room/follow-up/release": row(
    trainers("→ /debrief/:room/follow-up", HOME, SIGN_IN),
    "/debrief/:room/follow-up/release",
    form({ id: ":text", on: "1" }),
  ),
  "GET /trainer/cohorts/table.csv": row(signedIn("404", SIGN_IN), "/trainer/cohorts/table.csv?room=:room"),
  "POST /certificates/:room/rules": row(outcome("saved"), "/certificates/:room/rules", form(certificateForm)),
  "POST /certificates/:room/mark": row(
    outcome("saved"),
    "/certificates/:room/mark",
    form({ person: ":person", session: "s1", present: "1" }),
  ),
  "POST /certificates/:room/guest": row(
    outcome("saved"),
    "/certificates/:room/guest",
    form({ name: "Guest" }),
  ),
  "POST /certificates/:room/drop-guest": row(
    outcome("saved"),
    "/certificates/:room/drop-guest",
    form({ person: ":person" }),
  ),
  "POST /certificates/:room/name": row(
    outcome("saved"),
    "/certificates/:room/name",
    form({ person: ":person", latin: "Ann" }),
  ),
  "POST /certificates/:room/issue": row(
    outcome("no-name"),
    "/certificates/:room/issue",
    form({ person: ":person", kind: "participation", reason: "Was there." }),
  ),
  "POST /certificates/:room/issue-all": row(outcome("none"), "/certificates/:room/issue-all", form()),
  "POST /certificates/:room/archive": row(
    trainers("ok", "403", "403"),
    "/certificates/:room/archive",
    form(),
  ),
  "POST /certificates/:room/withdraw": row(
    { ...outcome("withdrawn"), "co-trainer": "→ /debrief/:room/certificates?said=gone" },
    "/certificates/:room/withdraw",
    form({ id: ":certificate" }),
  ),
  "POST /ending/:room/erase": row(
    owner("→ /debrief/:room/data?said=title", "403", "403"),
    "/ending/:room/erase",
    form({ title: "another" }),
  ),
  "POST /ending/:room/keep": row(
    owner("→ /debrief/:room/data?said=days", "403", "403"),
    "/ending/:room/keep",
    form({ days: "soon" }),
  ),
  "GET /ending/:room/record.json": row(trainers("404", "403", "403"), "/ending/:room/record.json"),
};

const signingIn: Record<string, RouteRow> = {
  // Each tries another account: a fifth failure at one has to wait.
  "POST /sign-in/password": {
    who: all("401"),
    ask: () => ({
      path: "/sign-in/password",
      ...form({ email: `${randomUUID()}@b.test`, password: "a guess" }),
    }),
  },
  "POST /sign-in/link": row(all("401"), "/sign-in/link", form({ token: "x" })),
  "POST /sign-in/passkey": row(all("401"), "/sign-in/passkey", form({ response: "{}" })),
};

const pages: Record<string, RouteRow> = {
  "GET /api/auth/:nextauth": row(all("ok"), "/api/auth/csrf"),
  "POST /api/auth/:nextauth": row(all("404"), "/api/auth/_log", form()),
  "GET /console/:room": row(ofRoom, "/console/:room"),
  "GET /debrief/:room": row(ofRoom, "/debrief/:room"),
  "GET /debrief/:room/whole": row(ofRoom, "/debrief/:room/whole"),
  "GET /debrief/:room/campaign": row(ofRoom, "/debrief/:room/campaign"),
  "GET /debrief/:room/plan": row(ofRoom, "/debrief/:room/plan"),
  "GET /debrief/:room/short": row(ofRoom, "/debrief/:room/short"),
  "GET /debrief/:room/certificates": row(ofRoom, "/debrief/:room/certificates"),
  "GET /debrief/:room/data": row(ofRoom, "/debrief/:room/data"),
  "GET /debrief/:room/follow-up": row(ofRoom, "/debrief/:room/follow-up"),
  "GET /debrief/:room/log": row({ ...ofOwner, "co-trainer": "→ /debrief/:room" }, "/debrief/:room/log"),
  "GET /debrief/:room/rows": row(ofRoom, "/debrief/:room/rows"),
  "GET /debrief/:room/share": row(ofRoom, "/debrief/:room/share"),
  "GET /debrief/:room/trainers": row(ofRoom, "/debrief/:room/trainers"),
  "GET /debrief/:room/texts": row(ofRoom, "/debrief/:room/texts"),
  "GET /editor/:workshop": row(owner("ok", "→ /trainer/workshops", SIGN_IN), "/editor/:workshop"),
  // The content of these comes by the socket, for the holder of the key.
  "GET /helper/:room": row(all("ok"), "/helper/:room"),
  "GET /observer/:room": row(all("ok"), "/observer/:room"),
  "GET /present/:room": row(all("ok"), "/present/:room"),
  "GET /stage/:room": row(all("ok"), "/stage/:room"),
  "GET /report/:key": row(all("ok"), ":report"),
  "GET /trainer": row(signedIn("ok", SIGN_IN), "/trainer"),
  "GET /trainer/account": row(signedIn("ok", SIGN_IN), "/trainer/account"),
  "GET /trainer/cohorts": row(signedIn("ok", SIGN_IN), "/trainer/cohorts"),
  "GET /trainer/invitation": row(all("ok"), "/trainer/invitation"),
  "GET /trainer/operation": row(serverOwner("ok", "404", SIGN_IN), "/trainer/operation"),
  "GET /trainer/people": row(serverOwner("ok", HOME, SIGN_IN), "/trainer/people"),
  "GET /trainer/rehearse/:workshop": row(owner("ok", "404", SIGN_IN), "/trainer/rehearse/:workshop"),
  "GET /trainer/reset": row(all("ok"), "/trainer/reset"),
  "GET /trainer/set-up": row(all("ok"), "/trainer/set-up"),
  "GET /trainer/sign-in": row(signedIn(HOME, "ok"), "/trainer/sign-in"),
  // Only where the server sends mail, which this one does not.
  "GET /trainer/sign-in/by-mail": row(all(SIGN_IN), "/trainer/sign-in/by-mail"),
  "GET /trainer/sign-in/forgot": row(all(SIGN_IN), "/trainer/sign-in/forgot"),
  "GET /trainer/sign-in/join": row(all("ok"), "/trainer/sign-in/join"),
  "GET /trainer/sign-in/link": row(all("ok"), "/trainer/sign-in/link"),
  "GET /trainer/workshops": row(signedIn("ok", SIGN_IN), "/trainer/workshops"),
  "GET /trainer/workshops/shared": row(signedIn("ok", SIGN_IN), "/trainer/workshops/shared"),
};

export const routeRows: Readonly<Record<string, RouteRow>> = {
  ...phones,
  ...signingIn,
  ...trainersOwn,
  ...pages,
};
