"use client";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useAssets } from "@/components/assets/assets";
import { CorrectionOffer, useCorrection } from "@/components/console/panels/correction";
import { useConsoleContext } from "@/components/console/console-context";
import { ShownFilesProvider } from "@/components/editor/files/use-files";
import { ActivityForm } from "@/components/editor/form/activity-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { CorrectionTarget } from "@/workshop/editor/merge-correction";
import type { Draft, DraftActivity } from "@/workshop/editor/draft";
import type { Problem } from "@/workshop/editor/problems";
import type { PlanMessage } from "@/workshop/protocol/console";

/** The present activity in the editor's own form, changed while the room runs. */
export default function EditPanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const { room, plan, present, ask, say } = useConsoleContext();
  const { readTarget } = useCorrection();
  const assets = useAssets();
  // The room may go on while the panel is open.
  const [before] = useState(present);
  const [activity, setActivity] = useState<DraftActivity | null>(before?.activity as DraftActivity | null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const [workshop] = useState(() => draftAround(plan, before?.activity as DraftActivity | undefined));
  // The workshop that can be changed too, fetched while the form is filled.
  const asked = useRef<Promise<CorrectionTarget | null>>(null);
  const [target, setTarget] = useState<CorrectionTarget | null>(null);
  const [saving, setSaving] = useState(false);
  useEffect(() => {
    asked.current = readTarget(room).catch(() => null);
  }, [readTarget, room]);

  async function save() {
    if (!before || !activity || saving) return;
    setSaving(true);
    const ack = await ask({ type: "amend", change: { do: "change", base: before.base, activity } });
    if (ack?.ok) {
      say(t("edit.saved"));
      const too = (await asked.current) ?? null;
      if (too) setTarget(too);
      else onClose();
      return;
    }
    setSaving(false);
    if (!ack) return;
    setProblems(ack.problems ?? []);
    setRefused(reason(ack.reason));
  }

  if (target && before && activity)
    return (
      <CorrectionOffer
        target={target}
        from={before.activity as DraftActivity}
        to={activity}
        workshop={draftAround(plan, activity)}
        onClose={onClose}
      />
    );
  return (
    <Dialog
      wide
      title={t("edit.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("confirm.cancel")}</Button>
          <Button
            look="primary"
            onClick={save}
            aria-disabled={saving || undefined}
            why={activity ? null : t("edit.nothing")}
          >
            {t("edit.save")}
          </Button>
        </>
      }
    >
      <p>{t("edit.hint")}</p>
      {refused && (
        <div role="alert" className="notice tangerine">
          <p>
            <b>{refused}</b>
          </p>
          <ul>
            {problems.map((p) => (
              <li key={`${p.path} ${p.sentence}`}>{p.sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {activity ? (
        <ShownFilesProvider sources={assets}>
          <ActivityForm
            activity={activity}
            workshop={workshop}
            problems={problems}
            target={problems[0]?.path ?? null}
            asked={problems.length > 0}
            readOnly={saving}
            onChange={setActivity}
          />
        </ShownFilesProvider>
      ) : (
        <p>{t("edit.nothing")}</p>
      )}
    </Dialog>
  );
}

/** The parts of a workshop that the form needs for its choices. */
function draftAround(plan: PlanMessage, activity: DraftActivity | undefined): Draft {
  const sessions = plan.sessions.map(({ id, number, title, minutes, priority, activities }) => ({
    id,
    number,
    title,
    minutes,
    priority,
    activities: activities.map((a) =>
      a.id === activity?.id ? activity : { id: a.id, kind: a.kind, title: a.title },
    ),
  }));
  return {
    id: "room",
    language: plan.language,
    title: plan.title,
    summary: "",
    source: "",
    sessions,
    agendas: [],
    handouts: [],
    words: [],
    translations: {},
  };
}
