/** Choices above the handouts, on screens alone. */
import type { Sheet } from "@/components/handouts/handouts";
import { Authored } from "@/components/ui/authored";
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

interface BarProps {
  sheets: readonly Sheet[];
  title: string;
  all: readonly { id: string; title: string; when?: string }[];
  /** The id of the one that is shown alone. */
  only: string | null;
  languages: readonly { language: string; name: string; chosen: boolean }[];
  language: string;
  /** Some of their texts stand in the language in which they were written. */
  lacking: boolean;
  /** Null in a file. */
  ways: HandoutWays | null;
  t: TranslateHandout;
}

export function HandoutsBar({ sheets, title, all, only, languages, language, lacking, ways, t }: BarProps) {
  const tooLong = sheets.filter(({ layout }) => layout === null).map(({ handout }) => handout.title);
  const where = (chosen: string, id: string | null) =>
    `?language=${encodeURIComponent(chosen)}${id === null ? "" : `&only=${id}`}`;
  return (
    <header className="bar">
      {ways && (
        <nav className="ways" aria-label={ways.names.main}>
          <a href="/trainer">
            <b>Plenary</b>
          </a>
          <NavLinks ways={ways.main} here={ways.room ? "rooms" : "workshops"} below />
        </nav>
      )}
      {ways?.room && (
        <nav className="ways" aria-label={ways.names.room}>
          <NavLinks ways={ways.room} here="handouts" />
        </nav>
      )}
      <h1>
        {t("title")}: <Authored text={title} />
      </h1>
      <p>{t(all.length === 0 ? "none" : "lead")}</p>
      {all.length > 0 && (
        <nav aria-label={t("title")}>
          <a href={where(language, null)} aria-current={only === null || undefined}>
            {t("all")}
          </a>
          {all.map(({ id, title }) => (
            <a key={id} href={where(language, id)} aria-current={only === id || undefined}>
              <Authored text={title} />
            </a>
          ))}
        </nav>
      )}
      {all.map(
        ({ id, title, when }) =>
          when !== undefined && (
            <p key={id}>
              <b>
                <Authored text={title} />:
              </b>{" "}
              <Authored text={when} />
            </p>
          ),
      )}
      {languages.length > 1 && (
        <nav aria-label={t("languages")}>
          {languages.map(({ language, name, chosen }) => (
            <a key={language} href={where(language, only)} lang={language} aria-current={chosen || undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      {lacking && <p>{t("lacking")}</p>}
      {tooLong.length > 0 && <p role="alert">{t("tooLong", { titles: tooLong.join(", ") })}</p>}
    </header>
  );
}
