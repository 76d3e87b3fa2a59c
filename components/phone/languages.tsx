/** The choice of a language, each written in itself: links before the room, a form in it. */
import type { Translate } from "@/components/phone/texts";
import { ownName } from "@/messages/languages";
import { direction } from "@/model/text/language";

interface Props {
  language: string;
  offered: readonly string[];
  t: Translate;
}

export function LanguageLinks({ language, offered, t }: Props) {
  return (
    <nav className="languages" aria-label={t("language")}>
      {offered.map(
        (one) =>
          one !== language && (
            <a key={one} href={`?in=${one}`} lang={one} dir={direction(one)}>
              {ownName(one)}
            </a>
          ),
      )}
    </nav>
  );
}

/** With the script half-written answers stay; without it the page reloads. */
export function LanguageForm({ language, offered, t }: Props) {
  return (
    <form method="post" action="language" id="language" aria-labelledby="language-title">
      <h2 id="language-title">{t("language")}</h2>
      {offered.map((one) => (
        <button
          key={one}
          type="submit"
          name="language"
          value={one}
          lang={one}
          dir={direction(one)}
          aria-pressed={one === language}
        >
          {ownName(one)}
        </button>
      ))}
    </form>
  );
}
