/**
 * A real server as `npm start` makes it, and a real browser that reaches it over plain http under a host name that
 * is no secure context, as phones in a venue do. Whatever a page complains about is kept and fails the test.
 */
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright";
import { freePort } from "@/tests/support/ports";
import type { Front, FrontKind } from "@/tests/support/fronts";
import { startServer } from "@/tests/support/server-process";

const require = createRequire(import.meta.url);
const HOST = "plenary.test";

export const sizes = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  smallPhone: { viewport: { width: 320, height: 568 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  laptop: { viewport: { width: 1440, height: 900 } },
  projector: { viewport: { width: 1920, height: 1080 } },
  oldProjector: { viewport: { width: 1024, height: 768 } },
} satisfies Record<string, BrowserContextOptions>;

interface AxeNode {
  target: unknown[];
  failureSummary?: string;
  element?: Element;
}
interface AxeResult {
  violations: { id: string; help: string; nodes: AxeNode[] }[];
}

/** Complaints of pages; those that a test provokes on purpose are named while it does so. */
class Complaints {
  private readonly heard: string[] = [];
  private readonly expected = new Set<RegExp>();

  add(text: string): void {
    if (![...this.expected].some((pattern) => pattern.test(text))) this.heard.push(text);
  }

  /** Complaints that fit are no failure from now on. */
  allow(pattern: RegExp): void {
    this.expected.add(pattern);
  }

  /** Complaints that fit are no failure while `during` runs. */
  async expect<T>(pattern: RegExp, during: () => Promise<T>): Promise<T> {
    this.expected.add(pattern);
    try {
      return await during();
    } finally {
      this.expected.delete(pattern);
    }
  }

  /** Everything since the last time. */
  take(): string[] {
    return this.heard.splice(0);
  }
}

/** Settings of a venue's server and browser. */
export interface VenueOptions {
  /** A database of the caller's; without it the server keeps its own. */
  databaseUrl?: string;
  env?: Record<string, string>;
  /** Flags for the browser besides the usual ones. */
  more?: readonly string[];
  /** Browsers come over TLS and through this front. */
  behind?: FrontKind;
}

type Server = Awaited<ReturnType<typeof startServer>>;

const { launchFlags } = (await import(
  /* @vite-ignore */ new URL("../../scripts/chromium.mjs", import.meta.url).href
)) as { launchFlags: string[] };

/**
 * Flags of the tests' Chromium: for it, the server has a name that is no secure context. Pages live for
 * seconds, so that compiling their scripts a second time would cost more than it gains.
 */
export const chromiumFlags = [
  ...launchFlags,
  "--js-flags=--no-opt",
  `--host-resolver-rules=MAP ${HOST} 127.0.0.1`,
];

/**
 * Chromium's complaint about a socket that its own page closed: while it was being connected, or with a frame
 * on its way.
 */
const CLOSED_BY_PAGE =
  /WebSocket is closed before the connection is established|Data frame received after close/;

export class Venue {
  readonly complaints = new Complaints();
  private readonly contexts = new Set<BrowserContext>();

  private constructor(
    readonly server: Server,
    readonly browser: Browser,
    /** As browsers reach the server, without a trailing slash. */
    readonly origin: string,
    readonly front?: Front,
    /** Things that end with this venue, in this order. */
    private readonly owned: readonly (() => Promise<unknown> | undefined)[] = [],
  ) {}

  /**
   * Over a server and a browser that are there already; only the windows are its own.
   * @param origin as browsers reach the server, where that is not the name that is no secure context
   */
  static over(server: Server, browser: Browser, origin = `http://${HOST}:${server.port}`): Venue {
    return new Venue(server, browser, origin);
  }

  /** With a server of its own. @param browser one that is there, or the path of a Chromium to start */
  static async open(browser: Browser | string, options: VenueOptions = {}): Promise<Venue> {
    const { more = [], behind, ...rest } = options;
    const port = behind && (await freePort());
    const origin = port === undefined ? undefined : `https://${HOST}:${port}`;
    const env = { ...rest.env, ...(origin ? { PUBLIC_URL: origin } : {}) };
    const server = await startServer({ next: true, ...rest, env });
    const front = port ? await behind.open(HOST, port, [server.port]) : undefined;
    const launched =
      typeof browser === "string"
        ? await chromium.launch({ executablePath: browser, args: [...chromiumFlags, ...more] })
        : null;
    return new Venue(
      server,
      launched ?? (browser as Browser),
      origin ?? `http://${HOST}:${server.port}`,
      front,
      [() => launched?.close(), () => front?.close(), () => server.stop()],
    );
  }

  /** A path or any address of the server, at the host name that browsers use here. */
  at(address: string): string {
    const { pathname, search, hash } = new URL(address, this.origin);
    return `${this.origin}${pathname}${search}${hash}`;
  }

  /** A browser window of its own: other cookies than all others. */
  async context(options: BrowserContextOptions): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      locale: "en-GB",
      timezoneId: "Asia/Seoul",
      // A quarter of what a browser does is motion; stories about it ask for it.
      reducedMotion: "reduce",
      ignoreHTTPSErrors: this.front !== undefined,
      ...options,
    });
    context.setDefaultTimeout(30_000);
    this.contexts.add(context);
    // Where no script runs there is none to measure, and asking for it would hold up the page.
    if (process.env.COVERAGE_FOLDER && options.javaScriptEnabled !== false)
      measure(context, process.env.COVERAGE_FOLDER);
    context.on("close", () => this.contexts.delete(context));
    context.on("page", (page) => this.listen(page));
    return context;
  }

  async page(options: BrowserContextOptions): Promise<Page> {
    return (await this.context(options)).newPage();
  }

  private listen(page: Page): void {
    page.on("console", (message) => {
      if (
        (message.type() === "error" || message.type() === "warning") &&
        !CLOSED_BY_PAGE.test(message.text())
      ) {
        this.complaints.add(`console: ${message.text()} (${message.location().url})`);
      }
    });
    page.on("pageerror", (error) => this.complaints.add(`page error: ${error.stack ?? error.message}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      const local =
        url.protocol === "data:" || url.protocol === "blob:" || url.host === new URL(this.origin).host;
      if (!local) this.complaints.add(`request to another host: ${request.url()}`);
    });
    page.on("websocket", (socket) => {
      if (new URL(socket.url()).host !== new URL(this.origin).host)
        this.complaints.add(`socket to another host: ${socket.url()}`);
    });
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      // A page that is left takes its open requests with it.
      if (why !== "net::ERR_ABORTED") this.complaints.add(`request failed: ${request.url()} ${why}`);
    });
  }

  /** Everything that went wrong in any page so far, but for what the test expected. */
  takeComplaints(): string[] {
    return this.complaints.take();
  }

  /** A picture of every open page, for the search for a failure: .build/test-results/. */
  async keepPictures(name: string): Promise<void> {
    const folder = new URL("../../.build/test-results/", import.meta.url);
    for (const [i, page] of [...this.contexts].flatMap((context) => context.pages()).entries()) {
      const file = `${name.replace(/[^a-z0-9]+/gi, "-")}-${i + 1}.png`;
      await page.screenshot({ path: fileURLToPath(new URL(file, folder)) }).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    // Where the browser is gone, why it went is what is to be said.
    await Promise.allSettled([...this.contexts].map((context) => context.close()));
    for (const end of this.owned) await end();
  }
}

/**
 * `npm run coverage`: keeps what ran of the phone's script in each page of a context, as Node keeps it of a
 * process.
 */
function measure(context: BrowserContext, folder: string): void {
  const pages = new Set<Page>();
  const keep = async (page: Page) => {
    if (!pages.delete(page) || page.isClosed()) return;
    const scripts = await page.coverage.stopJSCoverage().catch(() => []);
    const result = scripts.filter(({ url }) => url.includes("/phone/"));
    if (result.length === 0) return;
    writeFileSync(`${folder}/browser/${randomBytes(8).toString("hex")}.json`, JSON.stringify({ result }));
  };
  const [newPage, close] = [context.newPage.bind(context), context.close.bind(context)];
  context.newPage = async () => {
    const page = await newPage();
    await page.coverage.startJSCoverage({ resetOnNavigation: false });
    pages.add(page);
    const closePage = page.close.bind(page);
    page.close = async (options) => {
      await keep(page);
      return closePage(options);
    };
    return page;
  };
  context.close = async (options) => {
    await Promise.all([...pages].map(keep));
    return close(options);
  };
}

let axeSource: string | undefined;

/** WCAG 2.2 AA, its size of targets (2.5.8) too, and what axe's authors hold for good practice beside it. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Faults of a page by axe, as lines. Runs through the inspector, past any CSP. Colours are measured as they
 * stay: while something comes in or goes out, the page is not looked at yet; and what is found while
 * something else came in is looked at again. So is a target that is too small, in the middle of the screen:
 * where it was, what stays at the edges may have lain over it.
 */
export async function axe(page: Page): Promise<string[]> {
  axeSource ??= readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  await page.waitForLoadState("domcontentloaded");
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(`${axeSource};undefined`);
  return page.evaluate(async (rules): Promise<string[]> => {
    const { axe } = window as unknown as {
      axe: { run(on: Node, options: object): Promise<AxeResult> };
    };
    // Without preload: it copies styles into shadow trees, which a page's own policy forbids. Frames are not asked, as
    // axe is in none of them: one without scripts has another origin and complains.
    const run = async (on: Node, type: string, values: string[]) => {
      const options = { resultTypes: ["violations"], elementRef: true, preload: false, iframes: false };
      return (await axe.run(on, { ...options, runOnly: { type, values } })).violations;
    };
    const isSmall = async ({ element }: AxeNode): Promise<boolean> => {
      element!.scrollIntoView({ block: "center", behavior: "instant" });
      return (await run(element!, "rule", ["target-size"])).length > 0;
    };
    const looked = async (): Promise<AxeResult["violations"]> => {
      const violations = await run(document, "tag", rules);
      const small = violations.find(({ id }) => id === "target-size");
      if (!small) return violations;
      const [x, y] = [scrollX, scrollY];
      const nodes: AxeNode[] = [];
      for (const node of small.nodes) if (await isSmall(node)) nodes.push(node);
      scrollTo({ left: x, top: y, behavior: "instant" });
      small.nodes = nodes;
      return violations.filter(({ nodes }) => nodes.length > 0);
    };
    let begun = 0;
    const count = () => begun++;
    const kinds = ["animationstart", "transitionrun"];
    // The title of a page comes with the data that it names.
    for (let left = 250; document.title === "" && left > 0; left--)
      await new Promise((go) => setTimeout(go, 20));
    for (const kind of kinds) document.addEventListener(kind, count, true);
    const ends = ({ effect }: Animation) => Number.isFinite(Number(effect?.getComputedTiming().endTime));
    try {
      // A page that is never still, as a clock may be, is taken as it is in the end.
      for (let left = 5; ; left--) {
        await Promise.all(
          document
            .getAnimations()
            .filter(ends)
            .map((animation) => animation.finished.catch(() => undefined)),
        );
        begun = 0;
        const violations = await looked();
        if (violations.length === 0 || begun === 0 || left === 0)
          return violations.flatMap(({ id, help, nodes }) =>
            nodes.map(
              ({ target, failureSummary }) =>
                `${id}: ${help}: ${target.join(" ")}\n  ${failureSummary?.replaceAll("\n", "\n  ")}`,
            ),
          );
      }
    } finally {
      for (const kind of kinds) document.removeEventListener(kind, count, true);
    }
  }, RULES);
}
