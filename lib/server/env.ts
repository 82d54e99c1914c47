import "server-only";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process. No other module reads it, except the AWS SDK for its own variables. */
export const environment: NodeJS.ProcessEnv = process.env;
