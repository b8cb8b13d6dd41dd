const KNOWN: Readonly<Record<string, string>> = {
  uri: "URI",
  url: "URL",
  urls: "URLs",
  api_url: "API URL",
  base_url: "Base URL",
  api_key: "API key",
  ca_file: "CA file",
  keep: "Keep",
  larger_than_mb: "Larger than (MB)",
  older_than_days: "Older than (days)",
  older_than_hours: "Older than (hours)",
  slow_ms: "Slow from (ms)",
  timeout_s: "Time limit (s)",
  life_s: "Life (s)",
  keep_days: "Keep (days)",
  really: "Really delete",
  most: "At most",
};

/** `access_key` as `Access key`. */
export function variableWords(name: string): string {
  const words = name.replaceAll("_", " ");
  return KNOWN[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
