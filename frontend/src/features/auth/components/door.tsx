import { type ReactNode, useEffect } from "react";
import { BrandMark } from "@/components/ui/brand-mark";

interface DoorProps {
  title: string;
  children: ReactNode;
  note?: ReactNode;
}

/** The plain page before one is inside. */
export function Door({ title, children, note }: DoorProps) {
  useEffect(() => {
    document.title = `${title} · Chronos Synapse`;
  }, [title]);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[360px] flex-col px-5 pt-[16vh] pb-10">
      <div className="flex items-center gap-2.5 pb-6 text-base font-semibold tracking-[-0.01em]">
        <BrandMark className="size-6" />
        Chronos Synapse
      </div>
      <h1 className="text-xl font-semibold tracking-[-0.01em]">{title}</h1>
      {note ? <p className="mt-1 text-sm text-quiet">{note}</p> : null}
      <div className="mt-5">{children}</div>
    </main>
  );
}
