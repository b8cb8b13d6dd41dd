export function Tag({ children }: { children: string }) {
  return (
    <span
      className="max-w-24 truncate rounded-sm bg-sunken px-1.5 text-xs leading-[18px] text-quiet"
      title={children}
    >
      {children}
    </span>
  );
}
