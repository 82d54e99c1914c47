import { describe, expect, it } from "vitest";
import { readNoProxy } from "./no-proxy";

function isMatched(list: string, host: string, port = 443): boolean {
  const reading = readNoProxy(list);
  if ("issues" in reading) throw new Error(reading.issues.join(" "));
  return reading.matches(host, port);
}

describe("readNoProxy", () => {
  it.each<[string, string, number?]>([
    ["*", "ssm.eu-west-1.amazonaws.com"],
    ["amazonaws.com", "amazonaws.com"],
    ["amazonaws.com", "ssm.eu-west-1.amazonaws.com"],
    [".amazonaws.com", "ssm.eu-west-1.amazonaws.com"],
    [".amazonaws.com", "amazonaws.com"],
    ["*.amazonaws.com", "ssm.eu-west-1.amazonaws.com"],
    ["ssm.*.amazonaws.com", "ssm.eu-west-1.amazonaws.com"],
    ["AmazonAWS.com.", "sts.amazonaws.com"],
    ["sts.amazonaws.com:443", "sts.amazonaws.com"],
    ["idp.test:8443", "idp.test", 8443],
    ["https://idp.test/", "idp.test"],
    ["10.1.2.3", "10.1.2.3"],
    ["10.1.2.3:443", "10.1.2.3"],
    ["10.0.0.0/8", "10.1.2.3"],
    ["10.*", "10.1.2.3"],
    ["fd00::/8", "fd12::1"],
    ["[fd12::]/16", "fd12::1"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["bücher.example", "shop.xn--bcher-kva.example"],
    ["*.bücher.example", "shop.xn--bcher-kva.example"],
    ["xn--bcher-kva.example", "xn--bcher-kva.example"],
    ["my_host.corp", "my_host.corp"],
    ["::ffff", "0:0::ffff"],
    ["[fd12::1]", "fd12::1"],
    ["[fd12::1]:443", "fd12::1"],
    ["a.test, b.test", "b.test"],
    ["a.test b.test", "b.test"],
    ["a.test;b.test,,", "b.test"],
  ])("%j contains %s", (list, host, port) => {
    expect(isMatched(list, host, port)).toBe(true);
  });

  it.each<[string, string, number?]>([
    ["", "amazonaws.com"],
    [" , ", "amazonaws.com"],
    ["amazonaws.com", "notamazonaws.com"],
    ["amazonaws.com", "amazonaws.com.cn"],
    ["*.amazonaws.com", "amazonaws.com"],
    ["*.amazonaws.com", "amazonawsxcom"],
    ["sts.amazonaws.com:80", "sts.amazonaws.com"],
    ["10.1.2.3", "10.1.2.30"],
    ["10.1.2.3", "110.1.2.3"],
    ["10.0.0.0/8", "11.1.2.3"],
    ["10.0.0.0/8", "10.example"],
    ["10.0.0.0/8", "fd12::1"],
    ["[fd12::1]:443", "fd12::1", 80],
    ["fd12::1", "idp.test"],
  ])("%j does not contain %s", (list, host, port) => {
    expect(isMatched(list, host, port)).toBe(false);
  });

  it.each([
    "10.0.0.0/33",
    "10.0.0/8",
    "10.0.0.0/8/8",
    "fd00::/129",
    "example.com/path",
    "[example.com]",
    "[10.0.0.0]/8",
    "example.com:https",
    ".",
    ":443",
  ])("refuses %j by its position", (entry) => {
    expect(readNoProxy(`a.test,${entry},b.test`)).toEqual({
      issues: [expect.stringMatching(/^its entry 2 /)],
    });
  });
});
