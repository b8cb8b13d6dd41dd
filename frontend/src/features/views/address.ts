/** Whether two queries of an address ask for the same, in whatever order. */
export function isSameAddress(left: string, right: string): boolean {
  return sorted(left) === sorted(right);
}

/** The query without its question mark. */
export function addressOf(search: string): string {
  return search.replace(/^\?/, "");
}

function sorted(address: string): string {
  const parameters = new URLSearchParams(address);
  parameters.sort();
  return parameters.toString();
}
