"use client";
import type { KindName } from "@/activities/kinds";
import { useEditorFaces } from "@/components/editor/face";

/** One small drawing per kind, in the colour of the text around it. */
export function KindIcon({ kind }: { kind: KindName }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {useEditorFaces()[kind].icon}
    </svg>
  );
}
