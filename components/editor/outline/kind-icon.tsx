"use client";
import type { KindName } from "@/activities/kinds";
import { useEditorFaces } from "@/components/editor/face";
import { Icon } from "@/components/ui/icon";

export const KindIcon = ({ kind }: { kind: KindName }) => <Icon>{useEditorFaces()[kind].icon}</Icon>;
