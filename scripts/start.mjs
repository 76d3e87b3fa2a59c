// `npm start`. This first file must be readable by every Node that knows import(), so that an old one gets a
// sentence rather than a syntax error: nothing newer than ES2018, and nothing imported before the checks.
import fs from "fs";
import path from "path";
import url from "url";

const root = path.resolve(path.dirname(url.fileURLToPath(import.meta.url)), "..");

function refuse(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(29);
}

function nodeIsOld() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major < 20 || (major === 20 && minor < 19);
}

function missingPackages() {
  const wanted = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")).dependencies;
  return Object.keys(wanted).filter(
    (name) => !fs.existsSync(path.join(root, "node_modules", name, "package.json")),
  );
}

if (nodeIsOld())
  refuse(
    `Plenary needs Node 20.19 or newer, and this is Node ${process.versions.node}: install a newer one ` +
      "from https://nodejs.org or from your system's packages.",
  );

const missing = missingPackages();
if (missing.length > 0) {
  const some = missing.slice(0, 3).join(", ") + (missing.length > 3 ? ` and ${missing.length - 3} more` : "");
  refuse(`Plenary's packages are not all installed (${some}): run "npm install" first.`);
}

process.chdir(root);
import(process.argv.includes("--dev") ? "./start/develop.mjs" : "./start/run.mjs");
