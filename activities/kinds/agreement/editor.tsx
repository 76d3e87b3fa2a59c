import type { EditorFace } from "@/components/editor/face";

export const agreementEditor: EditorFace = {
  icon: <path d="m2 8 3 3 5-6M8 11l1 1 5-6" />,
};
