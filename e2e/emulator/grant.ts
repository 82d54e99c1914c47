/** The role and the expiry of temporary credentials. The session token holds them, because the emulator keeps no state. */
export type Grant = {
  /** The number of the account. */
  account: string;
  roleName: string;
  sessionName: string;
  scenario: string;
  /** Epoch seconds, of the emulator's time. */
  expires: number;
  /** Milliseconds of the flowing time; infinite for most. */
  revoked: number;
};

/** No name may contain a slash. */
export function printGrant(grant: Grant): string {
  const { account, roleName, sessionName, scenario, expires, revoked } = grant;
  return [account, roleName, sessionName, scenario, expires, revoked].join("/");
}

export function parseGrant(text: string): Grant {
  const [account = "", roleName = "", sessionName = "", scenario = "", expires, revoked] =
    text.split("/");
  return {
    account,
    roleName,
    sessionName,
    scenario,
    expires: Number(expires),
    revoked: Number(revoked),
  };
}
