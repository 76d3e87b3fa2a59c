"use client";
import { useEffect, useEffectEvent, useId, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Newcomers } from "@/workshop/protocol/acks";
import { SWEEP_MINUTES, type SweepMinutes } from "@/model/room/limits";

const COUNT_INTERVAL_MS = 3_000;

/** Takes out the latest newcomers at once, with their number told before; it can be undone for a while. */
export function NewcomersPanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("door");
  const w = useTranslations("console");
  const name = useId();
  const { act, ask, say } = useConsoleContext();
  const [counts, setCounts] = useState<Newcomers | null>(null);
  const [minutes, setMinutes] = useState<SweepMinutes>(5);
  const [answered, setAnswered] = useState(false);

  const count = useEffectEvent(async () => {
    const ack = await ask({ type: "newcomers" });
    if (ack?.ok && ack.newcomers) setCounts(ack.newcomers);
  });
  useEffect(() => {
    void count();
    const timer = window.setInterval(() => void count(), COUNT_INTERVAL_MS);
    return () => window.clearInterval(timer);
  }, []);

  const countOf = (m: SweepMinutes) =>
    counts?.find((c) => c.minutes === m)?.[answered ? "all" : "silent"] ?? null;
  const chosen = countOf(minutes);

  async function sweep() {
    onClose();
    if (await act({ type: "sweep", minutes, answered })) say(t("sweptNow"));
  }

  return (
    <Dialog
      title={t("sweepTitle")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{w("confirm.cancel")}</Button>
          <Button
            look="danger"
            why={chosen !== null ? null : t(counts === null ? "sweepCounting" : "sweepFew")}
            onClick={() => chosen !== null && void sweep()}
          >
            {chosen === null ? t("sweepGoNone") : t("sweepGo", { count: chosen })}
          </Button>
        </>
      }
    >
      <p>{t("sweepText")}</p>
      <fieldset className="stack tight">
        <legend>{t("sweepSince")}</legend>
        {SWEEP_MINUTES.map((m) => {
          const count = countOf(m);
          return (
            <label key={m} className="tick">
              <input type="radio" name={name} checked={minutes === m} onChange={() => setMinutes(m)} />
              <span>
                <b>{t("sweepMinutes", { minutes: m })}</b>{" "}
                <small>
                  {counts === null ? "…" : count === null ? t("sweepUnderFive") : t("sweepCount", { count })}
                </small>
              </span>
            </label>
          );
        })}
      </fieldset>
      <label className="tick">
        <input type="checkbox" checked={answered} onChange={(e) => setAnswered(e.target.checked)} />{" "}
        <span>{t("sweepAnswered")}</span>
      </label>
    </Dialog>
  );
}
