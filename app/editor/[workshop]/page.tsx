import { PageTexts } from "@/app/page-texts";
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
import { named } from "@/app/page-title";
import { LiveEditor } from "@/app/editor/[workshop]/live-editor";
import { requireAccount } from "@/server/accounts/page-guards";
import { findAuthored } from "@/server/store/editor/authored";

interface Props {
  params: Promise<{ workshop: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await asked(params);
  return { title: named((await editorTexts())("title"), title) };
}

const services = { listSources, readSource, readHistory, readSharing, makeShareLink, dismissMember };

export default async function EditorPage({ params }: Props) {
  const { id, title } = await asked(params);
  return (
    <PageTexts namespaces={["compare", "editor", "files", "stage"]}>
      <LiveEditor id={id} title={title} services={services} />
    </PageTexts>
  );
}

/** The workshop of the address. Accounts that neither own nor share it are sent to the list. */
async function asked(params: Props["params"]) {
  const account = await requireAccount();
  const found = await findAuthored((await params).workshop, account.id);
  return found ?? redirect("/trainer/workshops");
}
