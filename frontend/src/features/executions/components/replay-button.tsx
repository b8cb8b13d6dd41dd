import { ChevronDown } from "lucide-react";
import { useNavigate } from "react-router";
import { toast } from "@/lib/toast";
import type { Execution, ReplayDefinition } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { paths } from "@/config/paths";
import { problemText } from "@/lib/api-problem";
import { useReplay } from "../api/replay";

interface Choice {
  definition: ReplayDefinition;
  word: string;
  line: string;
}

const CHOICES: readonly Choice[] = [
  {
    definition: "recorded",
    word: "Run again as it was",
    line: "The job and the parameters that this execution had",
  },
  {
    definition: "current",
    word: "Run again as the job is now",
    line: "With the parameters that this execution had",
  },
];

/** Runs an execution once more, and leads to the new one. */
export function ReplayButton({ execution }: { execution: Execution }) {
  const navigate = useNavigate();
  const replay = useReplay(execution.id);
  const start = (definition: ReplayDefinition) =>
    replay.mutate(definition, {
      onSuccess: ({ execution_id: id }) => void navigate(paths.execution(id)),
      onError: (error) =>
        toast.error(`“${execution.job_name}” did not start`, { description: problemText(error) }),
    });
  return (
    <Menu
      trigger={
        <Button isBusy={replay.isPending}>
          Run again
          <ChevronDown size={14} aria-hidden="true" className="text-quiet" />
        </Button>
      }
    >
      {CHOICES.map(({ definition, word, line }) => (
        <MenuItem
          key={definition}
          className="h-auto flex-col items-start gap-0 py-1.5 pointer-coarse:h-auto"
          onSelect={() => start(definition)}
        >
          {word}
          <span className="text-xs text-faint">{line}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}
