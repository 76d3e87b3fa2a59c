import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { titleOf } from "@/app/page-title";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { ModelFigure } from "@/components/debrief/model-figure";
import choice from "@/app/trainer/cohorts/choice.module.css";
import styles from "@/components/debrief/debrief-page.module.css";
import { PrintButton } from "@/components/debrief/print-button";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { requireAccount, requireRoomTrainer } from "@/server/accounts/page-guards";
import { cohortRooms, endedRoomsOf } from "@/server/store/debrief/cohorts";
import { bandsSaid, cohortFigures } from "@/workshop/learning/cohorts/cohort-figures";
import { type CohortRoom, cohortsOf } from "@/workshop/learning/cohorts/compare";
import type { ReportWords } from "@/model/figures/report-words";

interface Props {
  searchParams: Promise<{ room?: string }>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [title, { room }] = [(await pageWords()).from("learning")("cohorts.title"), await searchParams];
  return { title: room === undefined ? title : await titleOf(title, Promise.resolve({ room })) };
}
export const dynamic = "force-dynamic";

/** Rooms of one workshop side by side, for a trainer of them all. */
export default async function CohortsPage({ searchParams }: Props) {
  const account = await requireAccount();
  const words = await pageWords();
  const { room } = await searchParams;
  if (room === undefined)
    return (
      <>
        <TrainerBar account={account} here="compare" />
        <Choice accountId={account.id} words={words} />
      </>
    );
  const rooms = await cohortRooms(account.id, room, words.locale);
  if (!rooms) notFound();
  const seen = await requireRoomTrainer(room);
  return (
    <>
      <TrainerBar account={account} here="compare" room={{ ...seen, here: "compare" }} />
      <Compared rooms={rooms} id={room} words={words} />
    </>
  );
}

async function Choice({ accountId, words }: { accountId: string; words: ReportWords }) {
  const t = words.from("learning");
  const rooms = await endedRoomsOf(accountId);
  const workshops = [...new Set(rooms.map((r) => r.workshop))]
    .map((workshop) => rooms.filter((r) => r.workshop === workshop))
    .filter((group) => group.length > 1);
  return (
    <main className={styles.page} lang={words.locale}>
      <header className={styles.top}>
        <div>
          <h1>{t("cohorts.title")}</h1>
          <p className={styles.sub}>{t("cohorts.lead")}</p>
        </div>
      </header>
      {workshops.length === 0 ? (
        <p className={styles.empty}>{t("cohorts.none")}</p>
      ) : (
        <p className={choice.ask}>{t("cohorts.choose")}</p>
      )}
      {workshops.map((group) => (
        <ul key={group[0]!.workshop} className={`lines ${choice.rooms}`}>
          {group.map((r) => (
            <li key={r.id} dir="auto">
              <a href={`/trainer/cohorts?room=${r.id}`}>
                {t("cohorts.chooseRoom", {
                  title: r.title,
                  day: words.day(r.endedAt.getTime()),
                  people: r.people,
                })}
              </a>
            </li>
          ))}
        </ul>
      ))}
    </main>
  );
}

function Compared({ rooms, id, words }: { rooms: CohortRoom[]; id: string; words: ReportWords }) {
  const t = words.from("learning");
  const cohorts = cohortsOf(rooms, id);
  const figures = cohortFigures(cohorts, words);
  const { room, others } = cohorts;
  return (
    <main className={styles.page} lang={words.locale}>
      <header className={styles.top}>
        <div>
          <h1 dir="auto">{room.title}</h1>
          <p className={styles.sub}>
            {t("cohorts.facts", {
              day: room.day === null ? "–" : words.day(room.day),
              people: room.people,
              others,
            })}
          </p>
        </div>
        <nav className="row" aria-label={words.t("actions")}>
          <a className="button" href="/trainer/cohorts">
            {t("cohorts.back")}
          </a>
          <a className="button" href={`/trainer/cohorts/table.csv?room=${room.id}`} download>
            {t("cohorts.csv")}
          </a>
          <PrintButton className="button" text={words.t("print")} />
        </nav>
      </header>
      <h2 className="quiet">{t("cohorts.title")}</h2>
      {figures.length === 0 && <p className={styles.empty}>{t("cohorts.nothing")}</p>}
      {cohorts.shares.some((s) => s.band) && <p className="muted">{bandsSaid(words)}</p>}
      {figures.map((model) => (
        <section key={model.id} className={styles.activity} aria-label={model.title}>
          <ModelFigure model={model} words={words} />
        </section>
      ))}
    </main>
  );
}
