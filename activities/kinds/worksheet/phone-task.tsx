/** What a worksheet is called and what is to be done, above everything else on a phone. Tasks are long: they are no headings. */
import { AuthoredIn } from "@/components/ui/authored";
import type { WorksheetFace } from "@/model/worksheets/view";

export function Task({ face }: { face: WorksheetFace }) {
  return (
    <>
      <AuthoredIn as="h1" text={face.title} />
      <AuthoredIn as="p" className="to-do" text={face.question} />
    </>
  );
}
