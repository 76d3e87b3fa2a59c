/** A list of a sheet on a phone's page: its rows as they are written and read there. */
import type { Page } from "playwright";

export const entryFields = (page: Page, list: string) =>
  page.locator(`#sheet [data-list="${list}"] textarea`);

/** Entries in the rows of a list, from the top. */
export const entriesOn = (page: Page, list: string): Promise<string[]> =>
  entryFields(page, list).evaluateAll((areas) =>
    areas.map((area) => (area as HTMLTextAreaElement).value).filter((text) => text !== ""),
  );
