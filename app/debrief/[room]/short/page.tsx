import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { ReportPage } from "@/components/debrief/front/report-page";
import { RunningHead } from "@/components/debrief/running-head";
import { requireRoomReader } from "@/server/accounts/guards";
import { loadReport } from "@/server/debrief/load-report";
import { logOnce } from "@/server/store/access-log";
import { mayWithReport } from "@/workshop/report/permissions";
import { shortReport } from "@/workshop/report/short-report";

interface Props {
  params: Promise<{ room: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { room } = await requireRoomReader((await params).room);
  return { title: (await pageWords()).report("short.title", { title: room.title }) };
}
export const dynamic = "force-dynamic";

/** The story of a room with the figures that matter most, to be read in some minutes or handed round. */
export default async function Short({ params }: Props) {
  const { room, account, role } = await requireRoomReader((await params).room);
  const words = await pageWords();
  const report = await loadReport(room.id, words.locale, "trainers");
  if (!report) notFound();
  if (mayWithReport(role, "edit")) await logOnce(room.id, account.id, "open");
  return (
    <>
      <RunningHead title={words.report("short.title", { title: room.title })} language={words.locale} />
      <ReportPage
        report={shortReport(report)}
        words={words}
        ends={null}
        languages={[words.locale]}
        short
        back={{ href: `/debrief/${room.id}`, text: words.report("short.back") }}
      />
    </>
  );
}
