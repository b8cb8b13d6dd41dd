import { Check, ThumbsUp } from "lucide-react";
import type { Insight } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { useGiveFeedback } from "../api/get-insight";

/** What a person thinks of it: that it is of use, or that such a thing is normal here. */
export function FeedbackButtons({ insight }: { insight: Insight }) {
  const give = useGiveFeedback(insight.id);
  const { verdict } = insight;
  return (
    <>
      <Tooltip content="Good that it was told">
        <Button
          aria-pressed={verdict === "useful"}
          disabled={give.isPending}
          className={verdict === "useful" ? "bg-selected" : undefined}
          onClick={() => give.mutate("useful")}
        >
          <ThumbsUp size={14} /> Useful
        </Button>
      </Tooltip>
      <Tooltip content="Such a thing is to be expected of this job: it is learned, and the like is told less easily">
        <Button
          aria-pressed={verdict === "normal"}
          disabled={give.isPending}
          className={verdict === "normal" ? "bg-selected" : undefined}
          onClick={() => give.mutate("normal")}
        >
          <Check size={14} /> Normal here
        </Button>
      </Tooltip>
    </>
  );
}
