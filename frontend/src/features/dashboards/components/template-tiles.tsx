import type { DashboardInput } from "@/api/types";
import { Button } from "@/components/ui/button";
import { TEMPLATES } from "../templates";

interface TemplateTilesProps {
  isBusy: boolean;
  onChoose: (input: DashboardInput) => void;
}

/** Dashboards to begin with, and an empty one. */
export function TemplateTiles({ isBusy, onChoose }: TemplateTilesProps) {
  return (
    <ul className="grid gap-2 sm:grid-cols-2">
      {TEMPLATES.map(({ id, label, line, input }) => (
        <li key={id}>
          <Tile label={label} line={line} isBusy={isBusy} onPress={() => onChoose(input)} />
        </li>
      ))}
      <li>
        <Tile
          label="Empty"
          line="Add widgets one by one"
          isBusy={isBusy}
          onPress={() => onChoose({ name: "New dashboard", widgets: [] })}
        />
      </li>
    </ul>
  );
}

interface TileProps {
  label: string;
  line: string;
  isBusy: boolean;
  onPress: () => void;
}

function Tile({ label, line, isBusy, onPress }: TileProps) {
  return (
    <Button
      disabled={isBusy}
      onClick={onPress}
      className="h-full w-full flex-col items-start gap-0.5 px-3 py-2.5 text-left whitespace-normal pointer-coarse:h-auto"
    >
      <span>{label}</span>
      <span className="text-xs font-normal text-quiet">{line}</span>
    </Button>
  );
}
