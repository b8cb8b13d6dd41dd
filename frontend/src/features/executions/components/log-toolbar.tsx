import { ArrowDownToLine, CircleAlert, Clock, Download, FoldVertical, WrapText } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { Tooltip } from "@/components/ui/tooltip";
import type { LogLevel } from "../log/log-level";
import { TIME_WORDS } from "../log/log-time";
import type { LogSettings } from "../log/use-log-settings";

interface LogToolbarProps {
  settings: LogSettings;
  isLive: boolean;
  isFollowing: boolean;
  /** Null when the log cannot be had from the server any more. */
  downloadUrl: string | null;
  /** Lines that matter less are left out. */
  level: LogLevel;
  onLevel: (level: LogLevel) => void;
  onFollow: () => void;
  onWrap: () => void;
  onTime: () => void;
  onFold: () => void;
  /** Null when nothing in the log looks like an error. */
  onFirstError: (() => void) | null;
  /** The way to a time. */
  jump: ReactNode;
}

const LEVELS: readonly { value: LogLevel; label: string }[] = [
  { value: "unknown", label: "All lines" },
  { value: "info", label: "Info and above" },
  { value: "warn", label: "Warnings, errors" },
  { value: "error", label: "Errors" },
];

/** What can be done with the log. */
export function LogToolbar(props: LogToolbarProps) {
  const { settings, isLive, isFollowing } = props;
  return (
    <div role="toolbar" aria-label="Log" className="flex flex-wrap items-center gap-1 print:hidden">
      {props.onFirstError ? (
        <Button variant="ghost" onClick={props.onFirstError}>
          <CircleAlert size={16} aria-hidden="true" />
          First error
        </Button>
      ) : null}
      <Select
        aria-label="Lines by how much they matter"
        className="w-36"
        options={LEVELS}
        value={props.level}
        onChange={({ target }) => props.onLevel(target.value as LogLevel)}
      />
      <IconButton
        label={isLive ? "Follow the end (f)" : "Go to the end (f)"}
        aria-pressed={isFollowing}
        className={pressed(isFollowing)}
        onClick={props.onFollow}
      >
        <ArrowDownToLine size={16} />
      </IconButton>
      <IconButton
        label="Wrap long lines (w)"
        aria-pressed={settings.wrap}
        className={pressed(settings.wrap)}
        onClick={props.onWrap}
      >
        <WrapText size={16} />
      </IconButton>
      <IconButton
        label="Fold repeated lines (z)"
        aria-pressed={settings.fold}
        className={pressed(settings.fold)}
        onClick={props.onFold}
      >
        <FoldVertical size={16} />
      </IconButton>
      <IconButton
        label={`Times: ${TIME_WORDS[settings.time]} (t)`}
        aria-pressed={settings.time !== "off"}
        className={pressed(settings.time !== "off")}
        onClick={props.onTime}
      >
        <Clock size={16} />
      </IconButton>
      {props.jump}
      {props.downloadUrl === null ? null : (
        <Tooltip content="Download the log">
          <a
            href={props.downloadUrl}
            download
            aria-label="Download the log"
            className={buttonClass({ variant: "ghost", size: "icon" })}
          >
            <Download size={16} />
          </a>
        </Tooltip>
      )}
    </div>
  );
}

function pressed(isOn: boolean): string | undefined {
  return isOn ? "bg-selected text-fg" : undefined;
}
