import type { Metadata } from "next";
import { type RoomProps, titleOf } from "@/app/page-title";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { FollowUpTexts } from "@/components/certificates/follow-up-texts";
import { ModelFigure } from "@/components/debrief/model-figure";
import { requireRoomTrainer } from "@/server/accounts/page-guards";
import { followUpCounts, followUpTexts } from "@/server/store/learning/follow-up";
import { followUpChapter } from "@/workshop/debrief/follow-up/chapter";

/** Forms of this page must name their origin; see the page of row-by-row data. */
export const generateMetadata = async ({ params }: RoomProps): Promise<Metadata> => ({
  title: await titleOf((await pageWords()).from("followup")("pageTitle"), params),
  referrer: "same-origin",
});
export const dynamic = "force-dynamic";

/** Participants' texts on their commitments after weeks, to be released or kept back. */
export default async function FollowUp({ params }: RoomProps) {
  const { account, room, role } = await requireRoomTrainer((await params).room);
  const words = await pageWords();
  const t = words.from("followup");
  const figures =
    followUpChapter(await followUpCounts(room.id), t)?.parts.flatMap((part) => part.figures) ?? [];
  return (
    <>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "follow-up" }} />
      <FollowUpTexts room={room} texts={await followUpTexts(room.id)} t={t}>
        {figures.map((model) => (
          <ModelFigure key={model.id} model={model} words={words} />
        ))}
      </FollowUpTexts>
    </>
  );
}
