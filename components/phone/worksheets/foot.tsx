/** The part below the sheet: the group's members, its speaker, and the call for the trainer. */
import { CommandForm, Toggle, rapporteur, memberNames } from "@/components/phone/worksheets/parts";
import type { Translate } from "@/components/phone/texts";
import type { GroupView } from "@/workshop/protocol/worksheets";

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

/** The group's members. Each may take the seat; its holder may hand it on. */
function Members({ view, t }: { view: GroupView; t: Translate }) {
  const names = memberNames(view, t);
  return (
    <details id="group-members">
      <summary>{t("groupMembers")}</summary>
      <ul className="members">
        {view.members.map((member) => (
          <li key={member.id}>
            <span>
              <bdi dir="auto">{names.get(member.id)}</bdi>
              {member.you && ` ${t("groupIsYou")}`}
              {member.seat && ` · ${t("groupSpeaks")}`}
              {!member.here && ` · ${t("groupAway")}`}
            </span>
            {view.seat && !member.you && (
              <CommandForm type="give-seat" fields={{ to: member.id }}>
                <button type="submit" className="plain">
                  {t("groupGive", { name: names.get(member.id)! })}
                </button>
              </CommandForm>
            )}
          </li>
        ))}
        {view.size > view.members.length && (
          <li>{t("groupMore", { count: view.size - view.members.length })}</li>
        )}
        {view.guests.map((name, i) => (
          <li key={`guest ${i}`}>
            <span>
              <bdi dir="auto">{name}</bdi> · {t("groupNoPhone")}
            </span>
          </li>
        ))}
      </ul>
      {!view.seat && <p className="hint">{t("groupSeatHow")}</p>}
    </details>
  );
}
