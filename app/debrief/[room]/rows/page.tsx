import type { Metadata } from "next";
import { RowsExport } from "@/components/debrief/rows-export";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { requireRoomReader } from "@/server/accounts/guards";

/**
 * Unlike other pages, this one names its origin when its form is sent: under "no-referrer" browsers send the origin
 * as "null", and the download could not tell our form from another site's.
 */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await pageWords()).t("rows.title"),
  referrer: "same-origin",
});

/** What the row-by-row table holds and what can go wrong with it, before anybody downloads it. */
export default async function RowsPage({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await requireRoomReader((await params).room);
  return <RowsExport room={room} words={await pageWords()} />;
}
