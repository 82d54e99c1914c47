const REGIONS = ["eu-west-1", "us-east-1", "ap-southeast-2"];

/** The accounts of the demo, as SESSIONSCOPE_ACCOUNTS takes them; the emulator has them all. */
export const demoAccounts = [
  {
    id: "prod",
    name: "Production",
    roleArn: "arn:aws:iam::614820937551:role/sessionscope-external",
    externalId: "demo-external-id",
    regions: REGIONS,
  },
  {
    id: "staging",
    name: "Staging",
    roleArn: "arn:aws:iam::730195846202:role/sessionscope",
    regions: REGIONS,
  },
  {
    id: "dev",
    name: "Development",
    roleArn: "arn:aws:iam::285739104668:role/sessionscope",
    regions: REGIONS,
  },
  {
    // One account that refuses, to show that the others stay readable.
    id: "security",
    name: "Security",
    roleArn: "arn:aws:iam::947206318815:role/sessionscope-denied",
    regions: REGIONS,
  },
];
