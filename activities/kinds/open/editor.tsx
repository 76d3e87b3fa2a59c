import type { EditorFace } from "@/components/editor/face";

export const openEditor: EditorFace = {
  icon: <path d="M2 3h12v8H8l-3 3v-3H2z" />,
};
