import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ALL, ReportPage } from "@/components/debrief/front/report-page";
import { sampleReport, sampleWords } from "@/tests/support/sample-report";

it("X-48: a report page says which of its texts are in another language", async () => {
  const [report, words] = await Promise.all([sampleReport("ar", { people: 12 }), sampleWords("ar")]);
  const html = renderToStaticMarkup(
    <ReportPage report={report} words={words} ends={null} languages={["ar"]} opened={ALL} />,
  );
  const [poll] = report.chapters[0]!.parts.filter((part) => part.activity === "one-poll");
  for (const text of [report.title, poll!.title, poll!.lead!])
    expect(html).toContain(`<span lang="en">${text}</span>`);
  expect(html).toMatch(/<bdi>اسأل عن الأوراق/);
  const english = renderToStaticMarkup(
    <ReportPage
      report={await sampleReport("en", { people: 12 })}
      words={await sampleWords("en")}
      ends={null}
      languages={["en"]}
      opened={ALL}
    />,
  );
  expect(english).toContain('<bdi><span lang="ar">اسأل عن الأوراق');
  expect(english).not.toContain('<span lang="en">');
});
