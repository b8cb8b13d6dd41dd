import type { Outlook } from "@/api/types";
import { TimeChart } from "@/components/charts";
import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { useOutlook } from "../api/get-forecast";
import { chanceWords, learningWords, outlookWords } from "../words";

/** When an execution that runs is done; nothing once none of its attempts runs. */
export function OutlookPanel({ executionId }: { executionId: string }) {
  const { data } = useOutlook(executionId);
  if (!data?.attempt_started_at) return null;
  if (data.points.length === 0)
    return (
      <Section title="When it is done">
        <p className="pt-2 text-sm text-quiet">{learningWords(data.learned, data.needed)}</p>
      </Section>
    );
  const said = outlookWords(data);
  return (
    <Section title="When it is done">
      <div className="flex flex-col gap-2 pt-2">
        {said ? (
          <p role="status" className="text-sm first-letter:uppercase">
            {said}.
          </p>
        ) : null}
        <Facts
          items={[
            ["Half by", <Time key="half" value={data.half_by} as="seconds" />],
            ["Nine in ten by", <Time key="most" value={data.most_by} as="seconds" />],
            ["Due again", <By key="by" outlook={data} />],
            [
              "Time limit",
              <span key="limit">
                <Time value={data.limit_at} as="clock" />, {chanceWords(data.limit_share ?? 0)} to reach it
              </span>,
            ],
          ]}
        />
        <Curve outlook={data} />
      </div>
    </Section>
  );
}

function By({ outlook: { by, by_share: share } }: { outlook: Outlook }) {
  if (by === null || share === null) return <>not planned</>;
  return (
    <>
      <Time value={by} as="clock" />, {chanceWords(share)} to be done before
    </>
  );
}

/** The chance to be done, over time. */
function Curve({ outlook: { points } }: { outlook: Outlook }) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  return (
    <TimeChart
      title="Chance to be done"
      bounds={{ from: Date.parse(first.at), to: Date.parse(last.at) }}
      times={points.map(({ at }) => Date.parse(at))}
      series={[
        { kind: "line", name: "done", tone: "strong", values: points.map(({ share }) => share * 100) },
      ]}
      unit="%"
      heightPx={90}
      hasLegend={false}
      summary="Chance to be done, from now on"
    />
  );
}
