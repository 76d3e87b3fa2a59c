/** Ways in: codes, links, resume codes, locks, removals, origins, keys of other rooms. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import phoneTexts from "@/messages/en/phone.json";
import { endSessions } from "@/server/store/accounts/accounts";
import { prisma } from "@/server/store/database/prisma";
import { addCoTrainer, removeCoTrainer } from "@/server/store/rooms/room-trainers";
import { LightPhone } from "@/tests/faults/light-phone";
import { PlainBrowser } from "@/tests/sockets/plain-browser";
import { type Console, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually, inParallel } from "@/tests/support/waiting";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

const texts = phoneTexts as Record<string, string>;
const browser = () => new PlainBrowser(plenary.url);

async function openPoll(
  settings: Parameters<Plenary["room"]>[1] = {},
): Promise<{ room: TestRoom; trainer: Console; code: string }> {
  const room = await plenary.room(sampleWorkshop, settings);
  const trainer = await plenary.console(room);
  await trainer.go("poll");
  await trainer.openRound("poll");
  return { room, trainer, code: trainer.view.door!.code };
}

async function inside(room: TestRoom, fields: Record<string, string> = {}): Promise<PlainBrowser> {
  const b = browser();
  await b.open(`/j/${room.token}`);
  const form = b.forms[0]!;
  await b.submit(form.controls.find((c) => c.name)?.name ?? "", fields);
  expect(b.url.pathname).toBe(`/r/${room.id}/`);
  return b;
}

const resumeOf = (b: PlainBrowser): string => {
  const pattern = texts.resumeText!.replace(/[.*+?^$()[\]\\]/g, "\\$&").replace("{code}", "(\\w{3} \\w{4})");
  return new RegExp(pattern).exec(b.text)?.[1] ?? "";
};

/** Reception of a socket of this kind: "in", or the reason. */
function knock(auth: object, cookie?: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = plenary.connect(auth, cookie);
    socket.once("view", () => {
      resolve("in");
      socket.disconnect();
    });
    socket.once("connect_error", (e) => {
      resolve(e.message);
      socket.disconnect();
    });
  });
}

/** Everything that people and rooms have changed in the database, as text. */
async function everything(): Promise<string> {
  const tables = await Promise.all([
    prisma.participant.findMany(),
    prisma.participantToken.findMany(),
    prisma.answer.findMany(),
    prisma.roomLogEntry.count(),
    prisma.room.findMany({ select: { id: true, code: true, endedAt: true } }),
  ]);
  return JSON.stringify(tables);
}

describe("a code that is typed", () => {
  it("lets people in however it is written", async () => {
    const { room, code } = await openPoll();
    const wide = [...code]
      .map((c) => (c === " " ? "\u3000" : String.fromCharCode(c.charCodeAt(0) + 0xfee0)))
      .join("");
    const ways = [
      code,
      code.toLowerCase(),
      code.replaceAll(" ", ""),
      code.replaceAll(" ", "-"),
      ` ${code.replaceAll(" ", "  ")} \n`,
      wide,
      code.replaceAll("O", "0").replaceAll("I", "1"),
      code.replaceAll("A", "4").replaceAll("E", "3"),
      `"${code}".`,
    ];
    for (const typed of ways) {
      const b = browser();
      await b.open("/");
      await b.submit("code", { code: typed });
      expect(b.url.pathname, JSON.stringify(typed)).toBe(`/j/${room.token}`);
      expect(b.text).toContain(sampleWorkshop.title);
    }
  });

  it("is refused with a sentence when it is wrong, and kept for correction", async () => {
    for (const typed of ["KORA MIFU 42", "x", "", "🙂".repeat(10), `<script>alert(1)</script>`]) {
      const b = browser();
      await b.open("/");
      await b.submit("code", { code: typed });
      expect(b.status).toBe(404);
      expect(b.text).toContain(texts.joinUnknown);
      expect(b.html).toContain('role="alert"');
      expect(b.html).not.toContain("<script>alert");
      expect(b.form("code").controls.find((c) => c.name === "code")!.value).toBe(typed.slice(0, 40));
    }
  });

  it("is worth nothing once the room has ended, nor is the link", async () => {
    const { room, trainer, code } = await openPoll();
    const member = await inside(room);
    const socket = await plenary.phone(room, member.cookie);
    await trainer.do({ type: "end" });
    await socket.sees((v) => v.html.includes(texts.endedTitle!));
    await eventually(
      async () => (await prisma.room.findUniqueOrThrow({ where: { id: room.id } })).code === null,
    );
    const b = browser();
    await b.open("/");
    await b.submit("code", { code });
    expect(b.text).toContain(texts.joinUnknown);
    await b.open(`/j/${room.token}`);
    expect(b.text).toContain(texts.joinEnded);
    const posted = await fetch(`${plenary.url}/j/${room.token}`, {
      method: "POST",
      body: new URLSearchParams(),
      redirect: "manual",
    });
    expect(posted.status).not.toBe(303);
    await member.refresh();
    expect(member.text).toContain(texts.endedTitle);
    expect(await socket.answer({ choice: ["red"] }, { question: "poll", round: 1 })).toEqual({
      ok: false,
      reason: "room-ended",
    });
  });
});

