import { expect, it } from "vitest";
import { meantRegion } from "./meant-region";

it.each([
  ["eu-west-1", "eu-west-1"],
  [" EU-West-1 ", "eu-west-1"],
  ["us-gov-west-1b", "us-gov-west-1"],
  ["us-iso-east-1", "us-iso-east-1"],
  ["eusc-de-east-1a", "eusc-de-east-1"],
  ["us-east-1-wl1-bos-wlz-1", "us-east-1"],
  ["Ireland", "eu-west-1"],
  ["Europe (Frankfurt)", "eu-central-1"],
  ["South America (São Paulo)", "sa-east-1"],
  ["US East (N. Virginia)", "us-east-1"],
  ["mars", "mars"],
  ["constructor", "constructor"],
  ["eu west", null],
  ["", null],
])("reads %j as %j", (text, region) => {
  expect(meantRegion(text)).toBe(region);
});
