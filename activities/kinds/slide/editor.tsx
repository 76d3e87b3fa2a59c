import type { EditorFace } from "@/components/editor/face";

export const slideEditor: EditorFace = {
  icon: <path d="M2 3h12v8H2zM8 11v3M5 14h6" />,
};
