import { type OverlapChoice, DIAGRAM_LENGTH, diagramWords, type Phase } from "../overlap-choices";

const UNIT = 8;
const ROW = 11;
const BAR = 7;
const MARK = 3;
const SIZE = 2 * MARK;
const WIDTH = DIAGRAM_LENGTH * UNIT + 2 * MARK;

/** Three runs over time: full bars run, dashed ones wait, hollow ones are ending, a cross never starts. */
export function OverlapDiagram({ runs }: { runs: OverlapChoice["runs"] }) {
  const words = diagramWords(runs);
  const height = runs.length * ROW + 4;
  return (
    <svg
      role="img"
      viewBox={`${-MARK} 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      className="shrink-0"
    >
      <title>{words}</title>
      <line
        x1={0}
        x2={DIAGRAM_LENGTH * UNIT}
        y1={height - 1}
        y2={height - 1}
        className="stroke-line-strong"
      />
      {runs.map((phases, row) => (
        <g key={row} transform={`translate(0 ${row * ROW + 1})`}>
          <line
            x1={dueOf(phases)}
            x2={dueOf(phases)}
            y1={0}
            y2={height - row * ROW - 2}
            className="stroke-line-strong"
            strokeDasharray="1 2"
          />
          {phases.map((phase) => (
            <PhaseMark key={`${phase.does} ${phase.from}`} {...phase} />
          ))}
        </g>
      ))}
    </svg>
  );
}

/** Every run does something from its due time on. */
function dueOf(phases: readonly Phase[]): number {
  return (phases[0]?.from ?? 0) * UNIT;
}

function PhaseMark({ does, from, to }: Phase) {
  const x = from * UNIT;
  const bar = { x: x + 0.5, y: 0.5, width: (to - from) * UNIT - 1, height: BAR - 1, rx: 1 };
  const middle = BAR / 2;
  switch (does) {
    case "runs":
      return <rect {...bar} className="fill-running stroke-running" />;
    case "ends":
      return <rect {...bar} className="fill-none stroke-running" />;
    case "waits":
      return <rect {...bar} className="fill-none stroke-idle" strokeDasharray="2 2" />;
    case "killed":
      return <line x1={x} x2={x} y1={-1} y2={BAR + 1} className="stroke-failed" strokeWidth={2.5} />;
    case "skipped":
      return (
        <path
          d={`M${x - MARK} ${middle - MARK}l${SIZE} ${SIZE}m0 ${-SIZE}l${-SIZE} ${SIZE}`}
          className="stroke-idle"
          strokeWidth={1.5}
        />
      );
  }
}
