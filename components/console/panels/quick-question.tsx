"use client";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useKeys } from "@/components/console/controls/use-shortcuts";
import {
  type QuickKind,
  quickActivity,
  quickId,
  quickKinds,
  quickPlace,
} from "@/components/console/panels/quick";
import { stepOf } from "@/components/console/steps";
import { commandId } from "@/components/live/command-id";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** An unplanned question: one field, and it is on the phones and in the run sheet. */
export function QuickQuestion({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const { plan, agenda, view, act, ask, say } = useConsoleContext();
  const [kind, setKind] = useState<QuickKind>("yesNo");
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [unanswered, setUnanswered] = useState(false);
  /** Ids of activities by their texts, so that a further press after no answer does not ask twice. */
  const [ids] = useState(() => new Map<string, string>());
  const field = useRef<HTMLTextAreaElement>(null);
  // The dialog itself would begin at the kinds.
  useLayoutEffect(() => field.current?.focus(), []);
  useKeys((e) => {
    if (e.key !== "Enter" || !(e.ctrlKey || e.metaKey) || e.repeat) return;
    e.preventDefault();
    void add(true);
  });
  const place = quickPlace(plan, agenda.agenda, view.step);

  async function add(now: boolean) {
    if (busy) return;
    const written = `${kind} ${text}`;
    const id = ids.get(written) ?? quickId(commandId());
    ids.set(written, id);
    const words = {
      yes: t("quick.yes"),
      no: t("quick.no"),
      low: t("quick.low"),
      high: t("quick.high"),
      agree: t("quick.agree"),
    };
    const activity = quickActivity(kind, text, id, words);
    if (!activity || !place) return say(t(kind === "poll" ? "quick.missingOptions" : "quick.missing"));
    if (!stepOf(plan, id)) {
      setBusy(true);
      setUnanswered(false);
      const ack = await ask({
        type: "amend",
        change: { do: "insert", ...place, activity, ...(now && { aside: true as const }) },
      });
      setBusy(false);
      if (!ack) return setUnanswered(true);
      if (!ack.ok) return say(reason(ack.reason));
    }
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
      <fieldset className="picks">
        <legend>{t("quick.kind")}</legend>
        {quickKinds.map((name) => (
          <label key={name} className="pick">
            <input type="radio" name="kind" checked={kind === name} onChange={() => setKind(name)} />
            <span>{t(`quick.kinds.${name}`)}</span>
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>{t(kind === "poll" ? "quick.textPoll" : "quick.text")}</span>
        <textarea
          ref={field}
          dir="auto"
          rows={kind === "poll" ? 5 : 2}
          maxLength={2_000}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </label>
      <p>{t("quick.hint")}</p>
      {unanswered && <p role="alert">{t("quick.unanswered")}</p>}
    </Dialog>
  );
}
