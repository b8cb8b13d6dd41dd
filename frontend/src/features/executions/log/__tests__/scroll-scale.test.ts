import { ScrollScale } from "../scroll-scale";

describe("the scroll bar of a very high log", () => {
  test("is exact while the content fits", () => {
    const scale = new ScrollScale(10_000, 500);

    expect(scale.at(3000)).toEqual({ top: 3000, scrollTop: 3000 });
    expect(scale.moved({ top: 0, scrollTop: 0 }, 777)).toEqual({ top: 777, scrollTop: 777 });
  });

  test("small steps move by pixels, long ones by proportion", () => {
    const scale = new ScrollScale(4_000_500, 500, 1_000_500);
    const middle = scale.at(2_000_000);
    expect(middle.scrollTop).toBe(500_000);

    expect(scale.moved(middle, 500_100).top).toBe(2_000_100);
    expect(scale.moved(middle, 250_000).top).toBe(1_000_000);
  });

  test("both ends can be reached", () => {
    const scale = new ScrollScale(4_000_500, 500, 1_000_500);

    expect(scale.moved({ top: 900, scrollTop: 300 }, 0).top).toBe(0);
    expect(scale.moved({ top: 3_999_000, scrollTop: 999_900 }, 1_000_000).top).toBe(4_000_000);
  });
});
