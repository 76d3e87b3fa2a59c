/** A room in which everything exists that has an id, its people, and people who have nothing to do with it. */
import { certificateForm } from "@/tests/support/certificate-form";
import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { phoneCookie } from "@/server/accounts/phone-cookies";
import { authKey, encodeSession, freshClaims, ownCookie } from "@/server/accounts/session-token";
import { createAuthored } from "@/server/store/editor/authored";
import { shareWorkshop } from "@/server/store/editor/authored-members";
import { handoverKey } from "@/server/store/rooms/link-secrets";
import { prisma } from "@/server/store/database/prisma";
import { publicationPath, publish } from "@/server/store/debrief/publications";
import { addCoTrainer } from "@/server/store/rooms/room-trainers";
import { createInvitation } from "@/server/store/accounts/accounts";
import { type FullRoom, fullRoom, fullWorkshop } from "@/tests/support/full-room";
import type { Console, Phone, Plenary, TestRoom, Trainer } from "@/tests/support/plenary";
import { peopleOf } from "@/tests/support/running-groups";
import type { ConsoleView } from "@/workshop/protocol/console";
import type { Linked } from "@/workshop/room/actor";
import { blankDraft } from "@/workshop/editor/draft";
import type { Person } from "@/tests/support/matrix/people";
import { makeExport } from "@/tests/support/kept-things";

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

  const kept = await addPicture(plenary, room.trainer, workshop);
  const certificate = await issueTo(plenary, full, 0);
  const publication = await publish(room.id, room.trainer.id, { days: 30, experts: false });
  const text = await prisma.followUpText.create({
    data: { id: randomUUID(), roomId: room.id, wave: 30, about: "helped", text: "What helped" },
  });
  const job = await makeExport(plenary, full, "summary-csv");
  const handover = console.view.handovers[0]!.id;
  const helperKey = await inviteTo(console, "helper");
  const observerKey = await inviteTo(console, "observer");
  const sharedKey = await inviteTo(console, "shared");
  const post = await prisma.questionBoxPost.findFirstOrThrow({ where: { roomId: room.id } });
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
      "shared phone": `${phoneCookie(room.id, false)}=shared.${sharedKey}`,
      trainer: room.trainer.cookie,
      "co-trainer": coTrainer.cookie,
      "trainer elsewhere": stranger.cookie,
      "server's owner": owner.cookie,
      "session over": ended,
    },
    ids: {
      room: room.id,
      token: room.token,
      workshop,
      upload: await beginUpload(plenary, room.trainer),
      name: kept.name,
      asset: kept.at,
      certificate,
      report: publicationPath(publication.id),
      publication: publication.id,
      text: text.id,
      job,
      handover,
      handoverKey: handoverKey(room.id, { id: handover }),
      helperKey,
      observerKey,
      sharedKey,
      post: post.id,
      person: full.people[1]!,
      group: full.groups[0]!,
      invitation: await createInvitation(room.trainer.id),
      share: (await shareWorkshop(workshop, "view", room.trainer.id))!,
      account: room.trainer.id,
      spare: (await plenary.trainer("Spare")).id,
    },
  };
}

/** Makes a link for a helper, an observer or a shared phone. @returns its key */
export async function inviteTo(trainer: Console, as: Linked, name: string | null = null): Promise<string> {
  const ids = new Set(trainer.view.handovers.map((h) => h.id));
  const ack = await trainer.do({ type: "invite", as, name });
  if (!ack.ok) throw new Error(`not invited: ${ack.reason}`);
  const isNew = (h: ConsoleView["handovers"][number]) => h.as === as && !ids.has(h.id);
  const { id, key } = (await trainer.sees((v) => v.handovers.some(isNew))).handovers.find(isNew)!;
  return `${id}.${key}`;
}

/** A session that was good and was ended. */
async function sessionOver(plenary: Plenary): Promise<string> {
  const gone = await plenary.trainer("Gone");
  await prisma.account.update({ where: { id: gone.id }, data: { sessionVersion: { increment: 1 } } });
  return gone.cookie;
}

