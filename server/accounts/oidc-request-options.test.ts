import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { custom, Issuer, TokenSet } from "openid-client";
import { issuerRequestOptions, organisationProvider } from "@/server/accounts/oidc-provider";

/** A machine of the inner network: it has no certificate, and tells secrets to whoever asks. */
let asked = 0;
let inside: string;
const server = createServer((req, res) => {
  asked++;
  if (req.url?.startsWith("/moved/")) return void res.writeHead(302, { location: `${inside}/secrets` }).end();
  res.setHeader("content-type", "application/json").end("{}");
});
beforeAll(async () => {
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
  inside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

function clientOf(issuer: string) {
  custom.setHttpOptionsDefaults(issuerRequestOptions(issuer));
  const metadata = {
    issuer,
    token_endpoint: `${inside}/token`,
    userinfo_endpoint: `${inside}/me`,
    jwks_uri: `${inside}/keys`,
  };
  return new new Issuer(metadata).Client({ client_id: "plenary", client_secret: "hush" });
}

describe("an organisation's provider whose metadata leads inwards (A-30)", () => {
  it("is followed nowhere by a redirect", async () => {
    clientOf(inside);
    await expect(Issuer.discover(`${inside}/moved/.well-known/openid-configuration`)).rejects.toThrow();
    expect(asked).toBe(1);
  });

  it("over https gets this server to ask nothing in the clear", async () => {
    const before = asked;
    const client = clientOf("https://login.example.org");
    await expect(client.grant({ grant_type: "client_credentials" })).rejects.toThrow(/http:/);
    await expect(client.userinfo("token")).rejects.toThrow(/http:/);
    expect(asked).toBe(before);
  });
});

describe("the provider as the sign-in takes it (A-30)", () => {
  const settings = (issuer: string) => ({
    issuer,
    name: "Office",
    clientId: "plenary",
    clientSecret: "hush",
    scopes: "openid email",
    autoJoin: false,
    domains: [],
    owners: null,
    trustEmail: false,
  });
  /** What next-auth does with the provider's options, and a client with metadata that lead inwards. */
  function wired(issuer: string) {
    const provider = organisationProvider(settings(issuer) as never);
    custom.setHttpOptionsDefaults(provider.httpOptions!);
    const { Client } = new Issuer({
      issuer,
      token_endpoint: `${inside}/token`,
      userinfo_endpoint: `${inside}/me`,
    });
    const client = new Client({ client_id: "plenary", client_secret: "hush" });
    const { request } = provider.userinfo as { request(context: object): Promise<unknown> };
    const claims = () => ({ sub: "ada", email: "ada@office.test" });
    const tokens = Object.assign(new TokenSet({ access_token: "token" }), { claims });
    return { provider, client, told: () => request({ tokens, client }) };
  }

  it("over https asks nothing in the clear, with the client's secret or somebody's token", async () => {
    const before = asked;
    const { client, told } = wired("https://login.example.org");
    await expect(client.grant({ grant_type: "client_credentials" })).rejects.toThrow(/http:/);
    await expect(told()).rejects.toThrow(/http:/);
    expect(asked).toBe(before);
  });

  it("is asked about nobody when it calls itself by another address", async () => {
    const before = asked;
    const { provider } = wired("https://login.example.org");
    const { client } = wired("https://elsewhere.example.org");
    const { request } = provider.userinfo as { request(context: object): Promise<unknown> };
    await expect(request({ tokens: { claims: () => ({}) }, client })).rejects.toThrow(/another address/);
    expect(asked).toBe(before);
  });

  it("has its sign-in bound to the browser that began it", () => {
    expect(wired(inside).provider).toMatchObject({ checks: ["pkce", "state", "nonce"], idToken: true });
  });
});
