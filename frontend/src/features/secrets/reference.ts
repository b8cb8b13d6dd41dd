/** The field of a secret that has but one. */
export const VALUE = "value";

/** How a job names a field of a stored secret. */
export function secretReference(name: string, field: string): string {
  return field === VALUE ? `\${secret:store:${name}}` : `\${secret:store:${name}:${field}}`;
}

/** How a job names a variable. */
export function variableReference(key: string): string {
  return `\${var:${key}}`;
}
