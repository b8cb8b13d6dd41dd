import type { ComponentType } from "react";
import type { Widget } from "@/api/types";
import type { ConfigOf, WidgetKind } from "../kinds";
import { ChartWidget } from "../widgets/chart";
import { ExecutionsWidget } from "../widgets/executions";
import { FigureWidget } from "../widgets/figure";
import { GaugeWidget } from "../widgets/gauge";
import { JobsWidget } from "../widgets/jobs";
import { LogTailWidget } from "../widgets/log-tail";
import { NextDueWidget } from "../widgets/next-due";
import { OutcomesWidget } from "../widgets/outcomes";
import { ProgressWidget } from "../widgets/progress";
import { StatusGridWidget } from "../widgets/status-grid";
import { TextWidget } from "../widgets/text";

const BODIES: { [K in WidgetKind]: ComponentType<{ config: ConfigOf<K> }> } = {
  chart: ChartWidget,
  executions: ExecutionsWidget,
  figure: FigureWidget,
  gauge: GaugeWidget,
  jobs: JobsWidget,
  log_tail: LogTailWidget,
  next_due: NextDueWidget,
  outcomes: OutcomesWidget,
  progress: ProgressWidget,
  status_grid: StatusGridWidget,
  text: TextWidget,
};

/** What a widget shows, by its kind. */
export function WidgetBody({ config }: Pick<Widget, "config">) {
  // The table above pairs each kind with its own body, which the compiler cannot follow through an index.
  const Body = BODIES[config.kind] as ComponentType<{ config: Widget["config"] }>;
  return <Body config={config} />;
}
