/** The ways between a trainer's pages, and between those of one room. */

export interface NavLink {
  /** Which page it leads to. */
  to: string;
  href: string;
  words: string;
}

/** The texts of a namespace of `messages/<language>/`. */
type From = (namespace: string) => (key: string) => string;

/** The pages of every trainer. */
export function trainerWays(from: From): NavLink[] {
  const t = from("account");
  return [
    { to: "rooms", href: "/trainer", words: t("nav.rooms") },
    { to: "workshops", href: "/trainer/workshops", words: t("rooms.workshops") },
    { to: "compare", href: "/trainer/cohorts", words: t("rooms.compare") },
  ];
}

/** The pages of a room for those who run it. */
export function roomWays(from: From, { id, ended }: { id: string; ended: boolean }): NavLink[] {
  const t = from("account");
  const at = `/debrief/${id}`;
  const compare = { to: "compare", href: `/trainer/cohorts?room=${id}`, words: t("nav.compare") };
  return [
    { to: "console", href: `/console/${id}`, words: t("rooms.console") },
    { to: "debrief", href: at, words: t("rooms.debrief") },
    { to: "certificates", href: `${at}/certificates`, words: from("certificates")("link") },
    { to: "handouts", href: `/handouts/rooms/${id}`, words: t("rooms.handouts") },
    { to: "follow-up", href: `${at}/follow-up`, words: from("followup")("link") },
    { to: "data", href: `${at}/data`, words: t("nav.data") },
    { to: "trainers", href: `${at}/trainers`, words: t("nav.trainers") },
    ...(ended ? [compare] : []),
  ];
}

/** @param here where the page stands: at the page of this name, or below it */
export const NavLinks = ({
  ways,
  here = null,
  below = false,
}: {
  ways: readonly NavLink[];
  here?: string | null;
  below?: boolean;
}) => (
  <ul>
    {ways.map(({ to, href, words }) => (
      <li key={to}>
        <a href={href} aria-current={to === here ? (below ? "true" : "page") : undefined}>
          {words}
        </a>
      </li>
    ))}
  </ul>
);
