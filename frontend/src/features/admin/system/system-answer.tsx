import { countOf } from "@/lib/format";
import { useSystem } from "../api/get-system";

/** Whether all is well, in one sentence. */
export function SystemAnswer() {
  const { data } = useSystem();
  if (!data) return <>What the product stands on.</>;
  const { problems } = data;
  if (problems.length > 0)
    return (
      <span className="text-failed">{countOf(problems.length, "thing needs", "things need")} a person.</span>
    );
  return (
    <>
      All is well: {countOf(data.schedulers.length, "scheduler")}, {countOf(data.workers.length, "worker")}{" "}
      and {countOf(data.analysts.length, "analyst")} are alive, both servers answer.
    </>
  );
}
