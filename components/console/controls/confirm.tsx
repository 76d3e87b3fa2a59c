"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { type PendingConfirmation, useConsoleContext } from "@/components/console/console-context";
import type { CommandInput } from "@/components/live/send";
import { useFacts, Waiting } from "@/components/console/finish/finish-page";
import { quickId, quickPlace } from "@/components/console/panels/quick";
import { commandId } from "@/components/live/command-id";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Further ways to keep a removed person out. */
const keepingOut = ["ask", "code"] as const;

const commandOf = (pending: PendingConfirmation): CommandInput =>
  pending.kind === "finish"
    ? { type: "finish", activity: pending.activity }
    : pending.kind === "remove"
      ? { type: "remove", participant: pending.participant }
      : { type: pending.kind };

/** Asks for a confirmation, and tells the effect on people's answers. */
export function Confirm({ pending, onClose }: { pending: PendingConfirmation; onClose: () => void }) {
  const t = useTranslations("console");
  const { act, view } = useConsoleContext();
  const [chosen, setChosen] = useState<ReadonlySet<(typeof keepingOut)[number]>>(new Set());
  const { door } = view;
  async function confirm() {
    onClose();
    if (!(await act(commandOf(pending)))) return;
    if (chosen.has("ask") && !view.locked) await act({ type: "lock", on: false, ask: true });
    if (chosen.has("code") && door) await act({ type: "new-code", seen: door.code });
  }
  const ends = pending.kind === "end" && view.rehearsal ? "endRehearsal" : pending.kind;
  const name = ends === "end-day" ? "endDay" : ends;
  const open = (name === "end" || name === "endDay") && view.asked?.phase === "open";
  const names = {
    activity: pending.kind === "finish" ? pending.title : "",
    name: pending.kind === "remove" ? pending.name : "",
  };
  return (
    <Dialog
      title={t(`confirm.${name}Title`, names)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("confirm.cancel")}</Button>
          <Button look="danger" onClick={() => void confirm()}>
            {t(`confirm.${name}Go`)}
          </Button>
        </>
      }
    >
      {open && (
        <p>
          <b>
            {t("confirm.stillOpen", {
              answered: view.answered,
              here: Math.max(view.presence.here, view.answered),
            })}
          </b>
        </p>
      )}
      {name === "end" && <BeforeTheEnd onLeave={onClose} />}
      <p>{t(`confirm.${name}Text`)}</p>
      {pending.kind === "remove" &&
        door &&
        keepingOut.map((one) => (
          <p key={one}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(one)}
                onChange={({ target }) =>
                  setChosen(new Set(keepingOut.filter((o) => (o === one ? target.checked : chosen.has(o)))))
                }
              />{" "}
              {t(one === "ask" ? "confirm.removeAsk" : "confirm.removeCode")}
            </label>
          </p>
        ))}
      {pending.kind !== "end-day" && (
        <p>
          <b>{t("confirm.never")}</b>
        </p>
      )}
    </Dialog>
  );
}

/** The open matters of a room that cannot ask anything after its end. */
function BeforeTheEnd({ onLeave }: { onLeave: () => void }) {
  const facts = useFacts();
  return facts && <Waiting facts={facts} ask={<AskForNames onDone={onLeave} />} />;
}

/** Puts a sentence on stage and phones that asks for names on certificates; Next leads back from it. */
function AskForNames({ onDone }: { onDone: () => void }) {
  const t = useTranslations("console");
  const { plan, agenda, view, act } = useConsoleContext();
  const [id] = useState(() => quickId(commandId()));
  const place = quickPlace(plan, agenda.agenda, view.step);
  if (!place) return null;
  const ask = async () => {
    const [title, body] = [t("finish.askTitle"), t("finish.askText")];
    const activity = { id, kind: "slide", title, body: `# ${title}\n\n${body}`, minutes: 1 };
    onDone();
    if (await act({ type: "amend", change: { do: "insert", ...place, activity, aside: true } }))
      await act({ type: "go", to: id, seen: view.stepRevision });
  };
  return (
    <Button size="small" onClick={() => void ask()}>
      {t("finish.ask")}
    </Button>
  );
}
