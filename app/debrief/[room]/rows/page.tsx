import type { Metadata } from "next";
import { type RoomProps, titleOf } from "@/app/page-title";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { RowsExport } from "@/components/debrief/rows-export";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { requireRoomReader } from "@/server/accounts/page-guards";

/**
 * Unlike other pages, this one names its origin when its form is sent: under "no-referrer" browsers send the
 * origin as "null", and the download could not tell our form from another site's.
 */
export const generateMetadata = async ({ params }: RoomProps): Promise<Metadata> => ({
  title: await titleOf((await pageWords()).t("rows.title"), params),
  referrer: "same-origin",
});

/** The contents and risks of the row-by-row table, before its download. */
export default async function RowsPage({ params }: RoomProps) {
  const { account, room, role } = await requireRoomReader((await params).room);
  return (
    <>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "debrief", below: true }} />
      <RowsExport room={room} words={await pageWords()} />
    </>
  );
}
