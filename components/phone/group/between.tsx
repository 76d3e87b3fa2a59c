/** Between the task and the sheet: the papers that this person holds, and what the seat prepares. */
import { Dossier } from "@/components/phone/group/dossier";
import { Prepare } from "@/components/phone/group/prepare";
import { Volunteer } from "@/components/phone/group/volunteer";
import type { Translate } from "@/components/phone/texts";
import type { GroupView } from "@/workshop/worksheets/view-schemas";

export function GroupBetween({ view, t }: { view: GroupView; t: Translate }) {
  const { seatView, at } = view;
  const speaks = seatView !== null && (at === "work" || at === "present");
  return (
    <>
      <Dossier view={view} t={t} />
      {speaks && <Prepare view={view} seat={seatView} t={t} />}
      {speaks && <Volunteer view={view} seat={seatView} t={t} />}
    </>
  );
}
