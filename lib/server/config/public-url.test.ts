import { describe, expect, it } from "vitest";
import { isLoopbackUrl, readOrigin } from "./public-url";

describe("readOrigin", () => {
  it.each([
    ["https://sessions.example.com", "https://sessions.example.com"],
    ["HTTPS://Sessions.Example.com:443/", "https://sessions.example.com"],
    ["https://b\u00fccher.example:8443", "https://xn--bcher-kva.example:8443"],
    ["https://10.0.0.1", "https://10.0.0.1"],
    ["https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["http://[::1]:3000", "http://[::1]:3000"],
  ])("reads %s", (text, origin) => {
    expect(readOrigin(text)).toBe(origin);
  });

  it.each([
    "https://a.example;sandbox",
    "https://a.example,b.example",
    "https://a.example'",
    'https://a"b.example',
    "https://a!b.example",
    "https://a_b.example",
    "https://*.example.com",
    "https://a.example/path",
    "https://user@a.example",
    "http://a.example",
    "http://localhost.a.example",
    "ftp://localhost",
    "a.example",
    "",
  ])("refuses %j, which a policy or a browser could take for something else", (text) => {
    expect(readOrigin(text)).toBeNull();
  });
});

describe("isLoopbackUrl", () => {
  it.each([
    ["http://localhost:8080", true],
    ["https://127.0.0.2", true],
    ["http://[::1]", true],
    ["https://localhost.example", false],
    ["https://127.0.0.1.example", false],
    ["https://sessions.example.com", false],
  ])("says of %s: %s", (url, isLoopback) => {
    expect(isLoopbackUrl(url)).toBe(isLoopback);
  });
});
