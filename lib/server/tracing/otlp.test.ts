import { describe, expect, it } from "vitest";
import { readOtlp } from "./otlp";

const ENDPOINT = "https://collector.example:4318";
const asked = { url: `${ENDPOINT}/v1/traces`, protocol: "http/protobuf", headers: {} };

describe("readOtlp", () => {
  it.each([
    ["nothing is set", {}],
    ["all is empty", { OTEL_EXPORTER_OTLP_ENDPOINT: "", OTEL_TRACES_EXPORTER: "" }],
    ["only a name is set", { OTEL_SERVICE_NAME: "x" }],
    ["the SDK is off", { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, OTEL_SDK_DISABLED: "TRUE" }],
    ["no exporter", { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, OTEL_TRACES_EXPORTER: "none" }],
    ["another exporter", { OTEL_TRACES_EXPORTER: "console" }],
    ["metrics only", { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: ENDPOINT }],
  ])("sends nothing if %s", (_, env) => {
    expect(readOtlp(env)).toEqual({ otlp: null });
  });

  it.each([
    ["the endpoint is a base", { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT }, asked],
    ["the base may end with a slash", { OTEL_EXPORTER_OTLP_ENDPOINT: `${ENDPOINT}/` }, asked],
    [
      "the endpoint for traces is used as it is, and takes precedence",
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: "http://other.example",
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${ENDPOINT}/in`,
      },
      { ...asked, url: `${ENDPOINT}/in` },
    ],
    [
      "the exporter alone means this machine",
      { OTEL_TRACES_EXPORTER: "console, otlp" },
      { ...asked, url: "http://localhost:4318/v1/traces" },
    ],
    [
      "false does not disable",
      { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, OTEL_SDK_DISABLED: "false" },
      asked,
    ],
    [
      "JSON",
      { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: "http/json" },
      { ...asked, protocol: "http/json" },
    ],
    [
      "headers are percent-encoded",
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT,
        OTEL_EXPORTER_OTLP_HEADERS: "authorization=Basic%20YTpi==, x-tenant = 7 ,=lost,100%=100%",
      },
      {
        ...asked,
        headers: { authorization: "Basic YTpi==", "x-tenant": "7", "100%": "100%" },
      },
    ],
  ])("reads the standard variables: %s", (_, env, otlp) => {
    expect(readOtlp(env)).toEqual({ otlp });
  });

  it("names every variable that cannot be used, and no value", () => {
    expect(
      readOtlp({
        OTEL_EXPORTER_OTLP_ENDPOINT: "ftp://bob:hunter2@collector.example",
        OTEL_EXPORTER_OTLP_PROTOCOL: "grpc",
      }),
    ).toEqual({
      issues: [
        "OTEL_EXPORTER_OTLP_ENDPOINT: must be an http or https URL.",
        "OTEL_EXPORTER_OTLP_PROTOCOL: must be http/protobuf or http/json.",
      ],
    });
  });
});
