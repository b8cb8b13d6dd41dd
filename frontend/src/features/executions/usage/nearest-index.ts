/** The place of the value in rising `values` that is nearest to `wanted`; null when it is outside of them. */
export function nearestIndex(values: readonly number[], wanted: number): number | null {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || wanted < first || wanted > last) return null;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  const before = Math.max(0, low - 1);
  return wanted - (values[before] ?? 0) < (values[low] ?? 0) - wanted ? before : low;
}
