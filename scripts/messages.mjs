// `npm run messages`: what the languages of the interface lack, and what is wrong with their texts.
import { runSource } from "./build/source.mjs";

process.exitCode = await runSource("tests/support/messages-report.ts");
