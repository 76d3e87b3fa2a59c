/** Knocks at one door as one person, and says in a word what came of it. */
import type { ProbeRequest } from "@/tests/support/matrix/route-rows";

interface Answer {
  said: string;
  res: Response;
  body: string;
}

/** @param site "GET /path" as in the tables */
export async function knock(
  url: string,
  site: string,
  request: ProbeRequest,
  cookie: string,
  ids: Readonly<Record<string, string>> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const [method = "GET"] = site.split(" ");
  const res = await fetch(`${url}${request.path}`, {
    method,
    redirect: "manual",
    headers: {
      cookie,
      ...(method === "GET" ? {} : { origin: url }),
      ...(request.json === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(request.form
      ? { body: new URLSearchParams(request.form) }
      : request.json === undefined
        ? {}
        : { body: JSON.stringify(request.json) }),
  });
  const body = await res.text();
  return { said: saidOf(res, ids), res, body };
}

/** "ok", a status, or "→" and where it leads, with `:room` for the room's id. */
function saidOf(res: Response, ids: Readonly<Record<string, string>>): string {
  if (res.status < 300) return "ok";
  if (res.status >= 400) return String(res.status);
  const to = (res.headers.get("location") ?? "")
    .replace(/^https?:\/\/[^/]+/, "")
    .replace(ids.room ?? "\u0000", ":room");
  return `→ ${to.replace(/\/trainer\/sign-in\?next=.*/, "/trainer/sign-in")}`;
}

/** True when the person was let in; refused calls must have changed nothing. */
export const letIn = (answer: string): boolean =>
  !/^(4\d\d|→ \/trainer|→ \/trainer\/sign-in|→ \/trainer\/workshops|→ \/r\/:room\/turn\/)$/.test(answer);

/** Guards missing from an answer to a browser, refusals and errors too (ASVS 3.4). */
export function unguarded(res: Response, body: string): string[] {
  const gaps: string[] = [];
  const header = (name: string) => res.headers.get(name) ?? "";
  const policy = new Map(
    header("content-security-policy")
      .split(";")
      .map((part) => part.trim().split(/ (.*)/))
      .map(([name, value]) => [name!, value ?? ""]),
  );
  const none = (name: string) => (policy.get(name) ?? policy.get("default-src") ?? "") === "'none'";
  const sandboxed = policy.has("sandbox");
  if (!policy.has("default-src")) gaps.push("no policy");
  if (!none("object-src")) gaps.push("objects may load");
  if (!sandboxed && policy.get("base-uri") !== "'none'" && /html/.test(header("content-type")))
    gaps.push("a base may be set");
  if (
    !sandboxed &&
    !["'none'", "'self'"].includes(policy.get("frame-ancestors") ?? "") &&
    /html/.test(header("content-type"))
  )
    gaps.push("others may frame it");
  if (/'unsafe-inline'|'unsafe-eval'|\*/.test(policy.get("script-src") ?? policy.get("default-src") ?? ""))
    gaps.push("scripts are not held");
  if (header("x-content-type-options") !== "nosniff") gaps.push("types may be guessed");
  if (!["no-referrer", "same-origin"].includes(header("referrer-policy"))) gaps.push("addresses are told on");
  if (res.headers.has("x-powered-by")) gaps.push("says what it is made of");
  const nonce = /'nonce-([^']+)'/.exec(policy.get("script-src") ?? "")?.[1];
  if (/html/.test(header("content-type")))
    for (const [tag] of body.matchAll(/<script\b[^>]*>/g))
      if (!tag.includes('type="application/json"') && (!nonce || !tag.includes(`nonce="${nonce}"`)))
        gaps.push(`a script without nonce: ${tag.slice(0, 80)}`);
  for (const cookie of res.headers.getSetCookie()) {
    if (!/; ?HttpOnly/i.test(cookie)) gaps.push(`a cookie that scripts read: ${cookie.split("=")[0]}`);
    if (!/; ?SameSite=(Lax|Strict)/i.test(cookie))
      gaps.push(`a cookie for other sites: ${cookie.split("=")[0]}`);
  }
  if (
    /\n\s+at .+:\d+|node_modules|PrismaClient/.test(
      /html|json|plain/.test(header("content-type")) ? body : "",
    )
  )
    gaps.push("tells of its insides");
  return gaps;
}
