/**
 * Charts, for all features.
 *
 * - `BarChart`: counts over time, stacked, with a ghost behind; can be brushed. Histograms, outcomes.
 * - `TimeChart`: values over time as lines, dots and bands, linear or logarithmic, with levels and flags; can be brushed.
 * - `HeatMap`: two cycles against each other, a real table.
 * - `Sparkline`: a line as small as a word.
 *
 * They are drawn in SVG with the theme's own variables: they follow the theme, print, and need no code of their own to
 * be fetched. Meant for what the server has gathered into up to some thousand points. Each says its figures above when
 * looked at with the pointer or with arrow keys, and can be shown as a table. The caller chooses the span of time:
 * `onBrush` of a chart is handed `{ from, to }` in epoch ms, as in
 * `onBrush={(bounds) => setSpan({ kind: "between", ...bounds })}`.
 */
export { BarChart, type BarChartProps, type BarPart } from "./bar-chart";
export { HeatMap, type HeatMapProps } from "./heat-map";
export { Sparkline } from "./sparkline";
export { TimeChart, type TimeChartProps, type TimeMark } from "./time-chart";
export type { TimeSeries } from "./time-series";
export { type Tone } from "./tones";
export { isSkewed } from "./value-scale";
