"use client";
import { useId } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { ownName } from "@/messages/languages";

/** Which language the stage speaks, and which stands beside it, smaller. Nothing where the workshop has only one. */
export function StageLanguages() {
  const t = useTranslations("console");
  const id = useId();
  const { plan, view, act } = useConsoleContext();
  if (plan.languages.length < 2) return null;
  const [main = plan.language, second = ""] = view.stageLanguages;
  const options = (of: readonly string[]) =>
    of.map((one) => (
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
