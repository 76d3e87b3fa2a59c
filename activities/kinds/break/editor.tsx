import type { EditorFace } from "@/components/editor/face";

export const breakEditor: EditorFace = {
  icon: <path d="M3 6h8v4a4 4 0 0 1-8 0zM11 7h1.500a1.500 1.500 0 0 1 0 3H11M5 1.500v2M8 1.500v2" />,
};
