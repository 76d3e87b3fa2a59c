/** Opens an address in the browser of the machine's owner; without one the terminal has the address. */
import { spawn } from "node:child_process";

const OPENERS: Partial<Record<NodeJS.Platform, [program: string, ...args: string[]]>> = {
  darwin: ["/usr/bin/open"],
  linux: ["xdg-open"],
  win32: ["rundll32.exe", "url.dll,FileProtocolHandler"],
};

export function openInBrowser(address: string): void {
  const [program, ...args] = OPENERS[process.platform] ?? [];
  if (!program) return;
  const opener = spawn(program, [...args, address], { stdio: "ignore", detached: true });
  opener.on("error", () => undefined);
  opener.unref();
}
