import { quantile } from "../quantile";

describe("quantiles", () => {
  test("interpolate between the two nearest values", () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([10], 0.9)).toBe(10);
    expect(quantile([], 0.9)).toBeNull();
  });
});
