/** Browsers reach this server over https, so that cookies can be marked Secure. */
export const isSecure = (): boolean => process.env.PLENARY_PUBLIC_URL?.startsWith("https://") ?? false;
