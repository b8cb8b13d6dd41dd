import { Link } from "react-router";
import { BrandMark } from "@/components/ui/brand-mark";
import { paths } from "@/config/paths";

export function Brand({ isNarrow = false }: { isNarrow?: boolean }) {
  return (
    <Link
      to={paths.overview}
      aria-label="Chronos Synapse, overview"
      className="flex h-9 items-center gap-2.5 rounded-md px-2 text-sm font-semibold tracking-[-0.01em] whitespace-nowrap"
    >
      <BrandMark className="size-5" />
      {isNarrow ? null : "Chronos Synapse"}
    </Link>
  );
}
