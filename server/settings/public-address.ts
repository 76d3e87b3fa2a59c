/** Whether browsers reach this server over https, so that cookies can be bound to it. */
export const isSecure = (): boolean => process.env.PLENARY_PUBLIC_URL?.startsWith("https://") ?? false;
