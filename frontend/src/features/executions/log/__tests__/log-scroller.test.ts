import type { LogLine } from "@/api/types";
import { LogLayout } from "../log-layout";
import { LINE_PX, LogScroller } from "../log-scroller";
import { LogStore } from "../log-store";
import { ScrollScale } from "../scroll-scale";
import { plainLayout } from "./plain-layout";

const VIEW_PX = 10 * LINE_PX;

function lines(start: number, end: number): LogLine[] {
  return Array.from({ length: end - start }, (_, index) => ({
    offset: start + index,
    time: "2026-03-01T02:00:00Z",
    stream: "stdout",
    text: "x",
    truncated: false,
  }));
}

function newStore(): LogStore {
  return new LogStore((announce) => announce());
}

function show(scroller: LogScroller, store: LogStore): void {
  const layout = new LogLayout(store.segments(), plainLayout({ columns: 80 }));
  scroller.update(layout, new ScrollScale(layout.units * LINE_PX, VIEW_PX));
}

function scrollTo(element: HTMLElement, scrollTop: number): void {
  element.scrollTop = scrollTop;
  element.dispatchEvent(new Event("scroll"));
}

describe("scrolling a log", () => {
  test("follows the end while lines come in", () => {
    const [store, scroller] = [newStore(), new LogScroller(true)];
    store.add(-1, lines(0, 50));
    show(scroller, store);
    store.add(49, lines(50, 100));
    show(scroller, store);

    expect(scroller.state).toEqual({ isFollowing: true, position: { top: 1800, scrollTop: 1800 } });
  });

  test("a reader who scrolls up stays where they are, until the end is reached again", () => {
    const [store, scroller] = [newStore(), new LogScroller(true)];
    const element = document.createElement("div");
    const detach = scroller.attach(element);
    store.add(-1, lines(0, 100));
    show(scroller, store);

    scrollTo(element, 400);
    store.add(99, lines(100, 200));
    show(scroller, store);
    expect(scroller.state).toEqual({ isFollowing: false, position: { top: 400, scrollTop: 400 } });

    scrollTo(element, 3800);
    expect(scroller.state.isFollowing).toBe(true);
    detach();
  });

  test("what is read does not move when a gap above turns out to hold fewer lines", () => {
    const [store, scroller] = [newStore(), new LogScroller(false)];
    store.add(-1, lines(0, 10));
    store.add(999, lines(1000, 1100));
    show(scroller, store);
    scroller.showOffset(1050);
    const before = scroller.state.position.top;

    store.add(9, [...lines(10, 20), ...lines(1000, 1001)]);
    show(scroller, store);

    expect(before - scroller.state.position.top).toBe(980 * LINE_PX);
  });
});
