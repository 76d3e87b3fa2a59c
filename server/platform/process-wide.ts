/**
 * One value for the whole process: the server's bundle and the pages each load their own copy of a module, so
 * a shared limit or cache is kept on globalThis under a registered symbol.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`plenary.${name}`);
  const globals = globalThis as { [key: symbol]: unknown };
  globals[key] ??= make();
  return globals[key] as T;
}
