"use client";
/** The language of the trainers' pages: each is written in itself; kept in a cookie of this browser. */
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/language/chooser.module.css";
import { useFilledEarly } from "@/components/ui/use-filled-early";
import { interfaceLanguages, LANGUAGE_COOKIE, ownName } from "@/messages/languages";

const YEAR = 365 * 86_400;

export function LanguageChooser() {
  const t = useTranslations("account");
  const router = useRouter();
  const locale = useLocale();
  const list = useRef<HTMLSelectElement>(null);
  useFilledEarly(list, ({ value }) => value !== locale && choose(value));
  function choose(language: string) {
    // biome-ignore lint/suspicious/noDocumentCookie: plain http pages have no cookie store.
    document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR}; SameSite=Lax`;
    router.refresh();
  }
  return (
    <select
      ref={list}
      className={styles.chooser}
      aria-label={t("language")}
      // Browsers restore earlier values, which would be taken for a choice.
      autoComplete="off"
      value={locale}
      onChange={(e) => choose(e.target.value)}
    >
      {interfaceLanguages.map((one) => (
        <option key={one} value={one} lang={one}>
          {ownName(one)}
        </option>
      ))}
    </select>
  );
}
