/** A small drawing for every kind of activity, for a square of 16 by 16, in the colour of the text around it. */
import type { ReactNode } from "react";
import type { KindName } from "@/activities/kinds";

/** In the order in which kinds are offered to an author. */
export const kindIcons: Record<KindName, ReactNode> = {
  slide: <path d="M2 3h12v8H2zM8 11v3M5 14h6" />,
  poll: <path d="M3 4h10M3 8h7M3 12h4" />,
  case: <path d="M3 2h7l3 3v9H3zM6 7h4M6 10h4" />,
  quiz: <path d="M6 6a2 2 0 1 1 3 1.8c-.7.4-1 .8-1 1.7M8 12.4v.2M8 15A7 7 0 1 0 8 1a7 7 0 0 0 0 14" />,
  sort: <path d="M2 9h5v5H2zM9 9h5v5H9zM5.5 2h5v4h-5z" />,
  checklist: <path d="m2 4 1.2 1.2L5.5 3M2 9l1.2 1.2L5.5 8M8 4h6M8 9h6M8 14h6M2 14h3" />,
  open: <path d="M2 3h12v8H8l-3 3v-3H2z" />,
  scale: <path d="M2 8h12M2 5.5v5M14 5.5v5M9 5.5l2 2.5-2 2.5" />,
  ranking: <path d="M2 14V8h4v6M6 14V3h4v11M10 14v-4h4v4z" />,
  points: (
    <path d={[4, 11].flatMap((y) => [4, 11].map((x) => `M${x} ${y}.5a1.5 1.5 0 1 0 .01 0`)).join("")} />
  ),
  number: <path d="M6 2 4.5 14M11.500 2 10 14M2 6h12M2 10h12" />,
  table: <path d="M2 3h12v10H2zM2 6.500h12M6 3v10" />,
  form: <path d="M3 2h10v12H3zM5.500 5h5M5.500 8h5M5.500 11h2" />,
  marking: <path d="m3 13 1-4 7-7 3 3-7 7zM2 15h12" />,
  break: <path d="M3 6h8v4a4 4 0 0 1-8 0zM11 7h1.500a1.500 1.500 0 0 1 0 3H11M5 1.500v2M8 1.500v2" />,
  media: <path d="M2 3h12v10H2zM6.500 6v4l3.500-2z" />,
  agreement: <path d="m2 8 3 3 5-6M8 11l1 1 5-6" />,
  commitment: <path d="M8 14 2.500 8.500a3 3 0 0 1 5.500-3 3 3 0 0 1 5.500 3z" />,
  worksheet: <path d="M2.500 3h11v10h-11zM2.500 6.500h11M6 6.500V13M9.500 6.500V13" />,
};
