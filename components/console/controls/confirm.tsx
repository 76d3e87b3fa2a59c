"use client";
import { useTranslations } from "use-intl";
import { type PendingConfirmation, useConsoleContext } from "@/components/console/console-context";
import type { CommandInput } from "@/components/live/send";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const wishOf = (grave: PendingConfirmation): CommandInput =>
  grave.kind === "finish"
    ? { type: "finish", activity: grave.activity }
    : grave.kind === "remove"
      ? { type: "remove", participant: grave.participant }
      : { type: grave.kind };

/** Asks before something that cannot be undone, and says what becomes of people's answers. */
export function Confirm({ grave, onClose }: { grave: PendingConfirmation; onClose: () => void }) {
  const t = useTranslations("console");
  const { act, view } = useConsoleContext();
  const ends = grave.kind === "end" && view.rehearsal ? "endRehearsal" : grave.kind;
  const name = ends === "end-day" ? "endDay" : ends;
  const names = {
    activity: grave.kind === "finish" ? grave.title : "",
    name: grave.kind === "remove" ? grave.name : "",
  };
  return (
    <Dialog
      title={t(`confirm.${name}Title`, names)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("confirm.cancel")}</Button>
          <Button
            look="danger"
            onClick={() => {
              onClose();
              void act(wishOf(grave));
            }}
          >
            {t(`confirm.${name}Go`)}
          </Button>
        </>
      }
    >
      <p>{t(`confirm.${name}Text`)}</p>
      {grave.kind !== "end-day" && (
        <p>
          <b>{t("confirm.never")}</b>
        </p>
      )}
    </Dialog>
  );
}
