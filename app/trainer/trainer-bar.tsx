import { pageWords } from "@/app/debrief/[room]/page-words";
import { accountTexts, operationTexts, peopleTexts, signInTexts } from "@/app/page-language";
import { SignOut } from "@/app/trainer/leave";
import styles from "@/app/trainer/trainer-bar.module.css";
import { LanguageChooser } from "@/components/language/chooser";
import { mayWithPeople } from "@/server/accounts/people-permissions";
import type { SignedIn } from "@/server/accounts/session";
import type { RoomRole } from "@/server/store/rooms/room-trainers";
import { mayWatch } from "@/server/health/permissions";

/** Where a page stands among the pages of a trainer. */
type TrainerSection = "rooms" | "workshops" | "compare" | "people" | "operation" | "account";

/** Where a page stands among the pages of one room. */
type RoomSection = "debrief" | "certificates" | "follow-up" | "data" | "trainers" | "compare";

interface Props {
  account: SignedIn;
  here: TrainerSection;
  /** Where the page is of one room. */
  room?: {
    room: { id: string; title: string; ended: boolean };
    role: RoomRole | "onlooker";
    here: RoomSection;
    /** The page is below the one named by `here`, as the short debrief is below the debrief. */
    below?: boolean;
  };
  /** The page is below the one named by `here`, as a rehearsal is below the workshops. */
  below?: boolean;
}

interface NavLink {
  href: string;
  words: string;
  current?: Current;
}

/** "true": the page is below this one. */
type Current = "page" | "true" | false;

/** The navigation of every page of a trainer: all their pages and, on pages of a room, those of the room. */
export async function TrainerBar({ account, here, room, below = false }: Props) {
  const [t, own, everybody, watch] = [
    await accountTexts(),
    await signInTexts(),
    await peopleTexts(),
    await operationTexts(),
  ];
  const current = (place: TrainerSection): Current => here === place && (room || below ? "true" : "page");
  const ways: NavLink[] = [
    { href: "/trainer", words: t("nav.rooms"), current: current("rooms") },
    { href: "/trainer/workshops", words: t("rooms.workshops"), current: current("workshops") },
    { href: "/trainer/cohorts", words: t("rooms.compare"), current: current("compare") },
    ...(mayWithPeople(account.role, "list")
      ? [{ href: "/trainer/people", words: everybody("title"), current: current("people") }]
      : []),
    ...(mayWatch(account.role, "see-operation")
      ? [{ href: "/trainer/operation", words: watch("title"), current: current("operation") }]
      : []),
  ];
  return (
    <header className={styles.bar}>
      <div className={styles.first}>
        <a href="/trainer" className={styles.brand}>
          Plenary
        </a>
        <nav aria-label={t("nav.main")} className={styles.ways}>
          <NavLinks ways={ways} />
        </nav>
        <div className={styles.own}>
          <LanguageChooser />
          <a
            href="/trainer/account"
            className={styles.account}
            aria-label={`${own("account.link")}: ${account.name}`}
            aria-current={current("account") || undefined}
          >
            <bdi>{account.name}</bdi>
          </a>
          <SignOut />
        </div>
      </div>
      {room && <RoomNav {...room} />}
    </header>
  );
}

/** The second level: the pages of one room, for those who run it; an onlooker reads the debrief alone. */
async function RoomNav({ room, role, here, below = false }: NonNullable<Props["room"]>) {
  const [t, { from }] = [await accountTexts(), await pageWords()];
  const current = (place: RoomSection): Current => here === place && (below ? "true" : "page");
  const at = `/debrief/${room.id}`;
  const debrief: NavLink = { href: at, words: t("rooms.debrief"), current: current("debrief") };
  const ways: NavLink[] =
    role === "onlooker"
      ? [debrief]
      : [
          { href: `/console/${room.id}`, words: t("rooms.console") },
          debrief,
          {
            href: `${at}/certificates`,
            words: from("certificates")("link"),
            current: current("certificates"),
          },
          { href: `/handouts/rooms/${room.id}`, words: t("rooms.handouts") },
          { href: `${at}/follow-up`, words: from("followup")("link"), current: current("follow-up") },
          { href: `${at}/data`, words: t("nav.data"), current: current("data") },
          { href: `${at}/trainers`, words: t("nav.trainers"), current: current("trainers") },
          ...(room.ended
            ? [
                {
                  href: `/trainer/cohorts?room=${room.id}`,
                  words: t("nav.compare"),
                  current: current("compare"),
                },
              ]
            : []),
        ];
  return (
    <nav aria-label={t("nav.room")} className={styles.room}>
      <p>
        <bdi>{room.title}</bdi>
      </p>
      <NavLinks ways={ways} />
    </nav>
  );
}

const NavLinks = ({ ways }: { ways: readonly NavLink[] }) => (
  <ul>
    {ways.map(({ href, words, current }) => (
      <li key={href}>
        <a href={href} aria-current={current || undefined}>
          {words}
        </a>
      </li>
    ))}
  </ul>
);
