import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type RoomProps, titleOf } from "@/app/page-title";
import { pageDates, retentionTexts } from "@/app/page-language";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { DataEnd } from "@/components/debrief/data-end";
import { requireRoomTrainer } from "@/server/accounts/page-guards";
import { retentionOf } from "@/server/store/retention/retention";
import { findErasure } from "@/server/store/retention/erasures";
import { mayWithReport } from "@/workshop/debrief/report/permissions";

/** Its forms also work without a script: the server then sees by the referrer that they came from here. */
export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: await titleOf((await retentionTexts())("title"), params),
  referrer: "same-origin",
});
export const dynamic = "force-dynamic";

const sayings = ["erased", "title", "running", "sealing", "changed", "only-shorter", "days", "busy"] as const;

interface Props extends RoomProps {
  searchParams: Promise<{ said?: string }>;
}

/** The time for which the personal data of a room is kept, and its erasure. */
export default async function DataPage({ params, searchParams }: Props) {
  const { account, room, role } = await requireRoomTrainer((await params).room);
  const [retention, erasure, t] = await Promise.all([
    retentionOf(room.id),
    findErasure(room.id),
    retentionTexts(),
  ]);
  if (!retention) notFound();
  const dates = await pageDates({ dateStyle: "long" });
  const asked = (await searchParams).said;
  const said = sayings.find((s) => s === asked);
  const { keepDays, due, people } = retention;
  const kept =
    keepDays === null
      ? t("keptOpen")
      : due
        ? t("keptUntil", { date: dates.format(due) })
        : t("keptAfter", { days: keepDays });
  return (
    <>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "data" }} />
      <DataEnd
        room={room}
        said={said ? { text: t(`said.${said}`), good: said === "erased" || said === "changed" } : null}
        erased={erasure && dates.format(erasure.at)}
        kept={kept}
        change={mayWithReport(role, "purge") ? { people, days: keepDays } : null}
        t={t}
      />
    </>
  );
}