describe("a locked room", () => {
  it("lets nobody new in, and those who were in stay and come back", async () => {
    const { room, trainer } = await openPoll();
    const member = await inside(room);
    const resume = resumeOf(member);
    await trainer.do({ type: "lock", on: true });
    const stranger = browser();
    await stranger.open(`/j/${room.token}`);
    expect(stranger.text).toContain(texts.joinLocked);
    expect(stranger.forms.some((f) => f.controls.some((c) => c.name === "alias"))).toBe(false);
    const people = await prisma.participant.count({ where: { roomId: room.id } });
    const forced = await fetch(`${plenary.url}/j/${room.token}`, {
      method: "POST",
      body: new URLSearchParams({ alias: "x" }),
      redirect: "manual",
    });
    expect(forced.status).toBe(403);
    expect(forced.headers.get("set-cookie")).toBeNull();
    expect(await prisma.participant.count({ where: { roomId: room.id } })).toBe(people);

    expect(await knock({ as: "phone", room: room.id }, member.cookie)).toBe("in");
    await stranger.submit("resume", { resume });
    expect(stranger.url.pathname).toBe(`/r/${room.id}/`);
    await trainer.do({ type: "lock", on: false });
    await inside(room);
  });
});

describe("a resume code", () => {
  it("gives the same person on a second browser, with the answer still there", async () => {
    const { room } = await openPoll();
    const first = await inside(room, { alias: "Mali" });
    await first.submit("choice", { choice: "blue" });
    expect(first.checked("choice")).toEqual(["blue"]);
    const resume = resumeOf(first);
    expect(resume).toMatch(/^\w{3} \w{4}$/);
    for (const typed of [resume, resume.toLowerCase().replace(" ", ""), `${resume.replace(" ", "-")} `]) {
      const second = browser();
      await second.open(`/j/${room.token}`);
      await second.submit("resume", { resume: typed });
      expect(second.checked("choice")).toEqual(["blue"]);
      expect(resumeOf(second)).toBe(resume);
      expect(second.cookie).not.toBe(first.cookie);
    }
    expect(await prisma.participant.count({ where: { roomId: room.id } })).toBe(1);
    expect(await prisma.answer.count({ where: { roomId: room.id } })).toBe(1);
    await first.refresh();
    expect(first.status).toBe(200);
  });

  it("is refused when it is wrong, or another room's", async () => {
    const { room } = await openPoll();
    const other = await openPoll();
    const stranger = await inside(other.room);
    for (const resume of ["ABC DEFG", "", resumeOf(stranger), "x".repeat(20)]) {
      const b = browser();
      await b.open(`/j/${room.token}`);
      await b.submit("resume", { resume });
      expect(b.status).toBe(403);
      expect(b.text).toContain(texts.joinResumeUnknown);
    }
    expect(await prisma.participantToken.count({ where: { participant: { roomId: room.id } } })).toBe(0);
  });
});

