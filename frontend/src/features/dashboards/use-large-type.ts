import { type CSSProperties, useEffect, useState } from "react";

/** A screen of this height shows things as large as any page does; on a higher one everything grows with it. */
const PLAIN_PX = 900;
const LARGEST = 4;

function zoomOf(): number {
  return Math.min(LARGEST, Math.max(1, window.innerHeight / PLAIN_PX));
}

/** Styles of what is read from afar: as high as the screen, and enlarged by its height. */
export function useLargeType(): CSSProperties {
  const [zoom, setZoom] = useState(zoomOf);
  useEffect(() => {
    const measure = () => setZoom(zoomOf());
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return { zoom, "--kiosk-tall": `${100 / zoom}dvh` } as CSSProperties;
}
