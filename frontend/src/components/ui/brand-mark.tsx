import { cn } from "@/lib/cn";
import { useBranding } from "@/lib/branding";

/** The installation's logo, or the product's: a clock whose rim is open, where the next moment enters. */
export function BrandMark({ className }: { className?: string }) {
  const { logo } = useBranding();
  if (logo !== null) return <img src={logo} alt="" className={cn("shrink-0 object-contain", className)} />;
  return (
    <svg viewBox="0 0 24 24" className={cn("shrink-0", className)} aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
        <path d="M20.1 7.7A9.2 9.2 0 1 0 21.2 12" />
        <path d="M12 6.8V12l3.4 2.3" />
      </g>
      <circle cx="21.2" cy="12" r="2.1" fill="currentColor" />
    </svg>
  );
}
