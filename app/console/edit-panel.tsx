"use client";
import { editorFaces } from "@/activities/faces/editor";
import EditPanel from "@/components/console/edit-panel";
import { EditorFacesProvider } from "@/components/editor/face";

/** The form in which the present activity is changed, with every kind of activity. */
export default (props: { onClose: () => void }) => (
  <EditorFacesProvider value={editorFaces}>
    <EditPanel {...props} />
  </EditorFacesProvider>
);
