import { pageWords } from "@/app/debrief/[room]/page-words";
import { signInTexts } from "@/app/page-language";
import { SignOut } from "@/app/trainer/leave";
import styles from "@/app/trainer/trainer-bar.module.css";
import { LanguageChooser } from "@/components/language/chooser";
import { type NavLink, NavLinks, roomWays, trainerWays } from "@/components/ui/trainer-ways";
import { mayWithPeople } from "@/server/accounts/people-permissions";
import type { SignedIn } from "@/server/accounts/session";
import type { RoomRole } from "@/server/store/rooms/room-trainers";
import { mayWatch } from "@/server/health/permissions";

/** A page's place among the pages of a trainer. */
type TrainerSection = "rooms" | "workshops" | "compare" | "people" | "operation" | "account";

/** A page's place among the pages of one room. */
type RoomSection = "debrief" | "certificates" | "follow-up" | "data" | "trainers" | "compare";

interface Props {
  account: SignedIn;
  here: TrainerSection;
  /** Given for the pages of one room. */
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

/** The navigation of trainers' pages; on pages of a room, also among those of the room. */
export async function TrainerBar({ account, here, room, below = false }: Props) {
  const [{ from }, signIn] = [await pageWords(), await signInTexts()];
  const t = from("account");
  const isBelow = below || room !== undefined;
  const ways: NavLink[] = [
    ...trainerWays(from),
    ...(mayWithPeople(account.role, "list")
      ? [{ to: "people", href: "/trainer/people", words: from("people")("title") }]
      : []),
    ...(mayWatch(account.role, "see-operation")
      ? [{ to: "operation", href: "/trainer/operation", words: from("operation")("title") }]
      : []),
    { to: "help", href: "/docs", words: t("nav.help") },
  ];
  return (
    <header className={styles.bar}>
      <div className={styles.first}>
        <a href="/trainer" className={`brand ${styles.brand}`}>
          Plenary
        </a>
        <nav aria-label={t("nav.main")} className={styles.ways}>
          <NavLinks ways={ways} here={here} below={isBelow} />
        </nav>
        <div className={styles.own}>
          <LanguageChooser />
          <a
            href="/trainer/account"
            className={styles.account}
            aria-label={`${signIn("account.link")}: ${account.name}`}
            aria-current={here === "account" ? "page" : undefined}
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
  const { from } = await pageWords();
  const t = from("account");
  const ways = roomWays(from, room).filter(({ to }) => role !== "onlooker" || to === "debrief");
  return (
    <nav aria-label={t("nav.room")} className={styles.room}>
      <p>
        <bdi>{room.title}</bdi>
      </p>
      <NavLinks ways={ways} here={here} below={below} />
    </nav>
  );
}
