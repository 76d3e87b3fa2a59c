/** A collector of traces: takes OTLP over HTTP in JSON, keeps what came, and refuses while it is told to. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface ReceivedSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  kind: number;
  attributes: Record<string, unknown>;
  status: { code?: number; message?: string };
}

interface Attribute {
  key: string;
  value: Record<string, unknown>;
}

interface Letter {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: { spans: (Omit<ReceivedSpan, "attributes"> & { attributes: Attribute[] })[] }[];
  }[];
}

const plain = (attributes: Attribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

export class Collector {
  readonly spans: ReceivedSpan[] = [];
  readonly resources: Record<string, unknown>[] = [];
  readonly types = new Set<string>();
  /** Every byte that came. */
  text = "";
  refuses = false;
  refused = 0;
  private readonly server = createServer((req, res) => {
    let body = "";
    req.on("data", (bytes: Buffer) => (body += bytes.toString()));
    req.on("end", () => {
      if (this.refuses) {
        this.refused++;
        res.writeHead(400).end();
        return;
      }
      this.types.add(`${req.method} ${req.url} ${req.headers["content-type"]}`);
      this.text += body + JSON.stringify(req.headers);
      for (const { resource, scopeSpans } of (JSON.parse(body) as Letter).resourceSpans) {
        this.resources.push(plain(resource.attributes));
        for (const span of scopeSpans.flatMap(({ spans }) => spans))
          this.spans.push({ ...span, attributes: plain(span.attributes) });
      }
      res.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((go) => this.server.listen(0, "127.0.0.1", go));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  named(name: string): ReceivedSpan[] {
    return this.spans.filter((span) => span.name === name);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
