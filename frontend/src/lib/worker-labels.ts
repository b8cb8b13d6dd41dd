const BY_ITSELF = /^(sandbox|network-filter|limit-.+|kind-.+)$/;

/** Whether a label says what a machine can do, found by the worker: jobs ask for those by what they declare. */
export function isFoundLabel(label: string): boolean {
  return BY_ITSELF.test(label);
}