describe("somebody who was removed", () => {
  it("does not stay by a resume code that was just being looked up (B-41)", async () => {
    const { room, trainer } = await openPoll();
    const b = await inside(room, { alias: "Out" });
    const { people } = await trainer.sees((v) => v.people.length === 1);
    const tokens = () => prisma.participantToken.count({ where: { participantId: people[0]!.id } });
    const back = fetch(`${plenary.url}/j/${room.token}`, {
      method: "POST",
      body: new URLSearchParams({ resume: resumeOf(b) }),
      redirect: "manual",
    });
    await eventually(async () => (await tokens()) === 2, 3_000);
    await trainer.do({ type: "remove", participant: people[0]!.id });
    const cookie = (await back).headers.get("set-cookie")?.split(";")[0] ?? "";
    expect((await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie } })).status).toBe(403);
    expect(await knock({ as: "phone", room: room.id }, cookie)).toBe("not-allowed");
  });

  it("is put out at once, and comes back neither with the cookie, by the code, nor with the resume code, nor after a restart (B-41)", async () => {
    const { room, trainer } = await openPoll();
    const b = await inside(room, { alias: "Out" });
    const phone = await plenary.phone(room, b.cookie);
    const resume = resumeOf(b);
    await trainer.sees((v) => v.people.length === 1);
    await trainer.do({ type: "remove", participant: trainer.view.people[0]!.id });
    await eventually(
      () => phone.all.some((v) => v.type === "bye" && "reason" in v && v.reason === "removed"),
      3_000,
    );
    await eventually(() => !phone.socket.connected, 3_000);
    const stillOut = async () => {
      expect(await knock({ as: "phone", room: room.id }, b.cookie)).toBe("not-allowed");
      await b.open(`/r/${room.id}/`);
      expect(b.status).toBe(403);
      expect(b.text).toContain(texts.shutOut);
      await b.open(`/j/${room.token}`);
      expect([b.status, b.text.includes(texts.shutOut ?? ""), b.text.includes("<form")]).toEqual([
        403,
        true,
        false,
      ]);
      const second = browser();
      await second.open(`/j/${room.token}`);
      await second.submit("resume", { resume });
      expect(second.text).toContain(texts.joinResumeUnknown);
      const posted = await fetch(`${plenary.url}/r/${room.id}/answer`, {
        method: "POST",
        headers: { cookie: b.cookie },
        body: new URLSearchParams({ question: "poll", round: "1", rev: "1", choice: "red" }),
        redirect: "manual",
      });
      expect(posted.status).toBe(403);
    };
    await stillOut();
    await trainer.sees((v) => v.people.length === 0 && v.presence.here === 0);
    await plenary.crash();
    await stillOut();
    expect(await prisma.answer.count({ where: { roomId: room.id } })).toBe(0);
  });
});

describe("a name that somebody gives", () => {
  it("is one short line without tricks, in any script", async () => {
    const { room, trainer } = await openPoll();
    const aliases: Record<string, string> = {
      "\u202Eadmin": "admin",
      "a\u0000b\u0007c\u2066d": "abcd",
      "  two\n lines\t here ": "two lines here",
      "👩🏽‍🚒 Rosa": "👩🏽‍🚒 Rosa",
      نادية: "نادية",
      สมศรี: "สมศรี",
      "<b>&amp;\"'": "<b>&amp;\"'",
      [`${"x".repeat(200)}`]: "x".repeat(40),
      [`${"🙂".repeat(200)}`]: "🙂".repeat(40),
      [`\u202e\u0000\u200b${"ä\u2066\u0000".repeat(5_000)}`]: "ä".repeat(40),
    };
    for (const [alias, kept] of Object.entries(aliases)) {
      await inside(room, { alias });
      await trainer.sees((v) => v.people.some((p) => p.alias === kept));
    }
    for (const nothing of ["", "   ", "\u202E\u200f", "\u0000"]) await inside(room, { alias: nothing });
    expect(await prisma.participant.count({ where: { roomId: room.id, alias: null } })).toBe(4);
    expect(await prisma.participant.count({ where: { roomId: room.id } })).toBe(
      Object.keys(aliases).length + 4,
    );
  });

  it("is not kept where the room asks for none, nor is a sector that is not offered", async () => {
    const { room } = await openPoll({ alias: "none", sectors: ["Police"] });
    const b = browser();
    await b.open(`/j/${room.token}`);
    expect(b.forms.some((f) => f.controls.some((c) => c.name === "alias"))).toBe(false);
    await fetch(`${plenary.url}/j/${room.token}`, {
      method: "POST",
      body: new URLSearchParams({ alias: "Name", sector: "Spies" }),
      redirect: "manual",
    });
    expect(await prisma.participant.findMany({ where: { roomId: room.id } })).toMatchObject([
      { alias: null, sector: null },
    ]);
  });
});

