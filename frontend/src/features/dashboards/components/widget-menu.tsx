import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Copy,
  Ellipsis,
  FoldHorizontal,
  FoldVertical,
  Settings2,
  Trash2,
  UnfoldHorizontal,
  UnfoldVertical,
} from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { Step } from "../layout";

interface WidgetMenuProps {
  name: string;
  canCopy: boolean;
  onConfigure: () => void;
  onCopy: () => void;
  onRemove: () => void;
  onStep: (step: Step) => void;
}

const STEPS: readonly { step: Step; label: string; icon: typeof ArrowLeft }[] = [
  { step: "left", label: "Move left", icon: ArrowLeft },
  { step: "right", label: "Move right", icon: ArrowRight },
  { step: "up", label: "Move up", icon: ArrowUp },
  { step: "down", label: "Move down", icon: ArrowDown },
  { step: "wider", label: "Wider", icon: UnfoldHorizontal },
  { step: "narrower", label: "Narrower", icon: FoldHorizontal },
  { step: "taller", label: "Taller", icon: UnfoldVertical },
  { step: "shorter", label: "Shorter", icon: FoldVertical },
];

/** What can be done to a widget; moving and resizing, too, for those who use no pointer. */
export function WidgetMenu({ name, canCopy, onConfigure, onCopy, onRemove, onStep }: WidgetMenuProps) {
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`Actions of ${name}`}>
          <Ellipsis size={15} />
        </Button>
      }
    >
      <MenuItem onSelect={onConfigure}>
        <Settings2 size={14} /> What it shows…
      </MenuItem>
      <MenuItem disabled={!canCopy} onSelect={onCopy}>
        <Copy size={14} /> Duplicate
      </MenuItem>
      <MenuSeparator />
      {STEPS.map(({ step, label, icon: Icon }) => (
        // Stays open: one step is seldom enough.
        <MenuItem
          key={step}
          onSelect={(event) => {
            event.preventDefault();
            onStep(step);
          }}
        >
          <Icon size={14} /> {label}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem isDestructive onSelect={onRemove}>
        <Trash2 size={14} /> Remove
      </MenuItem>
    </Menu>
  );
}
