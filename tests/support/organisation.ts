/**
 * An organisation that signs people in: a real OpenID provider on this machine, whose page asks for a name
 * and believes it.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import Provider from "oidc-provider";

export interface Employee {
  sub: string;
  name: string;
  email?: string;
  email_verified?: boolean;
  groups?: string[];
}

export interface Organisation {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** By the name that they type. Those who are added later are known at once. */
  employees: Map<string, Employee>;
  /** Requests so far. */
  asked(): number;
  close(): Promise<void>;
}

const clientId = "plenary-test";
const clientSecret = "hush-of-the-organisation-0123456789";

/** @param publicUrl of the server that asks */
export async function openOrganisation(publicUrl: string): Promise<Organisation> {
  const employees = new Map<string, Employee>();
  let asked = 0;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bySub = (sub: string) => [...employees.values()].find((one) => one.sub === sub);
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/api/auth/callback/organisation`],
      },
    ],
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"], groups: ["groups"] },
    scopes: ["openid", "profile", "email", "groups"],
    pkce: { required: () => true },
    cookies: { keys: ["of the test"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/who/${interaction.uid}` },
    findAccount: (_, sub) => {
      const employee = bySub(sub);
      return employee && { accountId: sub, claims: () => ({ ...employee }) };
    },
    // Everybody has agreed to everything.
    async loadExistingGrant(ctx) {
      const { session, client } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        clientId: client!.clientId,
        accountId: session!.accountId,
      });
      grant.addOIDCScope("openid profile email groups");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", async (req, res) => {
    asked++;
    if (!req.url?.startsWith("/who/")) return answer(req, res);
    if (req.method === "GET")
      return void res
        .setHeader("content-type", "text/html")
        .end(
          `<!doctype html><link rel="icon" href="data:,"><title>Who are you?</title><form method="post"><label>Name <input name="name"></label><button>Go</button></form>`,
        );
    const employee = employees.get(new URLSearchParams(await text(req)).get("name") ?? "");
    const result = employee ? { login: { accountId: employee.sub } } : { error: "access_denied" };
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  });
  return {
    issuer,
    clientId,
    clientSecret,
    employees,
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
