"use client";
import { stageFaces } from "@/activities/faces/stage";
import { Stage } from "@/components/stage/stage";

/** The stage with every kind of activity. */
export const LiveStage = ({ room }: { room: string }) => <Stage room={room} faces={stageFaces} />;
