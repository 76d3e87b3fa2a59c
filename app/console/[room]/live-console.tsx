"use client";
import type { ComponentProps } from "react";
import { readFinish } from "@/app/console/console-actions";
import { consoleFaces } from "@/activities/faces/console";
import { WithEditPanel } from "@/app/console/with-edit-panel";
import { WithStagePreview } from "@/app/with-stage-preview";
import { Console } from "@/components/console/console";

/** The console with every kind of activity. */
export const LiveConsole = (props: Omit<ComponentProps<typeof Console>, "faces" | "readFinish">) => (
  <WithEditPanel>
    <WithStagePreview>
      <Console {...props} faces={consoleFaces} readFinish={readFinish} />
    </WithStagePreview>
  </WithEditPanel>
);
