import { describe, expect, it } from "vitest";
import { environmentOf } from "@/lib/testing/fakes/fake-proxy";
import { readJwtConfig } from "./jwt-config";
import { PRESET_NAMES } from "./presets";

const ARN = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/front/50dc6c49";

function read(env: Record<string, string | undefined>) {
  const reading = readJwtConfig(env);
  return "jwt" in reading ? reading.jwt : reading.issues;
}

describe("readJwtConfig", () => {
  it.each([
    [
      "alb",
      {
        header: "x-amzn-oidc-data",
        algorithms: ["ES256"],
        audience: "client-1",
        keysUrl: "https://public-keys.auth.elb.eu-west-1.amazonaws.com",
      },
    ],
    [
      "cloudflare",
      {
        header: "cf-access-jwt-assertion",
        algorithms: ["RS256"],
        audience: "f00d",
        keysUrl: "https://team.cloudflareaccess.com/cdn-cgi/access/certs",
      },
    ],
    [
      "iap",
      {
        header: "x-goog-iap-jwt-assertion",
        algorithms: ["ES256"],
        issuer: "https://cloud.google.com/iap",
        keysUrl: "https://www.gstatic.com/iap/verify/public_key-jwk",
        maxLifetimeSeconds: 600,
      },
    ],
    ["teleport", { header: "teleport-jwt-assertion", algorithms: ["RS256", "ES256"] }],
    ["generic", { header: "authorization", algorithms: ["RS256", "ES256"], groupsClaim: "groups" }],
  ] as const)("knows what is fixed about %s", (preset, known) => {
    expect(read(environmentOf(preset))).toMatchObject({ preset, ...known });
  });

  it.each(PRESET_NAMES)("demands everything that %s needs", (preset) => {
    for (const name of Object.keys(environmentOf(preset))) {
      if (name === "SESSIONSCOPE_JWT_PRESET") continue;
      expect(read({ ...environmentOf(preset), [name]: undefined })).toEqual([
        `${name}: is needed with the preset ${preset}.`,
      ]);
    }
  });

  it.each([undefined, "", "ALB", "nginx", "__proto__"])("knows no preset %j", (preset) => {
    expect(read({ SESSIONSCOPE_JWT_PRESET: preset })).toEqual([
      "SESSIONSCOPE_JWT_PRESET: must be one of alb, cloudflare, iap, teleport, generic.",
    ]);
  });

  it("lists every fault", () => {
    expect(read({ SESSIONSCOPE_JWT_PRESET: "generic" })).toHaveLength(5);
  });

  it("refuses what a preset does not use, since somebody relies on it", () => {
    expect(read({ ...environmentOf("iap"), SESSIONSCOPE_JWT_ISSUER: "https://x.example" })).toEqual(
      ["SESSIONSCOPE_JWT_ISSUER: the preset iap does not use it; unset it."],
    );
  });

  it.each([
    ["ALGORITHMS", "HS256"],
    ["ALGORITHMS", "RS256, none"],
    ["ALGORITHMS", ","],
    ["JWKS_URL", "http://idp.example/keys"],
    ["JWKS_URL", "https://user:secret@idp.example/keys"],
    ["JWKS_URL", "file:///etc/keys"],
    ["JWKS_URL", "keys.json"],
    ["HEADER", "cookie"],
    ["HEADER", "Host"],
    ["HEADER", "x user"],
    ["ISSUER", "two words"],
    ["AUDIENCE", "two words"],
    ["GROUPS_CLAIM", "a b"],
  ])("refuses %s=%s without a word of it", (name, value) => {
    const issues = read({ ...environmentOf("generic"), [`SESSIONSCOPE_JWT_${name}`]: value });
    expect(issues).toEqual([expect.stringMatching(`^SESSIONSCOPE_JWT_${name}: must be `)]);
    expect(String(issues)).not.toContain("secret");
  });

  it("takes the keys of a server on this machine, as in tests", () => {
    const url = "http://127.0.0.1:8080/keys";
    expect(read({ ...environmentOf("iap"), SESSIONSCOPE_JWT_JWKS_URL: url })).toMatchObject({
      keysUrl: url,
    });
  });
});

describe("the load balancer", () => {
  const env = (arn: string) => ({ ...environmentOf("alb"), SESSIONSCOPE_JWT_ALB_ARN: arn });

  it("has its keys where AWS has put them for its region", () => {
    const gov = ARN.replace("arn:aws:", "arn:aws-us-gov:").replace("eu-west-1", "us-gov-west-1");
    expect(read(env(gov))).toMatchObject({
      signer: gov,
      keysUrl: "https://s3-us-gov-west-1.amazonaws.com/aws-elb-public-keys-prod-us-gov-west-1",
    });
  });

  it("of a region of which nothing is documented needs the URL of its keys", () => {
    const china = ARN.replace("arn:aws:", "arn:aws-cn:").replace("eu-west-1", "cn-north-1");
    expect(read(env(china))).toEqual([
      expect.stringContaining("SESSIONSCOPE_JWT_JWKS_URL: is needed"),
    ]);
  });

  it.each([
    "front",
    ARN.replace("app/", "net/"),
    ARN.replace("123456789012", "*"),
    `${ARN}/*`,
    ARN.replace("eu-west-1", "x@evil.example"),
  ])("is not %s", (arn) => {
    expect(read(env(arn))).toEqual([expect.stringContaining("SESSIONSCOPE_JWT_ALB_ARN: must be")]);
  });
});

describe("the team of Cloudflare", () => {
  it.each(["team", "https://team.cloudflareaccess.com/", "http://team.cloudflareaccess.com"])(
    "is not %s",
    (issuer) => {
      const env = { ...environmentOf("cloudflare"), SESSIONSCOPE_JWT_ISSUER: issuer };
      expect(read(env)).toEqual([expect.stringContaining("SESSIONSCOPE_JWT_ISSUER: must be")]);
    },
  );
});
