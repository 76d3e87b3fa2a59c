import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageWords } from "@/app/debrief/[room]/page-words";
import type { RoomProps } from "@/app/page-title";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { ReportPage } from "@/components/debrief/front/report-page";
import { RunningHead } from "@/components/debrief/print-header";
import { requireRoomReader } from "@/server/accounts/page-guards";
import { loadReport } from "@/server/debrief/load-report";
import { logAccessHourly } from "@/server/store/accounts/access-log";
import { mayWithReport } from "@/workshop/debrief/report/permissions";
import { shortReport } from "@/workshop/debrief/report/short-report";

export async function generateMetadata({ params }: RoomProps): Promise<Metadata> {
  const { room } = await requireRoomReader((await params).room);
  return { title: (await pageWords()).report("short.title", { title: room.title }) };
}
export const dynamic = "force-dynamic";

/** The story of a room with its chief figures, to be read in some minutes or handed round. */
export default async function Short({ params }: RoomProps) {
  const { room, account, role } = await requireRoomReader((await params).room);
  const words = await pageWords();
  const report = await loadReport(room.id, words.locale, "trainers");
  if (!report) notFound();
  if (mayWithReport(role, "edit")) await logAccessHourly(room.id, account.id, "open");
  return (
    <>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "debrief", below: true }} />
      <RunningHead title={words.report("short.title", { title: room.title })} language={words.locale} />
      <ReportPage report={shortReport(report)} words={words} ends={null} languages={[words.locale]} short />
    </>
  );
}
