import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CampaignPages } from "@/components/debrief/campaign-pages";
import { campaignsIn } from "@/workshop/debrief/campaigns";
import { type RoomProps, titleOf } from "@/app/page-title";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { requireRoomReader } from "@/server/accounts/page-guards";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { inLanguage } from "@/workshop/content/texts";
import { debriefOf } from "@/workshop/debrief/debrief";

export const generateMetadata = async ({ params }: RoomProps): Promise<Metadata> => ({
  title: await titleOf((await pageWords()).t("sheets.campaignPages"), params),
});
export const dynamic = "force-dynamic";

/** The campaigns that the groups of a room planned, one on a page, for its trainers. */
export default async function Campaigns({ params }: RoomProps) {
  const { account, room, role } = await requireRoomReader((await params).room);
  const input = await loadDebrief(room.id);
  if (!input) notFound();
  const words = await pageWords();
  const debrief = debriefOf({ ...input, workshop: inLanguage(input.workshop, words.locale) });
  return (
    <>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "debrief", below: true }} />
      <CampaignPages campaigns={campaignsIn(debrief)} words={words} title={debrief.title} />
    </>
  );
}
