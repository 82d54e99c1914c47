import "server-only";

/**
 * How long a call of AWS may take, in milliseconds. Each client makes a pool of connections of its own
 * from this, so a region that hangs takes none from the others.
 */
export const REQUEST_HANDLER = {
  connectionTimeout: 3000,
  requestTimeout: 5000,
  // Without this the SDK only logs that the time is over, and goes on waiting.
  throwOnRequestTimeout: true,
};
