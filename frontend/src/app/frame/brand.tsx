import { Link } from "react-router";
import { BrandMark } from "@/components/ui/brand-mark";
import { paths } from "@/config/paths";
import { useBranding } from "@/lib/branding";

export function Brand({ isNarrow = false }: { isNarrow?: boolean }) {
  const { name } = useBranding();
  return (
    <Link
      to={paths.overview}
      aria-label={`${name}, overview`}
      title={name}
      className="flex h-9 shrink-0 items-center gap-2.5 rounded-md px-2 text-sm font-semibold tracking-[-0.01em] whitespace-nowrap"
    >
      <BrandMark className="size-5" />
      {isNarrow ? null : <span className="truncate">{name}</span>}
    </Link>
  );
}
