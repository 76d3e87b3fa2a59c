"use client";
import { stageFaces } from "@/activities/faces/stage";
import { StagePreview } from "@/components/stage/preview";

/** The preview's stage with every kind of activity. */
export const LivePreview = () => <StagePreview faces={stageFaces} />;
