/** Asking to be called next; nobody is called by it alone. */
import { CommandForm, Toggle } from "@/components/phone/group/command-form";
import type { Translate } from "@/components/phone/texts";
import type { GroupView } from "@/workshop/worksheets/view-schemas";

export function Volunteer({
  view,
  seat,
  t,
}: {
  view: GroupView;
  seat: NonNullable<GroupView["seatView"]>;
  t: Translate;
}) {
  if (!view.activity || seat.speaking) return null;
  return (
    <CommandForm type="volunteer" fields={{ activity: view.activity }}>
      <Toggle on={seat.volunteered}>{t("groupVolunteer")}</Toggle>
    </CommandForm>
  );
}
