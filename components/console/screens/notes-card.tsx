"use client";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import card from "@/components/console/screens/card.module.css";
import { useConsoleContext } from "@/components/console/console-context";
import { stepNeighbours } from "@/components/console/steps";
import { Markdown } from "@/components/ui/markdown";
import { direction } from "@/model/text/language";

/** The trainer's own notes for this step; they can be folded when somebody looks over the shoulder. */
export function NotesCard() {
  const t = useTranslations("console");
  const locale = useLocale();
  const { plan, agenda, view } = useConsoleContext();
  const { current, next } = stepNeighbours(plan, view, agenda.agenda);
  // At a notice, the notes of the part it announces are what one reads meanwhile.
  const notes = current?.notice ? next?.notes : current?.notes;
  if (!current || view.face.kind === "day-over") return null;
  return (
    <details className={card.folding} open>
      <summary className={card.fold}>
        <h2>{t("notes.title")}</h2>
      </summary>
      <div className={card.notes} lang={plan.language} dir={direction(plan.language)}>
        {notes ? <Markdown text={notes} top={3} /> : <p lang={locale}>{t("notes.none")}</p>}
      </div>
    </details>
  );
}
