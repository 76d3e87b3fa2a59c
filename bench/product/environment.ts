/** This process's environment for a measured server, without what would set it up. */
export const inherited = (): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(PLENARY_|PUBLIC_URL|DATABASE_URL|REDIS_URL|NODE_)/.test(name),
    ),
  );
