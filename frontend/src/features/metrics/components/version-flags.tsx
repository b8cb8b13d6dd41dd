import { formatExact } from "@/lib/format";
import type { Flag } from "../version-flags";

interface VersionFlagsProps {
  flags: readonly Flag[];
  onOpen?: ((version: number) => void) | undefined;
}

/** When the definition was changed, over a chart. */
export function VersionFlags({ flags, onOpen }: VersionFlagsProps) {
  return flags.map(({ version, at, xPx, heightPx }) => (
    <div
      key={version}
      className="pointer-events-none absolute top-2 border-l border-dotted border-fg print:hidden"
      style={{ left: xPx, height: heightPx }}
    >
      <button
        type="button"
        title={`Version ${version}, ${formatExact(at)}`}
        aria-label={`Version ${version}, ${formatExact(at)}: what it changed`}
        className="pointer-events-auto absolute -top-1 -left-px rounded-r-sm bg-fg px-1 text-[10px] leading-[14px] font-medium text-page"
        onClick={(event) => {
          event.stopPropagation();
          onOpen?.(version);
        }}
      >
        v{version}
      </button>
    </div>
  ));
}
