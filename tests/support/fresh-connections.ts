/**
 * Every request of a test goes over a connection of its own. A test that computes for seconds does not hear meanwhile that
 * the server has closed an idle connection, and its next POST over it would fail ("fetch failed").
 */
const asked = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  headers.set("connection", "close");
  return asked(input, { ...init, headers });
};
