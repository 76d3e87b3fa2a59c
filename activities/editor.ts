/** What the editor needs of every kind of activity. */
import { agreementEditor } from "@/activities/agreement/editor";
import { breakEditor } from "@/activities/break/editor";
import { caseEditor } from "@/activities/case/editor";
import { checklistEditor } from "@/activities/checklist/editor";
import { commitmentEditor } from "@/activities/commitment/editor";
import { formEditor } from "@/activities/form/editor";
import { markingEditor } from "@/activities/marking/editor";
import { mediaEditor } from "@/activities/media/editor";
import { numberEditor } from "@/activities/number/editor";
import { openEditor } from "@/activities/open/editor";
import { pointsEditor } from "@/activities/points/editor";
import { pollEditor } from "@/activities/poll/editor";
import { quizEditor } from "@/activities/quiz/editor";
import { rankingEditor } from "@/activities/ranking/editor";
import { scaleEditor } from "@/activities/scale/editor";
import { slideEditor } from "@/activities/slide/editor";
import { sortEditor } from "@/activities/sort/editor";
import { tableEditor } from "@/activities/table/editor";
import { worksheetEditor } from "@/activities/worksheet/editor";
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
