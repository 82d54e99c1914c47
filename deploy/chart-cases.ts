/** The least that a release has to say. */
export const open = { allowOpen: true };
/** An account as values and the server take it. */
export const ACCOUNT = {
  id: "prod",
  roleArn: "arn:aws:iam::111122223333:role/sessionscope",
  externalId: "as-agreed",
  regions: ["eu-west-1"],
};
/** Every part of the chart, switched on. */
export const everything = {
  ...open,
  accounts: [ACCOUNT],
  awsRegion: "eu-west-1",
  redis: { enabled: true, existingSecret: "cache" },
  metrics: { enabled: true, serviceMonitor: { enabled: true, labels: { release: "prometheus" } } },
  ingress: { enabled: true, host: "sessions.example", className: "nginx", tlsSecret: "tls" },
  networkPolicy: { podIdentity: true, extraEgress: [{ ports: [{ protocol: "TCP", port: 4318 }] }] },
  serviceAccount: { annotations: { "eks.amazonaws.com/role-arn": ACCOUNT.roleArn } },
  service: { annotations: { a: "b" } },
  imagePullSecrets: [{ name: "registry" }],
  extraEnv: [{ name: "OTEL_EXPORTER_OTLP_ENDPOINT", value: "http://collector:4318" }],
  podAnnotations: { a: "b" },
  podLabels: { a: "b" },
  nodeSelector: { a: "b" },
  tolerations: [{ key: "a", operator: "Exists" }],
};
