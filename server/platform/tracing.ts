/**
 * OpenTelemetry traces, sent where the settings name a collector. Without one the libraries are not loaded,
 * and a span costs a comparison. Names and attributes are from small sets of our own, and an error is
 * recorded without its message. The provider is not registered globally, because Next would add spans with
 * whole paths.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { Context, SpanKind, SpanStatusCode, Tracer } from "@opentelemetry/api";
import type { SpanExporter } from "@opentelemetry/sdk-trace-node";
import { log } from "@/server/platform/log";

/** Of our own making, as in the log. */
type Facts = Record<string, string | number | boolean>;

interface OpenSpan {
  /** Spans that begin during `work` are part of this one. */
  within<T>(work: () => T): T;
  /** @param failed a failure of ours, not a refusal */
  end(facts?: Facts, failed?: boolean): void;
}

interface SpanOptions {
  /** Begins a trace of its own. */
  root?: boolean;
  kind?: keyof typeof kinds;
}

const kinds = { internal: 0, server: 1, client: 2 } as const satisfies Record<string, SpanKind>;
const ERROR = 2 satisfies SpanStatusCode;
/** Milliseconds that the end of the server waits for the last spans. */
const FLUSH_TIMEOUT_MS = 2_000;

const nothing: OpenSpan = { within: (work) => work(), end: () => undefined };
const contexts = new AsyncLocalStorage<Context>();
let on: {
  tracer: Tracer;
  root: Context;
  inside(context: Context, span: ReturnType<Tracer["startSpan"]>): Context;
} | null = null;

/** Costs a comparison where no collector is set. @param facts of our own making, as in the log */
export function beginSpan(
  name: string,
  facts: Facts = {},
  { root = false, kind = "internal" }: SpanOptions = {},
): OpenSpan {
  if (!on) return nothing;
  const parent = root ? on.root : (contexts.getStore() ?? on.root);
  const span = on.tracer.startSpan(name, { kind: kinds[kind], attributes: facts }, parent);
  const inner = on.inside(parent, span);
  return {
    within: (work) => contexts.run(inner, work),
    end(more = {}, failed = false) {
      span.setAttributes(more);
      if (failed) span.setStatus({ code: ERROR });
      span.end();
    },
  };
}

/** The collector's going and coming back are logged once each. */
function logOutages(exporter: SpanExporter): SpanExporter {
  let takes = true;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const taken = result.code === 0;
        if (takes && !taken)
          log.warn(
            "traces-refused",
            "The collector at OTEL_EXPORTER_OTLP_ENDPOINT does not take the traces; they are left out.",
          );
        if (!takes && taken) log.info("traces-taken", "The collector takes the traces again.");
        takes = taken;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}

/**
 * Sends spans to the collector that the standard variables name; they also choose samples
 * (OTEL_TRACES_SAMPLER) and intervals (OTEL_BSP_…).
 * @returns a function that sends the last ones and ends it
 */
export async function startTraces(version: string): Promise<() => Promise<void>> {
  const [
    { ROOT_CONTEXT, trace },
    { BatchSpanProcessor, NodeTracerProvider },
    { OTLPTraceExporter },
    { detectResources, envDetector, resourceFromAttributes },
  ] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const named = resourceFromAttributes({
    "service.name": "plenary",
    "service.version": version,
    "service.instance.id": randomUUID(),
  });
  const provider = new NodeTracerProvider({
    resource: named.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(logOutages(new OTLPTraceExporter()))],
  });
  on = {
    tracer: provider.getTracer("plenary", version),
    root: ROOT_CONTEXT,
    inside: (context, span) => trace.setSpan(context, span),
  };
  return async () => {
    on = null;
    await Promise.race([
      provider.shutdown().catch(() => undefined),
      new Promise((go) => setTimeout(go, FLUSH_TIMEOUT_MS).unref()),
    ]);
  };
}
