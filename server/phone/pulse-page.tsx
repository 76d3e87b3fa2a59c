/** A small frame inside the page without script: it looks every few seconds whether the room has moved on. */
import { phoneTranslator } from "@/components/phone/texts";
import type { PageParts } from "@/server/phone/document";

const LOOK_SECONDS = 5;

export function pulsePage(language: string, moved: boolean): PageParts {
  const t = phoneTranslator(language);
  return {
    language,
    title: "Plenary",
    refresh: moved ? undefined : LOOK_SECONDS,
    body: (
      <body className="pulse">
        {moved && (
          <p>
            {t("newHere")}{" "}
            <a href="./" target="_top">
              {t("follow")}
            </a>
          </p>
        )}
      </body>
    ),
  };
}
