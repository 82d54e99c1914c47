/**
 * The form of the name of a region, as the source of a pattern, in all partitions: `eu-west-1`,
 * `us-gov-west-1`, `us-isob-east-1`, `eusc-de-east-1`.
 */
export const REGION_FORM = "[a-z]{2,4}(?:-[a-z]+){1,3}-\\d{1,2}";
