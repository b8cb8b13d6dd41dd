export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line px-1 font-sans text-[11px] leading-none text-quiet">
      {children}
    </kbd>
  );
}
