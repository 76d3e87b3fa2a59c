import type { StageFaceProps } from "@/components/stage/face";
import { BoardStop } from "@/activities/kinds/worksheet/stage/board";
import { GalleryStop } from "@/activities/kinds/worksheet/stage/gallery";
import { PresentStop } from "@/activities/kinds/worksheet/stage/present";
import { WorkStop } from "@/activities/kinds/worksheet/stage/work";
import { unreachable } from "@/model/unreachable";

type AskedForm = NonNullable<StageFaceProps["view"]["asked"]>["form"];

/** "Us too" asks nobody for an answer. */
export const countsNobody = (form: AskedForm): boolean => form.kind === "worksheet" && form.marks === "too";

/** How many dots each person may give; 0 where none are given. */
const mostDots = (form: AskedForm | undefined): number =>
  form?.kind === "worksheet" && form.marks === "dots" ? form.most : 0;

/** A worksheet on the stage: groups at work, the card of the group that speaks, the gallery, the board. */
export function WorksheetStage({ view, offset = 0 }: StageFaceProps) {
  const { face, work, language } = view;
  if (face.kind !== "worksheet") return null;
  switch (face.at) {
    case "work":
      return <WorkStop face={face} work={work} language={language} offset={offset} />;
    case "present":
      return <PresentStop face={face} work={work} language={language} offset={offset} />;
    case "gallery":
      return (
        <GalleryStop
          face={face}
          work={work}
          language={language}
          most={mostDots(view.asked?.form)}
          results={view.results}
        />
      );
    case "board":
      return <BoardStop face={face} work={work} language={language} />;
    default:
      return unreachable(face.at);
  }
}
