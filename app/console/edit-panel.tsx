"use client";
import { editorFaces } from "@/activities/faces/editor";
import { correct, readTarget } from "@/app/console/console-actions";
import { CorrectionProvider } from "@/components/console/panels/correction";
import EditPanel from "@/components/console/panels/edit-panel";
import { EditorFacesProvider } from "@/components/editor/face";

const services = { correct, readTarget };

/** The form of the present activity, with every kind of activity. */
export default (props: { onClose: () => void }) => (
  <EditorFacesProvider value={editorFaces}>
    <CorrectionProvider value={services}>
      <EditPanel {...props} />
    </CorrectionProvider>
  </EditorFacesProvider>
);
