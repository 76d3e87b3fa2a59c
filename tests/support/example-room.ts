/** An example room in a test's database, within a second or two; returns its id. */
import { type ExampleName, openExample } from "@/server/store/rooms/examples";

export const exampleRoom = (name: ExampleName, databaseUrl?: string): Promise<string> =>
  openExample(name, databaseUrl);