describe("pages of other sites", () => {
  const foreign = [
    "https://evil.example",
    "http://127.0.0.1:1",
    "null",
    "file://",
    "http://127.0.0.1.evil.example",
  ];

  it("open no connection over either transport", async () => {
    const { room } = await openPoll();
    const cookie = await plenary.join(room);
    for (const origin of foreign) {
      const status = await new Promise<number>((resolve) => {
        const ws = new WebSocket(`${plenary.url.replace("http", "ws")}/live/?EIO=4&transport=websocket`, {
          headers: { cookie, origin },
        });
        ws.on("error", () => undefined);
        ws.on("open", () => resolve(101));
        ws.on("unexpected-response", (_req, res) => resolve(res.statusCode ?? 0));
        ws.on("close", () => resolve(0));
      });
      expect(status, origin).not.toBe(101);
      for (const method of ["GET", "POST"]) {
        const polled = await fetch(`${plenary.url}/live/?EIO=4&transport=polling`, {
          method,
          headers: { cookie, origin },
        });
        expect(polled.status, `${method} ${origin}`).toBeGreaterThanOrEqual(400);
        expect(polled.headers.get("access-control-allow-origin")).toBeNull();
      }
    }
    const sameOrigin = await fetch(`${plenary.url}/live/?EIO=4&transport=polling`, {
      headers: { cookie, origin: plenary.url },
    });
    expect(sameOrigin.status).toBe(200);
  });

  it("post no form: not the answer, not the break, not the way in, not the way out", async () => {
    const { room } = await openPoll();
    const cookie = await plenary.join(room);
    const before = await everything();
    const headers = [
      ...foreign.map((origin) => ({ origin })),
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ] as Record<string, string>[];
    for (const from of headers) {
      for (const [path, body] of [
        [`/r/${room.id}/answer`, { question: "poll", round: "1", rev: "1", choice: "red" }],
        [`/r/${room.id}/pause`, { on: "1" }],
        [`/r/${room.id}/leave`, {}],
        [`/j/${room.token}`, { alias: "x" }],
        ["/join", { code: "KORA MIFU 42" }],
      ] as const) {
        const res = await fetch(plenary.url + path, {
          method: "POST",
          headers: { cookie, ...from },
          body: new URLSearchParams(body as Record<string, string>),
          redirect: "manual",
        });
        expect(res.status, `${path} from ${JSON.stringify(from)}`).toBe(400);
        expect(res.headers.get("set-cookie")).toBeNull();
      }
    }
    expect(await everything()).toBe(before);
  });
});

describe("keys of another room", () => {
  it("open nothing: a participant's cookie, a stage key, a trainer's session", async () => {
    const a = await openPoll();
    const b = await openPoll();
    const cookie = await plenary.join(a.room);
    const renamed = cookie.replace(a.room.id, b.room.id);
    for (const c of [cookie, renamed]) {
      expect(await knock({ as: "phone", room: b.room.id }, c)).toBe("not-allowed");
      const page = await fetch(`${plenary.url}/r/${b.room.id}/`, { headers: { cookie: c } });
      expect(page.status).toBe(403);
    }
    expect(await knock({ as: "stage", room: b.room.id, key: a.room.stageKey })).toBe("not-allowed");
    expect(await knock({ as: "stage", room: b.room.id, key: b.room.token })).toBe("not-allowed");
    expect(await knock({ as: "stage", room: b.room.id })).toBe("not-allowed");
    expect(await knock({ as: "console", room: b.room.id }, a.room.trainer.cookie)).toBe("not-allowed");
    expect(await knock({ as: "console", room: a.room.id }, cookie)).toBe("not-allowed");
    expect(await knock({ as: "console", room: a.room.id })).toBe("not-allowed");
    expect(await knock({ as: "phone", room: a.room.id }, a.room.trainer.cookie)).toBe("not-allowed");
    expect(await knock({ as: "trainer", room: a.room.id }, a.room.trainer.cookie)).toBe("not-allowed");
    expect(await knock({ as: "console", room: crypto.randomUUID() }, a.room.trainer.cookie)).toBe(
      "unknown-room",
    );
    expect(await knock({}, a.room.trainer.cookie)).toBe("not-allowed");
    expect(await knock({ as: "stage", room: b.room.id, key: b.room.stageKey })).toBe("in");
    expect(await knock({ as: "console", room: b.room.id }, b.room.trainer.cookie)).toBe("in");
  });
});

