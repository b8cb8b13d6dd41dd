/** Making a format costs a thousand times what using one does: those that were made are kept. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** There are a few dozen; what comes beyond is somebody walking through all zones. */
const MOST_FORMATS = 200;

/** A moment as the wall clocks of `zone` have it, in English; a zone that this browser does not know is its own. */
export function zoned(at: number | Date, zone: string, options: Intl.DateTimeFormatOptions): string {
  return formatIn(zone, options).format(at);
}

/** As `zoned`, part by part. */
export function zonedParts(
  at: number | Date,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormatPart[] {
  return formatIn(zone, options).formatToParts(at);
}

function formatIn(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    if (formats.size >= MOST_FORMATS) formats.clear();
    format = made(zone, options);
    formats.set(key, format);
  }
  return format;
}

function made(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", options);
  }
}
