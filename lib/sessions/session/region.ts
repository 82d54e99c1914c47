/** The form of the name of a region, as the source of a pattern: `eu-west-1`, `us-gov-east-1`. */
export const REGION_FORM = "[a-z]{2,4}(?:-[a-z]+){1,3}-\\d{1,2}";