describe("a request that only reads", () => {
  it("changes nothing, whatever it asks for", async () => {
    const { room, code } = await openPoll();
    const b = await inside(room);
    const before = await everything();
    for (const path of [
      `/r/${room.id}/answer?question=poll&round=1&rev=1&choice=red`,
      `/r/${room.id}/pause?on=1`,
      `/r/${room.id}/leave`,
      `/r/${room.id}/`,
      `/r/${room.id}/pulse?seen=x`,
      `/j/${room.token}?alias=x`,
      `/join?code=${encodeURIComponent(code)}`,
    ]) {
      for (const method of ["GET", "HEAD"]) {
        for (const cookie of [b.cookie, ""]) {
          const res = await fetch(plenary.url + path, { method, headers: { cookie }, redirect: "manual" });
          expect(res.headers.get("set-cookie"), path).toBeNull();
        }
      }
    }
    expect(await everything()).toBe(before);
    await b.refresh();
    expect(b.form("choice").controls.some((c) => c.checked)).toBe(false);
  });
});

describe("a trainer whose session or role ends", () => {
  it("loses the console that is open, and gets no new one", async () => {
    const { room, trainer } = await openPoll();
    const helper = await plenary.trainer("Helper");
    expect(await addCoTrainer(room.id, helper.id, room.trainer.id)).toBe(true);
    const second = await plenary.console(room, helper);
    await removeCoTrainer(room.id, helper.id, room.trainer.id);
    await endSessions(room.trainer.id);
    for (const { socket } of [trainer, second]) {
      await eventually(() => !socket.connected, 15_000);
      socket.disconnect();
    }
    expect(await knock({ as: "console", room: room.id }, helper.cookie)).toBe("not-allowed");
    const phone = new LightPhone({
      url: plenary.url,
      auth: { as: "phone", room: room.id },
      cookie: await plenary.join(room),
    });
    await eventually(() => phone.view?.phase === "open");
    phone.stop();
  });
});

