import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type RoomProps, titleOf } from "@/app/page-title";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { PlanPage } from "@/components/debrief/plan-page";
import { requireRoomReader } from "@/server/accounts/page-guards";
import { groupFacts, loadGroupWork } from "@/server/debrief/load-group-work";
import { logAccessHourly } from "@/server/store/accounts/access-log";
import { mayWithReport } from "@/workshop/debrief/report/permissions";

export const generateMetadata = async ({ params }: RoomProps): Promise<Metadata> => ({
  title: await titleOf((await pageWords()).from("front")("plan.title"), params),
});
export const dynamic = "force-dynamic";

/** What groups will do, who, and by when, to read and to print. */
export default async function Plan({ params }: RoomProps) {
  const { account, room, role } = await requireRoomReader((await params).room);
  const words = await pageWords();
  const [work, facts] = await Promise.all([loadGroupWork(room.id, words.locale), groupFacts(room.id)]);
  if (!work) notFound();
  if (mayWithReport(role, "edit")) await logAccessHourly(room.id, account.id, "open");
  return (
    <>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "debrief", below: true }} />
      <PlanPage
        room={{ id: room.id, title: work.plan.title }}
        work={work}
        unreleased={mayWithReport(role, "release") ? (facts?.unreleased ?? null) : null}
        words={words}
      />
    </>
  );
}
