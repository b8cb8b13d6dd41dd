/** What an attempt used at a moment. */
export interface UsagePoint {
  time: string;
  /** Busy on average since the moment before. */
  cpu_cores: number;
  memory_bytes: number;
  /** Since the attempt began, as what is written; null where it cannot be seen. */
  read_bytes: number | null;
  write_bytes: number | null;
  processes: number;
  open_files: number | null;
}

export interface UsageCurve {
  /** Between the last two points; null with fewer. */
  interval_s: number | null;
  points: UsagePoint[];
}
