/** Larger than any real crontab, small enough to show line by line. */
const MAX_BYTES = 512_000;

/** The text of a dropped or chosen file; rejects with a sentence when it cannot be a crontab. */
export async function readCrontabFile(file: File): Promise<string> {
  if (file.size > MAX_BYTES)
    throw new Error(`“${file.name}” is too large for a crontab (${file.size} bytes).`);
  const text = await file.text();
  if (text.includes("\0")) throw new Error(`“${file.name}” is not a text file.`);
  return text;
}
