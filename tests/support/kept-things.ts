/**
 * Traces of trainers and people in a room beside answers: attendance and certificates, commitments for later,
 * codes of two tests, remarks in a gallery, a report that was worked on and published, files that are being
 * taken out. Every written text holds a canary; all of it over real HTTP and sockets, as far as it comes from
 * phones and trainers' forms.
 */
import { certificateForm } from "@/tests/support/certificate-form";
import { addMinute } from "@/server/store/certificates/attendance";
import {
  answerFollowUp,
  followUpTexts,
  openCommitment,
  releaseFollowUpText,
} from "@/server/store/learning/follow-up";
import { prisma } from "@/server/store/database/prisma";
import { publicationPath, publish } from "@/server/store/debrief/publications";
import { releaseTexts } from "@/server/store/debrief/released-texts";
import { writeText } from "@/server/store/debrief/report-texts";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { canaries } from "@/tests/support/canary";
import { did, type FullRoom } from "@/tests/support/full-room";
import { newId, type Plenary } from "@/tests/support/plenary";
import { debriefOf } from "@/workshop/debrief/debrief";
import { textId } from "@/model/text/text-id";
import { remarkKey } from "@/workshop/debrief/report/edits";
import { eventually } from "@/tests/support/waiting";

interface Asks {
  trainer(path: string, fields?: Record<string, string>): Promise<Response>;
  phone(n: number, path: string, fields: Record<string, string>): Promise<Response>;
}

