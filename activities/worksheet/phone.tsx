/** A worksheet on all phones alike: the task, who presents, the gallery, the board. The group's own part comes apart. */
import type { PhoneFaceProps } from "@/activities/phone-face";
import { Authored } from "@/components/ui/authored";

export function WorksheetPhone({ view }: PhoneFaceProps) {
  if (view.face.kind !== "worksheet") return null;
  return (
    <section>
      <h1>
        <Authored text={view.face.question} />
      </h1>
    </section>
  );
}
