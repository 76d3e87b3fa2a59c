/** What the editor needs of every kind of activity. */
import { agreementEditor } from "@/activities/kinds/agreement/editor";
import { breakEditor } from "@/activities/kinds/break/editor";
import { caseEditor } from "@/activities/kinds/case/editor";
import { checklistEditor } from "@/activities/kinds/checklist/editor";
import { commitmentEditor } from "@/activities/kinds/commitment/editor";
import { formEditor } from "@/activities/kinds/form/editor";
import { markingEditor } from "@/activities/kinds/marking/editor";
import { mediaEditor } from "@/activities/kinds/media/editor";
import { numberEditor } from "@/activities/kinds/number/editor";
import { openEditor } from "@/activities/kinds/open/editor";
import { pointsEditor } from "@/activities/kinds/points/editor";
import { pollEditor } from "@/activities/kinds/poll/editor";
import { quizEditor } from "@/activities/kinds/quiz/editor";
import { rankingEditor } from "@/activities/kinds/ranking/editor";
import { scaleEditor } from "@/activities/kinds/scale/editor";
import { slideEditor } from "@/activities/kinds/slide/editor";
import { sortEditor } from "@/activities/kinds/sort/editor";
import { tableEditor } from "@/activities/kinds/table/editor";
import { worksheetEditor } from "@/activities/kinds/worksheet/editor";
import type { EditorFaces } from "@/components/editor/face";

export const editorFaces: EditorFaces = {
  slide: slideEditor,
  poll: pollEditor,
  case: caseEditor,
  quiz: quizEditor,
  sort: sortEditor,
  checklist: checklistEditor,
  open: openEditor,
  scale: scaleEditor,
  ranking: rankingEditor,
  points: pointsEditor,
  number: numberEditor,
  table: tableEditor,
  form: formEditor,
  marking: markingEditor,
  break: breakEditor,
  media: mediaEditor,
  agreement: agreementEditor,
  commitment: commitmentEditor,
  worksheet: worksheetEditor,
};
