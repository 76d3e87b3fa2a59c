"use client";
import type { ComponentProps } from "react";
import { consoleFaces } from "@/activities/faces/console";
import { WithEditPanel } from "@/app/console/with-edit-panel";
import { Console } from "@/components/console/console";

/** The console with every kind of activity. */
export const LiveConsole = (props: Omit<ComponentProps<typeof Console>, "faces">) => (
  <WithEditPanel>
    <Console {...props} faces={consoleFaces} />
  </WithEditPanel>
);
