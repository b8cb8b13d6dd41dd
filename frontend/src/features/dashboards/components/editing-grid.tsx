import "react-grid-layout/css/styles.css";
import "./editing-grid.css";
import { useState } from "react";
import { GridLayout, type LayoutItem, useContainerWidth, verticalCompactor } from "react-grid-layout";
import type { Widget } from "@/api/types";
import { COLUMNS, copyOf, MAX_HEIGHT, MAX_WIDGETS, placed, type Step, stepped } from "../layout";
import { titleOf } from "../values";
import { GAP_PX, ROW_PX, StillGrid } from "./still-grid";
import { type PageTimes, WidgetFrame } from "./widget-frame";
import { WidgetMenu } from "./widget-menu";

interface EditingGridProps {
  widgets: readonly Widget[];
  times: PageTimes;
  onChange: (widgets: readonly Widget[]) => void;
  onConfigure: (widget: Widget) => void;
}

/** Too narrow for twelve columns: they stand below each other, and their menus move them. */
const PHONE_PX = 640;
const RESIZE = { enabled: true, handles: ["se", "e", "s"] as const };
const DRAG = { enabled: true, bounded: false, threshold: 3, handle: ".widget-handle", cancel: "button" };

/** The widgets, to be dragged and resized by pointer, or by the steps of their menus. */
export function EditingGrid({ widgets, times, onChange, onConfigure }: EditingGridProps) {
  const { width, containerRef, mounted } = useContainerWidth();
  const [told, setTold] = useState("");
  const layout = widgets.map(({ id, x, y, w, h }) => ({ i: id, x, y, w, h, maxH: MAX_HEIGHT }));
  const step = (widget: Widget, how: Step) => {
    const next = stepped(widgets, widget.id, how);
    onChange(next);
    setTold(placeWords(next.find(({ id }) => id === widget.id)));
  };
  const settle = (places: readonly LayoutItem[]) => onChange(placed(widgets, places));
  const menuOf = (widget: Widget) => (
    <WidgetMenu
      name={widget.title || titleOf(widget.config) || "Text"}
      canCopy={widgets.length < MAX_WIDGETS}
      onConfigure={() => onConfigure(widget)}
      onCopy={() => onChange([...widgets, copyOf(widget, widgets)])}
      onRemove={() => onChange(widgets.filter(({ id }) => id !== widget.id))}
      onStep={(how) => step(widget, how)}
    />
  );
  return (
    <div ref={containerRef}>
      <p role="status" className="sr-only">
        {told}
      </p>
      {mounted && width < PHONE_PX ? <StillGrid widgets={widgets} times={times} actionsOf={menuOf} /> : null}
      {mounted && width >= PHONE_PX ? (
        <GridLayout
          width={width}
          layout={layout}
          gridConfig={{
            cols: COLUMNS,
            rowHeight: ROW_PX,
            margin: [GAP_PX, GAP_PX],
            containerPadding: [0, 0],
            maxRows: Infinity,
          }}
          dragConfig={DRAG}
          resizeConfig={RESIZE}
          compactor={verticalCompactor}
          onDragStop={settle}
          onResizeStop={settle}
        >
          {widgets.map((widget) => (
            <div key={widget.id}>
              <WidgetFrame
                widget={widget}
                times={times}
                isDraggable
                className="border-line-strong"
                actions={menuOf(widget)}
              />
            </div>
          ))}
        </GridLayout>
      ) : null}
    </div>
  );
}

function placeWords(widget: Widget | undefined): string {
  if (!widget) return "";
  const { x, y, w, h } = widget;
  return `Column ${x + 1}, row ${y + 1}, ${w} wide and ${h} high`;
}
