"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import card from "@/components/console/screens/card.module.css";
import { useConsoleContext } from "@/components/console/console-context";
import { stepNeighbours } from "@/components/console/steps";
import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import { direction } from "@/model/text/language";

/** The trainer's notes for this step. @param short the first three lines, until all are asked for */
export function NotesCard({ short = false }: { short?: boolean }) {
  const t = useTranslations("console");
  const locale = useLocale();
  const { plan, agenda, view } = useConsoleContext();
  const { current, next } = stepNeighbours(plan, view, agenda.agenda);
  // A notice has the notes of the part that it announces.
  const notes = current?.notice ? next?.notes : current?.notes;
  const [whole, setWhole] = useState(false);
  const text = useRef<HTMLDivElement>(null);
  const cut = useOverflow(text, short);
  if (!current || view.ended || view.face.kind === "day-over") return null;
  return (
    <details open>
      <summary className="kicker">
        <h2>{t("notes.title")}</h2>
      </summary>
      <div
        ref={text}
        className={card.notes}
        data-notes
        data-short={(short && !whole) || undefined}
        lang={plan.language}
        dir={direction(plan.language)}
      >
        {notes ? <Markdown text={notes} top={3} /> : <p lang={locale}>{t("notes.none")}</p>}
      </div>
      {short && (cut || whole) && (
        <Button size="small" look="bare" aria-expanded={whole} data-fold onClick={() => setWhole(!whole)}>
          {t(whole ? "notes.less" : "notes.more")}
        </Button>
      )}
    </details>
  );
}

/** True while a text is longer than its place. */
function useOverflow(ref: RefObject<HTMLElement | null>, on: boolean): boolean {
  const [cut, setCut] = useState(false);
  useEffect(() => {
    const box = ref.current;
    if (!on || !box) return;
    const look = () => setCut(box.scrollHeight > box.clientHeight + 1);
    const watch = new ResizeObserver(look);
    watch.observe(box);
    for (const child of box.children) watch.observe(child);
    return () => watch.disconnect();
  });
  return cut;
}
