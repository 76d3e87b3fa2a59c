"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { Button } from "@/components/ui/button";
import { MAX_TEXTS, type ListPage } from "@/model/list-pages";

/** The piece of a long list on show, and the way to the others. */
export function TurnList({ piece, of: name }: { piece: ListPage | undefined; of: string }) {
  const t = useTranslations("console.lists");
  const { act } = useConsoleContext();
  if (!piece) return null;
  const { list, from, of } = piece;
  const to = Math.min(from + MAX_TEXTS, of);
  const turn = (start: number) => () =>
    start < of && start !== from && void act({ type: "turn-list", list, from: start });
  return (
    <nav className="row" aria-label={t("of", { list: name })}>
      <span role="status">{t("shown", { from: from + 1, to, of })}</span>
      <Button size="small" aria-disabled={from === 0} onClick={turn(Math.max(0, from - MAX_TEXTS))}>
        {t("before")}
      </Button>
      <Button size="small" aria-disabled={to === of} onClick={turn(to)}>
        {t("after")}
      </Button>
    </nav>
  );
}
