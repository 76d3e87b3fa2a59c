import type { Metadata } from "next";
import { type RoomProps, titleOf } from "@/app/page-title";
import { accountTexts, peopleTexts } from "@/app/page-language";
import { CoTrainers } from "@/app/trainer/co-trainers";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { requireRoomTrainer } from "@/server/accounts/page-guards";
import { mayWithPeople } from "@/server/accounts/people-permissions";
import { otherAccounts } from "@/server/store/accounts/accounts";
import { trainersOf } from "@/server/store/rooms/room-trainers";

export const generateMetadata = async ({ params }: RoomProps): Promise<Metadata> => ({
  title: await titleOf((await accountTexts())("coTrainers.title"), params),
});
export const dynamic = "force-dynamic";

/** The people who may run a room: its trainer adds and removes co-trainers, who see the list. */
export default async function TrainersPage({ params }: RoomProps) {
  const { account, room, role } = await requireRoomTrainer((await params).room);
  const [t, everybody] = [await accountTexts(), await peopleTexts()];
  const [trainers, others] = await Promise.all([
    trainersOf(room.id),
    role === "trainer" ? otherAccounts(account.id) : [],
  ]);
  return (
    <>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "trainers" }} />
      <main className="page narrow">
        <h1>{t("coTrainers.title")}</h1>
        <ul className="card">
          {trainers.map(({ id, name, role: as }) => (
            <li key={id}>
              <bdi>{name}</bdi> <span className="muted">{t("coTrainers.role", { role: as })}</span>
            </li>
          ))}
        </ul>
        {role === "trainer" ? (
          <CoTrainers
            room={room}
            coTrainers={trainers.filter((trainer) => trainer.role === "co-trainer")}
            others={others}
          />
        ) : (
          <p className="hint">{t("coTrainers.onlyTrainer")}</p>
        )}
        {mayWithPeople(account.role, "list") && (
          <p>
            <a href="/trainer/people">{everybody("toPeople")}</a>
          </p>
        )}
      </main>
    </>
  );
}
