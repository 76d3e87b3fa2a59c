import type { EditorFace } from "@/components/editor/face";

export const formEditor: EditorFace = {
  icon: <path d="M3 2h10v12H3zM5.500 5h5M5.500 8h5M5.500 11h2" />,
};
