import type { EditorFace } from "@/components/editor/face";

export const caseEditor: EditorFace = {
  icon: <path d="M3 2h7l3 3v9H3zM6 7h4M6 10h4" />,
};
