import { type ReactNode, useEffect } from "react";
import { Link } from "react-router";
import { BrandMark } from "@/components/ui/brand-mark";
import { titleOf, useBranding } from "@/lib/branding";

interface DoorProps {
  title: string;
  children?: ReactNode;
  note?: ReactNode;
  /** Ways to the doors beside it. */
  links?: readonly { to: string; word: string }[];
}

/** The plain page before one is inside. */
export function Door({ title, children, note, links = [] }: DoorProps) {
  const branding = useBranding();
  useEffect(() => {
    document.title = titleOf(title, branding);
  }, [title, branding]);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[360px] flex-col px-5 pt-[min(16vh,120px)] pb-10">
      <div className="flex items-center gap-2.5 pb-6 text-base font-semibold tracking-[-0.01em]">
        <BrandMark className="size-6" />
        {branding.name}
      </div>
      <h1 className="text-xl font-semibold tracking-[-0.01em]">{title}</h1>
      {note ? (
        <p role="status" className="mt-1 text-sm text-quiet">
          {note}
        </p>
      ) : null}
      {children ? <div className="mt-5">{children}</div> : null}
      {links.length > 0 ? (
        <nav aria-label="Other ways" className="mt-6 flex flex-wrap justify-between gap-x-4 gap-y-2 text-sm">
          {links.map(({ to, word }) => (
            <Link
              key={to}
              to={to}
              className="text-quiet underline decoration-line-strong underline-offset-2 hover:text-fg"
            >
              {word}
            </Link>
          ))}
        </nav>
      ) : null}
    </main>
  );
}
