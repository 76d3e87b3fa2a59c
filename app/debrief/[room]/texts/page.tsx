import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { releaseRest, saveRelease } from "@/app/debrief/[room]/release-actions";
import { TextsDesk } from "@/components/debrief/front/texts-desk";
import { requireRoomTrainer } from "@/server/accounts/guards";
import { loadRelease } from "@/server/debrief/load-release";
import { logOnce } from "@/server/store/access-log";
import { mayWithReport } from "@/workshop/report/permissions";

/** Its forms work without a script too, and then the server must see that they came from here; hence the referrer. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await pageWords()).from("front")("desk.title"),
  referrer: "same-origin",
});
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ room: string }>;
  searchParams: Promise<{ of?: string | string[] }>;
}

/** What people wrote, question by question, and which of it may be in reports. */
export default async function TextsPage({ params, searchParams }: Props) {
  const { room, account, role } = await requireRoomTrainer((await params).room);
  if (!mayWithReport(role, "release")) redirect("/trainer");
  const words = await pageWords();
  const [desk, { of }] = await Promise.all([loadRelease(room.id, words.locale), searchParams]);
  if (!desk) notFound();
  await logOnce(room.id, account.id, "open");
  const chosen =
    desk.sources.find((s) => s.source.id === of) ??
    desk.sources.find((s) => s.source.held === null) ??
    desk.sources[0] ??
    null;
  return (
    <TextsDesk
      room={{ id: room.id, title: desk.title }}
      sources={desk.sources.map(({ source, released, texts }) => ({ source, released, all: texts.length }))}
      chosen={chosen}
      words={words}
      save={saveRelease.bind(null, room.id)}
      saveRest={releaseRest.bind(null, room.id)}
    />
  );
}
