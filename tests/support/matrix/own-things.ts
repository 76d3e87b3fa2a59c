/** Things that a call takes away or changes for good: each call has its own, so that no other misses them. */
import { createAuthored } from "@/server/store/editor/authored";
import { prisma } from "@/server/store/database/prisma";
import type { Person } from "@/tests/support/matrix/people";
import { addPicture, beginUpload, issueTo, type World } from "@/tests/support/matrix/world";
import { blankDraft } from "@/workshop/editor/draft";
import { makeExport } from "@/tests/support/kept-things";

interface OwnThings {
  ids?: Record<string, string>;
  cookies?: Partial<Record<Person, string>>;
}

const spare = async ({ plenary }: World): Promise<OwnThings> => ({
  ids: { spare: (await plenary.trainer("Spare")).id },
});

const ownPhone = async ({ plenary, full }: World): Promise<OwnThings> => ({
  cookies: { phone: await plenary.join(full.room) },
});

/** By address, or by action. */
export const ownThings: Readonly<Record<string, (world: World) => Promise<OwnThings>>> = {
  "POST /r/:room/erase": ownPhone,
  "POST /r/:room/leave": ownPhone,
  "DELETE /files/uploads/:upload": async ({ plenary, full }) => ({
    ids: { upload: await beginUpload(plenary, full.room.trainer) },
  }),
  "DELETE /files/:workshop/assets/:name": async ({ plenary, full, ids }) => ({
    ids: { name: (await addPicture(plenary, full.room.trainer, ids.workshop!, "#531")).name },
  }),
  "DELETE /export/:room/:job": async ({ plenary, full }) => ({
    ids: { job: await makeExport(plenary, full, "summary-csv") },
  }),
  "POST /certificates/:room/withdraw": async ({ plenary, full }) => ({
    ids: { certificate: await issueTo(plenary, full, 2) },
  }),
  signOutEverywhere: async ({ plenary }) => {
    const [stranger, owner] = [await plenary.trainer("Strange"), await plenary.trainer("Ona")];
    await prisma.account.update({ where: { id: owner.id }, data: { role: "owner" } });
    return { cookies: { "trainer elsewhere": stranger.cookie, "server's owner": owner.cookie } };
  },
  changeRole: spare,
  resetLinkFor: spare,
  blockPerson: spare,
  unblockPerson: async (world) => {
    const { ids } = await spare(world);
    await prisma.account.update({ where: { id: ids!.spare! }, data: { blockedAt: new Date() } });
    return { ids };
  },
  removePerson: spare,
  deleteWorkshop: async ({ full }) => ({
    ids: { workshop: await createAuthored(full.room.trainer.id, (id) => blankDraft(id, "Workshop of Ada")) },
  }),
};
