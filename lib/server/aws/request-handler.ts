import "server-only";

/**
 * How long a call to AWS may take, in milliseconds. Each client makes its own connection pool from this, so a
 * region that hangs does not use up the connections of the others.
 */
export const REQUEST_HANDLER = {
  connectionTimeout: 3000,
  requestTimeout: 5000,
  // Without this the SDK only logs the timeout and continues to wait.
  throwOnRequestTimeout: true,
};
