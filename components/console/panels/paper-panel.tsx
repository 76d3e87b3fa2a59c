"use client";
import { useState } from "react";
import { useConsoleContext } from "@/components/console/console-context";
import { PaperTyping } from "@/components/console/panels/paper-typing";
import { useTranslations } from "@/components/language/use-translations";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberInput } from "@/components/ui/number-input";
import { ownName } from "@/messages/languages";
import { MAX_PRINTED } from "@/model/activity/paper-entry";

/** An activity on paper: prints sheets with codes, and types them in afterwards. */
export function PaperPanel({ activity, onClose }: { activity: string; onClose: () => void }) {
  const t = useTranslations("console.paper");
  const close = useTranslations("console")("close");
  const { plan, view, ask } = useConsoleContext();
  const title = plan.sessions.flatMap((s) => s.activities).find((a) => a.id === activity)?.title ?? "";
  const printed = view.papers[activity] ?? 0;
  const [typing, setTyping] = useState(printed > 0);
  return (
    <Dialog
      wide
      title={t("title", { title })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{close}</Button>}
    >
      {typing ? (
        <PaperTyping activity={activity} send={(sheets) => ask({ type: "type-papers", activity, sheets })} />
      ) : (
        <Printing activity={activity} printed={printed} />
      )}
      {printed > 0 && (
        <div>
          <Button onClick={() => setTyping(!typing)}>{t(typing ? "print" : "type")}</Button>
        </div>
      )}
    </Dialog>
  );
}

const files = { a4: "A4", letter: "Letter" };

function Printing({ activity, printed }: { activity: string; printed: number }) {
  const t = useTranslations("console.paper");
  const { room, plan, view, act } = useConsoleContext();
  const [sheets, setSheets] = useState("20");
  const [batch, setBatch] = useState<{ from: number; sheets: number } | null>(null);
  const [language, setLanguage] = useState(view.stageLanguages[0] ?? plan.language);
  const count = Number(sheets);
  const make = async () => {
    if (await act({ type: "print-papers", activity, from: printed, sheets: count }))
      setBatch({ from: printed, sheets: count });
  };
  return (
    <>
      <p>{t("text")}</p>
      <NumberInput
        label={t("sheets")}
        min={1}
        max={MAX_PRINTED}
        value={sheets}
        onChange={(event) => setSheets(event.target.value)}
      />
      {plan.languages.length > 1 && (
        <label className="field">
          <span>{t("language")}</span>
          <select value={language} onChange={(event) => setLanguage(event.target.value)}>
            {plan.languages.map((one) => (
              <option key={one} value={one}>
                {ownName(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div>
        <Button
          look="primary"
          disabled={!Number.isInteger(count) || count < 1 || count > MAX_PRINTED}
          onClick={() => void make()}
        >
          {t("make")}
        </Button>
      </div>
      {batch && (
        <p role="status" className="row">
          {t("made", { count: batch.sheets })}
          {Object.entries(files).map(([paper, words]) => (
            <a
              key={paper}
              href={`/handouts/rooms/${room}?${new URLSearchParams({ activity, from: String(batch.from), sheets: String(batch.sheets), language, paper })}`}
            >
              PDF, {words}
            </a>
          ))}
        </p>
      )}
    </>
  );
}
