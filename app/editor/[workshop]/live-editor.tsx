"use client";
import type { ComponentProps } from "react";
import { editorFaces } from "@/activities/faces/editor";
import { Editor } from "@/components/editor/editor";

/** The editor with every kind of activity. */
export const LiveEditor = (props: Omit<ComponentProps<typeof Editor>, "faces">) => (
  <Editor {...props} faces={editorFaces} />
);
