"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { sizeOf } from "@/components/console/groups/sizes";
import { ConfirmButton } from "@/components/console/groups/confirm-button";
import type { PerformAction } from "@/components/console/groups/use-actions";
import { Button } from "@/components/ui/button";
import { NumberInput } from "@/components/ui/number-input";

const whole = (text: string, from: number, to: number): number | null => {
  const n = Number(text);
  return Number.isInteger(n) && n >= from && n <= to ? n : null;
};

/** Offers empty groups among which people choose on their phones. */
export function ChoiceSetup({ perform, onFormed }: { perform: PerformAction; onFormed: () => void }) {
  const t = useTranslations("console.groups");
  const { groups, work } = useConsoleContext().view;
  const people = sizeOf(groups);
  const [count, setCount] = useState("4");
  const [cap, setCap] = useState("");
  const [names, setNames] = useState("");
  const n = whole(count, 2, 100);
  const most =
    cap.trim() === "" ? (n === null ? null : Math.max(1, Math.ceil(people / n))) : whole(cap, 1, 500);
  const lines = names.split("\n").map((l) => l.trim());
  const problem =
    n === null
      ? t("numberFrom2")
      : most === null
        ? t("capFirst")
        : lines.some((l) => l.length > 60)
          ? t("nameTooLong")
          : n * most < people
            ? t("capTooSmall")
            : null;

  async function offer() {
    if (n === null || most === null) return;
    const all = Array.from({ length: n }, (_, i) => lines[i] || null);
    if (await perform({ type: "offer-groups", names: all, cap: most }, t("offered", { count: n })))
      onFormed();
  }

  if (groups.choosing) {
    return (
      <div className="stack">
        <p>{t("choosing", { cap: groups.choosing.cap, without: groups.unassigned })}</p>
        <div>
          <Button look="primary" onClick={() => perform({ type: "end-choice" }, t("choiceEnded"))}>
            {t("endChoice")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="stack">
      <p>{t("choiceHint")}</p>
      <div className="row">
        <NumberInput
          label={t("howMany")}
          min={2}
          max={100}
          value={count}
          onChange={(e) => setCount(e.target.value)}
        />
        <NumberInput
          label={t("cap")}
          min={1}
          max={500}
          value={cap}
          placeholder={most === null ? "" : String(most)}
          onChange={(e) => setCap(e.target.value)}
        />
      </div>
      <label className="field">
        <span>{t("names")}</span>
        <textarea dir="auto" rows={4} value={names} onChange={(e) => setNames(e.target.value)} />
        <small>{t("namesHint")}</small>
      </label>
      <ConfirmButton
        ask={work?.phase === "open" ? t("openAsk") : null}
        go={t("offer")}
        why={problem}
        onGo={offer}
      >
        {t("offer")}
      </ConfirmButton>
      {problem && <p role="status">{problem}</p>}
    </div>
  );
}
