import type { EditorFace } from "@/components/editor/face";

export const pollEditor: EditorFace = {
  icon: <path d="M3 4h10M3 8h7M3 12h4" />,
};
