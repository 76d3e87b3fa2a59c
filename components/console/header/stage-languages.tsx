"use client";
import { useId } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { ownName } from "@/messages/languages";

/** The stage's language and its second one; nothing for a workshop in one language. */
export function StageLanguages() {
  const t = useTranslations("console");
  const id = useId();
  const { plan, view, act } = useConsoleContext();
  if (plan.languages.length < 2) return null;
  const [main = plan.language, second = ""] = view.stageLanguages;
  const options = (languages: readonly string[]) =>
    languages.map((one) => (
      <option key={one} value={one}>
        {ownName(one)}
      </option>
    ));
  return (
    <div className="field">
      <label htmlFor={`${id}main`}>{t("stageLanguages.main")}</label>
      <select
        id={`${id}main`}
        value={main}
        onChange={(e) => act({ type: "show-languages", main: e.target.value })}
      >
        {options(plan.languages)}
      </select>
      <label htmlFor={`${id}second`}>{t("stageLanguages.second")}</label>
      <select
        id={`${id}second`}
        value={second}
        onChange={(e) => act({ type: "show-languages", second: e.target.value || null })}
      >
        <option value="">{t("stageLanguages.none")}</option>
        {options(plan.languages.filter((one) => one !== main))}
      </select>
    </div>
  );
}
