"use client";
import { consoleFaces } from "@/activities/faces/console";
import { WithEditPanel } from "@/app/console/with-edit-panel";
import { PresenterConsole } from "@/components/console/presenter-console";

/** The presenter's console with every kind of activity. */
export const LivePresenter = ({ room }: { room: string }) => (
  <WithEditPanel>
    <PresenterConsole room={room} faces={consoleFaces} />
  </WithEditPanel>
);
