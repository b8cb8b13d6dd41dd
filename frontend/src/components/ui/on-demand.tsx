import { Component, type ComponentType, lazy, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { fetchWhenIdle, isCodeMissing } from "@/lib/late-code";

interface Options {
  /** So large that it comes only to those who want it. */
  isLarge?: boolean;
}

/**
 * A part of a page whose code comes when it is first shown, or before, while the browser has nothing else to do. Where it
 * cannot come a line stands in its place, and the page with what was typed stays. To be made once, outside of components.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { isLarge = false }: Options = {},
): ComponentType<Props> {
  const part = () => lazy(async () => ({ default: await load() })) as ComponentType<Props>;
  if (!isLarge) fetchWhenIdle(load);
  let Part = part();
  // A part that once failed to come stays so.
  const retry = () => {
    Part = part();
  };
  return function OnDemand(props: Props) {
    return <Guard onRetry={retry}>{() => <Part {...props} />}</Guard>;
  };
}

interface GuardProps {
  onRetry: () => void;
  children: () => ReactNode;
}

interface GuardState {
  error: Error | null;
}

class Guard extends Component<GuardProps, GuardState> {
  override state: GuardState = { error: null };

  static getDerivedStateFromError(error: Error): GuardState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children();
    // What breaks when it is there is not ours to hide.
    if (!isCodeMissing(error)) throw error;
    return (
      <p role="alert" className="flex flex-wrap items-center gap-2 p-3 text-sm text-quiet">
        Its code could not be fetched: the server is out of reach, or Chronos Synapse was just updated.
        <Button
          size="sm"
          onClick={() => {
            this.props.onRetry();
            this.setState({ error: null });
          }}
        >
          Try again
        </Button>
      </p>
    );
  }
}
