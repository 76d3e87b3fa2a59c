/** The handouts of a workshop or a room: which there are, when they are given out, and the PDF of each. */
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { type NavLink, NavLinks } from "@/components/ui/trainer-ways";
import type { TranslateHandout } from "@/messages/language";

/** The ways to a trainer's other pages, and to those of the room. */
export interface HandoutWays {
  /** Names of the ways for screen readers. */
  names: { main: string; room: string };
  main: readonly NavLink[];
  /** Null: the handouts are a workshop's. */
  room: readonly NavLink[] | null;
}

interface Props {
  title: string;
  handouts: readonly { id: string; title: string; when?: string; size?: "a6" }[];
  /** Sheets with what stands on them from the start, by name of group. */
  started: readonly { id: string; title: string }[];
  /** The workshop can be had with them, for the next room. */
  keeps: boolean;
  /** Further papers of a room that runs. */
  sheets: readonly ("sign-in" | "run-sheet" | "without-phones")[];
  /** Numbers of answer cards that are offered. */
  cards: readonly number[];
  languages: readonly { language: string; name: string; chosen: boolean }[];
  language: string;
  /** Some of their texts stand in the language in which they were written. */
  lacking: boolean;
  ways: HandoutWays;
  t: TranslateHandout;
}

const PAPERS = { a4: "A4", letter: "Letter" };

export function HandoutList({
  title,
  handouts,
  started,
  keeps,
  sheets,
  cards,
  languages,
  language,
  lacking,
  ways,
  t,
}: Props) {
  const files = (name: string, which: Record<string, string> = {}) =>
    Object.entries(PAPERS).map(([paper, words]) => (
      <a
        key={paper}
        href={`?${new URLSearchParams({ language, ...which, paper })}`}
        aria-label={`${name}, PDF, ${words}`}
      >
        PDF, {words}
      </a>
    ));
  return (
    <>
      <header>
        <nav className="ways" aria-label={ways.names.main}>
          <a href="/trainer">
            <b>Plenary</b>
          </a>
          <NavLinks ways={ways.main} here={ways.room ? "rooms" : "workshops"} below />
        </nav>
        {ways.room && (
          <nav className="ways" aria-label={ways.names.room}>
            <NavLinks ways={ways.room} here="handouts" />
          </nav>
        )}
      </header>
      <main>
        <h1>
          {t("title")}: <Authored text={title} />
        </h1>
        <p>{t(handouts.length === 0 ? "none" : "lead")}</p>
        {languages.length > 1 && (
          <nav className="choice" aria-label={t("languages")}>
            {languages.map(({ language: one, name, chosen }) => (
              <a
                key={one}
                href={`?language=${encodeURIComponent(one)}`}
                lang={one}
                aria-current={chosen || undefined}
              >
                {name}
              </a>
            ))}
          </nav>
        )}
        {lacking && <p>{t("lacking")}</p>}
        {handouts.length > 0 && (
          <ul>
            {handouts.length > 1 && (
              <li>
                <b>{t("all")}</b>
                <span className="choice">{files(t("all"))}</span>
              </li>
            )}
            {handouts.some(({ size }) => size) && (
              <li>
                <b>{t("pocket")}</b>
                <span className="choice">{files(t("pocket"), { size: "a6" })}</span>
                <p>{t("pocket-lead")}</p>
              </li>
            )}
            {handouts.map(({ id, title: name, when }) => (
              <li key={id}>
                <AuthoredIn as="b" text={name} />
                <span className="choice">{files(name, { only: id })}</span>
                {when !== undefined && <AuthoredIn as="p" text={when} />}
              </li>
            ))}
          </ul>
        )}
        {started.length > 0 && (
          <>
            <h2>{t("started")}</h2>
            <p>{t("started-lead")}</p>
            {keeps && (
              <p>
                <a href="?keep=next">{t("keep")}</a> {t("keep-lead")}
              </p>
            )}
            <ul>
              {started.map(({ id, title: name }) => (
                <li key={id}>
                  <AuthoredIn as="b" text={name} />
                  <span className="choice">{files(name, { only: id })}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {sheets.length > 0 && (
          <>
            <h2>{t("trainers")}</h2>
            <ul>
              {sheets.map((sheet) => (
                <li key={sheet}>
                  <b>{t(sheet)}</b>
                  <span className="choice">{files(t(sheet), { sheet })}</span>
                </li>
              ))}
              {cards.map((count, i) => (
                <li key={count}>
                  <b>{t("cards", { count })}</b>
                  <span className="choice">
                    {files(t("cards", { count }), { sheet: "cards", cards: String(count) })}
                  </span>
                  {i === cards.length - 1 && <p>{t("cards-lead")}</p>}
                </li>
              ))}
            </ul>
          </>
        )}
      </main>
    </>
  );
}
