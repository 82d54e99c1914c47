import { randomBytes } from "node:crypto";
/** The smallest valid set of values: the proxy that signs people in. */
export const behindProxy = {
  auth: { mode: "jwt", jwt: { preset: "iap", audience: "/projects/1/global/backendServices/2" } },
};
/** Every other proxy, with the settings that it needs. */
export const PROXIES = [
  {
    preset: "alb",
    albArn:
      "arn:aws:elasticloadbalancing:eu-west-1:444455556666:loadbalancer/app/sessions/0123456789abcdef",
    clientId: "sessionscope",
    issuer: "https://id.example.com",
  },
  { preset: "cloudflare", issuer: "https://team.cloudflareaccess.com", audience: "0123abcd" },
  {
    preset: "teleport",
    issuer: "teleport.example.com",
    audience: "https://sessions.example.com",
    jwksUrl: "https://teleport.example.com/.well-known/jwks.json",
  },
  {
    preset: "generic",
    header: "x-assertion",
    algorithms: ["ES256", "RS256"],
    issuer: "https://id.example.com",
    audience: "sessionscope",
    jwksUrl: "https://id.example.com/keys",
    groupsClaim: "roles",
    allowedDomains: ["example.com"],
    allowedGroups: ["ops", "sre"],
  },
];
/** Sign-in at a provider. The values only name its Secret. */
export const signIn = {
  auth: {
    mode: "oidc",
    oidc: {
      issuer: "https://id.example.com",
      clientId: "sessionscope",
      existingSecret: "sign-in",
      scopes: ["openid", "email", "groups"],
      groupsClaim: "roles",
      allowedDomains: ["example.com", "example.org"],
      allowedGroups: ["ops"],
    },
  },
  url: "https://sessions.example.com",
};
/** An account in the form that both the values and the server accept. */
export const ACCOUNT = {
  id: "prod",
  roleArn: "arn:aws:iam::111122223333:role/sessionscope",
  externalId: "as-agreed",
  regions: ["eu-west-1"],
};
/** Access rules in the form that both the values and the server accept. */
export const ACCESS = {
  sre: { accounts: ["*"], regions: ["*"] },
  payments: [{ accounts: ["prod"], regions: ["eu-west-1"] }],
};
/** The content of the portals' Secret. */
export const EMBED_KEYS = JSON.stringify([
  { iss: "portal", kid: "portal-1", alg: "HS256", secret: randomBytes(32).toString("base64url") },
]);
/** The values that portals need, without the secret that several servers share. */
export const portals = {
  url: "https://sessions.example.com",
  embed: { origins: ["https://portal.example.com"], keysSecret: "portals" },
};
/** Every part of the chart, switched on. */
export const everything = {
  ...signIn,
  ...portals,
  access: ACCESS,
  secret: { existingSecret: "shared" },
  accounts: [ACCOUNT],
  awsRegion: "eu-west-1",
  redis: { enabled: true, existingSecret: "cache" },
  metrics: { enabled: true, serviceMonitor: { enabled: true, labels: { release: "prometheus" } } },
  ingress: { enabled: true, host: "sessions.example.com", className: "nginx", tlsSecret: "tls" },
  networkPolicy: {
    podIdentity: true,
    extraIngress: [{ from: [{ ipBlock: { cidr: "10.0.0.0/24" } }], ports: [{ port: 3000 }] }],
    extraEgress: [{ ports: [{ protocol: "TCP", port: 4318 }] }],
  },
  serviceAccount: { annotations: { "eks.amazonaws.com/role-arn": ACCOUNT.roleArn } },
  service: { annotations: { a: "b" } },
  imagePullSecrets: [{ name: "registry" }],
  extraEnv: [{ name: "OTEL_EXPORTER_OTLP_ENDPOINT", value: "http://collector:4318" }],
  podAnnotations: { a: "b" },
  podLabels: { a: "b" },
  nodeSelector: { a: "b" },
  tolerations: [{ key: "a", operator: "Exists" }],
};
