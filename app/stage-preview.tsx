"use client";
import { stageFaces } from "@/activities/faces/stage";
import type { StagePreviewProps } from "@/components/preview/frames";
import { StagePreview } from "@/components/stage/preview";

export default (props: StagePreviewProps) => <StagePreview {...props} faces={stageFaces} />;
