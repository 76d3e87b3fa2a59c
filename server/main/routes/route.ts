import type { Body, Exchange } from "@/server/http/exchange";
import type { GateResults, GateName } from "@/server/main/routes/route-guards";
import type { Handlers } from "@/server/main/routes/handlers";
import type { Area } from "@/server/http/refusals";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

export interface Route<Server = Handlers> {
  area: Area;
  method: Method;
  /** `:name` stands for one part. HEAD is allowed where GET is. */
  path: string;
  who: GateName;
  body: Body;
  /** Cache-Control of answers; refusals are never kept. */
  cache: string;
  answer(server: Server, request: Exchange<string>): void | Promise<void>;
}

type Answer<Path extends string, W extends GateName, Server> = (
  server: Server,
  request: Exchange<Names<Path>> & GateResults[W],
) => void | Promise<void>;

/** Lines of one part of the server, whose refusals look alike. */
export function linesOf<Server = Handlers>(area: Area) {
  const line =
    (method: Method) =>
    <Path extends string, W extends GateName>(
      path: Path,
      who: W,
      body: Body,
      answer: Answer<Path, W, Server>,
      cache = "no-store",
    ): Route<Server> => ({ area, method, path, who, body, cache, answer: answer as Route<Server>["answer"] });
  return { get: line("GET"), post: line("POST"), put: line("PUT"), del: line("DELETE") };
}
