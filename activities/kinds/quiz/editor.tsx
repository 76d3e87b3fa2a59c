import type { EditorFace } from "@/components/editor/face";

export const quizEditor: EditorFace = {
  icon: <path d="M6 6a2 2 0 1 1 3 1.8c-.7.4-1 .8-1 1.7M8 12.4v.2M8 15A7 7 0 1 0 8 1a7 7 0 0 0 0 14" />,
  count: ({ items }) => (Array.isArray(items) ? items.length : null),
};
