import { useState } from "react";
import type { AskMeasure, AskPlan } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatExact } from "@/lib/format";
import { MEASURES } from "../words";

interface AskPlanFormProps {
  plan: AskPlan;
  onChange: (plan: AskPlan) => void;
}

const READERS: Record<AskPlan["read_by"], string> = {
  rules: "Read by rules",
  model: "Read by a language model",
  person: "Changed by you",
};

/** The query that was asked, to see and to change. */
export function AskPlanForm({ plan, onChange }: AskPlanFormProps) {
  const [query, setQuery] = useState(plan.query);
  const [measure, setMeasure] = useState<AskMeasure>(plan.measure);
  return (
    <form
      aria-label="The query"
      className="mt-4 flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ ...plan, query, measure, doubts: [], unread: [], read_by: "person" });
      }}
    >
      <Select
        aria-label="What is wanted"
        className="w-52"
        value={measure}
        options={MEASURES}
        onChange={({ target }) =>
          setMeasure(MEASURES.find(({ value }) => value === target.value)?.value ?? "list")
        }
      />
      <Input
        aria-label="Query"
        className="min-w-0 flex-1 basis-60 font-mono text-xs"
        spellCheck={false}
        value={query}
        placeholder="everything"
        onChange={({ target }) => setQuery(target.value)}
      />
      <Button type="submit" disabled={query === plan.query && measure === plan.measure}>
        Ask this
      </Button>
      <p className="w-full text-xs text-faint">
        {READERS[plan.read_by]}
        {plan.since && plan.until ? `, from ${formatExact(plan.since)} to ${formatExact(plan.until)}` : null}.
      </p>
    </form>
  );
}
