/**
 * A room that runs beside those of the tests on every shared server, with something of everything: another account,
 * workshop and person, answers in two running activities. Nothing of it may change, whatever a test does to its own.
 */
import { randomUUID } from "node:crypto";
import { storedWorkshopId } from "@/model/ids";
import { createInvitation } from "@/server/store/accounts/accounts";
import { createOneTimeToken } from "@/server/store/accounts/one-time-tokens";
import { storeAnswers } from "@/server/store/answers/answers";
import { prisma } from "@/server/store/database/prisma";
import { publish } from "@/server/store/debrief/publications";
import { releaseTexts } from "@/server/store/debrief/released-texts";
import { writeText } from "@/server/store/debrief/report-texts";
import { createAuthored } from "@/server/store/editor/authored";
import { upsertWorkshop } from "@/server/store/editor/shipped-workshops";
import { addParticipant } from "@/server/store/participants/participants";
import { pseudonymKey } from "@/server/store/participants/pseudonym-keys";
import { boxStore } from "@/server/store/question-box/question-box";
import { addCoTrainer } from "@/server/store/rooms/room-trainers";
import { createRoom } from "@/server/store/rooms/rooms";
import { addAdmissionRequest } from "@/server/store/participants/waiting-room";
import { blankDraft } from "@/workshop/editor/draft";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

export interface Bystander {
  /** Ids by which its rows are told from those of others. */
  ids: string[];
  /** Its rows before, table by table. */
  before: Record<string, string>;
}

export async function makeBystander(): Promise<Bystander> {
  const [owner, helper] = [randomUUID(), randomUUID()];
  for (const id of [owner, helper])
    await prisma.account.create({
      data: { id, name: "Bystander", email: `${id}@example.org`, passwordHash: "none" },
    });
  await upsertWorkshop(sampleWorkshop);
  const { id: room } = await createRoom({
    title: "A room beside",
    workshopId: storedWorkshopId(sampleWorkshop.id),
    settings: { alias: "optional", sectors: ["NGO"], rehearsal: null },
    accountId: owner,
  });
  await addCoTrainer(room, helper, owner);
  const profile = { alias: "Beside", sector: "NGO", language: "th" };
  const { person } = await addParticipant(room, profile);
  await addAdmissionRequest(room, { ...profile, alias: "Waits beside" });
  for (const activityId of ["poll", "many"]) {
    await pseudonymKey(room, activityId);
    const answer = { roomId: room, activityId, question: activityId, round: 1, pseudonym: "beside" };
    await storeAnswers([{ ...answer, id: randomUUID(), rev: 1, body: { choice: ["red"] }, judgedAt: 1 }]);
  }
  await boxStore.add(room, { id: "post-beside", text: "A question beside" });
  await boxStore.support(room, "post-beside", await boxStore.pseudonym(room, person.id), true);
  await publish(room, owner, { days: 30, experts: false });
  await releaseTexts(room, owner, [{ source: "thoughts", textId: "beside", black: [] }]);
  await writeText({
    roomId: room,
    key: "remark",
    language: "th",
    seen: 0,
    text: "ข้าง",
    hidden: false,
    basis: null,
    accountId: owner,
  });
  await createInvitation(owner);
  await createOneTimeToken("reset", { accountId: owner });
  const workshop = await createAuthored(owner, (id) => blankDraft(id, "A workshop beside"));
  const ids = [room, owner, helper, person.id, workshop];
  return { ids, before: await rowsWith(ids) };
}

/** The tables in which something of it is not as it was. */
export async function changedBeside({ ids, before }: Bystander): Promise<string[]> {
  const now = await rowsWith(ids);
  return Object.keys({ ...before, ...now }).filter((table) => now[table] !== before[table]);
}

/** A hash of the rows of each table that have one of these ids in them. */
async function rowsWith(ids: readonly string[]): Promise<Record<string, string>> {
  const columns = await prisma.$queryRaw<{ table: string; columns: string[] }[]>`
    SELECT c.table_name::text AS "table", array_agg(c.column_name::text) AS columns
    FROM information_schema.columns c JOIN pg_tables t ON t.tablename = c.table_name AND t.schemaname = 'public'
    WHERE c.table_schema = 'public' AND c.data_type = 'uuid' GROUP BY c.table_name`;
  const each = columns.map(({ table, columns: uuids }) => {
    const condition = uuids.map((column) => `"${column}" = ANY($1::uuid[])`).join(" OR ");
    return `SELECT '${table}' AS name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS hash FROM "${table}" t WHERE ${condition}`;
  });
  const rows = await prisma.$queryRawUnsafe<{ name: string; hash: string }[]>(each.join(" UNION ALL "), ids);
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}
