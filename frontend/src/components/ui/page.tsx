import { type ReactNode, useEffect } from "react";
import { titleOf, useBranding } from "@/lib/branding";
import { cn } from "@/lib/cn";

interface PageProps {
  /** What the browser's tab says. */
  title: string;
  children: ReactNode;
  className?: string;
}

/** The content beside the rail: its margins, and the document's title. */
export function Page({ title, children, className }: PageProps) {
  const branding = useBranding();
  useEffect(() => {
    document.title = titleOf(title, branding);
  }, [title, branding]);
  return (
    <div
      className={cn("mx-auto w-full max-w-[1400px] min-[2200px]:max-w-[2000px] px-4 py-5 md:px-8", className)}
    >
      {children}
    </div>
  );
}
