import type { Metadata } from "next";
import { accountTexts } from "@/app/page-language";
import { Examples } from "@/app/trainer/examples/examples";
import { OpenRoom } from "@/app/trainer/open-room";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { RoomCard } from "@/app/trainer/room-card";
import styles from "@/app/trainer/trainer.module.css";
import { requireAccount } from "@/server/accounts/guards";
import { otherAccounts } from "@/server/store/accounts";
import { authoredOf } from "@/server/store/authored";
import { roomsOf } from "@/server/store/room-trainers";
import { listWorkshops } from "@/server/store/workshops";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await accountTexts())("home") });

/** The trainer's home: rooms, a new room, examples. */
export default async function TrainerPage({
  searchParams,
}: {
  searchParams: Promise<{ workshop?: string; part?: string }>;
}) {
  const account = await requireAccount();
  const t = await accountTexts();
  const [rooms, shipped, authored, others, { workshop, part }] = await Promise.all([
    roomsOf(account.id),
    listWorkshops(),
    authoredOf(account.id),
    otherAccounts(account.id),
    searchParams,
  ]);
  const written = authored
    .filter((one) => !one.archivedAt)
    .map(({ id, language, title }) => ({ id, language, title }));
  return (
    <>
      <TrainerBar account={account} here="home" />
      <main className={styles.home}>
        <section className={styles.rooms} aria-labelledby="rooms">
          <h1 id="rooms">{t("rooms.title")}</h1>
          {rooms.length === 0 && <p className={styles.note}>{t("rooms.none")}</p>}
          <ul className={styles.list}>
            {rooms.map((room) => (
              <li key={room.id}>
                <RoomCard room={room} others={others} />
              </li>
            ))}
          </ul>
          {rooms.length === 0 && <Examples account={account.id} />}
        </section>
        <div className={styles.side}>
          <OpenRoom shipped={shipped} written={written} first={workshop} firstPart={part} />
          {rooms.length > 0 && <Examples account={account.id} />}
        </div>
      </main>
    </>
  );
}
