import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { type RoomProps, titleOf } from "@/app/page-title";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { share } from "@/app/debrief/[room]/report-actions";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { SharePage } from "@/components/debrief/front/share-page";
import { requireRoomTrainer } from "@/server/accounts/page-guards";
import { sharedOrigin } from "@/server/http/shared-origin";
import {
  DAY_MS,
  maxLinkLifetime,
  publicationPath,
  PUBLISHED_DAYS,
  currentPublication,
} from "@/server/store/debrief/publications";
import { mayWithReport } from "@/workshop/debrief/report/permissions";

/** Its forms also work without a script: the server then sees by the referrer that they came from here. */
export const generateMetadata = async ({ params }: RoomProps): Promise<Metadata> => ({
  title: await titleOf((await pageWords()).from("front")("share.title"), params),
  referrer: "same-origin",
});
export const dynamic = "force-dynamic";

/** The link by which participants read the debrief: made, shown with its QR code and its end, withdrawn. */
export default async function Share({ params }: RoomProps) {
  const { account, room, role } = await requireRoomTrainer((await params).room);
  if (!mayWithReport(role, "publish")) redirect("/trainer");
  const published = await currentPublication(room.id);
  const link = published && `${await sharedOrigin()}${publicationPath(published.id)}`;
  const longest = await maxLinkLifetime(room.id);
  const daysLeft = published
    ? Math.max(1, Math.round((published.expiresAt.getTime() - Date.now()) / DAY_MS))
    : PUBLISHED_DAYS;
  return (
    <>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "debrief", below: true }} />
      <SharePage
        room={room}
        published={
          published && link
            ? {
                link,
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
    </>
  );
}
