"use client";
import { useLocale } from "use-intl";
import { useConsoleContext } from "@/components/console/console-context";
import { BoardDesk } from "@/components/console/worksheets/board-panel";
import { Dashboard } from "@/components/console/worksheets/dashboard";
import { GalleryDesk } from "@/components/console/worksheets/gallery-panel";
import { PresentDesk } from "@/components/console/worksheets/present-panel";
import { direction } from "@/model/text/language";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import { unreachable } from "@/model/unreachable";

/** What a trainer does with the groups' work, at each stop of a worksheet. Written in the language of the interface. */
export function WorkDesk() {
  const locale = useLocale();
  const { work } = useConsoleContext().view;
  if (!work) return null;
  return (
    <div data-work lang={locale} dir={direction(locale)}>
      <AtStop work={work} />
    </div>
  );
}

function AtStop({ work }: { work: ConsoleWork }) {
  switch (work.at) {
    case "work":
      return <Dashboard work={work} />;
    case "present":
      return <PresentDesk work={work} />;
    case "gallery":
      return <GalleryDesk work={work} />;
    case "board":
      return <BoardDesk work={work} />;
    default:
      return unreachable(work.at);
  }
}
