import type { Metadata } from "next";
import { DebriefOf, debriefMetadata } from "@/app/debrief/[room]/debrief";
import type { RoomProps } from "@/app/page-title";

interface Props extends RoomProps {
  /** `of`: one chapter alone; `bare`: to be read, without what stands around it. */
  searchParams: Promise<{ of?: string | string[]; bare?: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => debriefMetadata(params);
export const dynamic = "force-dynamic";

/** The debrief with all figures on one page, for files and for browsers without a script. */
export default async function WholeDebrief({ params, searchParams }: Props) {
  const { of: only, bare } = await searchParams;
  return (
    <DebriefOf
      room={(await params).room}
      whole={{ only: typeof only === "string" ? only : undefined, bare: bare !== undefined }}
    />
  );
}
