/** A browser without a window: keeps cookies by host and follows redirects itself, so that a test sees each. */
export class CookieJar {
  private readonly cookies = new Map<string, Map<string, string>>();
  /** Every address that was asked, in order. */
  readonly visited: string[] = [];

  /** Names of the cookies for a host. */
  names(host: string): string[] {
    return [...(this.cookies.get(host)?.keys() ?? [])];
  }

  header(host: string): string {
    return [...(this.cookies.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** One request, without following a redirect. */
  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address);
    this.visited.push(url.href);
    const res = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { ...init.headers, cookie: this.header(url.host) },
    });
    const cookies = this.cookies.get(url.host) ?? new Map<string, string>();
    this.cookies.set(url.host, cookies);
    for (const line of res.headers.getSetCookie()) {
      const [pair = "", ...rest] = line.split(/; */);
      const equals = pair.indexOf("=");
      const gone = rest.some(
        (part) =>
          /^max-age=0$/i.test(part) || (/^expires=/i.test(part) && Date.parse(part.slice(8)) < Date.now()),
      );
      if (gone || equals === pair.length - 1) cookies.delete(pair.slice(0, equals));
      else cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
    return res;
  }

  /** Follows redirects until a page stands. `visited.at(-1)` is its address. */
  async follow(address: string, init: RequestInit = {}): Promise<Response> {
    let res = await this.ask(address, init);
    for (let hops = 0; hops < 12; hops++) {
      const to = res.headers.get("location");
      if (!to) return res;
      await res.arrayBuffer();
      res = await this.ask(new URL(to, this.visited.at(-1)).href);
    }
    throw new Error(`too many redirects: ${this.visited.join(" ")}`);
  }
}
