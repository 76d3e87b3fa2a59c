/** Below the sheet: who is in the group, who speaks for it, and calling the trainer. */
import { CommandForm, Toggle } from "@/components/phone/worksheets/command-form";
import { Members } from "@/components/phone/worksheets/members";
import { rapporteur } from "@/components/phone/worksheets/names";
import type { Translate } from "@/components/phone/texts";
import type { GroupView } from "@/workshop/protocol/worksheets";

/** Nothing outside a worksheet, and nothing for somebody without a group. */
export function GroupFoot({ view, t }: { view: GroupView; t: Translate }) {
  if (!view.group || view.at === null) return null;
  const holder = rapporteur(view, t);
  return (
    <>
      <Members view={view} t={t} />
      <div className="group-foot">
        <div>
          <p id="rapporteur">{holder === null ? t("groupNobody") : t("groupRapporteur", { name: holder })}</p>
          {!view.seat && (
            <CommandForm type="take-seat">
              <button type="submit" className="plain">
                {t("groupTake")}
              </button>
            </CommandForm>
          )}
        </div>
        <CommandForm type="call">
          <Toggle on={view.called} className="plain">
            {t("groupCall")}
          </Toggle>
          {view.called && <p className="state">{t("groupCalled")}</p>}
        </CommandForm>
      </div>
    </>
  );
}
