/** Browsers stop laying out elements at 17 to 33 million pixels; a log may be higher than that. */
export const MAX_PIXELS = 15_000_000;

/** Where the reader is: `top` in pixels of the whole log, `scrollTop` in pixels of the element that scrolls. */
export interface ScrollPosition {
  top: number;
  scrollTop: number;
}

/** Maps the scroll bar of an element of bounded height to a content of any height. */
export class ScrollScale {
  constructor(
    readonly contentPx: number,
    readonly viewportPx: number,
    readonly maxPx: number = MAX_PIXELS,
  ) {}

  /** Height to give to the scrolled element. */
  get elementPx(): number {
    return Math.min(this.contentPx, this.maxPx);
  }

  private get maxTop(): number {
    return Math.max(0, this.contentPx - this.viewportPx);
  }

  private get maxScrollTop(): number {
    return Math.max(0, this.elementPx - this.viewportPx);
  }

  /** The position for `top`, with the scroll bar where it belongs. */
  at(top: number): ScrollPosition {
    const bounded = Math.min(Math.max(0, top), this.maxTop);
    const ratio = this.maxTop === 0 ? 0 : this.maxScrollTop / this.maxTop;
    return { top: bounded, scrollTop: ratio === 1 ? bounded : Math.round(bounded * ratio) };
  }

  /**
   * The position after the element was scrolled to `scrollTop`.
   *
   * Steps of up to two screens (wheel, keys, touch) move the content by as many pixels as the eye expects; longer
   * ones (the bar was dragged) and both ends are mapped by proportion.
   */
  moved(before: ScrollPosition, scrollTop: number): ScrollPosition {
    if (scrollTop <= 0) return { top: 0, scrollTop: 0 };
    if (scrollTop >= this.maxScrollTop - 1) return { top: this.maxTop, scrollTop };
    if (this.contentPx <= this.maxPx) return { top: scrollTop, scrollTop };
    const step = scrollTop - before.scrollTop;
    if (Math.abs(step) <= 2 * this.viewportPx) {
      return { top: Math.min(Math.max(0, before.top + step), this.maxTop), scrollTop };
    }
    return { top: (scrollTop * this.maxTop) / this.maxScrollTop, scrollTop };
  }
}
