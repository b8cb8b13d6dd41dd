import type { LogLayout } from "./log-layout";
import type { ScrollPosition, ScrollScale } from "./scroll-scale";

/** Height of a line in pixels. */
export const LINE_PX = 20;
const SETTLE_MS = 200;

export interface ScrollState {
  position: ScrollPosition;
  isFollowing: boolean;
}

/** What of a log is in the view: its end, or what is being read, kept in place while lines come in anywhere. */
export class LogScroller {
  private readonly listeners = new Set<() => void>();
  private element: HTMLElement | null = null;
  private layout: LogLayout | null = null;
  private scale: ScrollScale | null = null;
  /** The row at the edge of the view and how many of its pixels are above the edge. */
  private anchor = { offset: 0, pixels: 0 };
  private settling: ReturnType<typeof setTimeout> | undefined;

  state: ScrollState;

  constructor(startsAtEnd: boolean) {
    this.state = { position: { top: 0, scrollTop: 0 }, isFollowing: startsAtEnd };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes charge of an element that scrolls; gives the way to let it go. */
  attach = (element: HTMLElement): (() => void) => {
    this.element = element;
    element.addEventListener("scroll", this.onScroll, { passive: true });
    return () => {
      clearTimeout(this.settling);
      element.removeEventListener("scroll", this.onScroll);
      this.element = null;
    };
  };

  /** To be called when lines or sizes have changed, before the browser paints. */
  update(layout: LogLayout, scale: ScrollScale): void {
    this.layout = layout;
    this.scale = scale;
    if (this.state.isFollowing) {
      this.place(scale.at(Infinity));
      return;
    }
    const top = layout.unitOf(this.anchor.offset) * LINE_PX + this.anchor.pixels;
    this.place(
      Math.abs(top - this.state.position.top) < 1 ? scale.at(this.state.position.top) : scale.at(top),
    );
  }

  /** Goes to the end and stays there. */
  follow(): void {
    if (this.scale) this.place(this.scale.at(Infinity), true);
  }

  /** Brings the row of `offset` into the view, a third from its top. */
  showOffset(offset: number): void {
    if (!this.layout || !this.scale) return;
    this.place(this.scale.at(this.layout.unitOf(offset) * LINE_PX - this.scale.viewportPx / 3), false);
  }

  /** Moves no farther than it takes to have the row of `offset` in the view. */
  reveal(offset: number): void {
    if (!this.layout || !this.scale) return;
    const top = this.layout.unitOf(offset) * LINE_PX;
    const { viewportPx } = this.scale;
    const seen = this.state.position.top;
    if (top >= seen && top + 2 * LINE_PX <= seen + viewportPx) return;
    this.place(this.scale.at(top < seen ? top : top + 2 * LINE_PX - viewportPx), false);
  }

  private readonly onScroll = (): void => {
    const { element, scale } = this;
    if (!element || !scale || Math.abs(element.scrollTop - this.state.position.scrollTop) < 1) return;
    const next = scale.moved(this.state.position, element.scrollTop);
    this.place(next, next.top >= scale.contentPx - scale.viewportPx - LINE_PX);
    if (scale.elementPx < scale.contentPx) this.settleSoon();
  };

  /** On a compressed scroll bar small steps pile up; once it rests, the bar goes where it belongs. */
  private settleSoon(): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      if (this.scale) this.place(this.scale.at(this.state.position.top));
    }, SETTLE_MS);
  }

  private place(position: ScrollPosition, isFollowing = this.state.isFollowing): void {
    if (this.layout && this.layout.units > 0) {
      const top = Math.min(position.top, this.layout.units * LINE_PX - 1);
      const offset = this.layout.offsetAt(top / LINE_PX);
      this.anchor = { offset, pixels: top - this.layout.unitOf(offset) * LINE_PX };
    }
    const before = this.state;
    const isSame = before.position.top === position.top && before.position.scrollTop === position.scrollTop;
    if (!isSame || before.isFollowing !== isFollowing) {
      this.state = { position, isFollowing };
      for (const listener of this.listeners) listener();
    }
    if (this.element && Math.abs(this.element.scrollTop - position.scrollTop) >= 1) {
      this.element.scrollTop = position.scrollTop;
    }
  }
}
