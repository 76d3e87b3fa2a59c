import type { EditorFace } from "@/components/editor/face";

export const markingEditor: EditorFace = {
  icon: <path d="m3 13 1-4 7-7 3 3-7 7zM2 15h12" />,
};
