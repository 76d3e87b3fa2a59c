import type { EditorFace } from "@/components/editor/face";

export const checklistEditor: EditorFace = {
  icon: <path d="m2 4 1.2 1.2L5.5 3M2 9l1.2 1.2L5.5 8M8 4h6M8 9h6M8 14h6M2 14h3" />,
};
