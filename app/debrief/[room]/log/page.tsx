import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { type RoomProps, titleOf } from "@/app/page-title";
import { NoteChainLine } from "@/app/note-chain-line";
import { frontTexts, pageDates } from "@/app/page-language";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { AccessLog } from "@/components/debrief/access-log";
import { requireRoomTrainer } from "@/server/accounts/page-guards";
import { accessLog, verifyAccessLog } from "@/server/store/accounts/access-log";
import { isAccessAction } from "@/workshop/debrief/report/access-actions";
import { mayWithReport } from "@/workshop/debrief/report/permissions";

export const generateMetadata = async ({ params }: RoomProps): Promise<Metadata> => ({
  title: await titleOf((await frontTexts())("log.title"), params),
});
export const dynamic = "force-dynamic";

/** The log of trainers' work with the room's data, for the trainer who opened it. */
export default async function LogPage({ params }: RoomProps) {
  const { account, room, role } = await requireRoomTrainer((await params).room);
  if (!mayWithReport(role, "read-log")) redirect(`/debrief/${room.id}`);
  const t = await frontTexts();
  const dates = await pageDates();
  const notes = (await accessLog(room.id)).map(({ id, name, action, detail, at }) => {
    const what = isAccessAction(action) ? t(`log.${action}`) : t("log.other", { action });
    return {
      id,
      at: at.toISOString(),
      when: dates.format(at),
      who: name || t("log.gone"),
      what: detail ? t("log.detail", { what, detail }) : what,
    };
  });
  return (
    <>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "debrief", below: true }} />
      <AccessLog notes={notes} room={room} t={t}>
        <NoteChainLine chain={await verifyAccessLog(room.id)} />
      </AccessLog>
    </>
  );
}
