import { Link } from "react-router";
import type { Advice } from "@/api/types";
import { Facts } from "@/components/ui/facts";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { evidenceWords } from "../words";

/** The numbers, and the executions that show them. */
export function AdviceEvidence({ advice }: { advice: Advice }) {
  const { evidence, executions, move, other_job_id: otherId, other_job_name: otherName } = advice;
  return (
    <div className="flex flex-col gap-3 py-2">
      <Facts isWide items={evidence.map((one) => [one.name, evidenceWords(one)])} />
      {otherId !== null && otherName !== null ? (
        <p>
          The other job:{" "}
          <Link to={paths.job(otherId)} className="underline underline-offset-2">
            {otherName}
          </Link>
        </p>
      ) : null}
      {move ? <NextTimes move={move} /> : null}
      {executions.length > 0 ? (
        <p className="text-quiet">
          Shown by{" "}
          {executions.map((id, at) => (
            <span key={id}>
              {at > 0 ? ", " : ""}
              <Link to={paths.execution(id)} className="underline underline-offset-2 hover:text-fg">
                <Time value={dueOf(id)} as="clock" />
              </Link>
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}

/** The next due times as they are, and as they would be. */
function NextTimes({ move }: { move: NonNullable<Advice["move"]> }) {
  const list = (times: readonly string[]) =>
    times.map((at, place) => (
      <span key={at}>
        {place > 0 ? ", " : ""}
        <Time value={at} as="clock" />
      </span>
    ));
  return (
    <Facts
      isWide
      items={[
        ["Next now", list(move.next_before)],
        ["Next then", list(move.next_after)],
      ]}
    />
  );
}

/** When an execution was due: the second part of its id, in hex. */
function dueOf(executionId: string): number {
  return Number.parseInt(executionId.split("-")[1] ?? "", 16);
}
