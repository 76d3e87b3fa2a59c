"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { ChoiceSetup } from "@/components/console/groups/choice-setup";
import { Choices } from "@/components/console/groups/choices";
import { Columns } from "@/components/console/groups/columns";
import { FormSetup } from "@/components/console/groups/form-setup";
import { ListSetup } from "@/components/console/groups/list-setup";
import { ConfirmButton } from "@/components/console/groups/confirm-button";
import { ResultLine } from "@/components/console/groups/result-line";
import { usePanelAction } from "@/components/console/groups/use-actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const ways = ["hand", "draw", "choice", "list"] as const;

/** Everything about groups: drawn, chosen, from a list, or moved by hand. */
export default function GroupsPanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console");
  const { groups, work } = useConsoleContext().view;
  const { perform, result, setResult } = usePanelAction();
  const [way, setWay] = useState<(typeof ways)[number]>(groups.groups.length > 0 ? "hand" : "draw");
  const toHand = () => setWay("hand");
  const turnTo = (to: typeof way) => {
    setResult(null);
    setWay(to);
  };
  return (
    <Dialog
      wide="full"
      title={t("groups.title")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <div className="stack">
        <Choices
          name="way"
          legend={t("groups.way")}
          value={way}
          onChange={turnTo}
          options={ways.map((value) => ({ value, text: t(`groups.ways.${value}`) }))}
        />
        {groups.choosing && way !== "choice" && (
          <p className="notice row" role="status">
            {t("groups.choosing", { cap: groups.choosing.cap, without: groups.unassigned })}{" "}
            <Button size="small" onClick={() => perform({ type: "end-choice" }, t("groups.choiceEnded"))}>
              {t("groups.endChoice")}
            </Button>
          </p>
        )}
        {way === "hand" && (
          <>
            <Columns perform={perform} />
            {groups.groups.length > 0 && (
              <div>
                <ConfirmButton
                  look="danger"
                  ask={t(work?.phase === "open" ? "groups.dissolveOpen" : "groups.dissolveAsk")}
                  go={t("groups.dissolve")}
                  onGo={() => perform({ type: "dissolve-groups" }, t("groups.dissolved"))}
                >
                  {t("groups.dissolve")}
                </ConfirmButton>
              </div>
            )}
          </>
        )}
        {way === "draw" && <FormSetup perform={perform} onFormed={toHand} />}
        {way === "choice" && <ChoiceSetup perform={perform} onFormed={toHand} />}
        {way === "list" && <ListSetup perform={perform} onFormed={toHand} />}
        <ResultLine result={result} />
      </div>
    </Dialog>
  );
}
