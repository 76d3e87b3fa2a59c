/**
 * Every address that this server answers itself, and how it may be asked: one table. All else is left to the pages of
 * Next, which know what is not there. Who may is decided where the answer is made; a row for each address and each kind
 * of person is in tests/support/matrix/, and a test of the contract holds both together.
 */
type Method = "GET" | "POST" | "PUT" | "DELETE";

const read: readonly Method[] = ["GET"];
const post: readonly Method[] = ["POST"];
const form: readonly Method[] = ["GET", "POST"];

/** `:name` stands for one part of a path. Whoever may GET may HEAD. */
export const ownRoutes: Readonly<Record<string, readonly Method[]>> = {
  "/": read,
  "/join": form,
  "/j/:token": form,
  "/f": form,
  "/verify/:certificate": form,
  "/phone/:script": read,
  "/r/:room/": read,
  "/r/:room/pulse": read,
  "/r/:room/answer": form,
  "/r/:room/pause": form,
  "/r/:room/leave": form,
  "/r/:room/post": form,
  "/r/:room/support": form,
  "/r/:room/language": form,
  "/r/:room/group": form,
  "/r/:room/sheet": form,
  "/r/:room/code": form,
  "/r/:room/erase": form,
  "/r/:room/certificate": form,
  "/r/:room/certificate/:file": read,
  "/r/:room/take-away": read,
  "/r/:room/take-away.pdf": form,
  "/r/:room/follow-up": form,
  "/r/:room/follow-up.ics": form,
  "/assets/:owner/:token/:variant": read,
  "/files/uploads": post,
  "/files/uploads/:upload": ["GET", "PUT", "DELETE"],
  "/files/workshops": post,
  "/files/workshops/:workshop": read,
  "/files/templates/:template": read,
  "/files/:workshop/assets": form,
  "/files/:workshop/assets/:name": ["DELETE"],
  "/files/:workshop/translation": form,
  "/files/:workshop/import": post,
  "/files/:workshop/copy": post,
  "/files/:workshop/workshop": read,
  "/export/:room": form,
  "/export/:room/:job": ["GET", "DELETE"],
  "/export/:room/:job/file": read,
  "/certificates/:room/rules": post,
  "/certificates/:room/mark": post,
  "/certificates/:room/guest": post,
  "/certificates/:room/drop-guest": post,
  "/certificates/:room/latin": post,
  "/certificates/:room/issue": post,
  "/certificates/:room/issue-all": post,
  "/certificates/:room/withdraw": post,
  "/certificates/:room/archive": post,
  "/ending/:room/erase": post,
  "/ending/:room/keep": post,
  "/ending/:room/record.json": read,
  "/pdfjs/:part": read,
  "/pdfjs/:folder/:part": read,
  "/.well-known/plenary-key.json": read,
  // Answered before everything else: server/health/endpoints.ts.
  "/healthz": read,
  "/readyz": read,
  "/metrics": read,
  "/live/": form,
  "/live/editor/": form,
  "/live/preview/phone": form,
};

/** Addresses below which everything is for phones, also what is not there. */
export const ON_PHONES = /^\/(?:r|j|f|verify|join|phone)(?:\/|$)/;

const escaped = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const compiled = Object.keys(ownRoutes).map((pattern) => ({
  pattern,
  shape: new RegExp(
    `^${pattern
      .split("/")
      .map((part) => (part.startsWith(":") ? "[^/]+" : escaped(part)))
      .join("/")}$`,
  ),
}));

/** The pattern of a path of ours, which tells nothing of a room or a person; null for a path that is not ours. */
export function patternOf(pathname: string): string | null {
  // A path that is written out goes before one of parts.
  return Object.hasOwn(ownRoutes, pathname)
    ? pathname
    : (compiled.find(({ shape }) => shape.test(pathname))?.pattern ?? null);
}

/** How a path of ours may be asked; null for a path that is not ours. */
export function methodsOf(pathname: string): readonly Method[] | null {
  const pattern = patternOf(pathname);
  return pattern === null ? null : ownRoutes[pattern]!;
}

/** Whether a path of ours may be asked in this way. */
export const allows = (methods: readonly Method[], asked: string | undefined): boolean =>
  methods.includes((asked === "HEAD" ? "GET" : asked) as Method);
