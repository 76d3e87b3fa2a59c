import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CampaignPages } from "@/activities/worksheet/campaign-pages";
import { campaignsIn } from "@/activities/worksheet/campaigns";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { requireRoomReader } from "@/server/accounts/guards";
import { loadDebrief } from "@/server/store/debrief";
import { inLanguage } from "@/workshop/content/texts";
import { debriefOf } from "@/workshop/debrief/debrief";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await pageWords()).t("sheets.campaignPages"),
});
export const dynamic = "force-dynamic";

/** The campaigns that the groups of a room planned, one on a page, for its trainers. */
export default async function Campaigns({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await requireRoomReader((await params).room);
  const input = await loadDebrief(room.id);
  if (!input) notFound();
  const words = await pageWords();
  const debrief = debriefOf({ ...input, workshop: inLanguage(input.workshop, words.locale) });
  return (
    <CampaignPages
      debriefs={campaignsIn(debrief)}
      words={words}
      title={debrief.title}
      back={`/debrief/${room.id}`}
    />
  );
}
