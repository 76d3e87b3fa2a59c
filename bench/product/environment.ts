/** What a server that is measured gets of this process's environment: nothing that would set it up. */
export const inherited = (): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(PLENARY_|PUBLIC_URL|DATABASE_URL|REDIS_URL|NODE_)/.test(name),
    ),
  );
