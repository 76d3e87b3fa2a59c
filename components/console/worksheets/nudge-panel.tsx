"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import { ResultLine } from "@/components/console/groups/result-line";
import { usePanelAction } from "@/components/console/groups/use-actions";
import { NudgeForm } from "@/components/console/worksheets/nudge-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { GroupId } from "@/model/room/groups";

/** Asks for the sentence to send to one group, or to all (null). */
export function NudgePanel({ group: id, onClose }: { group: GroupId | null; onClose: () => void }) {
  const t = useTranslations("console");
  const name = useGroupName();
  const { view, say } = useConsoleContext();
  const { perform, told } = usePanelAction();
  const group = view.work?.groups.find((g) => g.group.id === id)?.group ?? null;
  const gone = !view.work || (id !== null && !group);
  return (
    <Dialog
      title={group ? t("work.nudgeTitle", { group: name(group) }) : t("work.nudgeTitleAll")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      {gone || !view.work ? (
        <p>{t("work.gone")}</p>
      ) : (
        <NudgeForm
          activity={view.work.activity}
          group={group}
          perform={perform}
          onSent={() => {
            onClose();
            say(group ? t("work.nudged", { group: name(group) }) : t("work.nudgedAll"));
          }}
        />
      )}
      <ResultLine told={told} />
    </Dialog>
  );
}
