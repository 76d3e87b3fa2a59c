"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { quickId, quickPlace } from "@/components/console/panels/quick";
import { commandId } from "@/components/live/command-id";
import { Button } from "@/components/ui/button";

/** Puts a sentence on stage and phones that asks for names on certificates; Next leads back from it. */
export function AskForNames({ onDone }: { onDone: () => void }) {
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