describe("a phone without script", () => {
  it("joins, reads, answers, changes, passes, takes a break and leaves by plain forms alone", async () => {
    const room = await plenary.room(sampleWorkshop);
    const trainer = await plenary.console(room);
    const b = browser();
    await b.open("/");
    await b.submit("code", { code: trainer.view.door!.code });
    expect(b.text).toContain(texts.joinNoAccount);
    await b.submit("alias", { alias: "Plain" });
    expect(b.url.pathname).toBe(`/r/${room.id}/`);
    expect(b.text).toContain(texts.waitingTitle);
    expect(b.html).toMatch(/<noscript><meta http-equiv="refresh" content="\d+"\/?><\/noscript>/i);

    await trainer.go("poll");
    await trainer.openRound("poll");
    await b.refresh();
    expect(b.text).toContain("Which one?");
    expect(b.text).toContain("Anonymous.");
    const pulse = /<iframe[^>]*src="(pulse\?seen=[^"]+)"/.exec(b.html)![1]!;
    const frame = browser();
    Reflect.set(frame, "cookies", Reflect.get(b, "cookies"));
    frame.url = b.url;
    await frame.open(pulse);
    expect(frame.text).not.toContain(texts.newHere);
    expect(frame.html).toMatch(/http-equiv="refresh"/i);

    await b.submit("choice", { choice: "red" });
    expect(b.url.pathname).toBe(`/r/${room.id}/`);
    expect(b.text).toContain(texts.saved);
    expect(b.checked("choice")).toEqual(["red"]);
    await b.submit("choice", { choice: "blue" });
    expect(b.checked("choice")).toEqual(["blue"]);
    const row = () => prisma.answer.findMany({ where: { roomId: room.id, questionId: "poll" } });
    expect(await row()).toMatchObject([{ body: { choice: ["blue"] } }]);

    // Typing comes after choosing: a radio cannot be taken back without script.
    await b.submit("choice", { other: 'Green & "gold"' });
    expect(await row()).toMatchObject([{ body: { choice: [], other: 'Green & "gold"' } }]);
    expect(b.form("choice").controls.find((c) => c.name === "other")!.value).toBe('Green & "gold"');
    await b.submit("choice", { choice: "red" });
    expect(await row()).toMatchObject([{ body: { choice: ["red"] } }]);

    await b.submit("choice", {}, ["pass", "1"]);
    expect(b.text).toContain(texts.passed);
    expect(await row()).toMatchObject([{ body: { pass: true } }]);

    await b.submit("on", {}, ["on", "1"]);
    expect(b.text).toContain(texts.breakTitle);
    expect(b.text).not.toContain("Which one?");
    await b.submit("on", {}, ["on", "0"]);
    expect(b.text).toContain("Which one?");

    await trainer.closeRound("poll");
    await trainer.reveal("poll");
    await frame.open(pulse);
    expect(frame.text).toContain(texts.newHere);
    await b.refresh();
    expect(b.text).toContain(texts.results);

    await trainer.go("story/1");
    await trainer.openRound("story/1");
    await b.refresh();
    expect(b.text).toContain("STORY-1-A");
    expect(b.text).not.toContain("STORY-2");
    await b.submit("answer", {
      answer: "unsure",
      sureness: "4",
      elements: ["act", "purpose"],
      clauses: ["p1-b"],
    });
    expect(b.checked("answer")).toEqual(["unsure"]);
    expect(b.checked("sureness")).toEqual(["4"]);
    expect(b.checked("elements")).toEqual(["act", "purpose"]);
    expect(b.checked("clauses")).toEqual(["p1-b"]);
    expect(await prisma.answer.findMany({ where: { roomId: room.id, questionId: "story/1" } })).toMatchObject(
      [{ body: { answer: "unsure", sureness: 4, elements: ["act", "purpose"], clauses: ["p1-b"] } }],
    );

    await trainer.closeRound("story/1");
    await b.submit("answer", { answer: "no" });
    expect(b.status).toBe(409);
    await b.open("./");
    expect(b.text).toContain("STORY-1-A");

    const leaving = b.forms.find((f) => f.action === "leave")!;
    const { cookie } = b;
    expect(leaving.method).toBe("post");
    const gone = await fetch(new URL("leave", b.url), {
      method: "POST",
      headers: { cookie: b.cookie, origin: plenary.url },
      redirect: "manual",
    });
    expect(gone.headers.get("clear-site-data")).toBe('"cache"');
    expect(gone.headers.get("location")).toBe("/");
    expect(gone.headers.get("set-cookie")).toContain("Max-Age=0");
    // A copy of the cookie opens nothing either.
    const copied = await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie } });
    expect(copied.status).toBe(403);
    await eventually(
      async () =>
        (await prisma.participantToken.count({ where: { participant: { roomId: room.id } } })) === 0,
    );
  });
});

describe("guessing codes", () => {
  // On a server of its own: for minutes every typed code is slow there.
  beforeAll(async () => {
    plenary = await Plenary.start();
  });
  afterAll(async () => {
    await plenary.stop();
    plenary = await Plenary.shared();
  });

  it("makes every typed code slow, and no link, QR or open phone", async () => {
    const { room, code } = await openPoll();
    const phone = await plenary.phone(room);
    await phone.sees((v) => v.phase === "open");
    const guess = () =>
      fetch(`${plenary.url}/join`, {
        method: "POST",
        body: new URLSearchParams({ code: `KORA MIFU ${10 + Math.floor(Math.random() * 89)}` }),
        redirect: "manual",
      });
    const refusals = await inParallel(Array.from({ length: 60 }), 30, async () => (await guess()).status);
    expect(refusals.every((s) => s === 404)).toBe(true);

    const statuses = await Promise.all(Array.from({ length: 200 }, async () => (await guess()).status));
    expect(statuses.filter((s) => s === 429).length).toBeGreaterThan(0);
    expect(statuses.filter((s) => s === 303)).toEqual([]);

    const began = Date.now();
    let waits = true;
    const typing = fetch(`${plenary.url}/join`, {
      method: "POST",
      body: new URLSearchParams({ code }),
      redirect: "manual",
    }).finally(() => {
      waits = false;
    });
    const link = await fetch(`${plenary.url}/j/${room.token}`);
    expect(link.status).toBe(200);
    await plenary.join(room);
    expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
    expect(waits).toBe(true);

    const typed = await typing;
    const byCode = Date.now() - began;
    expect(typed.status).toBe(303);
    expect(typed.headers.get("location")).toBe(`/j/${room.token}`);
    expect(byCode).toBeGreaterThan(1_500);
    expect(byCode).toBeLessThan(15_000);
  });
});
