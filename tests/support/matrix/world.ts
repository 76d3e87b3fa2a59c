/** A room in which everything exists that has an id, its people, and people who have nothing to do with it. */
import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { authKey, encodeSession, freshClaims, ownCookie } from "@/server/auth/session-token";
import { makeInvitation } from "@/server/store/accounts";
import { createAuthored } from "@/server/store/authored";
import { shareWorkshop } from "@/server/store/authored-members";
import { handoverKey } from "@/server/store/door";
import { prisma } from "@/server/store/prisma";
import { publicationPath, publish } from "@/server/store/publications";
import { addCoTrainer } from "@/server/store/room-trainers";
import { type FullRoom, fullRoom, fullWorkshop } from "@/tests/support/full-room";
import { newId, type Phone, type Plenary, type TestRoom, type Trainer } from "@/tests/support/plenary";
import { peopleOf } from "@/tests/support/running-groups";
import { blankDraft } from "@/workshop/authoring/draft";
import type { Person } from "@/tests/support/matrix/people";

export interface World {
  plenary: Plenary;
  full: FullRoom;
  /** The room elsewhere, and its trainer's own workshop and phone. */
  other: { room: TestRoom; workshop: string; phone: Phone };
  accounts: Record<"trainer" | "co-trainer" | "trainer elsewhere", Trainer>;
  cookies: Record<Person, string>;
  /** Ids of the full room and of its trainer, by the names that addresses have for them. */
  ids: Record<string, string>;
}

export async function makeWorld(plenary: Plenary): Promise<World> {
  const full = await fullRoom(plenary, 7, { certificates: true });
  const { room, trainer: console } = full;
  const coTrainer = await plenary.trainer("Cora");
  await addCoTrainer(room.id, coTrainer.id, room.trainer.id);
  const owner = await plenary.trainer("Ona");
  await prisma.account.update({ where: { id: owner.id }, data: { role: "owner" } });
  const stranger = await plenary.trainer("Strange");
  const otherRoom = await plenary.room(fullWorkshop, {}, stranger);
  const otherPhone = await plenary.phone(otherRoom);
  const removed = full.phones[6]!.cookie;
  const [removedId] = await peopleOf([removed]);
  await console.do({ type: "remove", participant: removedId! });
  const workshop = await createAuthored(room.trainer.id, (id) => blankDraft(id, "Workshop of Ada"));
  const ended = await sessionOver(plenary);

  const owners = room.trainer.cookie;
  const files = async (method: string, where: string, body?: BodyInit) =>
    (
      await fetch(`${plenary.url}/files/${where}`, {
        method,
        headers: { cookie: owners, origin: plenary.url },
        ...(body === undefined ? {} : { body }),
      })
    ).json() as Promise<Record<string, never>>;
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#135" } })
    .png()
    .toBuffer();
  const begun = async () => {
    const { upload } = await files("POST", "uploads", JSON.stringify({ name: "picture.png", size: png.length }));
    await files("PUT", `uploads/${upload}?at=0`, new Uint8Array(png));
    return upload as unknown as string;
  };
  const kept = (await files("POST", `${workshop}/assets?upload=${await begun()}`)) as unknown as {
    asset: { name: string; source: { at: string } };
  };

  const certificate = await issuedTo(plenary, full);
  const publication = await publish(room.id, room.trainer.id, { days: 30, experts: false });
  const text = await prisma.followUpText.create({
    data: { id: randomUUID(), roomId: room.id, wave: 30, about: "helped", text: "What helped" },
  });
  const job = await beginExport(plenary, room);
  const handover = console.view.handovers[0]!.id;
  const post = await prisma.post.findFirstOrThrow({ where: { roomId: room.id } });
  return {
    plenary,
    full,
    other: {
      room: otherRoom,
      workshop: await createAuthored(stranger.id, (id) => blankDraft(id, "Workshop of a stranger")),
      phone: otherPhone,
    },
    accounts: { trainer: room.trainer, "co-trainer": coTrainer, "trainer elsewhere": stranger },
    cookies: {
      nobody: "",
      phone: full.phones[0]!.cookie,
      "phone elsewhere": otherPhone.cookie,
      "removed phone": removed,
      trainer: owners,
      "co-trainer": coTrainer.cookie,
      "trainer elsewhere": stranger.cookie,
      "server's owner": owner.cookie,
      "session over": ended,
    },
    ids: {
      room: room.id,
      token: room.token,
      workshop,
      upload: await begun(),
      name: kept.asset.name,
      asset: kept.asset.source.at.replace(/\/$/, ""),
      certificate,
      report: publicationPath(publication.id),
      publication: publication.id,
      text: text.id,
      job,
      handover,
      handoverKey: handoverKey(room.id, handover),
      post: post.id,
      person: full.people[1]!,
      group: full.groups[0]!,
      invitation: await makeInvitation(room.trainer.id),
      share: (await shareWorkshop(workshop, "view", room.trainer.id))!,
      account: room.trainer.id,
      spare: (await plenary.trainer("Spare")).id,
    },
  };
}

