import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { frontTexts } from "@/app/debrief/front-words";
import { NoteChainLine } from "@/app/note-chain-line";
import { dateLocale, pageLanguage } from "@/app/page-language";
import { AccessLog } from "@/components/debrief/access-log";
import { requireRoomTrainer } from "@/server/accounts/guards";
import { accessChain, accessNotes } from "@/server/store/access-log";
import { isAccessAction } from "@/workshop/report/access-actions";
import { mayWithReport } from "@/workshop/report/permissions";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await frontTexts())("log.title") });
export const dynamic = "force-dynamic";

/** What trainers did with the room's data, for the trainer who opened it. */
export default async function LogPage({ params }: { params: Promise<{ room: string }> }) {
  const { room, role } = await requireRoomTrainer((await params).room);
  if (!mayWithReport(role, "read-log")) redirect(`/debrief/${room.id}`);
  const t = await frontTexts();
  const dates = new Intl.DateTimeFormat(dateLocale(await pageLanguage()), {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const notes = (await accessNotes(room.id)).map(({ id, name, action, detail, at }) => {
    const what = isAccessAction(action) ? t(`log.${action}`) : t("log.other", { action });
    return {
      id,
      at: at.toISOString(),
      when: dates.format(at),
      who: name || t("log.gone"),
      what: detail ? t("log.detail", { what, detail }) : what,
    };
  });
  const words = {
    title: t("log.title"),
    lead: t("log.lead"),
    back: t("log.back"),
    empty: t("log.empty"),
    when: t("log.when"),
    who: t("log.who"),
    what: t("log.what"),
  };
  return (
    <AccessLog notes={notes} room={room} words={words}>
      <NoteChainLine chain={await accessChain(room.id)} />
    </AccessLog>
  );
}
