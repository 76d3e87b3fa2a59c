import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { share } from "@/app/debrief/[room]/share-actions";
import { SharePage } from "@/components/debrief/front/share-page";
import { requireRoomTrainer } from "@/server/accounts/guards";
import { readerOrigin } from "@/server/debrief/reader-address";
import {
  DAY_MS,
  longestLink,
  publicationPath,
  PUBLISHED_DAYS,
  publishedFor,
} from "@/server/store/publications";
import { mayWithReport } from "@/workshop/report/permissions";

/** Its forms work without a script too, and then the server must see that they came from here; hence the referrer. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await pageWords()).from("front")("share.title"),
  referrer: "same-origin",
});
export const dynamic = "force-dynamic";

/** The link by which participants read the debrief: made, shown with its QR code and its end, withdrawn. */
export default async function Share({ params }: { params: Promise<{ room: string }> }) {
  const { room, role } = await requireRoomTrainer((await params).room);
  if (!mayWithReport(role, "publish")) redirect("/trainer");
  const published = await publishedFor(room.id);
  const link = published && `${await readerOrigin()}${publicationPath(published.id)}`;
  const longest = await longestLink(room.id);
  const daysLeft = published
    ? Math.max(1, Math.round((published.expiresAt.getTime() - Date.now()) / DAY_MS))
    : PUBLISHED_DAYS;
  return (
    <SharePage
      room={room}
      published={
        published && link
          ? {
              link,
              path: publicationPath(published.id),
              ends: published.expiresAt.getTime(),
              experts: published.experts,
            }
          : null
      }
      days={Math.min(daysLeft, longest.days)}
      longest={{ days: longest.days, erasure: longest.erasure?.getTime() ?? null }}
      words={await pageWords()}
      send={share.bind(null, room.id)}
    />
  );
}
