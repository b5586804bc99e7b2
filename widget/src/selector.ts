/** A passage as the W3C writes it down; positions are code points. */
export interface Selector {
  type: "TextQuoteSelector";
  exact: string;
  prefix: string;
  suffix: string;
  refinedBy: { type: "TextPositionSelector"; start: number; end: number };
}

/**
 * Writes down the passage from `start` to `end` (code points) of `text`. The context grows until
 * it tells the passage from its repetitions. It begins with as much as `anchoring.describe` takes
 * of a short passage, so that the desk never has less than it would take itself.
 */
export function describe(text: string, start: number, end: number): Selector {
  const points = [...text];
  const part = (from: number, to: number) => points.slice(Math.max(0, from), to).join("");
  const exact = part(start, end);
  for (let size = 128; ; size *= 2) {
    const prefix = part(start - size, start);
    const suffix = part(end, end + size);
    const whole = prefix + exact + suffix;
    if (size > 500 || text.indexOf(whole) === text.lastIndexOf(whole)) {
      const refinedBy = { type: "TextPositionSelector" as const, start, end };
      return { type: "TextQuoteSelector", exact, prefix, suffix, refinedBy };
    }
  }
}
