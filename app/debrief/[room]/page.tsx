import type { Metadata } from "next";
import { DebriefOf, debriefMetadata } from "@/app/debrief/[room]/debrief";
import type { RoomProps } from "@/app/page-title";

/** Its forms also work without a script: the server then sees by the referrer that they came from here. */
export const generateMetadata = ({ params }: RoomProps): Promise<Metadata> => debriefMetadata(params);
export const dynamic = "force-dynamic";

/**
 * The debrief of a room, for its trainers, and of an example for all: while it runs, of the results that were
 * seen; afterwards, of all. The figures of its chapters come later.
 */
export default async function Debrief({ params }: RoomProps) {
  return <DebriefOf room={(await params).room} />;
}
