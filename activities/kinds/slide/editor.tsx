"use client";
import { layoutOf } from "@/activities/kinds/slide/view";
import type { OwnForm } from "@/components/editor/face";

/** A picture: a frame with a hill in it. */
const hill = (x: number, width: number) => (
  <path
    d={`M${x} 6h${width}v18h-${width}zm0 15 ${width / 3}-8 ${width / 4} 5 ${width / 6}-3 ${width / 4} 6`}
  />
);

export const slideEditor: OwnForm = {
  pictured: {
    layout: {
      now: (slide) => layoutOf(slide),
      of: {
        title: <path d="M10 13h28M16 19h16" />,
        text: <path d="M6 8h20M6 14h36M6 19h36M6 24h26" />,
        beside: (
          <>
            <path d="M6 8h12M6 14h14M6 19h14M6 24h10" />
            {hill(25, 18)}
          </>
        ),
        picture: hill(6, 36),
        columns: <path d="M6 7h16M6 13h16M6 18h16M6 23h11M26 7h16M26 13h16M26 18h16M26 23h11" />,
        quote: <path d="M7 7v12M12 8h30M12 13h30M12 18h20M12 25h12" />,
      },
    },
  },
  // The layout says it.
  apart: ["picture_full"],
};
