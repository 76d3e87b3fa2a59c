import type { EditorFace } from "@/components/editor/face";

export const pointsEditor: EditorFace = {
  icon: (
    <path d="M4 4.5a1.5 1.5 0 1 0 .01 0M11 4.5a1.5 1.5 0 1 0 .01 0M4 11.5a1.5 1.5 0 1 0 .01 0M11 11.5a1.5 1.5 0 1 0 .01 0" />
  ),
};