/** A session that was good and was ended. */
async function sessionOver(plenary: Plenary): Promise<string> {
  const gone = await plenary.trainer("Gone");
  await prisma.account.update({ where: { id: gone.id }, data: { sessionVersion: { increment: 1 } } });
  return gone.cookie;
}

/** A session that ended by its time, of an account that may do everything in the room. */
export async function sessionTooOld(of: Trainer): Promise<string> {
  const { sessionVersion } = await prisma.account.findUniqueOrThrow({ where: { id: of.id } });
  const claims = { ...freshClaims({ ...of, sessionVersion }), until: Math.floor(Date.now() / 1_000) + 1 };
  const token = await encodeSession({ token: claims, secret: authKey() });
  await new Promise((go) => setTimeout(go, 1_600));
  return `${ownCookie("session").name}=${token}`;
}

async function issuedTo(plenary: Plenary, { room, people }: FullRoom): Promise<string> {
  const person = people[0]!;
  await prisma.certificateClaim.create({ data: { roomId: room.id, personId: person, name: "Rosa Park" } });
  await prisma.sessionRun.upsert({
    where: { roomId_sessionId: { roomId: room.id, sessionId: "s1" } },
    create: { roomId: room.id, sessionId: "s1", minutes: 60 },
    update: { minutes: 60 },
  });
  const res = await fetch(`${plenary.url}/certificates/${room.id}/issue`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: room.trainer.cookie, origin: plenary.url },
    body: new URLSearchParams({ person, kind: "participation", reason: "Was there without a phone." }),
  });
  const issued = await prisma.certificate.findFirst({ where: { roomId: room.id } });
  if (!issued) throw new Error(`no certificate was issued: ${res.status} ${res.headers.get("location")}`);
  return issued.id;
}

async function beginExport(plenary: Plenary, room: TestRoom): Promise<string> {
  const at = `${plenary.url}/export/${room.id}`;
  const headers = { cookie: room.trainer.cookie, origin: plenary.url };
  const begun = (await (
    await fetch(at, { method: "POST", headers, body: JSON.stringify({ format: "summary-csv", language: "en" }) })
  ).json()) as { job: { id: string } };
  let last = "";
  for (let i = 0; i < 600 && !last.includes("failed"); i++) {
    const { job } = (await (await fetch(`${at}/${begun.job.id}`, { headers })).json()) as {
      job: { state: { is: string } };
    };
    if (job.state.is === "ready") return begun.job.id;
    last = JSON.stringify(job.state);
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error(`the export never became ready: ${last} ${plenary.server.output().slice(-1500)}`);
}

/** What the database holds, table by table; what the clock writes by itself (minutes of attendance, sheets put together at rest) is left out. */
export async function fingerprint(leaveOut: readonly string[] = []): Promise<Record<string, string>> {
  const left = new Set(["attendance", "session_run", "sheet_update", ...leaveOut]);
  const tables = await prisma.$queryRaw<
    { name: string }[]
  >`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const out: Record<string, string> = {};
  for (const { name } of tables) {
    if (left.has(name)) continue;
    const [row] = await prisma.$queryRawUnsafe<{ hash: string }[]>(
      `SELECT count(*) || ' rows ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM "${name}" t`,
    );
    out[name] = row!.hash;
  }
  return out;
}

export const idOfCommand = newId;