export function asksOf(plenary: Plenary, { room, phones }: FullRoom): Asks {
  const post = (path: string, cookie: string, fields: Record<string, string>) =>
    fetch(`${plenary.url}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, origin: plenary.url },
      body: new URLSearchParams(fields),
    });
  return {
    trainer: (path, fields = {}) => post(path, room.trainer.cookie, fields),
    phone: (n, path, fields) => post(`/r/${room.id}/${path}`, phones[n]!.cookie, fields),
  };
}

export interface Kept {
  /** Texts that must be gone after an erasure, by name. */
  canaries: Record<string, string>;
  /** Texts of trainers that must still be there. */
  trainers: Record<string, string>;
  /** The codes of commitments. */
  codes: string[];
}

/** While the room runs; it was opened with certificates. */
export async function keepThings(plenary: Plenary, full: FullRoom): Promise<Kept> {
  const { room, trainer, phones, people, groups } = full;
  const canary = canaries();
  const asks = asksOf(plenary, full);
  const certificates = (what: string, fields: Record<string, string>) =>
    asks.trainer(`/certificates/${room.id}/${what}`, fields);

  // Codes that link two tests.
  for (const test of ["pre", "post"]) {
    await trainer.go(test);
    await did(trainer.openRound(test));
    await Promise.all(phones.map((p) => p.sees((v) => v.question === test && v.phase === "open")));
    for (const [n, phone] of phones.entries()) {
      await did(phone.answer({ "items.i1": [n % 2 ? "true" : "false"], "items.i2": ["true"] }));
      expectStatus(await asks.phone(n, "code", { name: "Zqx", day: String(n + 1), place: "Zqy" }), 200, 303);
    }
    await did(trainer.closeRound(test));
  }
  const links = await prisma.answer.findMany({
    where: { roomId: room.id, questionId: { endsWith: "!link" } },
  });
  for (const [n, row] of links.entries())
    canary.note(`hash of a code ${n}`, (row.body as { link: string }).link);

  // A remark from a phone in the gallery.
  await trainer.go("plan/gallery");
  await did(
    phones[0]!.send({
      type: "remark",
      id: newId(),
      sheet: { activity: "plan", group: groups[1]! },
      kind: "missed",
      text: canary.of("remark of a phone"),
    }),
  );

  // Attendance and certificates: by the rules, by hand, and of a guest.
  for (let n = 0; n < 10; n++) await addMinute(room.id, "s1", people);
  for (const n of people.keys())
    expectStatus(
      await asks.phone(n, "certificate", {
        name: canary.of(`name ${n}`),
        latin: canary.of(`Latin name ${n}`),
      }),
      200,
    );
  await certificates("guest", { name: canary.of("guest of the attendance") });
  const guest = await prisma.attendanceGuest.findFirstOrThrow({ where: { roomId: room.id } });
  canary.note("id of a guest", guest.id);
  await certificates("mark", { person: guest.id, session: "s1", present: "1" });
  await certificates("rules", certificateForm);
  await certificates("issue", {
    person: people[0]!,
    kind: "participation",
    reason: canary.of("reason by hand"),
  });
  await certificates("issue-all", {});

  // Commitments for later.
  const codes: string[] = [];
  for (const n of people.keys()) {
    const html = await (await asks.phone(n, "follow-up", {})).text();
    codes.push(/id="follow-up-code">([0-9A-Z ]{19})</.exec(html)![1]!.replace(/ /g, ""));
    canary.note(`code of a commitment ${n}`, codes[n]!);
  }
  for (const [n, code] of codes.entries()) {
    const opened = (await openCommitment(code))!;
    await answerFollowUp(opened, 30, {
      status: "done",
      helped: canary.of(`what helped ${n}`),
      hindered: canary.of(`what hindered ${n}`),
    });
  }
  const [first] = await followUpTexts(room.id);
  await releaseFollowUpText(room.id, first!.id, true);
  return { canaries: canary.all, trainers: {}, codes };
}

/** When the room has ended: the report, its link, and releases of what people wrote. @returns the path of the link */
export async function publishThings(full: FullRoom, kept: Kept): Promise<string> {
  const { room } = full;
  const marks = canaries();
  const by = {
    roomId: room.id,
    language: "en",
    seen: 0,
    hidden: false,
    basis: null,
    accountId: room.trainer.id,
  };
  await writeText({ ...by, key: "story:participation", text: marks.of("sentence of a trainer") });
  await writeText({ ...by, key: remarkKey(null), text: marks.of("remark on the whole") });
  await writeText({ ...by, key: remarkKey("poll"), text: marks.of("remark on the poll") });
  Object.assign(kept.trainers, marks.all);
  const thoughts = debriefOf((await loadDebrief(room.id))!)
    .sessions.flatMap((s) => s.activities)
    .find((a) => a.activity.id === "thoughts");
  const words = JSON.stringify(thoughts)
    .match(/"text":"Zq[^"]+"/g)!
    .map((m) => JSON.parse(m.slice(7)) as string);
  const names = words.map((text) => textId(text));
  await releaseTexts(
    room.id,
    room.trainer.id,
    names.slice(0, 3).map((name) => ({ source: "thoughts", textId: name, black: [] })),
  );
  for (const [n, name] of names.slice(0, 3).entries()) kept.canaries[`name of a released text ${n}`] = name;
  return publicationPath((await publish(room.id, room.trainer.id, { days: 30, experts: true })).id);
}

interface ExportedRoom {
  room: { id: string; trainer: { cookie: string } };
}

/** Begins a file; @returns its id */
export async function beginExport(
  { url }: Pick<Plenary, "url">,
  { room }: ExportedRoom,
  format: string,
): Promise<string> {
  const res = await fetch(`${url}/export/${room.id}`, {
    method: "POST",
    headers: { cookie: room.trainer.cookie, origin: url },
    body: JSON.stringify({ format, language: "en" }),
  });
  if (!res.ok) throw new Error(`${format} was not begun: ${res.status} ${await res.text()}`);
  return ((await res.json()) as { job: { id: string } }).job.id;
}

/** A file of the room that is ready. @returns its address */
async function readyFile(
  server: Pick<Plenary, "url">,
  source: ExportedRoom,
  format: string,
): Promise<string> {
  const url = `${server.url}/export/${source.room.id}/${await beginExport(server, source, format)}`;
  let state: { is: string; why?: string } | undefined;
  const isReady = async () => {
    const res = await fetch(url, { headers: { cookie: source.room.trainer.cookie } });
    state = ((await res.json()) as { job: { state: typeof state } }).job.state;
    if (state?.is === "failed") throw new Error(`${format} failed: ${state.why}`);
    return state?.is === "ready";
  };
  await eventually(isReady, 60_000, () => `${format}, now ${JSON.stringify(state)}`);
  return url;
}

/** A file of the room that is ready. @returns its id */
export const makeExport: typeof readyFile = async (server, source, format) =>
  (await readyFile(server, source, format)).split("/").at(-1)!;

/** The bytes of a file once it is ready. */
export async function exported(
  server: Pick<Plenary, "url">,
  source: ExportedRoom,
  format: string,
): Promise<Buffer> {
  const headers = { cookie: source.room.trainer.cookie };
  const file = await fetch(`${await readyFile(server, source, format)}/file`, { headers });
  return Buffer.from(await file.arrayBuffer());
}

function expectStatus(res: Response, ...statuses: number[]): void {
  if (!statuses.includes(res.status)) throw new Error(`${res.url}: ${res.status}`);
}
