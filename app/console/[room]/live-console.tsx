"use client";
import { consoleFaces } from "@/activities/faces/console";
import { WithEditPanel } from "@/app/console/with-edit-panel";
import { Console } from "@/components/console/console";

/** The console with every kind of activity. */
export const LiveConsole = (props: { room: string; title: string; me: string }) => (
  <WithEditPanel>
    <Console {...props} faces={consoleFaces} />
  </WithEditPanel>
);
