import { PageTexts } from "@/app/page-texts";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { type RoomProps, titleOf } from "@/app/page-title";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { saveRelease } from "@/app/debrief/[room]/report-actions";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { TextsDesk } from "@/components/debrief/front/text-release-list";
import { requireRoomTrainer } from "@/server/accounts/page-guards";
import { loadRelease } from "@/server/debrief/load-release";
import { logAccessHourly } from "@/server/store/accounts/access-log";
import { mayWithReport } from "@/workshop/debrief/report/permissions";

/** Its forms also work without a script: the server then sees by the referrer that they came from here. */
export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: await titleOf((await pageWords()).from("front")("desk.title"), params),
  referrer: "same-origin",
});
export const dynamic = "force-dynamic";

interface Props extends RoomProps {
  searchParams: Promise<{ of?: string | string[] }>;
}

/** Participants' texts, question by question, to be released for reports. */
export default async function TextsPage({ params, searchParams }: Props) {
  const { room, account, role } = await requireRoomTrainer((await params).room);
  if (!mayWithReport(role, "release")) redirect("/trainer");
  const words = await pageWords();
  const [desk, { of }] = await Promise.all([loadRelease(room.id, words.locale), searchParams]);
  if (!desk) notFound();
  await logAccessHourly(room.id, account.id, "open");
  const chosen =
    desk.pages.find(({ id, sources }) => id === of || sources.some(({ source }) => source.id === of)) ??
    desk.pages.find(({ sources }) => sources.some(({ source }) => source.held === null)) ??
    desk.pages[0] ??
    null;
  return (
    <PageTexts namespaces={["front"]}>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "debrief", below: true }} />
      <TextsDesk
        room={{ id: room.id, title: desk.title }}
        pages={desk.pages}
        chosen={chosen}
        words={words}
        save={saveRelease.bind(null, room.id)}
      />
    </PageTexts>
  );
}
