/** A moment and what was measured then. */
export interface MetricPoint {
  time: string;
  value: number;
}

/** Something that a job measures of itself. */
export interface Kpi {
  name: string;
  unit: string;
  last: MetricPoint | null;
}

export interface KpiSeries {
  name: string;
  unit: string;
  bucket_s: number;
  points: MetricPoint[];
}
