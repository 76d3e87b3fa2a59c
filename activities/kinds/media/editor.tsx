import type { EditorFace } from "@/components/editor/face";

export const mediaEditor: EditorFace = {
  icon: <path d="M2 3h12v10H2zM6.500 6v4l3.500-2z" />,
};
