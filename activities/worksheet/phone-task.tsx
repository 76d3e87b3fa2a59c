/** What a worksheet is called and what is to be done, above everything else on a phone. Tasks are long: they are no headings. */
import { Authored } from "@/components/ui/authored";
import type { WorksheetFace } from "@/activities/worksheet/view";

export function Task({ face }: { face: WorksheetFace }) {
  return (
    <>
      <h1 dir="auto">
        <Authored text={face.title} />
      </h1>
      <p dir="auto" className="to-do">
        <Authored text={face.question} />
      </p>
    </>
  );
}
