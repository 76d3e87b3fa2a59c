/** Who is in the group, and who speaks for it. Anybody may take the seat; whoever has it may hand it to another. */
import { CommandForm } from "@/components/phone/worksheets/command-form";
import { memberNames } from "@/components/phone/worksheets/names";
import type { Translate } from "@/components/phone/texts";
import type { GroupView } from "@/workshop/protocol/worksheets";

export function Members({ view, t }: { view: GroupView; t: Translate }) {
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
