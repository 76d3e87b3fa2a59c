"use client";
import type { ComponentProps } from "react";
import { editorFaces } from "@/activities/faces/editor";
import { WithStagePreview } from "@/app/with-stage-preview";
import { Editor } from "@/components/editor/editor";

/** The editor with every kind of activity. */
export const LiveEditor = (props: Omit<ComponentProps<typeof Editor>, "faces">) => (
  <WithStagePreview>
    <Editor {...props} faces={editorFaces} />
  </WithStagePreview>
);
