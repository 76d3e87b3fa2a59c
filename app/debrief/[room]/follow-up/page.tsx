import type { Metadata } from "next";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { FollowUpTexts } from "@/components/certificates/follow-up-texts";
import { ModelFigure } from "@/components/debrief/model-figure";
import { requireRoomTrainer } from "@/server/accounts/guards";
import { followUpCounts, followUpTexts } from "@/server/store/follow-up";
import { followUpChapter } from "@/workshop/follow-up/chapter";

/** Forms of this page must name their origin; see the page of row-by-row data. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await pageWords()).from("followup")("pageTitle"),
  referrer: "same-origin",
});
export const dynamic = "force-dynamic";

/** What people wrote of their commitments after weeks, to be released or kept back. */
export default async function FollowUp({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await requireRoomTrainer((await params).room);
  const words = await pageWords();
  const t = words.from("followup");
  const figures =
    followUpChapter(await followUpCounts(room.id), t)?.parts.flatMap((part) => part.figures) ?? [];
  return (
    <FollowUpTexts room={room} texts={await followUpTexts(room.id)} t={t}>
      {figures.map((model) => (
        <ModelFigure key={model.id} model={model} words={words} />
      ))}
    </FollowUpTexts>
  );
}
