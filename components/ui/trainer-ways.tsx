/** The ways between a trainer's pages, and between those of one room. */

export interface NavLink {
  /** The name of its page. */
  to: string;
  href: string;
  words: string;
}

/** The texts of a namespace of `messages/<language>/`. */
type From = (namespace: string) => (key: string) => string;

export function trainerWays(from: From): NavLink[] {
  const t = from("account");
  return [
    { to: "rooms", href: "/trainer", words: t("nav.rooms") },
    { to: "workshops", href: "/trainer/workshops", words: t("rooms.workshops") },
    { to: "compare", href: "/trainer/cohorts", words: t("rooms.compare") },
  ];
}

export function roomWays(from: From, { id, ended }: { id: string; ended: boolean }): NavLink[] {
  const t = from("account");
  const debrief = `/debrief/${id}`;
  const compare = { to: "compare", href: `/trainer/cohorts?room=${id}`, words: t("nav.compare") };
  return [
    { to: "console", href: `/console/${id}`, words: t("rooms.console") },
    { to: "debrief", href: debrief, words: t("rooms.debrief") },
    { to: "certificates", href: `${debrief}/certificates`, words: from("certificates")("link") },
    { to: "handouts", href: `/handouts/rooms/${id}`, words: t("rooms.handouts") },
    { to: "follow-up", href: `${debrief}/follow-up`, words: from("followup")("link") },
    { to: "data", href: `${debrief}/data`, words: t("nav.data") },
    { to: "trainers", href: `${debrief}/trainers`, words: t("nav.trainers") },
    ...(ended ? [compare] : []),
  ];
}

interface Props {
  ways: readonly NavLink[];
  here?: string | null;
  below?: boolean;
}

/** @param here the name of this page, or with `below` of the page above it */
export const NavLinks = ({ ways, here = null, below = false }: Props) => (
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
