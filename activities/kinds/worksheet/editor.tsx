import type { EditorFace } from "@/components/editor/face";

export const worksheetEditor: EditorFace = {
  icon: <path d="M2.500 3h11v10h-11zM2.500 6.500h11M6 6.500V13M9.500 6.500V13" />,
};
