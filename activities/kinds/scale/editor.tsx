import type { EditorFace } from "@/components/editor/face";

export const scaleEditor: EditorFace = {
  icon: <path d="M2 8h12M2 5.5v5M14 5.5v5M9 5.5l2 2.5-2 2.5" />,
};
