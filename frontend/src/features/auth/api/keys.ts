/** Names of what this feature keeps in the query cache, beside `me`. */
export const accountKeys = {
  options: ["login-options"] as const,
  sessions: ["account", "sessions"] as const,
  secondFactor: ["account", "second-factor"] as const,
  passkeys: ["account", "passkeys"] as const,
  identities: ["account", "identities"] as const,
  apiKeys: ["account", "api-keys"] as const,
};
