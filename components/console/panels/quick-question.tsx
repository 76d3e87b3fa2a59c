"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/panels.module.css";
import { type QuickKind, quickActivity, quickKinds, quickPlace } from "@/components/console/panels/quick";
import { commandId } from "@/components/live/command-id";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** A question that nobody planned: one field, and it is on the phones. It stands in the run sheet like any other. */
export function QuickQuestion({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console");
  const { plan, agenda, view, act, say } = useConsoleContext();
  const [kind, setKind] = useState<QuickKind>("yesNo");
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const place = quickPlace(plan, agenda.agenda, view.step);

  async function add(now: boolean) {
    const id = `quick-${commandId()
      .toLowerCase()
      .replace(/[^a-z0-9]/g, "")
      .slice(0, 10)}`;
    const words = {
      yes: t("quick.yes"),
      no: t("quick.no"),
      low: t("quick.low"),
      high: t("quick.high"),
      agree: t("quick.agree"),
    };
    const activity = quickActivity(kind, text, id, words);
    if (!activity || !place) return say(t(kind === "poll" ? "quick.missingOptions" : "quick.missing"));
    setBusy(true);
    const added = await act({
      type: "amend",
      change: { do: "insert", ...place, activity, ...(now && { aside: true as const }) },
    });
    setBusy(false);
    if (!added) return;
    onClose();
    if (!now) return say(t("quick.added"));
    if (await act({ type: "go", to: id, seen: view.stepRevision }))
      await act({ type: "open", question: id, round: 1 });
  }

  return (
    <Dialog
      title={t("quick.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("confirm.cancel")}</Button>
          <Button onClick={() => add(false)} aria-disabled={busy}>
            {t("quick.next")}
          </Button>
          <Button look="primary" onClick={() => add(true)} aria-disabled={busy}>
            {t("quick.now")}
          </Button>
        </>
      }
    >
      <fieldset className={styles.kinds}>
        <legend>{t("quick.kind")}</legend>
        {quickKinds.map((name) => (
          <label key={name}>
            <input type="radio" name="kind" checked={kind === name} onChange={() => setKind(name)} />
            <span>{t(`quick.kinds.${name}`)}</span>
          </label>
        ))}
      </fieldset>
      <label className={styles.field}>
        <span>{t(kind === "poll" ? "quick.textPoll" : "quick.text")}</span>
        <textarea
          autoFocus
          dir="auto"
          rows={kind === "poll" ? 5 : 2}
          maxLength={2_000}
          value={text}
          onChange={(e) => setText(e.target.value)}
          onKeyDown={(e) => {
            if (e.key !== "Enter" || !(e.ctrlKey || e.metaKey)) return;
            e.preventDefault();
            void add(true);
          }}
        />
      </label>
      <p>{t("quick.hint")}</p>
    </Dialog>
  );
}
