// `npm run texts -- <workshop> <language> [file…] [--room]`: the files of a translation, see
// content/README.md.
import { runSource } from "./build/source.mjs";

process.exitCode = await runSource("server/editor/content/texts-command.ts");
