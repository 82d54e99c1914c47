import { describe, expect, it } from "vitest";
import { AwsError } from "./aws-error";
import { parseInput } from "./describe-sessions-input";

function refusalOf(body: string): unknown {
  try {
    return parseInput(body);
  } catch (error) {
    if (error instanceof AwsError) return JSON.parse(error.body);
    throw error;
  }
}

function validation(text: string) {
  return { __type: "ValidationException", message: text };
}

function one(text: string) {
  return validation(`1 validation error detected: ${text}`);
}

const long = "x".repeat(401);
const seven = Array.from({ length: 7 }, () => ({ key: "Owner", value: "x" }));
const sevenShown = seven.map(() => "SessionFilter(key=Owner, value=x)").join(", ");

describe("parseInput", () => {
  it("reads a full request", () => {
    const Filters = [{ key: "Owner", value: "x" }];
    const body = JSON.stringify({ State: "Active", MaxResults: 200, NextToken: "t", Filters });
    expect(parseInput(body)).toEqual({
      state: "Active",
      maxResults: 200,
      nextToken: "t",
      filters: Filters,
    });
  });

  it("takes null for absent, and ignores members it does not know", () => {
    const body = `{"State":"Active","MaxResults":null,"NextToken":null,"Filters":null,"X":1}`;
    expect(parseInput(body)).toMatchObject({ state: "Active", filters: [] });
  });

  it.each([
    [{}, "Value null at 'state' failed to satisfy constraint: Member must not be null"],
    [
      { State: "Nope" },
      "Value 'Nope' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [Active, History]",
    ],
    [
      { State: "Active", MaxResults: 201 },
      "Value '201' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 200",
    ],
    [
      { State: "Active", MaxResults: 0 },
      "Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      { State: "Active", Filters: [] },
      "Value '[]' at 'filters' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      { State: "Active", Filters: seven },
      `Value '[${sevenShown}]' at 'filters' failed to satisfy constraint: Member must have length less than or equal to 6`,
    ],
    [
      { State: "Active", Filters: [{ key: "Owner", value: "" }] },
      "Value '' at 'filters.1.member.value' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      { State: "Active", Filters: [{ key: "Owner", value: long }] },
      `Value '${long}' at 'filters.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 400`,
    ],
    [
      { State: "Active", Filters: [{ key: "Owner", value: "x" }, { value: "x" }] },
      "Value null at 'filters.2.member.key' failed to satisfy constraint: Member must not be null",
    ],
    [
      { State: "Active", Filters: [{ key: "Owner" }] },
      "Value null at 'filters.1.member.value' failed to satisfy constraint: Member must not be null",
    ],
  ])("refuses %j", (body, text) => {
    expect(refusalOf(JSON.stringify(body))).toEqual(one(text));
  });

  it("joins several faults in one message", () => {
    expect(refusalOf(`{"State":"Nope","MaxResults":201}`)).toEqual(
      validation(
        "2 validation errors detected: Value 'Nope' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [Active, History]; Value '201' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 200",
      ),
    );
  });

  it.each([
    ["", undefined],
    ["{", undefined],
    ["[]", "Start of list found where not expected."],
    [`"text"`, "Unexpected value type in payload"],
    [`{"State":1}`, "NUMBER_VALUE can not be converted to a String"],
    [`{"State":true}`, "TRUE_VALUE can not be converted to a String"],
    [`{"State":{}}`, "Start of structure or map found where not expected."],
    [`{"State":[]}`, "Start of list found where not expected."],
    [`{"State":"Active","MaxResults":"5"}`, "STRING_VALUE can not be converted to an Integer"],
    [`{"State":"Active","MaxResults":1.5}`, "DECIMAL_VALUE can not be converted to an Integer"],
    [`{"State":"Active","Filters":{}}`, "Start of structure or map found where not expected."],
    [`{"State":"Active","Filters":"x"}`, "Expected list or null"],
    [`{"State":"Active","Filters":["x"]}`, "Unexpected value type in payload"],
    [`{"State":"Active","NextToken":5}`, "NUMBER_VALUE can not be converted to a String"],
  ])("cannot read %s", (body, Message) => {
    expect(refusalOf(body)).toEqual({
      __type: "SerializationException",
      ...(Message && { Message }),
    });
  });
});
