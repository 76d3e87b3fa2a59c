"use client";
import { type FormEvent, useState } from "react";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import { useGroupName } from "@/components/console/groups/group-name";
import { type PerformAction, usePanelAction } from "@/components/console/groups/use-actions";
import { Button } from "@/components/ui/button";
import type { Group, GroupId } from "@/model/room/groups";
import { useConsoleContext } from "@/components/console/console-context";
import { ResultLine } from "@/components/console/groups/result-line";
import { Dialog } from "@/components/ui/dialog";

const readySentences = ["halfway", "example", "write"] as const;
const MAX_NUDGE_LENGTH = 200;

interface Props {
  activity: string;
  /** Null: all groups. */
  group: Group | null;
  perform: PerformAction;
  onSent?: () => void;
}

/** A sentence on the phones of one group or of all: a ready one or one's own. */
export function NudgeForm({ activity, group, perform, onSent }: Props) {
  const t = useTranslations("console.work");
  const name = useGroupName();
  const language = useLocale();
  const [text, setText] = useState("");
  async function send(e: FormEvent) {
    e.preventDefault();
    const line = text.replace(/\s+/g, " ").trim();
    if (line === "") return;
    const done = group ? t("nudged", { group: name(group) }) : t("nudgedAll");
    const nudge = { type: "nudge" as const, activity, group: group?.id ?? null, text: line, language };
    if (!(await perform(nudge, done))) return;
    setText("");
    onSent?.();
  }
  return (
    <form className="stack" onSubmit={send}>
      <div className="stack tight">
        {readySentences.map((one) => (
          <Button key={one} size="small" onClick={() => setText(t(`ready.${one}`))}>
            {t(`ready.${one}`)}
          </Button>
        ))}
      </div>
      <label className="field">
        <span>{t("nudgeText")}</span>
        <textarea
          dir="auto"
          rows={2}
          maxLength={MAX_NUDGE_LENGTH}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </label>
      <div>
        <Button type="submit" look="primary" why={text.trim() === "" ? t("whyNudge") : null}>
          {group ? t("nudgeSend", { group: name(group) }) : t("nudgeSendAll")}
        </Button>
      </div>
    </form>
  );
}

/** Asks for the sentence to send to one group, or to all (null). */
export function NudgePanel({ group: id, onClose }: { group: GroupId | null; onClose: () => void }) {
  const t = useTranslations("console");
  const name = useGroupName();
  const { view, say } = useConsoleContext();
  const { perform, result } = usePanelAction();
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
      <ResultLine result={result} />
    </Dialog>
  );
}
