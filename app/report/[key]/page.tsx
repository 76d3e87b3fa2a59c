import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { pageLanguage } from "@/app/page-language";
import { ALL, ReportPage } from "@/components/debrief/front/report-page";
import { loadPublished } from "@/server/debrief/load-published";
import { reportWords } from "@/server/debrief/report-words";

/** No search engine lists it: the layout says so for all pages, and the headers for this one. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await reportWords(await pageLanguage())).report("labels.report"),
  robots: { index: false, follow: false, noarchive: true },
});
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ key: string }>;
  searchParams: Promise<{ in?: string | string[]; of?: string | string[] }>;
}

/** A published report. Every key that opens nothing gets the same page. */
export default async function Published({ params, searchParams }: Props) {
  const [{ key }, { in: asked, of: chapter }, all] = await Promise.all([params, searchParams, headers()]);
  const accepted = all.get("accept-language") ?? undefined;
  const wanted = typeof asked === "string" ? asked : null;
  const found = await loadPublished(key, wanted, accepted);
  if (!found) notFound();
  const opened = typeof chapter === "string" ? chapter : undefined;
  if (opened !== undefined && opened !== ALL && !found.report.chapters.some(({ id }) => id === opened))
    notFound();
  return <ReportPage {...found} opened={opened} words={await reportWords(found.report.language)} />;
}
