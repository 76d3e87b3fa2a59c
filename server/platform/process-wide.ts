/**
 * One value for the whole process. The server's bundle and the pages each load their own copy of a module, so
 * module state that must be one (a limit, a cache) is kept on globalThis under a registered symbol.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`plenary.${name}`);
  const globals = globalThis as { [key: symbol]: unknown };
  globals[key] ??= make();
  return globals[key] as T;
}
