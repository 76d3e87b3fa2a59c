import type { Metadata } from "next";
import { redirect } from "next/navigation";
import {
  dismissMember,
  listSources,
  makeShareLink,
  readHistory,
  readSharing,
  readSource,
} from "@/app/editor/editor-actions";
import { editorTexts } from "@/app/page-language";
import { LiveEditor } from "@/app/editor/[workshop]/live-editor";
import { requireAccount } from "@/server/accounts/page-guards";
import { findAuthored } from "@/server/store/editor/authored";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await editorTexts())("title") });

const services = { listSources, readSource, readHistory, readSharing, makeShareLink, dismissMember };

/** The editor of one workshop, for those who own or share it. */
export default async function EditorPage({ params }: { params: Promise<{ workshop: string }> }) {
  const { workshop } = await params;
  const account = await requireAccount();
  const found = await findAuthored(workshop, account.id);
  if (!found) redirect("/trainer/workshops");
  return <LiveEditor id={found.id} title={found.title} services={services} />;
}
