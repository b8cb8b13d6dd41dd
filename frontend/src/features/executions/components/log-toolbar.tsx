import { ArrowDownToLine, CircleAlert, Clock, Copy, Download, WrapText } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { IconButton } from "@/components/ui/icon-button";
import { Tooltip } from "@/components/ui/tooltip";
import type { TimeMode } from "../log/log-time";
import type { LogSettings } from "../log/use-log-settings";

interface LogToolbarProps {
  settings: LogSettings;
  isLive: boolean;
  isFollowing: boolean;
  /** Lines that the address points to. */
  selectedLines: number;
  downloadUrl: string;
  onFollow: () => void;
  onWrap: () => void;
  onTime: () => void;
  onCopy: () => void;
  /** Null when nothing in the log looks like an error. */
  onFirstError: (() => void) | null;
  /** The way to a time. */
  jump: ReactNode;
}

const TIME_WORDS: Record<TimeMode, string> = { off: "off", absolute: "clock", relative: "since start" };

/** What can be done with the log. */
export function LogToolbar(props: LogToolbarProps) {
  const { settings, isLive, isFollowing, selectedLines } = props;
  return (
    <div role="toolbar" aria-label="Log" className="flex flex-wrap items-center gap-1">
      {props.onFirstError ? (
        <Button variant="ghost" onClick={props.onFirstError}>
          <CircleAlert size={16} aria-hidden="true" />
          First error
        </Button>
      ) : null}
      {selectedLines > 0 ? (
        <Button variant="ghost" onClick={props.onCopy}>
          <Copy size={16} aria-hidden="true" />
          Copy {selectedLines === 1 ? "line" : `${selectedLines} lines`}
        </Button>
      ) : null}
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
        label={`Times: ${TIME_WORDS[settings.time]} (t)`}
        aria-pressed={settings.time !== "off"}
        className={pressed(settings.time !== "off")}
        onClick={props.onTime}
      >
        <Clock size={16} />
      </IconButton>
      {props.jump}
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
    </div>
  );
}

function pressed(isOn: boolean): string | undefined {
  return isOn ? "bg-selected text-fg" : undefined;
}
