import type { EditorFace } from "@/components/editor/face";

export const rankingEditor: EditorFace = {
  icon: <path d="M2 14V8h4v6M6 14V3h4v11M10 14v-4h4v4z" />,
};
