"use client";
import { useTranslations } from "@/components/language/use-translations";
import { ConfirmButton } from "@/components/console/groups/confirm-button";
import { Button } from "@/components/ui/button";
import { namesApart } from "@/workshop/groups/names";
import type { ConsoleView } from "@/workshop/protocol/console";

interface Props {
  waiting: ConsoleView["waiting"];
  letIn: (people: string[]) => void;
  /** Null: all who wait. */
  turnAway: (people: string[] | null) => void;
}

/** People before the door, by the names that they would have in the room. */
export function WaitingList({ waiting: { count, people }, letIn, turnAway }: Props) {
  const t = useTranslations("door");
  if (count === 0) return null;
  const ids = people.map((p) => p.id);
  const names = namesApart(people, t("nameless"));
  return (
    <div className="notice stack" data-waiting={count}>
      <h3>{t("waiting", { count })}</h3>
      <ul className="lines scrolls">
        {ids.map((id) => {
          const name = names.get(id)!;
          return (
            <li key={id}>
              <span>
                <bdi>{name}</bdi>
              </span>
              <Button size="small" aria-label={t("letInOf", { name })} onClick={() => letIn([id])}>
                {t("letIn")}
              </Button>
              <Button
                size="small"
                look="bare"
                aria-label={t("turnAwayOf", { name })}
                onClick={() => turnAway([id])}
              >
                {t("turnAway")}
              </Button>
            </li>
          );
        })}
      </ul>
      {count > people.length && <p className="hint">{t("waitingMore", { count: count - people.length })}</p>}
      {count > 1 && (
        <div className="row">
          <Button size="small" look="primary" onClick={() => letIn(ids)}>
            {count > people.length ? t("letInThese", { count: people.length }) : t("letInAll")}
          </Button>
          <ConfirmButton
            look="danger"
            ask={t("turnAllAwayAsk", { count })}
            go={t("turnAllAway")}
            onGo={() => turnAway(null)}
          >
            {t("turnAllAway")}
          </ConfirmButton>
        </div>
      )}
    </div>
  );
}
