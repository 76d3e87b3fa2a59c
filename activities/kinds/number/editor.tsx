import type { EditorFace } from "@/components/editor/face";

export const numberEditor: EditorFace = {
  icon: <path d="M6 2 4.5 14M11.500 2 10 14M2 6h12M2 10h12" />,
};
