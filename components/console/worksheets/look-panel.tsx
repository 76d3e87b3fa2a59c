"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import { ResultLine } from "@/components/console/groups/result-line";
import { usePanelAction } from "@/components/console/groups/use-actions";
import { LookVerbs } from "@/components/console/worksheets/look-verbs";
import { LookSheet } from "@/components/console/worksheets/look-sheet";
import styles from "@/components/console/worksheets/look.module.css";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { direction } from "@/model/text/language";
import type { GroupId } from "@/model/room/groups";

/** The sheet of one group while it is written, and the trainer's verbs for that group. */
export function LookPanel({ group: id, onClose }: { group: GroupId; onClose: () => void }) {
  const t = useTranslations("console");
  const name = useGroupName();
  const { plan, view, look, lost } = useConsoleContext();
  const { perform, result } = usePanelAction();
  const { work } = view;
  const refused = useLook(work?.activity ?? null, id);
  const one = work?.groups.find((g) => g.group.id === id);
  const shown = look && work && look.activity === work.activity && look.group === id ? look : null;
  const title = one ? name(one.group) : t("work.look");
  return (
    <Dialog
      wide="full"
      title={title}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      {!work || !one ? (
        <p>{t("work.gone")}</p>
      ) : (
        <div className={styles.panel}>
          <div className={`stack ${styles.sheet}`} dir={direction(plan.language)}>
            {lost && <p role="status">{t("lost")}</p>}
            {shown ? (
              <LookSheet shape={work.shape} look={shown} />
            ) : (
              <p role="status">{refused ?? t("work.fetching")}</p>
            )}
          </div>
          <LookVerbs work={work} state={one} perform={perform} />
          <ResultLine result={result} />
        </div>
      )}
    </Dialog>
  );
}

/** Asks for the sheet while the panel is open, and after each reconnection. @returns a refusal's reason */
function useLook(activity: string | null, group: GroupId): string | null {
  const reason = useTranslations("reasons");
  const { ask, lost } = useConsoleContext();
  const [refused, setRefused] = useState<string | null>(null);
  const look = useEffectEvent(async (sheet: { activity: string; group: GroupId } | null) => {
    const ack = await ask({ type: "look", sheet });
    if (sheet && ack) setRefused(ack.ok ? null : reason(ack.reason));
  });
  useEffect(() => {
    if (activity === null || lost) return;
    void look({ activity, group });
    return () => void look(null);
  }, [activity, group, lost]);
  return refused;
}
