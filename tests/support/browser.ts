/**
 * A real server as `npm start` makes it, and a real browser that reaches it over plain http under a host name that
 * is no secure context, as phones in a venue do. Whatever a page complains about is kept and fails the test.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { freePort } from "@/server/store/embedded/launch";
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

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
}

/** What pages complained about; complaints that a test provokes on purpose are named while it does so. */
export class Complaints {
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

export class Venue {
  readonly complaints = new Complaints();
  private readonly contexts = new Set<BrowserContext>();

  private constructor(
    readonly server: Awaited<ReturnType<typeof startServer>>,
    readonly browser: Browser,
    /** As browsers reach the server, without a trailing slash. */
    readonly origin: string,
    readonly front?: Front,
  ) {}

  /**
   * Starts server and browser. `executable` is the Chromium to use; without `databaseUrl` the server keeps its own; with
   * `behind`, browsers come over TLS and through that front.
   */
  static async open(
    executable: string,
    {
      more = [],
      behind,
      ...options
    }: { databaseUrl?: string; env?: Record<string, string>; more?: readonly string[]; behind?: FrontKind } = {},
  ): Promise<Venue> {
    const flags = new URL("../../scripts/chromium.mjs", import.meta.url).href;
    const { launchFlags } = (await import(/* @vite-ignore */ flags)) as { launchFlags: string[] };
    const port = behind && (await freePort());
    const origin = port === undefined ? undefined : `https://${HOST}:${port}`;
    const server = await startServer({
      next: true,
      ...options,
      env: { ...options.env, ...(origin ? { PUBLIC_URL: origin } : {}) },
    });
    const front = port ? await behind.open(HOST, port, [server.port]) : undefined;
    const args = [...launchFlags, `--host-resolver-rules=MAP ${HOST} 127.0.0.1`, ...more];
    return new Venue(
      server,
      await chromium.launch({ executablePath: executable, args }),
      origin ?? `http://${HOST}:${server.port}`,
      front,
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
      ignoreHTTPSErrors: this.front !== undefined,
      ...options,
    });
    context.setDefaultTimeout(30_000);
    this.contexts.add(context);
    context.on("close", () => this.contexts.delete(context));
    context.on("page", (page) => this.listen(page));
    return context;
  }

  async page(options: BrowserContextOptions): Promise<Page> {
    return (await this.context(options)).newPage();
  }

  private listen(page: Page): void {
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        this.complaints.add(`console: ${message.text()} (${message.location().url})`);
      }
    });
    page.on("pageerror", (error) => this.complaints.add(`page error: ${error.stack ?? error.message}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      const own = url.protocol === "data:" || url.protocol === "blob:" || url.host === new URL(this.origin).host;
      if (!own) this.complaints.add(`request to another host: ${request.url()}`);
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

  /** A picture of every open page, for whoever looks into a failure: .build/test-results/. */
  async keepPictures(name: string): Promise<void> {
    const folder = new URL("../../.build/test-results/", import.meta.url);
    for (const [i, page] of [...this.contexts].flatMap((context) => context.pages()).entries()) {
      const file = `${name.replace(/[^a-z0-9]+/gi, "-")}-${i + 1}.png`;
      await page.screenshot({ path: fileURLToPath(new URL(file, folder)) }).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.contexts].map((context) => context.close()));
    await this.browser.close();
    await this.front?.close();
    await this.server.stop();
  }
}

let axeSource: string | undefined;

/** What axe finds wrong in a page, as lines; empty is what a test wants. Runs through the inspector, past any CSP. */
export async function axe(page: Page): Promise<string[]> {
  axeSource ??= readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  // Colours are measured as they are, not half-way through a transition.
  await page.evaluate(() => Promise.all(document.getAnimations().map((a) => a.finished.catch(() => undefined))));
  await page.evaluate(`${axeSource};undefined`);
  const { violations } = (await page.evaluate(
    // Without preload: it copies styles into shadow trees, which a page's own policy forbids.
    "axe.run(document, { resultTypes: ['violations'], preload: false }).then((r) => ({ violations: r.violations }))",
  )) as AxeResult;
  return violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${v.help}: ${n.target.join(" ")}\n  ${n.failureSummary?.replaceAll("\n", "\n  ")}`),
  );
}
