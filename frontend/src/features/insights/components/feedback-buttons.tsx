import { Check, ThumbsUp } from "lucide-react";
import type { Insight, Verdict } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { useGiveFeedback } from "../api/get-insight";

/** What a person thinks of it: that it is of use, or that such a thing is normal here. Pressed again, it is taken back. */
export function FeedbackButtons({ insight }: { insight: Insight }) {
  const give = useGiveFeedback(insight.id);
  const { own_verdict: own } = insight;
  const say = (verdict: Verdict) => give.mutate(verdict === own ? null : verdict);
  return (
    <>
      <Tooltip content="Good that it was told">
        <Button
          aria-pressed={own === "useful"}
          disabled={give.isPending}
          className={own === "useful" ? "bg-selected" : undefined}
          onClick={() => say("useful")}
        >
          <ThumbsUp size={14} /> Useful
        </Button>
      </Tooltip>
      <Tooltip content="Such a thing is to be expected of this job: it is learned, and the like is told less easily">
        <Button
          aria-pressed={own === "normal"}
          disabled={give.isPending}
          className={own === "normal" ? "bg-selected" : undefined}
          onClick={() => say("normal")}
        >
          <Check size={14} /> Normal here
        </Button>
      </Tooltip>
    </>
  );
}
