import type { StageFaceProps } from "@/activities/stage-face";

/** A worksheet on the stage: groups at work, the card of the group that speaks, the gallery, the board. */
export function WorksheetStage({ view }: StageFaceProps) {
  if (view.face.kind !== "worksheet") return null;
  return <h1>{view.face.question}</h1>;
}
