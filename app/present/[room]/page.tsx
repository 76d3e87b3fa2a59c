import type { Metadata } from "next";
import { accountTexts } from "@/app/page-language";
import { LivePresenter } from "@/app/present/[room]/live-presenter";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await accountTexts())("rooms.console"),
});

/**
 * One session's console. The key is in the address after `#k=` and never reaches a server log; the socket
 * checks it.
 */
export default async function PresentPage({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params;
  return <LivePresenter room={room} />;
}
