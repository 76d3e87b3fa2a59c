import type { EditorFace } from "@/components/editor/face";

export const commitmentEditor: EditorFace = {
  icon: <path d="M8 14 2.500 8.500a3 3 0 0 1 5.500-3 3 3 0 0 1 5.500 3z" />,
};