/** A session that ended by its time, of an account that may do everything in the room. */
export async function sessionTooOld(trainer: Trainer): Promise<string> {
  const { sessionVersion } = await prisma.account.findUniqueOrThrow({ where: { id: trainer.id } });
  const claims = {
    ...freshClaims({ ...trainer, sessionVersion }),
    until: Math.floor(Date.now() / 1_000) - 1,
  };
  const token = await encodeSession({ token: claims, secret: authKey() });
  return `${ownCookie("session").name}=${token}`;
}

const files = async (plenary: Plenary, by: Trainer, method: string, where: string, body?: BodyInit) =>
  (
    await fetch(`${plenary.url}/files/${where}`, {
      method,
      headers: { cookie: by.cookie, origin: plenary.url },
      ...(body === undefined ? {} : { body }),
    })
  ).json() as Promise<Record<string, never>>;

/** A picture that is on the server and in no workshop yet. @returns the id of the upload */
export async function beginUpload(plenary: Plenary, by: Trainer, background = "#135"): Promise<string> {
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();
  const about = JSON.stringify({ name: "picture.png", size: png.length });
  const { upload } = await files(plenary, by, "POST", "uploads", about);
  await files(plenary, by, "PUT", `uploads/${upload}?at=0`, new Uint8Array(png));
  return upload as unknown as string;
}

/** @returns its name in the workshop, and its address without a slash at the end */
export async function addPicture(
  plenary: Plenary,
  by: Trainer,
  workshop: string,
  background?: string,
): Promise<{ name: string; at: string }> {
  const upload = await beginUpload(plenary, by, background);
  const { asset } = (await files(plenary, by, "POST", `${workshop}/assets?upload=${upload}`)) as unknown as {
    asset: { name: string; source: { at: string } };
  };
  return { name: asset.name, at: asset.source.at.replace(/\/$/, "") };
}

/** A certificate by hand, for the person with this number. @returns its id */
export async function issueTo(plenary: Plenary, { room, people }: FullRoom, n: number): Promise<string> {
  const person = people[n]!;
  await prisma.certificateClaim.create({ data: { roomId: room.id, personId: person, name: "Rosa Park" } });
  await prisma.sessionRun.upsert({
    where: { roomId_sessionId: { roomId: room.id, sessionId: "s1" } },
    create: { roomId: room.id, sessionId: "s1", minutes: 60 },
    update: { minutes: 60 },
  });
  const send = (form: string, fields: Record<string, string>) =>
    fetch(`${plenary.url}/certificates/${room.id}/${form}`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: room.trainer.cookie, origin: plenary.url },
      body: new URLSearchParams(fields),
    });
  await send("rules", certificateForm);
  const res = await send("issue", { person, kind: "participation", reason: "Was there without a phone." });
  const issued = await prisma.certificate.findFirst({ where: { roomId: room.id, personId: person } });
  if (!issued) throw new Error(`no certificate was issued: ${res.status} ${res.headers.get("location")}`);
  return issued.id;
}

/**
 * Hashes of the database, table by table; rows that the clock writes (minutes of attendance, sheets put
 * together at rest) are left out.
 */
export async function fingerprint(leaveOut: readonly string[] = []): Promise<Record<string, string>> {
  const left = new Set(["attendance", "session_run", "sheet_update", ...leaveOut]);
  // All tables in one statement: asked one by one, they were most of the time of the tests that compare them.
  const each = (await tableNames())
    .filter((name) => !left.has(name))
    .map(
      (name) =>
        `SELECT '${name}' AS name, count(*) || ' rows ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS hash FROM "${name}" t`,
    );
  const rows = await prisma.$queryRawUnsafe<{ name: string; hash: string }[]>(each.join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

/** The same in every database of the tests. */
let tables: string[] | undefined;

export async function tableNames(): Promise<string[]> {
  tables ??= (
    await prisma.$queryRaw<
      { name: string }[]
    >`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`
  ).map(({ name }) => name);
  return tables;
}
