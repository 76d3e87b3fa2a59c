import { PageTexts } from "@/app/page-texts";
import type { Metadata } from "next";
import { accountTexts } from "@/app/page-language";
import { Examples } from "@/app/trainer/examples/examples";
import { OpenRoom } from "@/app/trainer/open-room";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { offerOf } from "@/app/trainer/room-actions";
import { RoomCard } from "@/app/trainer/room-card";
import styles from "@/app/trainer/rooms.module.css";
import { requireAccount } from "@/server/accounts/page-guards";
import { roomsOf } from "@/server/store/rooms/room-trainers";
import { listWorkshops } from "@/server/store/editor/shipped-workshops";
import { listAuthored } from "@/server/store/editor/authored";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await accountTexts())("home") });

interface Props {
  searchParams: Promise<{ workshop?: string; part?: string }>;
}

/** The trainer's home: rooms, a new room, examples. */
export default async function TrainerPage({ searchParams }: Props) {
  const account = await requireAccount();
  const t = await accountTexts();
  const [rooms, shipped, authored, { workshop, part }] = await Promise.all([
    roomsOf(account.id),
    listWorkshops(),
    listAuthored(account.id),
    searchParams,
  ]);
  const written = authored
    .filter((one) => !one.archivedAt)
    .map(({ id, language, title }) => ({ id, language, title }));
  const chosen = [...shipped, ...written].find(({ id }) => id === workshop) ?? shipped[0] ?? written[0];
  const offer = chosen ? await offerOf(chosen.id) : null;
  const groups = [
    { name: t("rooms.running"), rooms: rooms.filter((room) => room.endedAt === null) },
    { name: t("rooms.ended"), rooms: rooms.filter((room) => room.endedAt !== null) },
  ].filter((group) => group.rooms.length > 0);
  return (
    <PageTexts namespaces={["certificates", "exports", "retention"]}>
      <TrainerBar account={account} here="rooms" />
      <main className={styles.home}>
        <div className={styles.rooms}>
          <div className="row apart">
            <h1>{t("rooms.title")}</h1>
            {rooms.length > 0 && <a href="#open-room">{t("openRoom.title")}</a>}
          </div>
          {rooms.length === 0 && <p className="muted">{t("rooms.none")}</p>}
          {groups.map((group) => (
            <section key={group.name} aria-label={group.name}>
              <h2 className={styles.state}>{group.name}</h2>
              <ul className="plain">
                {group.rooms.map((room) => (
                  <li key={room.id}>
                    <RoomCard room={room} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <div className={styles.open}>
          <OpenRoom shipped={shipped} written={written} first={chosen?.id} firstPart={part} offer={offer} />
        </div>
        <div className={styles.examples}>
          <Examples account={account.id} />
        </div>
      </main>
    </PageTexts>
  );
}
